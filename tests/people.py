"""The cast at work: what Ania, Bartek, Cecílie, David, Ola and Jana do again and again, through the two doors."""

from datetime import datetime

from bot import programme
from bot.core import consent, sectors
from bot.core.language import Language
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import Store
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Message, Phone

WORDS = {
    "pl": {
        "language": "Polski",
        "continue": "Dalej",
        "skip": "Pomiń",
        "agree": "Wyrażam zgodę",
        "yes": "✅ Tak",
        "no": "❌ Nie",
    },
    "cs": {
        "language": "Čeština",
        "continue": "Pokračovat",
        "skip": "Přeskočit",
        "agree": "Souhlasím",
        "yes": "✅ Ano",
        "no": "❌ Ne",
    },
}
SECTORS = {"pl": "Kultura", "cs": "Kultura"}
CITY = {"pl": "Jastrzębie-Zdrój", "cs": "Havířov"}
CITY_ID = {"pl": "jastrzebie", "cs": "havirov"}
KIND = {"pl": "Organizacja pozarządowa", "cs": "Nezisková organizace"}


async def join_by_taps(stage: Stage, name: str, *sectors: str) -> Phone:
    """From nothing to subscribed without a typed word."""
    phone = stage.phones[name]
    language = phone.person.language_code or "pl"
    words = WORDS[language]
    phone.start()
    await stage.settle()
    phone.tap(words["language"])
    await stage.settle()
    for sector in sectors or (SECTORS[language],):
        phone.tap(f"☐ {sector}")
        await stage.settle()
    for label in (words["continue"], CITY[language], KIND[language], words["skip"], words["agree"]):
        phone.tap(label)
        await stage.settle()
    return phone


async def join_by_mail(stage: Stage, name: str, first_words: str, numbers: str) -> Mail:
    """A mail to the bot, and the signed answer that confirms it; returns the newest mail then."""
    box = stage.mailboxes[name]
    await box.write(stage.settings.mail_address or "", first_words, first_words)
    await stage.settle()
    await box.reply(box.messages[-1], numbers)
    await stage.settle()
    return box.messages[-1]


async def joined_by_taps(stage: Stage, name: str) -> Phone:
    """As join_by_taps leaves her, to begin a story with: it is written down, and she looks at the home card."""
    await _have_joined(stage, name)
    return stage.phones[name]


async def joined_by_mail(stage: Stage, name: str) -> None:
    """As join_by_mail leaves her with the first sector, to begin a story with: it is written down, and nothing sent."""
    await _have_joined(stage, name)


async def everyone_joined(stage: Stage) -> None:
    """As join_everyone leaves Ania, Bartek, Cecílie and David, to begin a story with."""
    await _have_joined(stage, "Ania", "Bartek", "Cecílie", "David")


async def _have_joined(stage: Stage, *names: str) -> None:
    now = stage.clock.now()
    async with stage.app.database.transaction() as store:
        for each in (each for each in cast.EVERYONE if each.name in names):
            person = await enrol(store, address_of(each.name), each.language, each.name, now, "culture")
            if each.telegram:
                person.city, person.kind = CITY_ID[each.language], "ngo"
            else:
                (contact,) = await store.contacts(person.id)
                contact.expecting = "city"  # by mail the rest is asked afterwards
    for name in names:
        if name in stage.phones:
            stage.phones[name].start()
    await stage.settle()


async def subscribe(stage: Stage, *names: str) -> None:
    """These people have subscribed to culture and the economy long ago; those with a phone look at the home card."""
    now = stage.clock.now()
    async with stage.app.database.transaction() as store:
        for each in (each for each in cast.EVERYONE if each.name in names):
            person = await enrol(store, address_of(each.name), each.language, each.name, now, "culture", "economy")
            person.city, person.kind = "karvina", "ngo"
    for name in names:
        if name in stage.phones:
            stage.phones[name].start()
    await stage.settle()


async def enrol(store: Store, address: str, language: str, name: str, now: datetime, *sector_ids: str) -> Subscriber:
    """Somebody who has agreed, has subscribed to these sectors, and is reached at the address, if there is one."""
    person = Subscriber(now, Language(language), name)
    await store.add(person)
    if address:
        contact = Contact(person.id, address, ContactState.ACTIVE, now)
        await store.add(contact)
        person.preferred_contact_id = contact.id
    await consent.give(store, person, address=address, inbound_id="test", now=now)
    await sectors.choose(store, person, list(sector_ids), now)
    return person


