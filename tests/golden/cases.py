"""What is said when: every message of the catalogue, with the variants that read differently."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core import (
    announcements,
    bounces,
    changes,
    dialogue,
    invitations,
    meetings,
    moves,
    organising,
    places,
    privacy,
    questions,
    rsvps,
    sectors,
    sessions,
    staff,
)
from bot.core.announcements import LONGEST, Announcement
from bot.core.errors import (
    REFUSALS,
    CodeWrong,
    NoRoom,
    PartyInvalid,
    QuotaFull,
    SessionsClash,
    TextMissing,
    TextTooLong,
    TooManyInstitutions,
)
from bot.core.language import Language, Texts
from bot.core.linking import VALID_FOR, LinkCode
from bot.core.messages import Reader
from bot.core.outbox import Reply
from bot.core.people import EVERYWHERE, Contact, ContactState, RoleKind, Subscriber, stop
from bot.core.questions import Question
from bot.core.sectors import Wish
from bot.core.store import Store
from bot.rehearsal.cast import DESK_TITLE
from bot.rehearsal.stage import BEGINS
from tests.golden import hosted, institutions, sent
from tests.golden.world import CHANNELS, SECRET, by_mail, other

Args = Mapping[str, str | int]
Arrange = Callable[[Store, Reader], Awaitable[Args]]

WORKSHOP, PANEL = "workshop-culture", "panel-plan"
CULTURE, CONFERENCE, STAND = "culture", "conference", "stand-karvina"

QUESTION = {
    Language.PL: "Czy na miejscu jest parking dla autokaru? Przyjedzie nas około trzydziestu.",
    Language.CS: "Je na místě parkoviště pro autobus? Přijede nás asi třicet.",
}
ANSWER = {
    Language.PL: "Tak, dla autokarów jest parking przy ul. Witczaka. Wjazd od strony parku.",
    Language.CS: "Ano, pro autobusy je parkoviště v ulici Witczaka. Vjezd je od parku.",
}
NEWS = {
    "pl": "Zmiana sali: spotykamy się w sali kameralnej na pierwszym piętrze.\n\nKawa od godz. 9:30.",
    "cs": "Změna sálu: sejdeme se v komorním sále v prvním patře.\n\nKáva od 9:30 hodin.",
}


NOTE = {
    Language.PL: "Przyjedziemy autobusem o 9:30 i przywieziemy roll-up.",
    Language.CS: "Přijedeme autobusem v 9:30 a přivezeme roll-up.",
    None: "–",
}
UNCLEAR = {
    Language.PL: "To zależy od autobusu z Cieszyna.",
    Language.CS: "Záleží na autobusu z Těšína.",
    None: "–",
}


@dataclass(frozen=True)
class Case:
    """One message at one moment. `arrange` makes its state and returns its arguments."""

    message: str
    arrange: Arrange
    at: datetime = BEGINS
    bulk: bool = False  # sent to many: by mail it carries the list headers
    known: bool = True  # whether the reader's language is; if not, she reads every language
    channels: tuple[str, ...] = CHANNELS  # where it is said at all


def nothing(**args: str | int) -> Arrange:
    """Nothing has to happen before."""

    async def arrange(store: Store, reader: Reader) -> Args:
        return args

    return arrange


def invited(meeting: str = CULTURE, answer: str = "") -> Arrange:
    """Everybody is invited; the reader may have answered."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invitations.invite(store, meeting, BEGINS)
        if answer:
            await rsvps.record(store, reader.subscriber, meeting, answer, inbound_id="golden", now=BEGINS)
        return {"meeting": meeting}

    return arrange


def noted(answer: str) -> Arrange:
    """The reader has answered, and written why."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE, answer)(store, reader)
        await rsvps.add_note(store, reader.subscriber, CULTURE, NOTE[reader.subscriber.language])
        return args

    return arrange


def proposed(starts: str, ends: str) -> Arrange:
    """Somebody else's calendar proposes another time, or another person."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CULTURE)(store, reader)
        person, _ = await other(store, reader)
        await rsvps.record(store, person, CULTURE, "TENTATIVE", inbound_id="golden", now=BEGINS)
        await rsvps.add_note(store, person, CULTURE, NOTE[reader.subscriber.language])
        return {"meeting": CULTURE, "person": person.id, "starts": starts, "ends": ends}

    return arrange


async def unclear(store: Store, reader: Reader) -> Args:
    """The reader has written what is no answer."""
    args = await invited()(store, reader)
    held = await questions.offer(store, reader.contact, UNCLEAR[reader.subscriber.language], BEGINS)
    return {**args, "question": held.id}


async def answered_elsewhere(store: Store, reader: Reader) -> Args:
    """The reader has answered from an address of hers that nobody knew."""
    return {**await invited(answer="ACCEPTED")(store, reader), "address": "b.zak@gmail.example"}


