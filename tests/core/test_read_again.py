"""What is looked at once more at the moment of sending: what was right when it was enqueued may not be now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot import programme
from bot.core import consent, questions
from bot.core.language import Language
from bot.core.meetings import Meeting, MeetingStatus
from bot.core.message import line
from bot.core.messages import Pointless, Reader, compose
from bot.core.outbox import BESIDE, Delivery, Lane, Priority
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.preparing import Prepared, Skipped, prepare
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Store
from bot.settings import example_programme
from bot.storage.database import Database

_NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
_MEETING = "culture"


@dataclass
class Changed:
    """What may be another by the time of sending."""

    meeting: Meeting
    rsvp: Rsvp


def moved(it: Changed) -> None:
    it.meeting.sequence += 1


def cancelled(it: Changed) -> None:
    it.meeting.status = MeetingStatus.CANCELLED


def begun(it: Changed) -> None:
    it.meeting.starts = _NOW - timedelta(minutes=1)


def says_no(it: Changed) -> None:
    it.rsvp.partstat = PartStat.DECLINED


def says_yes(it: Changed) -> None:
    it.rsvp.partstat = PartStat.ACCEPTED


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("message", "answer", "what"),
    [
        ("reminder", PartStat.TENTATIVE, moved),
        ("reminder", PartStat.TENTATIVE, cancelled),
        ("reminder", PartStat.TENTATIVE, begun),
        ("reminder", PartStat.TENTATIVE, says_no),
        ("nudge", PartStat.NEEDS_ACTION, moved),
        ("nudge", PartStat.NEEDS_ACTION, cancelled),
        ("nudge", PartStat.NEEDS_ACTION, begun),
        ("nudge", PartStat.NEEDS_ACTION, says_yes),
        ("nudge", PartStat.NEEDS_ACTION, says_no),
    ],
)
async def test_what_makes_no_sense_any_more_is_not_said(
    database: Database, message: str, answer: PartStat, what: Callable[[Changed], None]
) -> None:
    async with database.transaction() as store:
        await programme.apply(store, programme.read(example_programme()), _NOW)
        person, contact = await _ania(store)
        rsvp = Rsvp(_MEETING, person.id, answer, invited_at=_NOW - timedelta(days=3))
        await store.add(rsvp)
        meeting = await store.meeting(_MEETING)
        assert meeting is not None
        reader = Reader(person, contact, _NOW)
        args: dict[str, str | int] = {"meeting": _MEETING, "sequence": meeting.sequence}
        assert (await compose(store, reader, message, args)).id == message
        what(Changed(meeting, rsvp))
        with pytest.raises(Pointless):
            await compose(store, reader, message, args)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_question_that_was_passed_on_is_acknowledged_alone_where_the_rest_makes_no_sense(
    database: Database,
) -> None:
    async with database.transaction() as store:
        await programme.apply(store, programme.read(example_programme()), _NOW)
        person, contact = await _ania(store)
        question = await questions.offer(store, contact, "Czy jest parking?", _NOW, meeting=_MEETING)
        await questions.send(store, question, _NOW)
        reader = Reader(person, contact, _NOW)
        args: dict[str, str | int] = {"meeting": _MEETING, BESIDE: question.id}
        said = await compose(store, reader, "confirm-answer", args)
        assert said.id == "confirm-answer"
        assert said.beside == line("question-passed-on", number=question.id, text="Czy jest parking?")
        meeting = await store.meeting(_MEETING)
        assert meeting is not None
        meeting.status = MeetingStatus.CANCELLED
        assert (await compose(store, reader, "confirm-answer", args)).id == "question-sent"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_takes_back_her_consent_is_sent_nothing_that_was_claimed_before(database: Database) -> None:
    async with database.transaction() as store:
        person, _ = await _ania(store)
        waits = Delivery("key:1", person.id, "home", {}, Priority.ANNOUNCEMENT, due_at=_NOW, created_at=_NOW)
        await store.enqueue(waits)
        claimed, _ = await store.claim(Lane("telegram", bulk=True), [waits.priority], now=_NOW, limit=1)
        assert [type(each) for each in await prepare(store, claimed, _NOW)] == [Prepared]
        person.consented_at = None
        assert await prepare(store, claimed, _NOW) == [Skipped("no consent")]


async def _ania(store: Store) -> tuple[Subscriber, Contact]:
    """She has agreed."""
    person = Subscriber(_NOW, Language.PL, "Ania")
    await store.add(person)
    contact = Contact(person.id, "telegram:5100000001", ContactState.ACTIVE, _NOW)
    await store.add(contact)
    await consent.give(store, person, address=contact.address, inbound_id="test", now=_NOW)
    return person, contact
