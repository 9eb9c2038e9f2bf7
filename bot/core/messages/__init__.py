"""The catalogue: one function per thing the bot can say.

Each is called at the moment of sending with the arguments the outbox kept, and reads what is true then: language,
answer, place, whether the meeting still stands. One that makes no sense any more raises Pointless with the reason, and
the delivery is skipped.
"""

from collections.abc import Awaitable, Callable, Mapping

from msgspec.structs import replace

from bot.core.message import Message
from bot.core.messages import (
    bounces,
    broadcasts,
    calendars,
    changes,
    cycle,
    delegation,
    forwarding,
    hosting,
    institutions,
    joining,
    linking,
    meetings,
    organising,
    participants,
    places,
    proposals,
    questions,
    reminders,
    sessions,
    twins,
)
from bot.core.messages.reader import Pointless, Reader
from bot.core.outbox import BESIDE
from bot.core.store import Store

__all__ = ["CATALOGUE", "Pointless", "Reader", "compose"]

CATALOGUE: Mapping[str, Callable[..., Awaitable[Message]]] = {
    "choose-language": joining.choose_language,
    "choose-sectors": joining.choose_sectors,
    "welcome-by-mail": joining.welcome_by_mail,
    "change-sectors-by-mail": joining.change_sectors_by_mail,
    "choose-city": joining.choose_city,
    "joined-by-mail": joining.joined_by_mail,
    "choose-kind": joining.choose_kind,
    "choose-institution": institutions.choose_institution,
    "choose-found-institution": institutions.choose_found_institution,
    "twins": twins.twins,
    "twins-merge": twins.twins_merge,
    "twins-merged": twins.twins_merged,
    "my-institutions": institutions.my_institutions,
    "ask-consent": joining.ask_consent,
    "consent-declined": joining.consent_declined,
    "home": joining.home,
    "settings": joining.settings,
    "next-time": cycle.next_time,
    "my-data": joining.my_data,
    "erase-confirm": joining.erase_confirm,
    "erased": joining.erased,
    "stopped": joining.stopped,
    "text-only": joining.text_only,
    "confirm-by-mail": joining.confirm_by_mail,
    "refusal": joining.refusal,
    "ask-address": linking.ask_address,
    "code-sent": linking.code_sent,
    "link-code": linking.link_code,
    "link-to-telegram": linking.link_to_telegram,
    "link-confirm": linking.link_confirm,
    "linked": linking.linked,
    "unlinked": linking.unlinked,
    "invitation": meetings.invitation,
    "answer-recorded": meetings.answer_recorded,
    "confirm-answer": meetings.confirm_answer,
    "answer-unclear": meetings.answer_unclear,
    "own-place": forwarding.own_place,
    "answer-from-elsewhere": forwarding.answer_from_elsewhere,
    "proposal": proposals.proposal,
    "proposal-passed-on": proposals.proposal_passed_on,
    "meeting-card": meetings.meeting_card,
    "my-meetings": meetings.my_meetings,
    "reminder": reminders.reminder,
    "nudge": reminders.nudge,
    "we-are-here": reminders.we_are_here,
    "thanks": reminders.thanks,
    "materials": reminders.materials,
    "step-missed": reminders.step_missed,
    "meeting-moved": meetings.meeting_moved,
    "meeting-cancelled": meetings.meeting_cancelled,
    "change-meeting": changes.change_meeting,
    "change-write": changes.change_write,
    "meeting-corrected": meetings.meeting_corrected,
    "calendar-file": calendars.calendar_file,
    "calendar-feed": calendars.calendar_feed,
    "answer-details": places.answer_details,
    "ask-note": places.ask_note,
    "ask-shows": places.ask_shows,
    "place-offered": places.place_offered,
    "offer-lapsed": places.offer_lapsed,
    "place-requested": places.place_requested,
    "place-decided": places.place_decided,
    "place-link": delegation.place_link,
    "place-passed-on": delegation.place_passed_on,
    "place-left": delegation.place_left,
    "place-taken-over": delegation.place_taken_over,
    "place-handed-over": delegation.place_handed_over,
    "substitute-asked": delegation.substitute_asked,
    "substitute-left": delegation.substitute_left,
    "choose-sessions": sessions.choose_sessions,
    "session-moved": sessions.session_moved,
    "session-cancelled": sessions.session_cancelled,
    "session-reminder": sessions.session_reminder,
    "session-entered": sessions.session_entered,
    "session-left": sessions.session_left,
    "ask-question": questions.ask_question,
    "question-offer": questions.question_offer,
    "question-sent": questions.question_sent,
    "question-dropped": questions.question_dropped,
    "question-to-desk": questions.question_to_desk,
    "answer": questions.answer,
    "desk-bound": questions.desk_bound,
    "questions-unseen": questions.questions_unseen,
    "role-taken": organising.role_taken,
    "invite-choose": organising.invite_choose,
    "invite-preview": organising.invite_preview,
    "hosted-meetings": hosting.hosted_meetings,
    "hosted-meeting": hosting.hosted_meeting,
    "hosted-cancel": hosting.hosted_cancel,
    "interpreting-due": hosting.interpreting_due,
    "participants": participants.participants,
    "announce-write": organising.announce_write,
    "announce-audience": organising.announce_audience,
    "announce-preview": organising.announce_preview,
    "announce-text": organising.announce_text,
    "announce-discarded": organising.announce_discarded,
    "announcement": organising.announcement,
    "bounces": bounces.bounces,
    "mail-outage": bounces.mail_outage,
    "mail-turned-away": bounces.mail_turned_away,
    "broadcast": broadcasts.broadcast,
    "broadcast-confirm": broadcasts.broadcast_confirm,
    "broadcasts": broadcasts.broadcasts,
    "call-list": broadcasts.call_list,
}


async def compose(store: Store, reader: Reader, message: str, args: Mapping[str, str | int]) -> Message:
    """The message as it reads now. Raises Pointless, KeyError for an id that is not in the catalogue."""
    if BESIDE not in args:
        return await CATALOGUE[message](store, reader, **args)
    asked, others = int(args[BESIDE]), {name: value for name, value in args.items() if name != BESIDE}
    try:
        composed = await CATALOGUE[message](store, reader, **others)
    except Pointless:
        return await questions.question_sent(store, reader, question=asked)
    return replace(composed, beside=await questions.passed_on(store, asked))
