"""What organisers and moderators do in the chat: take their role, write announcements, answer at the desk."""

from bot.core import announcements, people, questions, staff
from bot.core.announcements import Announcement
from bot.core.errors import ActionUnknown, QuestionUnknown
from bot.core.language import Language
from bot.core.outbox import Reply
from bot.core.people import RoleKind
from bot.core.store import Store


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


async def write_announcement(store: Store, reply: Reply, announcement_id: int, text: str) -> None:
    """Takes the text for the language asked for, then asks for the next one or for the audience."""
    announcement = await own_announcement(store, reply, announcement_id)
    language = _next_language(announcement)
    if language is not None:
        announcements.write(announcement, language, text)
    await _ask_for_text(store, reply, announcement)


async def _ask_for_text(store: Store, reply: Reply, announcement: Announcement) -> None:
    language = _next_language(announcement)
    if language is None:
        reply.contact.expecting = ""
        await reply.anew().say(store, "announce-audience", announcement=announcement.id)
    else:
        reply.contact.expecting = f"announcement:{announcement.id}"
        await reply.anew().say(store, "announce-write", announcement=announcement.id, language=language.value)


def _next_language(announcement: Announcement) -> Language | None:
    return next((language for language in Language if language not in announcement.drafts), None)
