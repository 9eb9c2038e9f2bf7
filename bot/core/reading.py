"""What free words mean here and now. What is no answer and no command is never guessed: it goes to the moderators."""

from contextlib import suppress

from bot.core import (
    affiliations,
    answering,
    changing,
    choosing,
    delegation,
    dialogue,
    hosting,
    linking,
    organising,
    placing,
    pressing,
    questions,
    rsvps,
    sectors,
    spoken,
    stands,
    twins,
    words,
)
from bot.core.actions import Action, Verb
from bot.core.errors import NothingChosen, Refusal
from bot.core.inbound import Inbound, Said
from bot.core.meetings import meeting_in
from bot.core.outbox import Reply
from bot.core.people import mail_address
from bot.core.places import REQUEST
from bot.core.rsvps import GIVEN, NOTE, SHOWS, PartStat
from bot.core.sectors import subscribed
from bot.core.store import Store
from bot.core.words import Word

_HIGHEST_NUMBER = 99_999  # of a choice, or of an address that mail has come back from
_ERASE = "erase"
"""What Contact.expecting says while a yes erases everything, as long as it answers just that question."""

_CHANNELS = {Word.TELEGRAM: "telegram", Word.MAIL: "email"}

_ASK_ABOUT_A_MEETING = frozenset(
    {
        *("invitation", "meeting-moved", "reminder", "nudge", "meeting-card", "own-place"),
        *("answer-recorded", "answer-from-elsewhere", "answer-details", "confirm-answer", "answer-unclear"),
    }
)


async def read(store: Store, reply: Reply, inbound: Inbound, said: Said) -> None:
    """Acts on a person's words and answers. Raises a Refusal."""
    text = said.text.strip()
    card = await store.sent_as(reply.contact.id, said.reply_to) if said.reply_to else None
    if card is not None and card.message == "question-to-desk":
        first = "" if card.args.get("part") else said.reply_to
        question_id = int(card.args["question"])
        await organising.answer_at_desk(store, reply, question_id, text, member=inbound.sender.member, card=first)
    elif not reply.contact.is_group:  # in a group the rest is moderators talking among themselves
        thread = card.thread if card is not None else reply.thread
        answers = card.message if card is not None else await _last_said(store, reply, said)
        # before anything else: the question may have been asked in any conversation, one about a session too
        if answers == "erase-confirm" and await _confirm_erasing(store, reply, inbound, text):
            return
        if await answering.count(store, reply, inbound, text):
            return
        if await _decide_request(store, reply, inbound, text, thread):
            return
        session = await store.session(thread.partition(":")[2]) if thread.startswith("session:") else None
        meeting_id = session.meeting_id if session is not None else meeting_in(thread)
        if not inbound.forwarded and await choosing.understood(store, reply, inbound, text, thread):
            await answering.keep_beside(store, reply, inbound, text, meeting_id)
            return
        about_meeting = (card is not None and card.message in _ASK_ABOUT_A_MEETING) or bool(inbound.forwarded)
        await _read(store, reply, inbound, text, meeting_id, answers, about_meeting=about_meeting)


async def _last_said(store: Store, reply: Reply, said: Said) -> str:
    """What a person answers who replies to nothing that is on record: the last that she was told in this conversation.

    "" where that is not sure: in the conversation of a meeting, what she replies to may be older than what is kept.
    """
    if said.reply_to and meeting_in(reply.thread) is not None:
        return ""
    last = await store.last_said(reply.contact.id)
    return last.message if last is not None and last.thread == reply.thread else ""


