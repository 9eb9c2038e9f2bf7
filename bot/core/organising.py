"""What organisers and moderators do in the chat: take their role, write announcements, answer at the desk."""

from datetime import datetime

from bot.core import announcements, bounces, broadcasts, invitations, moves, people, progress, questions, staff
from bot.core.actions import Action, Verb
from bot.core.announcements import Announcement
from bot.core.broadcasts import Broadcast, BroadcastState
from bot.core.errors import (
    ActionUnknown,
    AnnouncementTooLong,
    BroadcastOver,
    ChoiceOver,
    NothingToResend,
    QuestionUnknown,
    TextTooLong,
    TooLateToUndo,
)
from bot.core.language import Language
from bot.core.messages import broadcasts as cards
from bot.core.messages.reader import Reader
from bot.core.outbox import Reply
from bot.core.people import RoleKind
from bot.core.store import Store

ANNOUNCEMENT = "announcement"
"""What Contact.expecting says while an announcement's text is asked for; its number follows.

Behind a text that may have been cut in two, so do its language and the second in which it came.
"""

BROADCASTS = "broadcasts"
"""The conversation about what has gone out lately; each of it has a conversation of its own."""

_CUT_FROM = 2_048
_REST_WITHIN = 2
"""A chat program cuts what is longer than a message, in the second half of it, and sends the rest within seconds."""


async def take_role(store: Store, reply: Reply, code: str, *, secret: bytes) -> None:
    """Redeems a one-time code: a group becomes the moderators' desk, a person an organiser. Raises GrantInvalid."""
    role = await staff.redeem(store, code, reply.subscriber, reply.now, secret=secret)
    people.revive(reply.contact)
    reply.subscriber.preferred_contact_id = reply.subscriber.preferred_contact_id or reply.contact.id
    if role.kind == RoleKind.MODERATOR:
        if reply.subscriber.language is None:
            reply.subscriber.language = Language.PL
        await reply.say(store, "desk-bound", scope=role.scope)
        await questions.show_waiting(store, reply.subscriber.id, reply.now)
    else:
        await reply.say(store, "role-taken", role=role.kind, scope=role.scope)


async def set_desk_language(store: Store, reply: Reply, code: str) -> None:
    """The language of the desk's own headings; questions and answers stay as they were written."""
    if code not in set(Language):
        raise ActionUnknown
    role = await people.require_role(store, reply.subscriber, RoleKind.MODERATOR)
    reply.subscriber.language = Language(code)
    await reply.say(store, "desk-bound", scope=role.scope)


async def question_on(store: Store, reply: Reply, card: str) -> int | None:
    """The number of the question that a message at the desk shows; None when it shows none."""
    sent = await store.sent_as(reply.contact.id, card) if card else None
    return int(sent.args["question"]) if sent is not None and sent.message == "question-to-desk" else None


async def answer_at_desk(store: Store, reply: Reply, question_id: int, text: str, *, member: str, card: str) -> None:
    """A moderator's reply goes to the asker, and the desk's card shows that it did."""
    await people.require_role(store, reply.subscriber, RoleKind.MODERATOR)
    question = await store.question(question_id)
    if question is None:
        raise QuestionUnknown
    await questions.answer(store, question, text, desk=reply.subscriber, member=member, now=reply.now)
    await reply.on(card).say(store, "question-to-desk", thread=question.thread, question=question.id, part=0)


async def require_organiser(store: Store, reply: Reply) -> None:
    """Raises NotAllowed for everyone who is not an organiser."""
    await people.require_role(store, reply.subscriber, RoleKind.ORGANISER)


async def begin_announcement(store: Store, reply: Reply) -> None:
    """Asks for the first language's text."""
    await require_organiser(store, reply)
    announcement = await announcements.draft(store, reply.subscriber, reply.now)
    await _ask_for_text(store, reply, announcement)


async def own_announcement(store: Store, reply: Reply, announcement_id: int) -> Announcement:
    """The organiser's announcement. Raises NotAllowed."""
    await require_organiser(store, reply)
    return await announcements.find_own(store, reply.subscriber, announcement_id)


async def write_anew(store: Store, reply: Reply, announcement_id: int) -> None:
    """The draft's texts are dropped and asked for again. Raises AnnouncementSettled."""
    announcement = await own_announcement(store, reply, announcement_id)
    announcements.write_anew(announcement)
    await _ask_for_text(store, reply, announcement)


