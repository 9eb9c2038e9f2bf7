"""Questions to the moderators and the answers that come back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import outbox, people, staff
from bot.core.errors import QuestionSettled, QuestionUnknown, TextTooLong
from bot.core.language import Language
from bot.core.meetings import local_zone
from bot.core.outbox import Delivery, Priority, Reply
from bot.core.people import Contact, Subscriber
from bot.core.store import Store

LONGEST = 20_000
"""Characters of a question or an answer; longer ones are refused to the writer's face."""

PAGE = 3_000
"""Characters of one part, so that heading and quotation fit into one Telegram message of 4096 with it."""


EXPECTING = "question"
"""What Contact.expecting says while a question is asked for; the meeting that it is about follows, if there is one."""

UNCLEAR = "unclear"
"""What it says while words are held: what they meant is asked for."""

HELD_FOR = timedelta(days=1)
"""So long words wait for their writer to say what they meant; then the moderators read them."""


_BY_DAY = (9, 20)
"""The hours at which organisers are told that nobody reads the questions."""


class QuestionState(StrEnum):
    OFFERED = "offered"  # written, but the person has not yet said whether it is for the moderators
    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(eq=False)
class Question:
    """A participant's words to the moderators."""

    subscriber_id: int
    contact_id: int  # where the answer goes
    text: str
    language: Language | None
    state: QuestionState
    asked_at: datetime
    sector: str | None = None
    meeting: str | None = None
    reference: str = ""  # the channel's own id of what came in
    proven: bool = True  # False: a mail whose sender nothing vouches for
    id: int = field(init=False)

    @property
    def thread(self) -> str:
        """The conversation of question and answer."""
        return f"question:{self.id}"


@dataclass(eq=False)
class Answer:
    """What comes back."""

    question_id: int
    text: str
    by: int  # subscriber id of the desk
    member: str  # who of the desk, as the channel names them
    at: datetime
    id: int = field(init=False)


async def offer(
    store: Store,
    contact: Contact,
    text: str,
    now: datetime,
    *,
    meeting: str | None = None,
    reference: str = "",
    proven: bool = True,
) -> Question:
    """Keeps words that are a question, or may be one, until they are sent. Raises TextTooLong."""
    if len(text) > LONGEST:
        raise TextTooLong(most=LONGEST)
    subscriber = await store.subscriber(contact.subscriber_id)
    question = Question(
        subscriber_id=contact.subscriber_id,
        contact_id=contact.id,
        text=text,
        language=subscriber.language,
        state=QuestionState.OFFERED,
        asked_at=now,
        meeting=meeting,
        reference=reference,
        proven=proven,
    )
    await store.add(question)
    return question


async def find_own(store: Store, subscriber: Subscriber, question_id: int) -> Question:
    """The person's own question that is still only offered. Raises QuestionUnknown or QuestionSettled."""
    question = await store.question(question_id)
    if question is None or question.subscriber_id != subscriber.id:
        raise QuestionUnknown
    if question.state != QuestionState.OFFERED:
        raise QuestionSettled
    return question


async def take_held(store: Store, contact: Contact) -> Question | None:
    """The words that were asked back, if there are any: they are expected to be explained no longer."""
    if contact.expecting != UNCLEAR:
        return None
    contact.expecting = ""
    held = await store.held_words(contact.id)
    return held[-1] if held else None


async def pass_on_held(store: Store, now: datetime) -> int:
    """Puts words that were asked back, and that nobody came back to, to the moderators; returns how many."""
    held = await store.held_questions(before=now - HELD_FOR)
    for question in held:
        contact = await store.contact(question.contact_id)
        if contact.expecting == UNCLEAR:
            contact.expecting = ""
        await send(store, question, now)
    return len(held)


async def send(store: Store, question: Question, now: datetime) -> None:
    """Opens the question and shows it to its desk; with no desk bound yet it waits for one."""
    question.state = QuestionState.OPEN
    question.asked_at = now
    if question.sector is None:
        question.sector = await _sector_of(store, question)
    for desk in await desks_for(store, question):
        await _show(store, question, desk, now)


async def acknowledge(store: Store, reply: Reply, question: Question) -> None:
    """Tells the writer that the moderators have it. One mail is answered by one: the one that confirms what else it
    said, where there is one, says this too.
    """
    if reply.contact.channel == "email" and await reply.say_beside(store, question.id):
        return
    await reply.anew().say(store, "question-sent", thread=question.thread, question=question.id)


async def _show(store: Store, question: Question, desk: int, now: datetime) -> None:
    """Puts the question before one desk, in as many parts as it needs."""
    for part in _parts(question, desk, now):
        await store.enqueue(part)