async def _read(
    store: Store,
    reply: Reply,
    inbound: Inbound,
    text: str,
    meeting_id: str | None,
    answers: str,
    *,
    about_meeting: bool,
) -> None:
    """`answers` is the message that the words answer, "" for one that is not known."""
    expecting, _, about = reply.contact.expecting.partition(":")
    if (code := delegation.code_in(text)) is not None:
        await delegation.show(store, reply, code)
        return
    word = words.word_in(text)
    if not _comes_first(word, reply) and await _take_asked(store, reply, inbound, text, meeting_id):
        return
    if word is not None:
        linking.put_aside(reply)
        if word == Word.STOP and meeting_id is not None and inbound.sender.proven:
            await _decline_as_well(store, reply, text, meeting_id)
        await _obey(store, reply, inbound, word)
        return
    if (wish := words.sectors_in(text)) is not None and await _change_sectors(store, reply, inbound, *wish):
        return
    if meeting_id is not None and await _describe_stand(store, reply, inbound, text, meeting_id):
        return
    if (
        expecting == delegation.EXPECTING
        and answers not in _ASK_ABOUT_A_MEETING
        and await _take_over(store, reply, inbound, int(about), text)
    ):
        return
    if await _take_institution(store, reply, inbound, text):
        return
    if expecting == linking.ADDRESS and await _meant_as_address(store, reply, text, about_meeting=about_meeting):
        await linking.take_address(store, reply, text)
        return
    if reply.contact.channel == "telegram" and await _take_code(store, reply, text):
        return
    linking.put_aside(reply)
    # a yes to an invitation is no yes to what was asked before it
    if not about_meeting and await _choose(store, reply, inbound, text):
        return
    if await answering.answer(store, reply, inbound, text, meeting_id):
        return
    if meeting_id is not None and await answering.take_needs(store, reply, inbound, text, meeting_id):
        return
    if reply.contact.channel == "email" and reply.subscriber.consented_at is not None:
        asked = meeting_id if about_meeting and inbound.sender.proven else None
        if asked is None or not await answering.ask_back(store, reply, inbound, text, asked):
            await answering.ask(store, reply, inbound, text, meeting_id)
        return
    question = await questions.offer(
        store, reply.contact, text, reply.now, meeting=meeting_id, reference=inbound.reference
    )
    if reply.subscriber.consented_at is None:
        await dialogue.begin(store, reply)
    else:
        await reply.say(store, "question-offer", question=question.id)


def _comes_first(word: Word | None, reply: Reply) -> bool:
    """Silence comes before any words that were asked for; being erased before those that nobody else will read."""
    if word == Word.ERASE:
        return not (reply.contact.expecting.startswith(organising.ANNOUNCEMENT) or changing.asked(reply))
    return word == Word.STOP


async def _take_asked(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str | None) -> bool:
    """Words that were asked for are taken whatever they sound like; False where none were."""
    expecting, _, about = reply.contact.expecting.partition(":")
    if expecting == organising.ANNOUNCEMENT:
        return await organising.write_announcement(store, reply, about, text)
    if expecting == questions.EXPECTING:
        reply.contact.expecting = ""
        await answering.ask(store, reply, inbound, text, about or meeting_id)
    elif changed := changing.asked(reply):
        if inbound.sender.proven:
            await changing.take(store, reply, changed, text)
        else:
            await reply.say(store, "confirm-by-mail")
    elif expecting == NOTE:
        await placing.write_note(store, reply, about, text)
    elif expecting == SHOWS:
        await placing.write_shows(store, reply, about, text)
    elif expecting in (affiliations.NAME, affiliations.SHOWN):
        return await _take_institution(store, reply, inbound, text)
    else:
        return False
    return True


async def _describe_stand(store: Store, reply: Reply, inbound: Inbound, text: str, meeting_id: str) -> bool:
    """Lines about a stand, perhaps below an answer; False when there are none, or the meeting asks for none."""
    lines, rest = stands.read(text)
    meeting = await store.meeting(meeting_id) if lines else None
    if meeting is None or SHOWS not in meeting.asks:
        return False
    if rest:
        await answering.answer(store, reply, inbound, rest, meeting_id)
    if inbound.sender.proven:
        await placing.take_lines(store, reply, meeting_id, lines)
    elif not rest:
        await reply.say(store, "confirm-by-mail")
    return True


async def _decide_request(store: Store, reply: Reply, inbound: Inbound, text: str, thread: str) -> bool:
    """What an organiser answers to a request for a place; only a signed answer decides."""
    kind, _, place_id = thread.partition(":")
    said = _plain_answer(text, reply) if kind == REQUEST else None
    if said not in (PartStat.ACCEPTED, PartStat.DECLINED):
        return False
    if inbound.sender.proven:
        await placing.decide(store, reply, int(place_id), admits=said == PartStat.ACCEPTED)
        await answering.keep_beside(store, reply, inbound, text, None)
    else:
        await reply.say(store, "confirm-by-mail")
    return True


