"""The card of a meeting, which every message about it shows: its facts, and where the person stands with it."""

from bot.core import places
from bot.core.actions import Verb
from bot.core.meetings import Meeting, MeetingStatus, Session
from bot.core.message import Line, Lines, Value, line
from bot.core.messages.reader import HOME, ROWS, Reader, button
from bot.core.places import WANTING, WHOLE, Place, PlaceState
from bot.core.rsvps import GIVEN, SHOWS, PartStat, Rsvp
from bot.core.store import Store


async def card(store: Store, reader: Reader, meeting: Meeting) -> tuple[tuple[str, Value], ...]:
    """What every card of a meeting shows: title, date and time, place, working languages, sessions, my answer."""
    cities = {city.id: city.name for city in await store.cities()}
    sessions = await store.sessions(meeting.id)
    one_day = meeting.local(meeting.starts).date() == meeting.local(meeting.ends).date()
    programme = tuple(
        line(
            "session-line" if one_day else "session-line-days",
            starts=meeting.local(session.starts),
            ends=meeting.local(session.ends),
            kind=line(f"session-{session.kind}"),
            title=session.title,
        )
        for session in sorted(sessions, key=lambda session: (session.starts, session.id))
        if session.takes_place
    )
    facts = line(
        "meeting-facts" if one_day else "meeting-facts-days",
        starts=meeting.local(meeting.starts),
        ends=meeting.local(meeting.ends),
        city=cities[meeting.host],
        venue=meeting.venue,
        languages=line("languages-" + "-".join(sorted(meeting.working_languages, reverse=True))),
    )
    ahead = takes_answers(meeting, reader)
    status = "" if ahead else line("meeting-over" if meeting.starts <= reader.now else "meeting-off")
    asked_for = meeting.answer_by if ahead and meeting.answer_by and meeting.answer_by > reader.now else None
    return (
        ("title", meeting.title),
        ("kind", line(f"kind-{meeting.kind}")),
        ("status", status),
        ("facts", facts),
        ("sessions", line("sessions", lines=Lines(programme)) if programme else ""),
        ("until", line("answer-by", at=meeting.local(asked_for)) if asked_for else ""),
        ("answer", await standing(store, reader, meeting)),
    )


def answer_rows(meeting: Meeting) -> ROWS:
    """Yes, maybe, no; ask."""
    answers = tuple(button(f"button-{stat.lower()}", Verb.ANSWER, meeting.id, stat) for stat in GIVEN)
    return (answers, (button("button-ask-about", Verb.ASK, meeting.id),))


async def card_rows(store: Store, meeting: Meeting, reader: Reader) -> ROWS:
    """What can be pressed on a card: answers, what belongs to them, questions; nothing but the way home afterwards."""
    if not takes_answers(meeting, reader):
        return ((HOME,),)
    answers, *others = answer_rows(meeting)
    inside = await sessions_row(store, reader, meeting)
    return (answers, *await details_row(store, reader, meeting), *inside, *others, (HOME,))


def takes_answers(meeting: Meeting, reader: Reader) -> bool:
    """Whether the meeting can be answered now."""
    return meeting.status != MeetingStatus.CANCELLED and meeting.starts > reader.now


async def standing(store: Store, reader: Reader, meeting: Meeting) -> Lines:
    """Where the person stands with a meeting: her answer, her place, and what belongs to the answer."""
    rsvp = await store.rsvp(meeting.id, reader.subscriber.id)
    answer = rsvp.partstat if rsvp is not None else PartStat.NEEDS_ACTION
    lines = [line("current-answer", answer=line(f"answer-{answer.lower()}"))]
    place = await _place(store, meeting, reader.subscriber.id)
    if (shown := await place_line(store, meeting, place, reader)) is not None:
        lines.append(shown)
    elif answer != PartStat.DECLINED and await _is_full(store, reader, meeting):
        lines.append(line("meeting-full"))
    if rsvp is not None and answer in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        lines += details(rsvp)
    elif rsvp is not None and rsvp.note:
        lines.append(line("detail-note", note=rsvp.note))
    lines += await session_lines(store, reader, meeting)
    return Lines(tuple(lines))