async def _show_again(
    store: Store, question: Question, desk: int, now: datetime, *, shown_to: int | None = None
) -> None:
    for part in _parts(question, desk, now, shown_to=shown_to):
        await store.rearm(part)


def _parts(question: Question, desk: int, now: datetime, *, shown_to: int | None = None) -> list[Delivery]:
    """`shown_to`: the desk as it was numbered when it was shown the question, where it is part of another one now."""
    return [
        Delivery(
            key=f"{_shown(question, shown_to or desk)}{part}",
            subscriber_id=desk,
            message="question-to-desk",
            args={"question": question.id, "part": part},
            priority=Priority.ANSWER,
            due_at=now,
            created_at=now,
            thread=question.thread,
        )
        for part in range(len(pages(question.text)))
    ]


async def show_waiting(store: Store, desk: int, now: datetime) -> int:
    """Puts the unseen questions that are for this desk before it; returns how many."""
    waiting = [question for question in await unseen(store) if desk in await desks_for(store, question)]
    for question in waiting:
        await _show_again(store, question, desk, now)
    return len(waiting)


async def unseen(store: Store) -> list[Question]:
    """The open questions that neither stand before a desk that can be written to nor are on their way to one."""
    return [each for each in await store.open_questions() if not await store.gets_through(f"question:{each.id}:")]


async def tell_unseen(store: Store, now: datetime) -> int:
    """Tells every organiser, once a day and by day, as long as there are any; returns how many are told."""
    local = now.astimezone(await local_zone(store))
    if not _BY_DAY[0] <= local.hour < _BY_DAY[1] or not await unseen(store):
        return 0
    key, organisers = f"questions-unseen:{local:%Y-%m-%d}", await staff.organisers(store)
    return await staff.tell(store, organisers, "questions-unseen", key=key, args={}, now=now)


async def follow(store: Store, contact: Contact, address: str, now: datetime) -> None:
    """The chat has that address from now on. Where it is a desk's, what is open is shown there again: to what was
    shown before it moved nobody can reply. Where it is known there as another desk, what that one has is not shown
    twice.
    """
    was, shown_to = contact.address, contact.subscriber_id
    await people.move(store, contact, address, now)
    desk = contact.subscriber_id
    if (contact.address, desk) == (was, shown_to) or not await store.forget_messages(contact.id):
        return
    for question in await store.open_questions():
        if desk not in await desks_for(store, question):
            continue
        if desk == shown_to or not await store.gets_through(_shown(question, desk)):
            await _show_again(store, question, desk, now, shown_to=shown_to)


def _shown(question: Question, desk: int) -> str:
    """What the keys of the parts begin with that one desk is shown."""
    return f"question:{question.id}:{desk}:"


async def desks_for(store: Store, question: Question) -> list[int]:
    """The desks a question goes to: that of its sector, else those for everything."""
    desks = await store.desks()
    own = [desk for desk, scope in desks if scope and scope == question.sector]
    return own or [desk for desk, scope in desks if not scope]


async def answer(store: Store, question: Question, text: str, *, desk: Subscriber, member: str, now: datetime) -> None:
    """Sends the answer back to where the question came from. A second answer is sent as well.

    Raises TextTooLong.
    """
    if len(text) > LONGEST:
        raise TextTooLong(most=LONGEST)
    question.state = QuestionState.ANSWERED
    given = Answer(question.id, text, desk.id, member, now)
    await store.add(given)
    for part in range(len(pages(text))):
        await outbox.enqueue(
            store,
            key=f"answer:{given.id}:{part}",
            to=question.subscriber_id,
            contact_id=question.contact_id,
            message="answer",
            args={"answer": given.id, "part": part},
            priority=Priority.ANSWER,
            now=now,
            thread=question.thread,
            in_reply_to=question.reference,
        )


def pages(text: str) -> list[str]:
    """The text cut into parts of at most PAGE characters, at line ends or blanks where there are any."""
    parts = []
    while len(text) > PAGE:
        cut = max(text.rfind("\n", 1, PAGE), text.rfind(" ", PAGE // 2, PAGE)) + 1 or PAGE
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text]


async def _sector_of(store: Store, question: Question) -> str | None:
    """The sector of the meeting asked about, or the only one the person subscribes to."""
    if question.meeting is not None:
        meeting = await store.meeting(question.meeting)
        return meeting.sectors[0] if meeting is not None and len(meeting.sectors) == 1 else None
    held = [held.sector_id for held in await store.subscriptions(question.subscriber_id) if held.state == "confirmed"]
    return held[0] if len(held) == 1 else None