async def _take_over(store: Store, reply: Reply, inbound: Inbound, delegation_id: int, text: str) -> bool:
    """What a substitute answers; only a signed answer takes the place."""
    said = _plain_answer(text, reply)
    if said not in (PartStat.ACCEPTED, PartStat.DECLINED):
        return False
    if inbound.sender.proven:
        await delegation.answer(store, reply, delegation_id, takes=said == PartStat.ACCEPTED)
        passed_on = await store.delegation(delegation_id)
        await answering.keep_beside(store, reply, inbound, text, passed_on.meeting_id if passed_on else None)
    else:
        await reply.say(store, "place-passed-on", delegation=delegation_id)
    return True


async def _pass_on(store: Store, reply: Reply) -> None:
    """The place at the meeting the person writes about, or at the only one."""
    ahead = await rsvps.open_to(store, reply.subscriber, reply.now)
    about = meeting_in(reply.thread) or (ahead[0].id if len(ahead) == 1 else None)
    if about is None:
        await reply.say(store, "my-meetings")
    else:
        await delegation.begin(store, reply, about)


async def _take_institution(store: Store, reply: Reply, inbound: Inbound, text: str) -> bool:
    """A name where one was asked for, or in a line that says so; a question is none, whatever was asked for."""
    expected = reply.contact.expecting.partition(":")[0] in (affiliations.NAME, affiliations.SHOWN)
    name = affiliations.named_in(text)
    if name is None and expected and reply.contact.channel == "telegram" and "?" not in text:
        name = text
    if name is None:
        return False
    if inbound.sender.proven:
        await affiliations.take_name(store, reply, name)
    else:
        await reply.say(store, "confirm-by-mail")
    return True


async def _meant_as_address(store: Store, reply: Reply, text: str, *, about_meeting: bool) -> bool:
    """An address, or what nobody can have meant otherwise who has just been asked for one."""
    if mail_address(text) is not None:
        return True
    heard = spoken.answer_in(text, reply.subscriber.language)
    says_more = about_meeting or spoken.is_question(text) or (heard is not None and heard.rest)
    return not says_more and await linking.is_asking(store, reply)


async def _take_code(store: Store, reply: Reply, text: str) -> bool:
    """The code that links two channels, also a wrong one; False for other words."""
    if await linking.confirm(store, reply, text):
        return True
    is_answer = spoken.answer_in(text, reply.subscriber.language) is not None
    return not is_answer and await linking.tell_wrong(store, reply, text)


async def _decline_as_well(store: Store, reply: Reply, text: str, meeting_id: str) -> None:
    """Whoever wants silence and says that she does not come gives her place back; nothing may stand in her way."""
    if _plain_answer(text, reply) == PartStat.DECLINED:
        with suppress(Refusal):
            await rsvps.record(
                store, reply.subscriber, meeting_id, PartStat.DECLINED, inbound_id=reply.inbound_id, now=reply.now
            )


async def _obey(store: Store, reply: Reply, inbound: Inbound, word: Word) -> None:
    if word == Word.STOP:  # believed from anyone: silence can be undone, unwanted mail cannot
        await dialogue.leave(store, reply)
    elif word in (Word.START, Word.HELP):
        await dialogue.begin(store, reply)
    elif not inbound.sender.proven and reply.subscriber.consented_at is not None:
        await reply.say(store, "confirm-by-mail")
    elif word in _CHANNELS:
        await pressing.press(store, reply, Action(Verb.PREFER, (_CHANNELS[word],)))
    elif word == Word.ERASE:
        await reply.say(store, "erase-confirm")
        reply.contact.expecting = _ERASE
    elif word == Word.MY_DATA:
        await reply.say(store, "my-data")
    elif word == Word.SUBSTITUTE:
        await _pass_on(store, reply)
    elif word == Word.HOST:
        await pressing.press(store, reply, hosting.BEGIN)
    elif word == Word.NEXT_TIME:
        await pressing.press(store, reply, Action(Verb.NEXT_TIME))
    elif word == Word.SECTORS:
        await dialogue.change_sectors(store, reply)
    else:
        await dialogue.choose_language(store, reply, "pl" if word == Word.POLISH else "cs")