async def shut_out(store: Store, reader: Reader) -> Args:
    """Mail to somebody has come back."""
    _, contact = await by_mail(store, reader)
    await bounces.take(store, contact, bounces.Failure.DEAD, "5.1.1", BEGINS)
    return {}


async def outage(store: Store, reader: Reader) -> Args:
    """Mail has come back from a domain."""
    _, contact = await by_mail(store, reader)
    await bounces.take(store, contact, bounces.Failure.DEAD, "5.1.1", BEGINS)
    return {"domain": contact.address.rpartition("@")[2]}


def detailed(meeting: str = CULTURE) -> Arrange:
    """The reader comes with two more, and has told what she needs."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(meeting, "ACCEPTED")(store, reader)
        await rsvps.resize(store, reader.subscriber, meeting, 3, BEGINS)
        for need in ("cs-pl", "access"):
            await rsvps.toggle_need(store, reader.subscriber, meeting, need, BEGINS)
        await rsvps.write_note(store, reader.subscriber, meeting, NOTE[reader.subscriber.language], BEGINS)
        return args

    return arrange


def full(answer: str = "ACCEPTED") -> Arrange:
    """One seat, and somebody else sits on it."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE)(store, reader)
        (await meetings.find(store, CULTURE)).capacity = 1
        quick, _ = await other(store, reader)
        for person in (quick, reader.subscriber) if answer else (quick,):
            await rsvps.record(store, person, CULTURE, answer or "ACCEPTED", inbound_id="golden", now=BEGINS)
        return args

    return arrange


def freed(*, lapsed: bool = False) -> Arrange:
    """The seat is free again, and is offered to the reader."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await full()(store, reader)
        quick, _ = await other(store, reader)
        await rsvps.record(store, quick, CULTURE, "DECLINED", inbound_id="golden", now=BEGINS)
        if lapsed:
            await places.fill_all(store, BEGINS + timedelta(days=2))
        return await _own_place(store, reader.subscriber) | ({} if lapsed else {"offer": 1})

    return arrange


def asked_for_place(meeting: str = STAND, *, admit: bool | None = None, by_reader: bool = False) -> Arrange:
    """Somebody asks for a place that an organiser gives; perhaps it is decided."""

    async def arrange(store: Store, reader: Reader) -> Args:
        code = await staff.issue(store, RoleKind.ORGANISER, EVERYWHERE, BEGINS, secret=SECRET)
        asker, _ = await other(store, reader)
        if by_reader:
            asker = reader.subscriber
        else:
            await staff.redeem(store, code, reader.subscriber, BEGINS, secret=SECRET)
        asker.city, asker.kind = "jastrzebie", "company"
        await rsvps.record(store, asker, meeting, "ACCEPTED", inbound_id="golden", now=BEGINS)
        await institutions.describe_stand(store, asker, meeting)
        await rsvps.write_note(store, asker, meeting, NOTE[reader.subscriber.language], BEGINS)
        args = await _own_place(store, asker)
        if admit is not None:
            await places.decide(store, int(args["place"]), admit=admit, now=BEGINS)
        return args

    return arrange


async def _own_place(store: Store, person: Subscriber) -> dict[str, str | int]:
    [place] = await store.places_of(person.id)
    return {"place": place.id}


def seated(*chosen: str, full: bool = False, **args: str | int) -> Arrange:
    """The reader has a place at the conference, and has chosen these sessions; perhaps somebody was faster."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CONFERENCE, "ACCEPTED")(store, reader)
        for id in chosen:
            session = await sessions.find(store, id)
            if full:
                quick, _ = await other(store, reader)
                session.capacity = 1
                await rsvps.record(store, quick, CONFERENCE, "ACCEPTED", inbound_id="golden", now=BEGINS)
                await sessions.choose(store, quick, session, BEGINS)
            await sessions.choose(store, reader.subscriber, session, BEGINS)
        return args or {"meeting": CONFERENCE}

    return arrange


