"""Every tap that a mail offers: the mail which a phone begins from it is read as what its label says.

The taps are those of the golden texts, so a new message joins by itself. Whether the answer then does what it should is
told by the stories.
"""

import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.parse import parse
from bot.core import spoken, words
from bot.core.actions import Action, Verb
from bot.core.inbound import Inbound, Pressed, Said
from bot.core.language import Language
from bot.core.rsvps import PartStat
from bot.core.tokens import Purpose
from bot.core.words import Word
from bot.rehearsal.cast import BOT_ADDRESS
from bot.rehearsal.stage import BEGINS

BOX = Mailbox(BOT_ADDRESS, "+", b"golden")
FOLDERS = [Path(__file__).parent / language / "email" for language in ("pl", "cs", "both")]
TAP = re.compile(r"(?m)^\[ (\S+) .* \] (\S+), (.+)$")
HEADER = re.compile(r"(?m)^List-Unsubscribe: .*<mailto:([^?>]+)\?subject=([^>]+)>")
MEANINGS = {
    **dict.fromkeys("✅⏳↩", PartStat.ACCEPTED),
    "❔": PartStat.TENTATIVE,
    "❌": PartStat.DECLINED,
}
"""What the sign before a label says; any other tap has a number."""

PHONES = {
    "empty": ("", ""),
    "Gmail": ("\n", '<div dir="auto"></div>'),
    "iPhone": ("\n\nWysłane z iPhone’a", ""),
    "Samsung": ("\n\n\nOdesláno z telefonu Galaxy", ""),
    "Outlook": ("\n\nPobierz aplikację Outlook dla systemu Android\n", ""),
}
"""What phones leave in a mail into which nobody writes: text, and HTML."""


def begun(to: str, subject: str, phone: str) -> bytes:
    """The mail that a phone makes from a link of ours, sent as it is."""
    for kind, purpose in (("r", Purpose.CONVERSATION), ("u", Purpose.STOP)):
        to = to.replace(f"‹{kind}-token›", BOX.token(purpose, 7))
    text, html = PHONES[phone]
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Bartek <bartek@hufiec.example.pl>", to, subject
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def read(to: str, subject: str, phone: str) -> Inbound:
    return parse(begun(to, subject, phone), BOX, at=BEGINS)


def offered(pattern: re.Pattern[str]) -> set[tuple[str, ...]]:
    """What the golden texts offer, each once."""
    return {
        tap for folder in FOLDERS for path in folder.glob("*.txt") for tap in pattern.findall(path.read_text("utf-8"))
    }


def meant(said: Inbound, language: Language | None) -> PartStat | int | None:
    """Which answer, or which number, somebody gives who reads that language."""
    assert isinstance(said.act, Said)
    numbers = words.numbers_in(said.act.text, 99)
    heard = spoken.answer_in(said.act.text, language)
    assert heard is None or (heard.party, heard.rest) == (None, "")
    return numbers[0] if numbers else heard.partstat if heard else None


@pytest.mark.parametrize("phone", PHONES)
def test_a_tap_is_read_as_its_label_says(phone: str) -> None:
    taps = offered(TAP)
    assert {sign[0] for sign, _, _ in taps} >= {*MEANINGS, "1", "9"}
    for sign, to, subject in taps:
        said = read(to, subject, phone)
        wanted = MEANINGS.get(sign[0]) or int(sign.removesuffix("."))
        for language in (Language.PL, Language.CS, None):
            assert (subject, meant(said, language), said.conversation) == (subject, wanted, 7)


@pytest.mark.parametrize("phone", PHONES)
def test_the_links_in_the_headers_stop_and_ask_for_help(phone: str) -> None:
    links = offered(HEADER)
    assert links == {("mosty+‹u-token›@mosty.example.org", "stop")}
    for to, subject in links:
        assert read(to, subject, phone).act == Pressed(Action(Verb.STOP))
    helped = read(BOX.plain, "help", phone).act
    assert isinstance(helped, Said)
    assert words.word_in(helped.text) == Word.HELP