async def _change_sectors(store: Store, reply: Reply, inbound: Inbound, joins: bool, what: str) -> bool:
    """Subscribes to the sectors that are named, or leaves them; False when none of the programme's is."""
    known = [each for each in await store.sectors() if any(words.names(what, name) for name in each.name.values())]
    if not known:
        return False
    held = {each.sector_id for each in await subscribed(store, reply.subscriber)}
    named = {sector.id for sector in known}
    if reply.subscriber.consented_at is not None and not inbound.sender.proven:
        await reply.say(store, "confirm-by-mail")
        return True
    await sectors.choose(store, reply.subscriber, sorted(held | named if joins else held - named), reply.now)
    if reply.subscriber.consented_at is not None:
        await reply.say(store, "home")
    else:
        await dialogue.begin(store, reply)
    return True


async def _confirm_erasing(store: Store, reply: Reply, inbound: Inbound, text: str) -> bool:
    """A yes to the question whether everything is to be erased; False when it is answered neither with yes nor no."""
    if reply.contact.expecting != _ERASE or (answer := _plain_answer(text, reply)) is None:
        return False
    reply.contact.expecting = ""
    if answer == PartStat.ACCEPTED and inbound.sender.proven:
        await pressing.press(store, reply, pressing.ERASE_FOR_GOOD)
    else:
        await reply.say(store, "home")
    return True


async def _choose(store: Store, reply: Reply, inbound: Inbound, text: str) -> bool:
    """Numbers and a bare yes that answer the step the contact is at; False when there is no such step."""
    expecting = reply.contact.expecting
    numbers = words.numbers_in(text, _HIGHEST_NUMBER)
    if expecting == "sectors" and numbers is None:
        return await _answer_welcome(store, reply, inbound, text)
    if numbers is not None and (action := await _chosen(store, reply, numbers[0])) is not None:
        if inbound.sender.proven:
            await pressing.press(store, reply, action)
        else:
            await reply.say(store, "confirm-by-mail")
        return True
    if not expecting or numbers is None:
        return False
    if not inbound.sender.proven:
        await reply.say(store, "confirm-by-mail" if reply.subscriber.consented_at else "welcome-by-mail")
        return True
    if expecting == "sectors":
        known = [number for number in numbers if number <= len(await store.sectors())]
        if not known:
            raise NothingChosen
        await dialogue.choose_sectors_by_number(store, reply, known)
        return True
    return await dialogue.by_number(store, reply, numbers[0])


async def _chosen(store: Store, reply: Reply, number: int) -> Action | None:
    """The n-th choice of what an organiser was sent."""
    ways = (
        *(organising.chosen_by_number, organising.broadcast_by_number, organising.bounce_by_number),
        *(hosting.chosen_by_number, twins.chosen_by_number),
    )
    for chosen_by_number in ways:
        if (found := await chosen_by_number(store, reply, number)) is not None:
            return found
    return None


async def _answer_welcome(store: Store, reply: Reply, inbound: Inbound, text: str) -> bool:
    """A bare yes to the welcome mail confirms the sectors it named as chosen in advance; a no is left in peace."""
    answer = _plain_answer(text, reply)
    if answer == PartStat.ACCEPTED:
        if inbound.sender.proven and await subscribed(store, reply.subscriber):
            await dialogue.agree(store, reply)
        else:
            await dialogue.ask_by_mail(store, reply)
    elif answer is not None:
        await dialogue.decline_consent(store, reply)
    return answer is not None


def _plain_answer(text: str, reply: Reply) -> PartStat | None:
    """A yes, maybe or no; that somebody else comes is none of them."""
    heard = spoken.answer_in(text, reply.subscriber.language)
    return heard.partstat if heard is not None and heard.partstat in GIVEN else None