async def preview_announcement(store: Store, reply: Reply, announcement: Announcement) -> None:
    """Shows it as it will be read, in every language, and how many it would reach. Raises TextMissing."""
    for language in announcement.texts:
        await reply.anew().say(store, "announce-text", announcement=announcement.id, language=language.value)
    await reply.anew().say(store, "announce-preview", announcement=announcement.id)


async def write_announcement(store: Store, reply: Reply, about: str, text: str) -> bool:
    """Takes the text for the language asked for, then asks for the next one or for the audience; False where none is
    asked for any more.

    The rest of a text that was cut in two is no text in the next language: the whole is too long.
    """
    number, *cut = about.split(":")
    announcement, second = await own_announcement(store, reply, int(number)), int(reply.now.timestamp())
    if cut and 0 <= second - int(cut[1]) < _REST_WITHIN:
        if announcements.take_out(announcement, language := Language(cut[0])):
            await _say_too_long(store, reply, language)
        return True
    if (asked := _next_language(announcement)) is None:
        reply.contact.expecting = ""
        return False
    try:
        announcements.write(announcement, asked, text)
    except TextTooLong:
        await _say_too_long(store, reply, asked)
    else:
        await _ask_for_text(store, reply, announcement)
    if len(text) > _CUT_FROM:
        reply.contact.expecting = f"{ANNOUNCEMENT}:{number}:{asked}:{second}"
    return True


async def _say_too_long(store: Store, reply: Reply, language: Language) -> None:
    """Said as an answer and not raised: that the rest may follow has to be kept."""
    id, most = AnnouncementTooLong.message_id(), announcements.LONGEST
    await reply.anew().say(store, "refusal", id=id, language=language.value, most=most)


async def _ask_for_text(store: Store, reply: Reply, announcement: Announcement) -> None:
    language = _next_language(announcement)
    if language is None:
        reply.contact.expecting = ""
        await reply.anew().say(store, "announce-audience", announcement=announcement.id)
    else:
        reply.contact.expecting = f"{ANNOUNCEMENT}:{announcement.id}"
        await reply.anew().say(store, "announce-write", announcement=announcement.id, language=language.value)


def _next_language(announcement: Announcement) -> Language | None:
    return next((language for language in Language if language not in announcement.drafts), None)


async def show_broadcast(store: Store, reply: Reply, broadcast: Broadcast) -> None:
    """Answers with its card, which its author from now on sees kept up to date."""
    offered = broadcasts.steps(broadcast, await store.tally(broadcast.id), reply.subscriber.id, reply.now)
    thread, offers = broadcast.thread_of(offered), "+".join(offered)
    said = await reply.say(store, "broadcast", thread=thread, broadcast=broadcast.id, offers=offers)
    told = broadcast.state in (BroadcastState.LATE, BroadcastState.FINISHED)  # in a message of its own, once
    if broadcast.author_id == reply.subscriber.id and not told:
        progress.show_on(broadcast, reply.contact, card=said)


async def steer(store: Store, reply: Reply, broadcast_id: int, step: str) -> None:
    """Does with a broadcast what its card's button says, and shows how it stands then.

    Raises NotAllowed, BroadcastUnknown, BroadcastOver, BroadcastHeld, TooLateToUndo, NothingToResend or ActionUnknown.
    """
    await require_organiser(store, reply)
    broadcast = await broadcasts.find(store, broadcast_id)
    now = reply.now
    match step:
        case "show":
            pass
        case "undo":
            await _undo(store, reply, broadcast)
            return
        case "pause":
            await broadcasts.pause(store, broadcast, now)
        case "resume":
            await broadcasts.resume(store, broadcast, now)
        case "cancel" | "uncertain":
            await _ask_first(store, reply, broadcast, step)
            return
        case "cancel-yes":
            await cancel(store, broadcast, now)
        case "failed" if broadcast.state == BroadcastState.CANCELLED:
            await _ask_first(store, reply, broadcast, step)
            return
        case "failed" | "failed-yes":
            await broadcasts.resend_failed(store, broadcast, now)
        case "uncertain-yes":
            await broadcasts.resend_uncertain(store, broadcast, now)
        case "calls":
            await _show_calls(store, reply, broadcast)
            return
        case _:
            raise ActionUnknown
    await show_broadcast(store, reply, broadcast)


