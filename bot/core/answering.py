"""What free words about a meeting do: they are an answer, or thanks, or they are asked back once.

What is not understood is never guessed. By mail it is held, and the writer is asked once; what she writes then decides.
An answer takes the held words along as its note; anything else goes to the moderators together with them, and so do
held words that nobody came back to (`questions.pass_on_held`).
"""

from bot.core import delegation, places, pressing, questions, rsvps, spoken, words
from bot.core.inbound import Inbound
from bot.core.meetings import find_open, meeting_in, thread_of
from bot.core.needs import needs_in
from bot.core.outbox import Reply
from bot.core.questions import Question, QuestionState
from bot.core.rsvps import PartStat
from bot.core.spoken import SpokenAnswer
from bot.core.store import Store


async def answer(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str | None) -> bool:
    """Records the answer, if it is one and clear to which meeting; a bare "tak" to an announcement may answer anything
    that stands in it. What was written beside it becomes its note, or,
    where it asks for something, a question to the moderators. That somebody else comes does what the button for a
    substitute does. Raises as rsvps.record does.
    """
    heard = spoken.answer_in(text, reply.subscriber.language)
    if heard is None:
        return False
    if (forwarded := meeting_in(inbound.forwarded)) is not None:
        await pressing.offer_own_place(store, reply, forwarded)
        await keep_beside(store, reply, inbound, text, None)
        return True
    if meeting_id is None:
        ahead = await rsvps.open_to(store, reply.subscriber, reply.now)
        if not ahead or heard.partstat is None:
            return False
        if len(ahead) > 1 or (reply.thread.startswith("announcement:") and spoken.is_one_word(text)):
            await reply.say(store, "my-meetings")
            await keep_beside(store, reply, inbound, text, None)
            return True
        meeting_id = ahead[0].id
    partstat = heard.partstat or await _standing_answer(store, reply, meeting_id)
    if partstat is None:
        return False  # how many come is known, but not whether they do
    if not (inbound.sender.proven or inbound.elsewhere):
        await _confirm(store, reply, inbound, text, meeting_id, heard, partstat)
        return True
    held, before = await _take_held(store, reply, partstat)
    if partstat == PartStat.DELEGATED:
        await delegation.send_another(store, reply, meeting_id)
    else:
        party = before.party if before is not None and heard.party is None else heard.party
        several = heard.several or (before is not None and before.several)
        await pressing.record(store, reply, meeting_id, partstat, party=party, several=several)
        said = text if held is None or before is None else f"{held.text}\n{text}"
        needs = needs_in(said, reply.subscriber.language)
        await rsvps.add_needs(store, reply.subscriber, meeting_id, needs, reply.now)
    await _keep_what_else(store, reply, inbound, text, meeting_id, heard, held, before)
    return True


async def keep_beside(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str | None) -> None:
    """Keeps what stands beside a yes or no that is no answer to her own invitation: to a session, a place, a request.

    It becomes a note at the meeting, or a question; without a meeting there is no answer of hers for it to stand with.
    """
    heard = spoken.answer_in(text, reply.subscriber.language)
    if heard is None or not heard.rest:
        return
    if meeting_id is not None and inbound.sender.proven:
        held, before = await _take_held(store, reply, None)
        await _keep_what_else(store, reply, inbound, text, meeting_id, heard, held, before)
    else:
        await ask(store, reply, inbound, text, meeting_id)


async def count(store: Store, reply: Reply, inbound: Inbound, text: str) -> bool:
    """Takes a bare number where it was asked how many come; False for anything else. Raises as rsvps.record does."""
    expecting, _, meeting_id = reply.contact.expecting.partition(":")
    numbers = words.numbers_in(text, places.LARGEST_PARTY) if expecting == rsvps.PARTY else None
    if numbers is None or len(numbers) != 1 or not (inbound.sender.proven or inbound.elsewhere):
        return False
    partstat = await _standing_answer(store, reply, meeting_id)
    if partstat in (None, PartStat.DECLINED):
        return False
    await pressing.record(store, reply, meeting_id, partstat, party=numbers[0])
    return True


async def take_needs(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str) -> bool:
    """Notes what she needs who has said that she comes, and shows it; False where her words state none that is asked.

    The words are kept, too: as a note, or where they ask for something as a question.
    """
    needs = needs_in(text, reply.subscriber.language)
    if not inbound.sender.proven:
        return False
    if not await rsvps.add_needs(store, reply.subscriber, meeting_id, needs, reply.now):
        return False
    await reply.say(store, "answer-recorded", thread=thread_of(meeting_id), meeting=meeting_id)
    kept = not spoken.is_question(text) and await rsvps.add_note(
        store, reply.subscriber, meeting_id, spoken.said_in(text)
    )
    if not kept:
        await ask(store, reply, inbound, text, meeting_id)
    return True