async def session_lines(store: Store, reader: Reader, meeting: Meeting) -> list[Line]:
    """What she has of the sessions inside the meeting, in the order of the day."""
    held = {place.part: place for place in await store.places_in(meeting.id, reader.subscriber.id)}
    wanted = [each for each in await store.sessions(meeting.id) if each.id in held and held[each.id].state in WANTING]
    return [await session_line(store, meeting, session, held[session.id]) for session in wanted]


async def session_line(store: Store, meeting: Meeting, session: Session, place: Place) -> Line:
    """One session she has chosen: a place in it, a turn in its queue, or an offer."""
    starts, title = meeting.local(session.starts), session.title
    if place.state == PlaceState.OFFERED and place.offered_until is not None:
        return line("session-is-offered", starts=starts, title=title, until=meeting.local(place.offered_until))
    if place.state == PlaceState.QUEUED:
        return line("session-queued", starts=starts, title=title, position=await store.position(place))
    return line("session-confirmed", starts=starts, title=title, seats=place.seats)


async def place_line(store: Store, meeting: Meeting, place: Place | None, reader: Reader) -> Line | None:
    """What the meeting gives her, if she asked for it and it lies ahead."""
    if place is None or not takes_answers(meeting, reader):
        return None
    match place.state:
        case PlaceState.CONFIRMED:
            return line("place-confirmed", seats=place.seats)
        case PlaceState.QUEUED:
            return line("place-queued", position=await store.position(place))
        case PlaceState.OFFERED if place.offered_until is not None and place.offered_until > reader.now:
            return line("place-is-offered", until=meeting.local(place.offered_until))
        case PlaceState.REQUESTED:
            if places.why_requested(meeting, place) == "quota":
                return line("place-beyond-quota", most=meeting.delegates_per_institution)
            return line("place-asked")
        case PlaceState.REFUSED:
            return line("place-refused")
        case _:
            return None


def details(rsvp: Rsvp) -> list[Line]:
    """Party, needs, what a stand shows and note, as far as they have been given."""
    lines = [line("detail-party", party=rsvp.party)] if rsvp.party > 1 else []
    lines += [line("detail-need", need=line(f"need-{need}")) for need in rsvp.needs]
    lines += [line("detail-shows", shows=rsvp.shows)] if rsvp.shows else []
    lines += [line("detail-slot", slot=rsvp.slot)] if rsvp.slot else []
    return lines + ([line("detail-note", note=rsvp.note)] if rsvp.note else [])


def details_by_mail(meeting: Meeting) -> Line:
    """How a mail tells what is asked beside the answer."""
    if SHOWS not in meeting.asks:
        return line("details-by-mail")
    return line("stand-by-mail", slot=meeting.slots[0] if meeting.slots else "–")


async def details_row(store: Store, reader: Reader, meeting: Meeting) -> ROWS:
    """For those who come or may come: what is asked beside the answer, their calendar, a substitute."""
    rsvp = await store.rsvp(meeting.id, reader.subscriber.id)
    if rsvp is None or rsvp.partstat not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        return ()
    asked = ((button("button-details", Verb.DETAILS, meeting.id),),) if meeting.asks else ()
    keep = button("button-calendar", Verb.CALENDAR, meeting.id)
    return (*asked, (keep, button("button-pass-on", Verb.DELEGATE, meeting.id)))


async def sessions_row(store: Store, reader: Reader, meeting: Meeting) -> ROWS:
    """The way to the workshops and panels, for those who have a place at the meeting."""
    place = await _place(store, meeting, reader.subscriber.id)
    seated = place is not None and place.state == PlaceState.CONFIRMED
    offered = any(session.takes_place for session in await store.sessions(meeting.id))
    return ((button("button-sessions", Verb.SESSIONS, meeting.id),),) if seated and offered else ()


async def _place(store: Store, meeting: Meeting, subscriber_id: int) -> Place | None:
    mine = await store.places_in(meeting.id, subscriber_id)
    return next((place for place in mine if place.part == WHOLE), None)


async def _is_full(store: Store, reader: Reader, meeting: Meeting) -> bool:
    return takes_answers(meeting, reader) and await places.free(store, meeting, WHOLE) <= 0
