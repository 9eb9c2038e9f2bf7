"""Questions, the moderators' desk, and answers."""

from bot.core.actions import Verb
from bot.core.language import Language
from bot.core.message import Line, Message, Value, line
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button, excerpt
from bot.core.questions import Question, QuestionState, pages, unseen
from bot.core.store import Store


async def ask_question(store: Store, reader: Reader, *, meeting: str) -> Message:
    """Invites the person to write."""
    which = await store.meeting(meeting) if meeting else None
    about: Value = line("about-meeting", title=which.title) if which else ""
    return Message("ask-question", (("about", about),), ((button("button-cancel", Verb.CANCEL),),))


async def question_offer(store: Store, reader: Reader, *, question: int) -> Message:
    """Words that were no answer: are they for the moderators?"""
    kept = await _find(store, question)
    rows = (
        (
            button("button-send", Verb.SEND_QUESTION, question),
            button("button-dont-send", Verb.DROP_QUESTION, question),
        ),
    )
    return Message("question-offer", (("text", excerpt(kept.text)),), rows)


async def question_sent(store: Store, reader: Reader, *, question: int) -> Message:
    """The moderators have it."""
    kept = await _find(store, question)
    return Message("question-sent", (("number", kept.id), ("text", excerpt(kept.text))), ((HOME,),))


async def passed_on(store: Store, question: int) -> Line:
    """The moderators have it: said below what the same mail has done besides."""
    kept = await _find(store, question)
    return line("question-passed-on", number=kept.id, text=excerpt(kept.text))


async def question_dropped(store: Store, reader: Reader) -> Message:
    """It was not sent."""
    return Message("question-dropped", rows=((HOME,),))


async def question_to_desk(store: Store, reader: Reader, *, question: int, part: int = 0) -> Message:
    """A question before the moderators: who asks in which language, about what; and the answer once there is one."""
    kept = await _find(store, question)
    parts = pages(kept.text)
    if part:
        return Message("question-continued", (("number", kept.id), ("text", parts[part])))
    sectors = {sector.id: sector.name for sector in await store.sectors()}
    meeting = await store.meeting(kept.meeting) if kept.meeting else None
    asker = await store.subscriber(kept.subscriber_id)
    contact = await store.contact(kept.contact_id)
    given = await store.answers(kept.id)
    status: Value = line("desk-open")
    if kept.state == QuestionState.ANSWERED and given:
        status = line("desk-answered", by=given[-1].member or "–")
    return Message(
        "question-to-desk",
        (
            ("number", kept.id),
            ("name", asker.name or "–"),
            ("language", line(f"language-{kept.language}") if kept.language else line("not-given")),
            ("channel", line(f"channel-{contact.channel}")),
            ("sector", sectors[kept.sector] if kept.sector in sectors else line("not-given")),
            ("meeting", meeting.title if meeting else line("not-given")),
            ("sender", "" if kept.proven else line("sender-unproven")),
            ("text", parts[0]),
            ("status", status),
        ),
        by_mail=line("desk-by-mail"),
    )


async def answer(store: Store, reader: Reader, *, answer: int, part: int = 0) -> Message:
    """The moderators' answer, with the question it belongs to."""
    given = await store.answer(answer)
    if given is None:
        raise Pointless("the answer is not on record any more")
    kept = await _find(store, given.question_id)
    parts = pages(given.text)
    if part:
        return Message("answer-continued", (("number", kept.id), ("text", parts[part])))
    args = (("number", kept.id), ("question", excerpt(kept.text)), ("text", parts[0]))
    return Message("answer", args, ((button("button-ask-again", Verb.ASK), HOME),), by_mail=line("answer-more-by-mail"))


async def desk_bound(store: Store, reader: Reader, *, scope: str) -> Message:
    """This group answers questions from now on."""
    sectors = {sector.id: sector.name for sector in await store.sectors()}
    rows: ROWS = (tuple(button(f"button-language-{language}", Verb.LANGUAGE, language) for language in Language),)
    named: Value = sectors[scope] if scope in sectors else line("every-sector")
    return Message("desk-bound", (("sector", named),), rows)


async def questions_unseen(store: Store, reader: Reader) -> Message:
    """To organisers: what participants have asked lies before nobody."""
    waiting = len(await unseen(store))
    if not waiting:
        raise Pointless("somebody reads them by now")
    return Message("questions-unseen", (("count", waiting),))


async def _find(store: Store, question_id: int) -> Question:
    question = await store.question(question_id)
    if question is None:
        raise Pointless("the question has been erased")
    return question