async def undo(store: Store, broadcast: Broadcast, now: datetime) -> Announcement | None:
    """Takes a broadcast back with what its start has changed; returns the announcement that is a draft again.

    Raises TooLateToUndo.
    """
    await broadcasts.undo(store, broadcast, now)
    if broadcast.message == "invitation":
        await invitations.take_back(store, str(broadcast.args["meeting"]), broadcast.created_at, now)
    if broadcast.message == "meeting-moved":
        await moves.take_back(store, broadcast, now)
    if broadcast.message != "announcement":
        return None
    announcement = await store.announcement(int(broadcast.args["announcement"]))
    if announcement is not None:
        announcements.take_back(announcement)
    return announcement


async def cancel(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Nothing more of it goes out, and whoever has not got the invitation is not invited. Raises BroadcastOver."""
    await broadcasts.cancel(store, broadcast, now)
    await invitations.let_go(store, broadcast, now)


async def chosen_by_number(store: Store, reply: Reply, number: int) -> Action | None:
    """What the n-th choice does that the answered mail offers; None when it is no mail about a broadcast.

    Raises NotAllowed, BroadcastUnknown, ActionUnknown when it has no such choice, TooLateToUndo, or ChoiceOver when
    that cannot be done any more.
    """
    kind, *about = reply.thread.split(":")  # "broadcast:7:pause+cancel"
    if kind != "broadcast":
        return None
    await require_organiser(store, reply)
    broadcast = await broadcasts.find(store, int(about[0]))
    if len(about) == 1:
        raise ChoiceOver
    offered = about[1].split("+")
    if number > len(offered):
        raise ActionUnknown
    step = offered[number - 1]
    left = broadcasts.steps(broadcast, await store.tally(broadcast.id), reply.subscriber.id, reply.now)
    if step == "undo" and await _is_undone(store, broadcast, reply.now):
        step = "show"
    elif step in broadcasts.PASSING and step not in left:
        raise TooLateToUndo if step == "undo" else ChoiceOver
    return cards.does(broadcast, step)


async def show_as_it_stands(store: Store, reply: Reply) -> None:
    """The card of the broadcast that the answered mail is about, if it is about one. Raises NotAllowed."""
    kind, *about = reply.thread.split(":")
    if kind == "broadcast":
        await steer(store, reply, int(about[0]), "show")


async def broadcast_by_number(store: Store, reply: Reply, number: int) -> Action | None:
    """Opens the n-th of what has gone out lately; None when the mail answered is about something else.

    Raises NotAllowed, or ActionUnknown when there are not so many.
    """
    if reply.thread != BROADCASTS:
        return None
    await require_organiser(store, reply)
    listed = await cards.broadcasts(store, Reader(reply.subscriber, reply.contact, reply.now))
    actions = [button.action for row in listed.rows for button in row]
    if number > len(actions):
        raise ActionUnknown
    return actions[number - 1]


async def bounce_by_number(store: Store, reply: Reply, number: int) -> Action | None:
    """Writes again to the address with that number; None when the mail answered is about something else.

    Raises NotAllowed.
    """
    if reply.thread != bounces.THREAD:
        return None
    await require_organiser(store, reply)
    return Action(Verb.BOUNCES, (str(number), "undo"))


async def _undo(store: Store, reply: Reply, broadcast: Broadcast) -> None:
    if await _is_undone(store, broadcast, reply.now):
        await show_broadcast(store, reply, broadcast)
        return
    draft = await undo(store, broadcast, reply.now)
    await show_broadcast(store, reply, broadcast)
    if draft is not None and draft.author_id == reply.subscriber.id:
        await preview_announcement(store, reply, draft)


async def _is_undone(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    return broadcasts.stage(broadcast, await store.tally(broadcast.id), now) == "undone"


async def _ask_first(store: Store, reply: Reply, broadcast: Broadcast, step: str) -> None:
    if step == "cancel" and broadcast.is_over:
        raise BroadcastOver
    if step == "uncertain" and not (await store.tally(broadcast.id)).uncertain:
        raise NothingToResend
    if broadcast.author_id == reply.subscriber.id:
        broadcast.card = ""  # or its progress would be written over the question
    thread = broadcast.thread_of(broadcasts.confirming(step))
    await reply.say(store, "broadcast-confirm", thread=thread, broadcast=broadcast.id, step=step)


async def _show_calls(store: Store, reply: Reply, broadcast: Broadcast) -> None:
    people = await store.unreached(broadcast.id)
    for part in range(cards.pages(people)):
        await reply.anew().say(store, "call-list", thread=broadcast.thread_of(), broadcast=broadcast.id, part=part)
