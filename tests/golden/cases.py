"""What is said when: every message of the catalogue, with the variants that read differently."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.announcements import LONGEST
from bot.core.errors import (
    AnnouncementTooLong,
    CodeWrong,
    NoRoom,
    PartyInvalid,
    QuotaFull,
    Refusal,
    SessionsClash,
    TextMissing,
    TextTooLong,
    TooManyInstitutions,
)
from bot.core.language import Texts
from bot.core.people import EVERYWHERE
from bot.core.sectors import Wish
from bot.rehearsal.stage import BEGINS
from tests.golden import hosted, institutions, sent
from tests.golden.arranging import (
    CONFERENCE,
    CULTURE,
    PANEL,
    STAND,
    WORKSHOP,
    Arrange,
    in_own_language,
    invited,
    nothing,
    with_args,
)
from tests.golden.asked import answered, asked, asked_besides, desk, shown_to_desk, unclear, unseen
from tests.golden.drafts import drafted
from tests.golden.meetings import (
    CULTURE_BEGINS,
    afterwards,
    answered_elsewhere,
    before,
    cancelled,
    changing,
    counted,
    in_the_calendar,
    missed,
    moved,
    nobody_left,
    noted,
    on_the_day,
    overtaken,
    proposed,
    since_a_move,
    two_invitations,
)
from tests.golden.persons import (
    code_asked,
    code_mailed,
    erased,
    everything_known,
    feeding,
    from_elsewhere,
    left,
    linked,
    newcomer,
    organiser,
    out_of_reach,
    outage,
    shut_out,
    without_sectors,
)
from tests.golden.seats import (
    asked_for_place,
    detailed,
    freed,
    full,
    in_session,
    seated,
    session_cancelled,
    session_freed,
    session_given_up,
    session_moved,
)
from tests.golden.world import CHANNELS


@dataclass(frozen=True)
class Case:
    """One message at one moment. `arrange` makes its state and returns its arguments."""

    message: str
    arrange: Arrange
    at: datetime = BEGINS
    bulk: bool = False  # sent to many: by mail it carries the list headers
    known: bool = True  # whether the reader's language is; if not, she reads every language
    channels: tuple[str, ...] = CHANNELS  # where it is said at all
    quiet_until: datetime | None = None  # when the quiet hours end, if it is quiet at that moment


_CULTURE_MORNING = CULTURE_BEGINS - timedelta(hours=1)
_MORNING = BEGINS + timedelta(hours=23)
_CULTURE_OVER = CULTURE_BEGINS + timedelta(hours=8)
_SLIDES = Texts(pl="https://jastrzebie.example.pl/prezentacje", cs="https://jastrzebie.example.pl/prezentace")
_REFUSAL_ARGS: Mapping[type, Mapping[str, str | int]] = {
    TextMissing: {"language": "cs"},
    TextTooLong: {"most": LONGEST},
    AnnouncementTooLong: {"language": "cs", "most": LONGEST},
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
    "choose-sectors": Case("choose-sectors", without_sectors, channels=("telegram",)),  # by mail: welcome-by-mail
    "choose-sectors.chosen": Case("choose-sectors", nothing(), channels=("telegram",)),
    "welcome-by-mail": Case("welcome-by-mail", newcomer),
    "welcome-by-mail.chosen": Case("welcome-by-mail", nothing()),
    "change-sectors-by-mail": Case("change-sectors-by-mail", nothing()),
    "choose-city": Case("choose-city", nothing()),
    "choose-kind": Case("choose-kind", nothing()),
    "choose-institution": Case("choose-institution", nothing()),
    "choose-found-institution": Case("choose-found-institution", institutions.alike),
    "twins": Case("twins", institutions.twins),
    "twins.none": Case("twins", hosted.empty_page),
    "twins-merge": Case("twins-merge", institutions.twins_to_merge),
    "twins-merged": Case("twins-merged", institutions.twins_merged),
    "my-institutions": Case("my-institutions", institutions.standing),
    "my-institutions.none": Case("my-institutions", nothing()),
    "ask-consent": Case("ask-consent", nothing()),
    "consent-declined": Case("consent-declined", nothing()),
    # Home, settings, data
    "home": Case("home", two_invitations),
    "home.new": Case("home", nothing()),
    "home.organiser": Case("home", organiser),
    "joined-by-mail": Case("joined-by-mail", nothing(), channels=("email",)),
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
        for each in Refusal.__subclasses__()
    },
    "refusal.text-missing-pl": Case("refusal", nothing(id=TextMissing.message_id(), language="pl")),
    "refusal.announcement-too-long-pl": Case(
        "refusal", nothing(id=AnnouncementTooLong.message_id(), language="pl", most=LONGEST)
    ),
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
    "answer-recorded.several": Case(
        "answer-recorded", with_args(invited(answer="ACCEPTED"), asks="party"), channels=("email",)
    ),
    "answer-recorded.asked": Case("answer-recorded", asked_besides(invited(answer="ACCEPTED")), channels=("email",)),
    "answer-recorded.tentative": Case("answer-recorded", invited(answer="TENTATIVE")),
    "answer-recorded.declined": Case("answer-recorded", invited(answer="DECLINED")),
    "answer-recorded.conference": Case("answer-recorded", invited(CONFERENCE, "ACCEPTED")),
    "answer-recorded.declined-with-a-reason": Case("answer-recorded", noted("DECLINED")),
    "answer-unclear": Case("answer-unclear", unclear),
    "proposal.time": Case("proposal", proposed("2027-02-25T09:00:00+00:00", "2027-02-25T14:00:00+00:00")),
    "proposal.delegate": Case("proposal", proposed("", "")),
    "proposal-passed-on": Case("proposal-passed-on", invited(answer="TENTATIVE")),
    "confirm-answer": Case("confirm-answer", invited()),
    "confirm-answer.held": Case("confirm-answer", unclear),
    "own-place": Case("own-place", invited(), channels=("email",)),
    "own-place.newcomer": Case("own-place", nothing(meeting=CULTURE), known=False, channels=("email",)),
    "answer-from-elsewhere": Case("answer-from-elsewhere", answered_elsewhere, channels=("email",)),
    "meeting-card": Case("meeting-card", invited(answer="ACCEPTED")),
    "meeting-card.stand": Case("meeting-card", nothing(meeting=STAND)),
    "meeting-card.cancelled": Case("meeting-card", cancelled),
    "meeting-card.begun": Case("meeting-card", invited(answer="ACCEPTED"), at=CULTURE_BEGINS),
    "meeting-card.late": Case("meeting-card", invited(), at=before(CULTURE_BEGINS, days=1)),
    "my-meetings": Case("my-meetings", two_invitations),
    "my-meetings.none": Case("my-meetings", nothing()),
    "reminder": Case("reminder", counted(CULTURE, 0, "ACCEPTED"), at=before(CULTURE_BEGINS, days=7), bulk=True),
    "reminder.tentative": Case(
        "reminder", counted(CULTURE, 0, "TENTATIVE"), at=before(CULTURE_BEGINS, days=3), bulk=True
    ),
    "reminder.tomorrow": Case(
        "reminder", counted(CULTURE, 0, "ACCEPTED"), at=before(CULTURE_BEGINS, days=1), bulk=True
    ),
    "reminder.today": Case("reminder", counted(CULTURE, 0, "ACCEPTED"), at=before(CULTURE_BEGINS, hours=2), bulk=True),
    "nudge": Case("nudge", counted(CULTURE, 0), at=before(CULTURE_BEGINS, days=10), bulk=True),
    "change-meeting": Case("change-meeting", invited()),
    "change-meeting.another-time": Case(
        "change-meeting", changing(time="2027-02-25 10:00", venue_pl="Miejski Ośrodek Kultury")
    ),
    "change-meeting.another-place": Case("change-meeting", changing(venue_pl="Dom Zdrojowy, sala nr 2")),
    "change-meeting.another-title": Case("change-meeting", changing(title_cs="Kultura, vzdělávání, sport a rekreace")),
    "change-meeting.overtaken": Case("change-meeting", overtaken),
    "change-meeting.moved": Case("change-meeting", since_a_move),
    "change-write": Case("change-write", nothing(meeting=CULTURE, what="time")),
    "change-write.venue": Case("change-write", nothing(meeting=CULTURE, what="venue-pl")),
    "change-write.title": Case("change-write", nothing(meeting=CULTURE, what="title-cs")),
    "meeting-corrected": Case("meeting-corrected", invited(answer="ACCEPTED"), bulk=True),
    "calendar-file": Case("calendar-file", in_the_calendar, channels=("telegram",)),
    "calendar-file.sessions": Case(
        "calendar-file",
        seated(WORKSHOP, meeting=CONFERENCE, uids=f"{CONFERENCE}.r0@mosty.example.org {WORKSHOP}.r1@mosty.example.org"),
        channels=("telegram",),
    ),
    "calendar-feed": Case("calendar-feed", feeding),
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
    "place-link": Case("place-link", institutions.linked()),
    "place-link.delegated": Case("place-link", institutions.linked(coming=False)),
    "place-passed-on": Case("place-passed-on", institutions.offered()),
    "place-passed-on.stranger": Case("place-passed-on", institutions.offered(known=False)),
    "place-passed-on.unknown": Case("place-passed-on", institutions.offered(known=False), known=False),
    "place-left": Case("place-left", nothing(meeting=CULTURE)),
    "place-taken-over": Case("place-taken-over", institutions.taken(by_reader=True)),
    "substitute-asked": Case("substitute-asked", institutions.naming(address="ewa@hufiec.example.pl")),
    "substitute-left": Case("substitute-left", institutions.naming(name="Ewa Nowak"), bulk=True),
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
    "questions-unseen": Case("questions-unseen", unseen),
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
    "broadcast.begins-in-the-morning": Case("broadcast", sent.invited(), quiet_until=_MORNING),
    "broadcast.rests": Case("broadcast", sent.announced(), at=sent.LATER, channels=("telegram",), quiet_until=_MORNING),
    "broadcast.rests-on": Case(
        "broadcast",
        sent.announced(sent.under_way_at_night),
        at=sent.LATER,
        channels=("telegram",),
        quiet_until=_MORNING,
    ),
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
    "broadcast-confirm.failed": Case(
        "broadcast-confirm", sent.announced(sent.cancelled_after_all, step="failed"), at=sent.LATER
    ),
    "broadcast-confirm.uncertain": Case(
        "broadcast-confirm", sent.announced(sent.finished, step="uncertain"), at=sent.LATER
    ),
    "broadcasts": Case("broadcasts", sent.some),
    "broadcasts.none": Case("broadcasts", nothing()),
    "call-list": Case("call-list", sent.announced(sent.finished), at=sent.LATER),
    "call-list.empty": Case("call-list", sent.announced()),
    "call-list.last-part": Case("call-list", sent.announced(sent.reaching_few, crowd=105, part=7), at=sent.LATER),
}
"""By file name: the message's id, and after a dot what makes it another text."""
