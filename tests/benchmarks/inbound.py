"""E-mail in: mails read and committed a second on one core, ÷ the same mails only read.

Each is an answer to an invitation as Gmail writes it: two parts, the invitation quoted in both. Read: parsed, cut and
understood. Committed: answer and note recorded, the place claimed, the confirmation enqueued, in one transaction, as
durable as in real life; one mail after the other, as LMTP and IMAP bring them.
"""

import time
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

from bot import programme
from bot.app import App
from bot.channels.email.intake import Intake
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.parse import parse
from bot.core import rsvps, spoken
from bot.core.inbound import Said
from bot.core.meetings import find, thread_of
from bot.core.rsvps import PartStat
from bot.core.scheduling import apply
from bot.core.tokens import Purpose
from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, FIRST_CHAT, TEXTS, Ground

_PEOPLE = 200
_WORDS = "Dzień dobry,\ntak, 2 osoby.\nPrzywieziemy roll-up.\n\nPozdrawiam\nBartek"
_QUOTED = "\n".join(f"> {line}" for line in [*TEXTS["pl"].split(". "), *TEXTS["cs"].split(". ")] * 4)


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = []
    for kind in DATABASES:
        figure = Figure(f"E-mail in, read and committed, {kind}", "mails/s", baseline="only read")
        for _ in range(runs):
            with ground.database(kind, people=_PEOPLE, channel="email") as url:
                async with harness.service(harness.environ(url, smtp="smtp://127.0.0.1:9")) as app:
                    mails = await _mails(app)
                    figure.add(await _committed(app, mails), _read(app, mails))
                    figure.note = f"{len(mails)} mails of {len(mails[0]) / 1000:.1f} kB, one after the other"
        figures.append(figure)
    return figures


async def _mails(app: App) -> list[bytes]:
    """Everybody is invited; the answers of all."""
    now = datetime.now(UTC)
    async with app.database.transaction() as store:
        await apply(store, programme.read(app.settings.programme), now)
        meeting = await find(store, "culture")
        meeting.starts, meeting.ends = now + timedelta(days=30), now + timedelta(days=30, hours=5)
        meeting.capacity, meeting.answer_by = 2 * _PEOPLE, None
        contacts = {number: await store.contact_at(_address(number)) for number in range(1, _PEOPLE + 1)}
        for contact in filter(None, contacts.values()):
            await store.add(rsvps.Rsvp("culture", contact.subscriber_id, PartStat.NEEDS_ACTION, now))
        exchanges = [(contact.id, thread_of("culture")) for contact in contacts.values() if contact]
        held = await store.conversations_with(exchanges, now + timedelta(days=30))
    numbers = {contact_id: conversation.id for (contact_id, _), conversation in held.items()}
    return [_answer(app, number, numbers[contact.id]) for number, contact in contacts.items() if contact]


def _address(number: int) -> str:
    return f"mailto:p{FIRST_CHAT + number}@example.org"


def _answer(app: App, number: int, conversation: int) -> bytes:
    token = _mailbox(app).token(Purpose.CONVERSATION, conversation)
    lead = f"czw., 12 lis 2026 o 10:11 Mosty <\nmosty+{token}@example.org> napisał(a):"
    mail = EmailMessage()
    mail["From"] = f"Bartek <{_address(number).removeprefix('mailto:')}>"
    mail["To"] = f"Mosty <mosty+{token}@example.org>"
    mail["Subject"] = "Re: Zaproszenie: Kultura, edukacja, sport, turystyka i rekreacja"
    mail["Message-ID"] = f"<CAK{number}@mail.gmail.com>"
    mail["In-Reply-To"] = f"<d{number}.{token}@example.org>"
    mail.set_content(f"{_WORDS}\n\n{lead}\n\n{_QUOTED}\n")
    quote = f'<div class="gmail_quote"><div class="gmail_attr">{lead}</div><blockquote>{_QUOTED}</blockquote></div>'
    mail.add_alternative(f'<div dir="ltr">{_WORDS}</div><br>{quote}', subtype="html")
    return mail.as_bytes()


def _mailbox(app: App) -> Mailbox:
    assert app.mailbox is not None
    return app.mailbox


def _read(app: App, mails: list[bytes]) -> float:
    """Mails a second, understood and no more."""
    now = datetime.now(UTC)
    begun = time.perf_counter()
    for raw in mails:
        said = parse(raw, _mailbox(app), at=now).act
        assert isinstance(said, Said)
        assert spoken.answer_in(said.text, None) is not None
    return len(mails) / (time.perf_counter() - begun)


async def _committed(app: App, mails: list[bytes]) -> float:
    intake = Intake(mailbox=_mailbox(app), inbox_receive=app.inbox.receive, keep=app.inbox.keep, clock=app.clock)
    begun = time.perf_counter()
    for raw in mails:
        await intake.take(raw)
    seconds = time.perf_counter() - begun
    async with app.database.transaction() as store:
        answered = await store.count_answers("culture")
    assert answered[PartStat.ACCEPTED] == len(mails), f"of {len(mails)} answers {answered} are recorded"
    return len(mails) / seconds