def address_of(name: str) -> str:
    """Where somebody of the cast is reached."""
    each = next(each for each in cast.EVERYONE if each.name == name)
    return f"telegram:{each.telegram}" if each.telegram else f"mailto:{each.mail}"


async def reload(stage: Stage, *changes: tuple[str, str]) -> None:
    """The operator loads the example programme, with these words in it replaced wherever they stand."""
    text = stage.settings.programme.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = stage.folder / "programme.toml"
    path.write_text(text, "utf-8")
    async with stage.app.database.transaction() as store:
        await programme.apply(store, programme.read(path), stage.clock.now())
    await stage.settle()


async def join_everyone(stage: Stage) -> None:
    """Ania, Bartek, Cecílie and David subscribe to culture, each in her own way."""
    await join_by_taps(stage, "Ania")
    await join_by_taps(stage, "David")
    await join_by_mail(stage, "Bartek", "Zapisz", "1")
    await join_by_mail(stage, "Cecílie", "Přihlásit", "1")


UNDO = 61
"""Seconds after which what an organiser has started cannot be taken back any more, and goes out."""


async def invite(stage: Stage, meeting: str = "culture") -> None:
    """Jana invites from her phone, and the minute passes in which she could take it back."""
    await begin_invitation(stage, meeting)
    await stage.move(seconds=UNDO)


async def begin_invitation(stage: Stage, meeting: str = "culture") -> None:
    """Jana invites from her phone; nothing has left yet."""
    jana = stage.phones["Jana"]
    jana.send("/invite")
    await stage.settle()
    press(jana, f"invite:{meeting}")
    await stage.settle()
    press(jana, f"invite:{meeting}:yes")
    await stage.settle()


def press(phone: Phone, data: str) -> None:
    """Taps the newest button with this callback data, whatever its label says."""
    for message in reversed(phone.messages):
        for button in (button for row in message.rows for button in row):
            if button.callback_data == data:
                phone.tap(button.label, on=message)
                return
    raise AssertionError(f"no button {data!r} on the phone of {phone.person.first_name}")


def cards(phone: Phone, words: str) -> list[Message]:
    """What the bot has said to a phone that contains these words."""
    return [message for message in phone.messages if message.by_bot and words in message.text]


def mails(stage: Stage, name: str, words: str) -> list[Mail]:
    """The mails of a person whose subject contains these words."""
    return [mail for mail in stage.mailboxes[name].messages if words in mail.subject]


async def tally(stage: Stage, meeting: str = "culture") -> dict[str, int]:
    """The answers given so far, counted."""
    async with stage.app.database.transaction() as store:
        counted = await store.count_answers(meeting)
    return {str(partstat): count for partstat, count in counted.items() if partstat != "NEEDS-ACTION"}


async def announce(stage: Stage, pl: str, cs: str, *sectors: str) -> None:
    """Jana writes in both languages, looks at the preview and publishes; the minute passes, and it is sent."""
    await begin_announcement(stage, pl, cs, *sectors)
    await stage.move(seconds=UNDO)
    await stage.move(seconds=3)  # her card says how it went


async def begin_announcement(stage: Stage, pl: str, cs: str, *sectors: str) -> None:
    """Jana writes in both languages, looks at the preview and publishes; nothing has left yet."""
    jana = stage.phones["Jana"]
    jana.send("/announce")
    await stage.settle()
    for text in (pl, cs):
        jana.send(text)
        await stage.settle()
        if len(text) > 2000:
            await stage.move(seconds=3)  # nobody has the next one ready sooner
    draft = max(int(data.split(":")[1]) for data in _data(jana) if data.startswith("preview:"))
    for sector in sectors:
        press(jana, f"audience:{draft}:{sector}")
        await stage.settle()
    press(jana, f"preview:{draft}")
    await stage.settle()
    press(jana, f"publish:{draft}")
    await stage.settle()


def _data(phone: Phone) -> list[str]:
    buttons = (button for message in phone.messages for row in message.rows for button in row)
    return [button.callback_data for button in buttons if button.callback_data]