def session_freed(*, lapsed: bool = False) -> Arrange:
    """A seat in a session is free again, and is offered to the reader."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await seated(WORKSHOP, full=True)(store, reader)
        quick, _ = await other(store, reader)
        await sessions.leave(store, quick, await sessions.find(store, WORKSHOP), BEGINS)
        if lapsed:
            await places.fill_all(store, BEGINS + timedelta(days=2))
        return await _session_place(store, reader) | ({} if lapsed else {"offer": 1})

    return arrange


async def in_session(store: Store, reader: Reader) -> dict[str, str | int]:
    """The reader has a place in a session."""
    await seated(WORKSHOP)(store, reader)
    return await _session_place(store, reader)


async def session_given_up(store: Store, reader: Reader) -> Args:
    """The reader had a place in a session."""
    args = await in_session(store, reader)
    await sessions.leave(store, reader.subscriber, await sessions.find(store, WORKSHOP), BEGINS)
    return args


async def session_moved(store: Store, reader: Reader) -> Args:
    """A workshop begins when the reader is in the panel."""
    await seated(WORKSHOP, PANEL)(store, reader)
    session = await sessions.find(store, WORKSHOP)
    was, later = session.starts, timedelta(hours=3)
    await sessions.move(store, session, starts=was + later, ends=session.ends + later, now=BEGINS)
    return {"session": WORKSHOP, "sequence": 1, "was": was.isoformat()}


async def session_cancelled(store: Store, reader: Reader) -> Args:
    """A workshop is called off."""
    await seated(WORKSHOP)(store, reader)
    session = await sessions.find(store, WORKSHOP)
    await sessions.cancel(store, await meetings.find(store, CONFERENCE), session, BEGINS)
    return {"session": WORKSHOP}


async def _session_place(store: Store, reader: Reader) -> dict[str, str | int]:
    place = await store.place(CONFERENCE, WORKSHOP, reader.subscriber.id)
    assert place is not None
    return {"place": place.id}


def counted(meeting: str, sequence: int, answer: str = "") -> Arrange:
    """The same, for a message that holds for one sequence of the meeting only."""

    async def arrange(store: Store, reader: Reader) -> Args:
        return {**await invited(meeting, answer)(store, reader), "sequence": sequence}

    return arrange


def moved(*, later: timedelta = timedelta(), venue: Texts | None = None, answer: str = "") -> Arrange:
    """The meeting gets another time, another place, or both."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CULTURE, answer)(store, reader)
        await store.mark_told(CULTURE, 0, [reader.subscriber.id])
        meeting = await meetings.find(store, CULTURE)
        starts, ends = meeting.starts + later, meeting.ends + later
        await moves.move(store, meeting, starts=starts, ends=ends, venue=venue or meeting.venue, now=BEGINS)
        return {"meeting": CULTURE, "sequence": 1}

    return arrange


def changing(**said: str) -> Arrange:
    """The reader organises, and is about to change this."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited()(store, reader)
        which = await meetings.find(store, CULTURE)
        for what, text in said.items():
            await changes.write(store, which, reader.subscriber.id, what.replace("_", "-"), text, BEGINS)
        return args

    return arrange


async def since_a_move(store: Store, reader: Reader) -> Args:
    """The meeting was moved; one has not said since whether the yes still stands."""
    await moved(later=timedelta(days=7), answer="ACCEPTED")(store, reader)
    return {"meeting": CULTURE}


async def in_the_calendar(store: Store, reader: Reader) -> Args:
    """The reader comes, and wants a file."""
    return {**await invited(CULTURE, "ACCEPTED")(store, reader), "uid": "culture.r0@mosty.example.org"}


def on_the_day(map: str = "") -> Arrange:
    """The reader comes; there may be a map."""

    async def arrange(store: Store, reader: Reader) -> Args:
        (await meetings.find(store, CULTURE)).map = map
        return await counted(CULTURE, 0, "ACCEPTED")(store, reader)

    return arrange


def afterwards(materials: Texts | None, *, counted: bool = True) -> Arrange:
    """The reader was there."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE, "ACCEPTED")(store, reader)
        (await meetings.find(store, CULTURE)).materials = materials
        return {**args, "sequence": 0} if counted else args

    return arrange


def missed(kind: str, people: int) -> Arrange:
    """A step was due while nothing ran."""
    return nothing(meeting=CULTURE, kind=kind, at=_before(_CULTURE_BEGINS, days=1).isoformat(), people=people)


async def cancelled(store: Store, reader: Reader) -> Args:
    """The meeting is called off."""
    await invited(CULTURE, "ACCEPTED")(store, reader)
    await meetings.cancel(store, await meetings.find(store, CULTURE), now=BEGINS)
    return {"meeting": CULTURE}


async def two_invitations(store: Store, reader: Reader) -> Args:
    """One answered, one open."""
    await invited(CULTURE, "ACCEPTED")(store, reader)
    await invited(CONFERENCE)(store, reader)
    return {}


async def without_sectors(store: Store, reader: Reader) -> Args:
    """A newcomer has chosen nothing yet."""
    await sectors.choose(store, reader.subscriber, [], BEGINS)
    return {}


async def newcomer(store: Store, reader: Reader) -> Args:
    """Somebody of whom nothing is known yet."""
    reader.subscriber.city = reader.subscriber.kind = None
    reader.subscriber.name = ""
    return await without_sectors(store, reader)


async def from_elsewhere(store: Store, reader: Reader) -> Args:
    """Another city than those of the programme."""
    reader.subscriber.city = "elsewhere"
    return {}


async def organiser(store: Store, reader: Reader) -> Args:
    """The reader organises."""
    await _take_role(store, reader, RoleKind.ORGANISER)
    return await two_invitations(store, reader)


def _reply(reader: Reader) -> Reply:
    return Reply(reader.subscriber, reader.contact, "golden", reader.now)