async def ask_back(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str) -> bool:
    """Holds words by mail that are neither an answer nor a question, and asks what they mean; False when they have to
    go to the moderators instead, as they do the second time.
    """
    if reply.contact.expecting == questions.UNCLEAR or spoken.is_question(text):
        return False
    if spoken.is_courtesy(text) and await _standing_answer(store, reply, meeting_id) is not None:
        return True  # thanks for a confirmation are not answered
    held = await _hold(store, reply, inbound, text, meeting_id)
    await reply.say(store, "answer-unclear", thread=thread_of(meeting_id), meeting=meeting_id, question=held.id)
    return True


async def ask(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str | None) -> None:
    """Puts words to the moderators, with those that were held before. Raises TextTooLong."""
    held = await questions.take_held(store, reply.contact)
    if held is not None and len(held.text) + len(text) < questions.LONGEST:
        held.state = QuestionState.DROPPED
        text = f"{held.text}\n\n{text}"
    elif held is not None:
        await questions.send(store, held, reply.now)
    question = await questions.offer(
        store,
        reply.contact,
        text,
        reply.now,
        meeting=meeting_id,
        reference=inbound.reference,
        proven=inbound.sender.proven,
    )
    await questions.send(store, question, reply.now)
    await questions.acknowledge(store, reply, question)


async def _confirm(
    store: Store,
    reply: Reply,
    inbound: Inbound,
    text: str,
    meeting_id: str,
    heard: SpokenAnswer,
    partstat: PartStat,
) -> None:
    """Asks at the known address about an answer that nothing vouches for. What it says beside yes or no is held and
    shown there, and counts with the answer that confirms it.
    """
    await find_open(store, meeting_id, reply.now)
    thread, expecting = thread_of(meeting_id), reply.contact.expecting
    if partstat == PartStat.DELEGATED:
        await reply.say(store, "confirm-by-mail", thread=thread)
    elif (heard.party is None and not heard.rest and not heard.several) or expecting not in ("", questions.UNCLEAR):
        await reply.say(store, "confirm-answer", thread=thread, meeting=meeting_id)
    else:
        held = await _hold(store, reply, inbound, text, meeting_id)
        await reply.say(store, "confirm-answer", thread=thread, meeting=meeting_id, question=held.id)


async def _hold(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str) -> Question:
    """Keeps the words until their writer says what they mean."""
    reply.contact.expecting = questions.UNCLEAR
    proven = inbound.sender.proven
    return await questions.offer(
        store, reply.contact, text, reply.now, meeting=meeting_id, reference=inbound.reference, proven=proven
    )


async def _take_held(
    store: Store, reply: Reply, partstat: PartStat | None
) -> tuple[Question | None, SpokenAnswer | None]:
    """The words that were held; and what they answer, where the answer given now is the same and confirms it."""
    held = await questions.take_held(store, reply.contact)
    before = spoken.answer_in(held.text, reply.subscriber.language) if held is not None else None
    return held, before if before is not None and before.partstat == partstat else None


async def _keep_what_else(
    store: Store,
    reply: Reply,
    inbound: Inbound,
    text: str,
    meeting_id: str,
    heard: SpokenAnswer,
    held: Question | None,
    before: SpokenAnswer | None,
) -> None:
    """What stands beside an answer, and the words held before it, of which `before` is what they answer."""
    notes, asked = [], []
    if held is not None:
        held.state = QuestionState.DROPPED
        if before is not None and before.asks:
            asked.append(held.text)
        else:
            notes.append(before.rest if before is not None else held.text)
    if heard.asks:
        asked.append(text)
    elif heard.rest:
        notes.append(heard.rest)
    if not await rsvps.add_note(store, reply.subscriber, meeting_id, "\n".join(notes)):
        asked = [held.text, text] if held is not None else [text]
    if asked:
        await ask(store, reply, inbound, "\n\n".join(asked), meeting_id)


async def _standing_answer(store: Store, reply: Reply, meeting_id: str) -> PartStat | None:
    """What the person has answered so far."""
    rsvp = await store.rsvp(meeting_id, reply.subscriber.id)
    return rsvp.partstat if rsvp is not None and rsvp.partstat in rsvps.GIVEN else None
