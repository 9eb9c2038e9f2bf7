"""iCalendar objects (RFC 5545) for requests by mail, files to be opened, and feeds."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from msgspec import Struct

from bot.core.language import Language
from bot.core.message import Calendar

_PRODID = "-//Mosty//Mosty//EN"
_REFRESHED = timedelta(hours=6)


class Organizer(Struct, frozen=True):
    """ORGANIZER, RFC 5545 §3.8.4.3: who is answered."""

    uri: str  # "mailto:…", or the address of the bot where there is no mailbox
    name: str


class Attendee(Struct, frozen=True):
    """ATTENDEE, RFC 5545 §3.8.4.1: the one person an entry is for."""

    address: str
    name: str


def request(
    entry: Calendar, uid: str, organizer: Organizer, attendee: Attendee, languages: Sequence[Language]
) -> bytes:
    """What asks one person (METHOD:REQUEST) or calls it off (CANCEL), RFC 5546. Times are in UTC."""
    event = _event(entry, uid, organizer, languages)
    person = _person(f"mailto:{attendee.address}", attendee.name)
    person.params["CUTYPE"] = "INDIVIDUAL"
    person.params["ROLE"] = "REQ-PARTICIPANT"
    if entry.method == "REQUEST":
        person.params["PARTSTAT"] = entry.answer
        person.params["RSVP"] = "TRUE"
    event.add("attendee", person, encode=False)
    return _written(entry.method, [event])


def publish(entries: Sequence[tuple[str, Calendar]], organizer: Organizer, language: Language) -> bytes:
    """A file to be opened in a calendar (METHOD:PUBLISH, RFC 5546 §3.2.1): it names nobody and asks for no answer."""
    return _written("PUBLISH", [_event(entry, uid, organizer, (language,)) for uid, entry in entries])


def feed(
    entries: Sequence[tuple[str, Calendar]], name: str, zone: ZoneInfo, organizer: Organizer, language: Language
) -> bytes:
    """Everything of one person, each with its UID, to be fetched again and again; times in the zone, which is told."""
    events = []
    for uid, entry in entries:
        event = _event(entry, uid, organizer, (language,))
        for key, at in (("DTSTART", entry.starts), ("DTEND", entry.ends)):
            del event[key]
            event.add(key, at.astimezone(zone))
        events.append(event)
    calendar = _calendar("PUBLISH", events)
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", _REFRESHED)
    calendar.add("refresh-interval", _REFRESHED, parameters={"VALUE": "DURATION"})
    if entries:
        first, last = (pick(entry.starts for _, entry in entries).date() for pick in (min, max))
        calendar.add_missing_timezones(first_date=first - timedelta(days=366), last_date=last + timedelta(days=366))
    return bytes(calendar.to_ical())


def _event(entry: Calendar, uid: str, organizer: Organizer, languages: Sequence[Language]) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", _utc(entry.changed))
    event.add("dtstart", _utc(entry.starts))
    event.add("dtend", _utc(entry.ends))
    event.add("summary", _in(entry.title, languages))
    event.add("location", _in(entry.venue, languages))
    if entry.url:
        event.add("url", entry.url)
    event.add("sequence", entry.sequence)
    event.add("status", _status(entry))
    event.add("organizer", _person(organizer.uri, organizer.name), encode=False)
    return event


def _status(entry: Calendar) -> str:
    """STATUS, RFC 5545 §3.8.1.11. In a request it is the meeting's; a file of one's own tells a maybe apart."""
    if entry.cancelled or entry.method == "CANCEL":
        return "CANCELLED"
    return "TENTATIVE" if entry.method == "PUBLISH" and entry.answer == "TENTATIVE" else "CONFIRMED"


def _written(method: str, events: Sequence[icalendar.Event]) -> bytes:
    return bytes(_calendar(method, events).to_ical())


def _calendar(method: str, events: Sequence[icalendar.Event]) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    return calendar


def _person(uri: str, name: str) -> icalendar.vCalAddress:
    person = icalendar.vCalAddress(uri)
    if shown := " ".join(name.split()).replace('"', "'"):
        person.params["CN"] = shown
    return person


def _in(texts: dict[Language, str], languages: Sequence[Language]) -> str:
    return " / ".join(dict.fromkeys(texts[language] for language in languages))


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
