"""The cast: the same people in the rehearsal, in its story and in every test."""

from msgspec import Struct


class Character(Struct, frozen=True):
    """Somebody who takes part in the rehearsal."""

    name: str
    language: str  # of the app and of the mails: "pl", "cs"
    telegram: int = 0  # 0: not on Telegram
    mail: str = ""  # "": not by mail
    about: str = ""  # for the page


ANIA = Character("Ania", "pl", telegram=5_100_000_001, about="Jastrzębie-Zdrój · NGO")
BARTEK = Character("Bartek", "pl", mail="bartek@hufiec.example.pl", about="Jastrzębie-Zdrój · NGO")
CECILIE = Character("Cecílie", "cs", mail="cecilie@spolek.example.cz", about="Karviná · spolek")
DAVID = Character("David", "cs", telegram=5_100_000_004, about="Havířov · hasiči")
OLA = Character("Ola", "pl", telegram=5_100_000_005, about="OLZA · moderator")
JANA = Character("Jana", "cs", telegram=5_100_000_006, about="Karviná · organiser")

PARTICIPANTS = (ANIA, BARTEK, CECILIE, DAVID)
EVERYONE = (*PARTICIPANTS, OLA, JANA)

DESK_TITLE = "OLZA – moderátoři"
BOT_ADDRESS = "mosty@mosty.example.org"
BOT_TOKEN = "7000000001:REHEARSAL"
BOT_NAME = "mosty_bot"