async def _take_role(store: Store, reader: Reader, kind: RoleKind) -> None:
    code = await staff.issue(store, kind, EVERYWHERE, BEGINS, secret=SECRET)
    await organising.take_role(store, _reply(reader), code, secret=SECRET)


async def everything_known(store: Store, reader: Reader) -> Args:
    """Somebody who has answered, asked, left once and come back."""
    await invited(CULTURE, "TENTATIVE")(store, reader)
    await _asked(store, reader)
    leaving = replace(_reply(reader), now=BEGINS + timedelta(days=3))
    await dialogue.leave(store, leaving)
    await dialogue.agree(store, replace(leaving, now=BEGINS + timedelta(days=4)))
    return {}


async def _asked(
    store: Store, reader: Reader, *, times: int = 1, meeting: str | None = None, proven: bool = True
) -> Question:
    language = reader.subscriber.language or Language.PL
    text = "\n".join([QUESTION[language]] * times)
    return await questions.ask(store, reader.contact, text, BEGINS, meeting=meeting, proven=proven)


async def asked(store: Store, reader: Reader) -> Args:
    """The reader has asked."""
    return {"question": (await _asked(store, reader)).id}


def shown_to_desk(
    *, times: int = 1, part: int = 0, meeting: str | None = None, proven: bool = True, answer: bool = False
) -> Arrange:
    """Somebody else has asked, and the reader is the desk."""

    async def arrange(store: Store, reader: Reader) -> Args:
        subscriber, contact = await other(store, reader)
        if not proven:  # only a mail can be that
            subscriber, contact = await by_mail(store, reader)
        asker = Reader(subscriber, contact, BEGINS)
        if meeting is None:
            subscriber.name = ""
        question = await _asked(store, asker, times=times, meeting=meeting, proven=proven)
        if answer:
            await _answered(store, reader, question)
        return {"question": question.id, "part": part}

    return arrange


async def _answered(store: Store, reader: Reader, question: Question, *, times: int = 1) -> int:
    text = "\n".join([ANSWER[reader.subscriber.language or Language.PL]] * times)
    await questions.answer(store, question, text, desk=reader.subscriber, member="Ola", now=BEGINS)
    return (await store.answers(question.id))[-1].id


def answered(*, times: int = 1, part: int = 0) -> Arrange:
    """The reader has asked and the desk has answered."""

    async def arrange(store: Store, reader: Reader) -> Args:
        question = await _asked(store, reader)
        return {"answer": await _answered(store, reader, question, times=times), "part": part}

    return arrange


async def desk(store: Store, reader: Reader) -> Args:
    """The reader is the moderators' group."""
    reader.subscriber.name = DESK_TITLE
    return {"scope": EVERYWHERE}


async def nobody_left(store: Store, reader: Reader) -> Args:
    """Everybody is invited already."""
    await invited(CULTURE)(store, reader)
    return {"meeting": CULTURE}


async def out_of_reach(store: Store, reader: Reader) -> Args:
    """One of those meant has no address that works."""
    _, contact = await other(store, reader)
    stop(contact, "blocked")
    return {"meeting": CULTURE}


def drafted(*chosen: str, texts: int = 2, published: bool = False, unreachable: bool = False) -> Arrange:
    """The reader has written an announcement, in so many languages."""

    async def arrange(store: Store, reader: Reader) -> Args:
        draft = await _draft(store, reader.subscriber, texts)
        for sector in chosen:
            announcements.toggle_sector(draft, sector)
        if unreachable:
            await out_of_reach(store, reader)
        if published:
            await announcements.publish(store, draft, BEGINS)
        return {"announcement": draft.id}

    return arrange


async def _draft(store: Store, author: Subscriber, texts: int) -> Announcement:
    draft = await announcements.draft(store, author, BEGINS)
    for language in list(Language)[:texts]:
        announcements.write(draft, language, NEWS[language])
    return draft


def with_args(arrange: Arrange, **more: str | int) -> Arrange:
    """The same, with more arguments."""

    async def arranged(store: Store, reader: Reader) -> Args:
        return {**await arrange(store, reader), **more}

    return arranged


def in_own_language(arrange: Arrange) -> Arrange:
    """The same, with the reader's language as an argument."""

    async def arranged(store: Store, reader: Reader) -> Args:
        return {**await arrange(store, reader), "language": (reader.subscriber.language or Language.PL).value}

    return arranged


async def linked(store: Store, reader: Reader) -> Args:
    """The reader can be written to on the other channel as well."""
    other_address = "mailto:kontakt@example.org" if reader.contact.channel == "telegram" else "telegram:5100000050"
    await store.add(Contact(reader.subscriber.id, other_address, ContactState.ACTIVE, BEGINS))
    return {}


async def code_mailed(store: Store, reader: Reader) -> Args:
    """A code is on its way to the reader's address."""
    return {**await code_asked(store, reader), "code": "K7M2P9QX"}


