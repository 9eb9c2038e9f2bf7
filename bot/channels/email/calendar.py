"""A meeting as a calendar entry (RFC 5545), asked and answered by mail (RFC 5546, RFC 6047).

Every invitee has a UID of her own, `<meeting>.<signed token>@<domain>`, so that a REPLY names the invitation by itself,
whatever address sends it.
"""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.channels.email.mailbox import Mailbox, one_line
from bot.channels.email.mime import canonical
from bot.core.actions import ID_PATTERN
from bot.core.entries import named
from bot.core.language import Language
from bot.core.message import Calendar
from bot.core.tokens import Purpose

if TYPE_CHECKING:
    from icalendar import vCalAddress
    from icalendar.cal import Component

_MOST_BYTES = 200_000
_LONGEST_COMMENT = 5_000
_ANSWERS = {"ACCEPTED", "DECLINED", "TENTATIVE"}
_METHODS = {"REPLY", "COUNTER"}


class CalendarReply(Struct, frozen=True):
    """What a calendar program answered. The token in the UID has been verified."""

    meeting: str
    conversation: int
    partstat: str  # ACCEPTED, DECLINED or TENTATIVE; "" for what needs a person to read it: COUNTER, DELEGATED
    attendee: str  # the address the calendar program answers for; "" when it names none
    sequence: int | None  # of the request that was answered, when the reply says it
    comment: str  # what the person wrote beside the answer
    party: int | None = None  # people in all, where she brings guests
    stamp: datetime | None = None  # DTSTAMP, UTC: of two answers the newer one counts
    begins: datetime | None = None  # DTSTART of what is answered, UTC
    starts: datetime | None = None  # what a COUNTER proposes, UTC
    ends: datetime | None = None
    delegate: str = ""  # address of who is to come instead (DELEGATED-TO)


def write(
    entry: Calendar, *, mailbox: Mailbox, token: str, attendee: str, name: str, languages: tuple[Language, ...]
) -> bytes:
    """The iCalendar object that asks one person (REQUEST) or calls it off (CANCEL). Times are in UTC."""
    from bot.calendars import Attendee, Organizer, request  # loads icalendar, which is large

    return request(
        entry,
        named(entry.meeting, token, mailbox.domain),
        Organizer(f"mailto:{mailbox.plain}", one_line(mailbox.name)),
        Attendee(attendee, one_line(name)),
        languages,
    )


def read_reply(content: bytes, mailbox: Mailbox) -> CalendarReply | None:
    """The answer in a REPLY or COUNTER whose UID is one of ours; None for anything else, rubbish included."""
    if len(content) > _MOST_BYTES:
        return None
    import icalendar

    try:
        calendar = icalendar.Calendar.from_ical(content.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf \r\n\t"))
        method = str(calendar.get("METHOD", "")).strip().upper()
        for event in calendar.walk("VEVENT") if method in _METHODS else ():
            if (reply := _reply(event, method, mailbox)) is not None:
                return reply
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError):
        return None  # the mail is read as if it had no calendar part
    return None


def _reply(event: "Component", method: str, mailbox: Mailbox) -> CalendarReply | None:
    uid = re.sub(r"\s", "", str(event.get("UID", "")))[:300]
    meeting = uid.partition(".")[0].lower()
    conversations = [number for purpose, number in mailbox.tokens_in(uid) if purpose == Purpose.CONVERSATION]
    if not conversations or not re.fullmatch(ID_PATTERN, meeting):
        return None
    attendees = event.get("ATTENDEE", [])
    listed = attendees if isinstance(attendees, list) else [attendees]  # one, and perhaps the delegate beside it
    attendee = next((each for each in listed if "DELEGATED-TO" in each.params), listed[0])
    partstat = str(attendee.params.get("PARTSTAT", "")).strip().upper()
    address = _address(attendee)
    delegates = attendee.params.get("DELEGATED-TO", "")
    counters = method == "COUNTER"
    return CalendarReply(
        meeting=meeting,
        conversation=conversations[0],
        partstat=partstat if method == "REPLY" and partstat in _ANSWERS else "",
        attendee=address if "@" in address else "",
        sequence=_sequence(event),
        comment=_comment(event, attendee),
        party=_party(attendee),
        stamp=_moment(event, "DTSTAMP"),
        begins=_moment(event, "DTSTART"),
        starts=_moment(event, "DTSTART") if counters else None,
        ends=_moment(event, "DTEND") if counters else None,
        delegate=canonical(_address(delegates[0] if isinstance(delegates, list) and delegates else delegates))
        if partstat == "DELEGATED"
        else "",
    )


def _address(value: object) -> str:
    return re.sub(r"(?i)^[\s\"]*mailto:", "", str(value)).strip(' "')


def _comment(event: "Component", attendee: "vCalAddress") -> str:
    """COMMENT (RFC 5546 §3.2.3), or where Google's calendar writes the note beside an answer."""
    said = event.get("COMMENT") or attendee.params.get("X-RESPONSE-COMMENT", "")
    return "\n".join(map(str, said if isinstance(said, list) else [said])).strip()[:_LONGEST_COMMENT]


def _party(attendee: "vCalAddress") -> int | None:
    """Google's calendar counts the guests whom somebody brings along; 0 is what it writes of itself."""
    guests = str(attendee.params.get("X-NUM-GUESTS", ""))
    return int(guests) + 1 if guests.isdecimal() and len(guests) < 5 and int(guests) else None


def _moment(event: "Component", name: str) -> datetime | None:
    """A time in UTC; None where there is none, or nothing says in which zone it is."""
    moment = getattr(event.get(name), "dt", None)
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    return moment.astimezone(UTC)


def _sequence(event: "Component") -> int | None:
    said = str(event.get("SEQUENCE", "")).strip()
    return int(said) if said.isdecimal() and len(said) < 10 else None