async def code_asked(store: Store, reader: Reader) -> Args:
    """The same, without the code itself."""
    address = reader.contact.address if reader.contact.channel == "email" else "mailto:kontakt@example.org"
    link = LinkCode("digest", reader.contact.id, address, BEGINS, BEGINS + VALID_FOR)
    await store.add(link)
    return {"link": link.id}


async def erased(store: Store, reader: Reader) -> Args:
    """The reader's data are gone."""
    await privacy.erase(store, _reply(reader))
    return {}


async def left(store: Store, reader: Reader) -> Args:
    """The reader has said stop."""
    await dialogue.leave(store, _reply(reader))
    return {}


def _before(meeting_day: datetime, **ahead: int) -> datetime:
    return meeting_day - timedelta(**ahead)


_CULTURE_BEGINS = datetime.fromisoformat("2027-02-18T10:00:00+01:00")
_CULTURE_MORNING = _CULTURE_BEGINS - timedelta(hours=1)
_CULTURE_OVER = _CULTURE_BEGINS + timedelta(hours=8)
_SLIDES = Texts(pl="https://jastrzebie.example.pl/prezentacje", cs="https://jastrzebie.example.pl/prezentace")
_REFUSAL_ARGS: Mapping[type, Mapping[str, str | int]] = {
    TextMissing: {"language": "cs"},
    TextTooLong: {"most": LONGEST},
    CodeWrong: {"tries": 3},
    PartyInvalid: {"most": 20},
    SessionsClash: {"wanted": "Workshop A", "other": "Workshop B"},
    NoRoom: {"free": 1, "seats": 2},
    QuotaFull: {"most": 2},
    TooManyInstitutions: {"most": 5},
}

CASES: Mapping[str, Case] = {
    # The way in
    "choose-language": Case("choose-language", nothing()),
    "choose-language.unknown": Case("choose-language", newcomer, known=False),
    "choose-sectors": Case("choose-sectors", without_sectors),
    "choose-sectors.chosen": Case("choose-sectors", nothing()),
    "welcome-by-mail": Case("welcome-by-mail", newcomer),
    "welcome-by-mail.chosen": Case("welcome-by-mail", nothing()),
    "change-sectors-by-mail": Case("change-sectors-by-mail", nothing()),
    "choose-city": Case("choose-city", nothing()),
    "choose-kind": Case("choose-kind", nothing()),
    "choose-institution": Case("choose-institution", nothing()),
    "choose-found-institution": Case("choose-found-institution", institutions.alike),
    "my-institutions": Case("my-institutions", institutions.standing),
    "my-institutions.none": Case("my-institutions", nothing()),
    "ask-consent": Case("ask-consent", nothing()),
    "consent-declined": Case("consent-declined", nothing()),
    # Home, settings, data
    "home": Case("home", two_invitations),
    "home.new": Case("home", nothing()),
    "home.organiser": Case("home", organiser),
    "settings": Case("settings", nothing()),
    "settings.new": Case("settings", newcomer),
    "settings.elsewhere": Case("settings", from_elsewhere),
    "settings.institutions": Case("settings", institutions.standing),
    "settings.linked": Case("settings", linked),
    "my-data": Case("my-data", everything_known),
    "my-data.linked": Case("my-data", linked),
    "my-data.new": Case("my-data", newcomer),
    "erase-confirm": Case("erase-confirm", nothing()),
    "erased": Case("erased", erased),
    "stopped": Case("stopped", left),
    "text-only": Case("text-only", nothing()),
    "text-only.unknown": Case("text-only", newcomer, known=False),
    "confirm-by-mail": Case("confirm-by-mail", nothing()),
    **{
        f"refusal.{each.message_id().removeprefix('refusal-')}": Case(
            "refusal", nothing(id=each.message_id(), **_REFUSAL_ARGS.get(each, {}))
        )
        for each in REFUSALS
    },
    "refusal.text-missing-pl": Case("refusal", nothing(id=TextMissing.message_id(), language="pl")),
    "refusal.unknown": Case("refusal", nothing(id="refusal-grant-invalid"), known=False),
    # Two channels of one person
    "ask-address": Case("ask-address", nothing(), channels=("telegram",)),
    "code-sent": Case("code-sent", nothing(), channels=("telegram",)),
    "link-code": Case("link-code", code_mailed, channels=("email",)),
    "link-to-telegram": Case("link-to-telegram", code_mailed, channels=("email",)),
    "link-confirm": Case("link-confirm", code_asked, channels=("telegram",)),
    "linked": Case("linked", linked, channels=("telegram",)),
    "unlinked": Case("unlinked", nothing(), channels=("telegram",)),
    # Meetings
    "invitation": Case("invitation", invited(), bulk=True),
    "invitation.conference": Case("invitation", invited(CONFERENCE), bulk=True),
    "answer-recorded": Case("answer-recorded", invited(answer="ACCEPTED")),
    "answer-recorded.tentative": Case("answer-recorded", invited(answer="TENTATIVE")),
    "answer-recorded.declined": Case("answer-recorded", invited(answer="DECLINED")),
    "answer-recorded.conference": Case("answer-recorded", invited(CONFERENCE, "ACCEPTED")),
    "answer-recorded.declined-with-a-reason": Case("answer-recorded", noted("DECLINED")),
    "answer-unclear": Case("answer-unclear", unclear),
    "proposal.time": Case("proposal", proposed("2027-02-25T09:00:00+00:00", "2027-02-25T14:00:00+00:00")),
    "proposal.delegate": Case("proposal", proposed("", "")),
    "proposal-passed-on": Case("proposal-passed-on", invited(answer="TENTATIVE")),
    "confirm-answer": Case("confirm-answer", invited()),
    "own-place": Case("own-place", invited(), channels=("email",)),
    "own-place.newcomer": Case("own-place", nothing(meeting=CULTURE), known=False, channels=("email",)),
    "answer-from-elsewhere": Case("answer-from-elsewhere", answered_elsewhere, channels=("email",)),
    "meeting-card": Case("meeting-card", invited(answer="ACCEPTED")),
    "meeting-card.stand": Case("meeting-card", nothing(meeting=STAND)),
    "meeting-card.cancelled": Case("meeting-card", cancelled),
    "meeting-card.begun": Case("meeting-card", invited(answer="ACCEPTED"), at=_CULTURE_BEGINS),
    "meeting-card.late": Case("meeting-card", invited(), at=_before(_CULTURE_BEGINS, days=1)),
    "my-meetings": Case("my-meetings", two_invitations),
    "my-meetings.none": Case("my-meetings", nothing()),
    "reminder": Case("reminder", counted(CULTURE, 0, "ACCEPTED"), at=_before(_CULTURE_BEGINS, days=7), bulk=True),
    "reminder.tentative": Case(
        "reminder", counted(CULTURE, 0, "TENTATIVE"), at=_before(_CULTURE_BEGINS, days=3), bulk=True
    ),
    "reminder.tomorrow": Case(
        "reminder", counted(CULTURE, 0, "ACCEPTED"), at=_before(_CULTURE_BEGINS, days=1), bulk=True
    ),
    "reminder.today": Case(
        "reminder", counted(CULTURE, 0, "ACCEPTED"), at=_before(_CULTURE_BEGINS, hours=2), bulk=True
    ),
    "nudge": Case("nudge", counted(CULTURE, 0), at=_before(_CULTURE_BEGINS, days=10), bulk=True),
    "change-meeting": Case("change-meeting", invited(), channels=("telegram",)),
    "change-meeting.another-time": Case(
        "change-meeting", changing(time="2027-02-25 10:00", venue_pl="Miejski Ośrodek Kultury"), channels=("telegram",)
    ),
    "change-meeting.another-place": Case(
        "change-meeting", changing(venue_pl="Dom Zdrojowy, sala nr 2"), channels=("telegram",)
    ),
    "change-meeting.another-title": Case(
        "change-meeting", changing(title_cs="Kultura, vzdělávání, sport a rekreace"), channels=("telegram",)
    ),
    "change-meeting.moved": Case("change-meeting", since_a_move, channels=("telegram",)),
    "change-write": Case("change-write", nothing(meeting=CULTURE, what="time"), channels=("telegram",)),
    "change-write.venue": Case("change-write", nothing(meeting=CULTURE, what="venue-pl"), channels=("telegram",)),
    "change-write.title": Case("change-write", nothing(meeting=CULTURE, what="title-cs"), channels=("telegram",)),
    "meeting-corrected": Case("meeting-corrected", invited(answer="ACCEPTED"), bulk=True),
    "calendar-file": Case("calendar-file", in_the_calendar, channels=("telegram",)),
    "calendar-feed": Case("calendar-feed", nothing(link="https://mosty.example.org/c/faaaa.ics")),
    "we-are-here": Case("we-are-here", on_the_day("https://mapy.com/s/lazne"), at=_CULTURE_MORNING, bulk=True),
    "we-are-here.no-map": Case("we-are-here", on_the_day(), at=_CULTURE_MORNING, bulk=True),
    "thanks": Case("thanks", afterwards(_SLIDES), at=_CULTURE_OVER, bulk=True),
    "thanks.no-materials": Case("thanks", afterwards(None), at=_CULTURE_OVER, bulk=True),
    "materials": Case("materials", afterwards(_SLIDES, counted=False), at=_CULTURE_OVER, bulk=True),
    "step-missed": Case("step-missed", missed("reminder", 1)),
    "step-missed.nudge": Case("step-missed", missed("nudge", 24)),
    "step-missed.here": Case("step-missed", missed("here", 40)),
    "step-missed.thanks": Case("step-missed", missed("thanks", 2)),
    "meeting-moved": Case("meeting-moved", moved(later=timedelta(days=7, hours=1)), bulk=True),
    "meeting-moved.place": Case(
        "meeting-moved",
        moved(
            venue=Texts(pl="Miejski Ośrodek Kultury", cs="Městské kulturní středisko (Miejski Ośrodek Kultury)"),
            answer="ACCEPTED",
        ),
        bulk=True,
    ),
    "meeting-cancelled": Case("meeting-cancelled", cancelled, bulk=True),
    # Places
    "answer-recorded.queued": Case("answer-recorded", full()),
    "answer-details": Case("answer-details", detailed()),
    "answer-details.nothing": Case("answer-details", invited(answer="ACCEPTED")),
    "ask-note": Case("ask-note", nothing(meeting=CULTURE)),
    "invitation.full": Case("invitation", full(""), bulk=True),
    "answer-recorded.beyond-quota": Case("answer-recorded", institutions.beyond_quota()),
    "place-requested.beyond-quota": Case(
        "place-requested", institutions.beyond_quota(shown_to_organiser=True), bulk=True
    ),
    "place-offered": Case("place-offered", freed(), bulk=True),
    "offer-lapsed": Case("offer-lapsed", freed(lapsed=True), at=BEGINS + timedelta(days=2), bulk=True),
    "place-decided": Case("place-decided", asked_for_place(admit=True, by_reader=True), bulk=True),
    "place-decided.refused": Case("place-decided", asked_for_place(admit=False, by_reader=True), bulk=True),
    "place-requested": Case("place-requested", asked_for_place(), bulk=True),
    "place-offered.session": Case("place-offered", session_freed(), bulk=True),
    "offer-lapsed.session": Case("offer-lapsed", session_freed(lapsed=True), at=BEGINS + timedelta(days=2), bulk=True),
    "answer-recorded.sessions": Case("answer-recorded", seated(WORKSHOP, PANEL)),
    "choose-sessions": Case("choose-sessions", seated()),
    "choose-sessions.chosen": Case("choose-sessions", seated(WORKSHOP, PANEL)),
    "choose-sessions.queued": Case("choose-sessions", seated(WORKSHOP, full=True)),
    "choose-sessions.without-place": Case("choose-sessions", invited(CONFERENCE)),
    "session-moved": Case("session-moved", session_moved, bulk=True),
    "session-cancelled": Case("session-cancelled", session_cancelled, bulk=True),
    "session-reminder": Case("session-reminder", seated(WORKSHOP, session=WORKSHOP, sequence=0), bulk=True),
    "session-entered": Case("session-entered", in_session, bulk=True, channels=("email",)),
    "session-left": Case("session-left", session_given_up, bulk=True, channels=("email",)),
    "place-requested.refused": Case("place-requested", asked_for_place(admit=False), bulk=True),
    "place-requested.admitted": Case("place-requested", asked_for_place(admit=True), bulk=True),
    # A stand
    "ask-shows": Case("ask-shows", nothing(meeting=STAND)),
    "answer-details.stand": Case("answer-details", institutions.only_meeting(asked_for_place(by_reader=True), STAND)),
    "answer-recorded.stand": Case("answer-recorded", institutions.only_meeting(asked_for_place(by_reader=True), STAND)),
    # The next meeting
    "next-time": Case("next-time", institutions.wishing()),
    "invitation.by-wish": Case("invitation", institutions.wishing(Wish.COME), bulk=True),
    "invitation.by-wish-not": Case("invitation", institutions.wishing(Wish.SKIP), bulk=True),
    "invite-preview.again": Case("invite-preview", institutions.edition_before),
    # A place is passed on
    "place-link": Case("place-link", institutions.linked),
    "place-passed-on": Case("place-passed-on", institutions.offered()),
    "place-passed-on.stranger": Case("place-passed-on", institutions.offered(known=False)),
    "place-passed-on.unknown": Case("place-passed-on", institutions.offered(known=False), known=False),
    "place-left": Case("place-left", nothing(meeting=CULTURE)),
    "place-taken-over": Case("place-taken-over", institutions.taken(by_reader=True)),
    "place-handed-over": Case("place-handed-over", institutions.taken(by_reader=False)),
    # Questions
    "ask-question": Case("ask-question", nothing(meeting="")),
    "ask-question.meeting": Case("ask-question", nothing(meeting=CULTURE)),
    "question-offer": Case("question-offer", asked),
    "question-sent": Case("question-sent", asked),
    "question-dropped": Case("question-dropped", nothing()),
    "question-to-desk": Case("question-to-desk", shown_to_desk()),
    "question-to-desk.meeting": Case("question-to-desk", shown_to_desk(meeting=CULTURE)),
    "question-to-desk.unproven": Case("question-to-desk", shown_to_desk(proven=False)),
    "question-to-desk.answered": Case("question-to-desk", shown_to_desk(answer=True)),
    "question-to-desk.second-part": Case("question-to-desk", shown_to_desk(times=60, part=1)),
    "answer": Case("answer", answered()),
    "answer.second-part": Case("answer", answered(times=60, part=1)),
    "desk-bound": Case("desk-bound", desk),
    "desk-bound.sector": Case("desk-bound", with_args(desk, scope="culture")),
    # Organising
    "role-taken": Case("role-taken", nothing(role="organiser", scope=EVERYWHERE)),
    "role-taken.city": Case("role-taken", nothing(role="organiser", scope="karvina")),
    "role-taken.translator": Case("role-taken", nothing(role="translator", scope=EVERYWHERE)),
    "role-taken.door-helper": Case("role-taken", nothing(role="door-helper", scope="havirov")),
    "invite-choose": Case("invite-choose", organiser),
    "hosted-meetings": Case("hosted-meetings", organiser),
    "hosted-meetings.none": Case("hosted-meetings", nothing()),
    "hosted-meeting": Case("hosted-meeting", hosted.crowded("culture"), at=hosted.LATER),
    "hosted-meeting.conference": Case(
        "hosted-meeting", hosted.crowded("conference"), at=hosted.LATER, channels=("telegram",)
    ),
    "hosted-meeting.moved": Case("hosted-meeting", hosted.moved, at=hosted.LATER, channels=("telegram",)),
    "hosted-meeting.nobody": Case("hosted-meeting", hosted.empty),
    "hosted-meeting.cancelled": Case("hosted-meeting", hosted.called_off),
    "hosted-cancel": Case("hosted-cancel", hosted.invited),
    "hosted-cancel.nobody": Case("hosted-cancel", hosted.empty),
    "participants": Case("participants", hosted.crowded("conference"), at=hosted.LATER),
    "participants.nobody": Case("participants", hosted.empty, channels=("telegram",)),
    "interpreting-due": Case("interpreting-due", hosted.booking("conference"), at=hosted.LATER),
    "invite-preview": Case("invite-preview", nothing(meeting=CULTURE)),
    "invite-preview.unreachable": Case("invite-preview", out_of_reach),
    "invite-preview.nobody": Case("invite-preview", nobody_left),
    "announce-write": Case("announce-write", with_args(drafted(texts=0), language="pl")),
    "announce-write.second": Case("announce-write", with_args(drafted(texts=1), language="cs")),
    "announce-audience": Case("announce-audience", drafted()),
    "announce-audience.chosen": Case("announce-audience", drafted("culture")),
    "announce-audience.nobody": Case("announce-audience", drafted("safety")),
    "announce-preview": Case("announce-preview", drafted()),
    "announce-preview.chosen": Case("announce-preview", drafted("culture", "tourism", unreachable=True)),
    "announce-preview.nobody": Case("announce-preview", drafted("safety")),
    "announce-text": Case("announce-text", in_own_language(drafted())),
    "announce-discarded": Case("announce-discarded", nothing()),
    "announcement": Case("announcement", drafted(published=True), bulk=True),
    # Broadcasts
    "broadcast": Case("broadcast", sent.announced()),
    "broadcast.invitation": Case("broadcast", sent.invited()),
    "broadcast.running": Case("broadcast", sent.announced(sent.under_way), at=sent.LATER, channels=("telegram",)),
    "broadcast.paused": Case("broadcast", sent.announced(sent.paused), at=sent.LATER),
    "broadcast.late": Case("broadcast", sent.invited(sent.late), at=sent.LATER),
    "broadcast.cancelled": Case("broadcast", sent.announced(sent.cancelled), at=sent.LATER),
    "broadcast.undone": Case("broadcast", sent.announced(sent.undone)),
    "broadcast.finished": Case("broadcast", sent.announced(sent.finished), at=sent.LATER),
    "bounces": Case("bounces", shut_out),
    "bounces.none": Case("bounces", nothing()),
    "mail-outage": Case("mail-outage", outage),
    "mail-turned-away": Case("mail-turned-away", nothing(domain="hufiec.example.pl", status="5.7.1")),
    "broadcast-confirm": Case("broadcast-confirm", sent.announced(sent.under_way, step="cancel"), at=sent.LATER),
    "broadcast-confirm.uncertain": Case(
        "broadcast-confirm", sent.announced(sent.finished, step="uncertain"), at=sent.LATER
    ),
    "broadcasts": Case("broadcasts", sent.some),
    "broadcasts.none": Case("broadcasts", nothing()),
    "call-list": Case("call-list", sent.announced(sent.finished), at=sent.LATER),
    "call-list.empty": Case("call-list", sent.announced()),
    "call-list.last-part": Case("call-list", sent.announced(sent.reaching_few, crowd=105, part=4), at=sent.LATER),
}
"""By file name: the message's id, and after a dot what makes it another text."""
