"""What operators do about people from outside the chat: ask a list of addresses to subscribe, show what is held."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.core import attendance, institutions, outbox
from bot.core.attendance import AttendanceState
from bot.core.errors import Refusal, SectorUnknown
from bot.core.language import Language
from bot.core.meetings import Meeting
from bot.core.outbox import Priority
from bot.core.people import Contact, ContactState, Subscriber, mail_address
from bot.core.sectors import Subscription, SubscriptionState, require_known
from bot.core.store import Store


class RowInvalid(ValueError):
    """A row of the list is wrong; the text says how."""


_APART = timedelta(seconds=1)
"""So far apart the people of a list are written to: whoever waits for an answer has it in between."""


async def ask(store: Store, row: Mapping[str, str], now: datetime, *, after: int = 0) -> bool:
    """Asks the address of a row to subscribe, with its sectors chosen in advance; False when it is known already.

    `after`: how many of its list have been asked before, whose mails leave first.
    Columns: address (a mail address), language (pl or cs); sectors (ids, separated by blanks), city and kind (ids) and
    institution (its name) may be missing. Nothing counts until the person answers the mail. Raises RowInvalid.
    """
    address = mail_address(row.get("address") or "")
    language = (row.get("language") or "").strip()
    sectors = (row.get("sectors") or "").replace(",", " ").split()
    if address is None:
        raise RowInvalid("the column address needs a mail address")
    if language not in set(Language):
        raise RowInvalid(f"the column language needs pl or cs, not {language!r}")
    try:
        await require_known(store, sectors)
    except SectorUnknown as error:
        raise RowInvalid(f"there is no sector {error.args_by_name['sector']!r}") from error
    city, kind, name = ((row.get(column) or "").strip() for column in ("city", "kind", "institution"))
    if city and city not in {each.id for each in await store.cities()}:
        raise RowInvalid(f"there is no city {city!r}")
    if kind and kind not in {each.id for each in await store.kinds()}:
        raise RowInvalid(f"there is no kind of institution {kind!r}")
    if await store.contact_at(address) is not None:
        return False
    person = Subscriber(now, Language(language), city=city or None, kind=kind or None)
    await store.add(person)
    if name:
        await _stand_for(store, person, name, now)
    contact = Contact(person.id, address, ContactState.UNVERIFIED, now, expecting="sectors")
    await store.add(contact)
    for sector in sectors:
        await store.add(Subscription(person.id, sector, SubscriptionState.UNCONFIRMED, now))
    await outbox.enqueue(
        store,
        key=f"welcome:{address}",
        to=person.id,
        contact_id=contact.id,
        message="welcome-by-mail",
        args={},
        priority=Priority.ANSWER,  # she has not agreed to anything yet, as bulk asks for
        now=now,
        due_at=now + after * _APART,
    )
    return True


async def _stand_for(store: Store, person: Subscriber, name: str, now: datetime) -> None:
    try:
        institution = await institutions.add(store, name, city=person.city, kind=person.kind, now=now)
    except Refusal as refusal:
        raise RowInvalid(f"the institution {name[:40]!r}: {refusal}") from refusal
    await institutions.join(store, person, institution, now)


async def mark(store: Store, meeting: Meeting, row: Mapping[str, str], now: datetime) -> bool:
    """Marks the person of a row; False for a row that says unknown, or nothing. Raises RowInvalid, AttendanceTooEarly.

    Columns: address, attendance (present, absent or excused).
    """
    state = (row.get("attendance") or "").strip().lower()
    if state in ("", "unknown"):
        return False
    if state not in set(AttendanceState):
        raise RowInvalid(f"the column attendance needs present, absent or excused, not {state[:40]!r}")
    contact = await store.contact_at(as_address(row.get("address") or ""))
    if contact is None:
        raise RowInvalid("nobody is known at this address")
    await attendance.mark(store, meeting, contact.subscriber_id, AttendanceState(state), now=now)
    return True


async def everything_about(store: Store, address: str) -> dict[str, object] | None:
    """All that is held about the person at that address; None when nobody is known there."""
    contact = await store.contact_at(as_address(address))
    if contact is None:
        return None
    person = await store.subscriber(contact.subscriber_id)
    return {
        "name": person.name,
        "language": person.language,
        "city": person.city,
        "kind": person.kind,
        "institutions": [{"id": each.id, "name": each.name} for each in await store.institutions_of(person.id)],
        "consented_at": person.consented_at,
        "contacts": [{"address": each.address, "state": each.state} for each in await store.contacts(person.id)],
        "sectors": [
            {"id": each.sector_id, "state": each.state, "wish": each.wish}
            for each in await store.subscriptions(person.id)
        ],
        "roles": [{"role": each.kind, "scope": each.scope} for each in await store.roles(person.id)],
        "answers": [
            {
                "meeting": each.meeting_id,
                "invited_at": each.invited_at,
                "answer": each.partstat,
                "answered_at": each.answered_at,
                "party": each.party,
                "needs": each.needs,
                "note": each.note,
                "shows": each.shows,
                "slot": each.slot,
            }
            for each in await store.rsvps_of(person.id)
        ],
        "places": [
            {"meeting": each.meeting_id, "session": each.part, "state": each.state, "seats": each.seats}
            for each in await store.places_of(person.id)
        ],
        "places_passed_on": [
            {"meeting": each.meeting_id, "taken_over": each.from_id != person.id, "at": each.used_at}
            for each in await store.delegations_of(person.id)
        ],
        "attendance": [
            {"meeting": each.meeting_id, "attendance": each.state} for each in await store.attendances_of(person.id)
        ],
        "questions": [
            {
                "at": each.asked_at,
                "text": each.text,
                "answers": [answer.text for answer in await store.answers(each.id)],
            }
            for each in await store.questions_of(person.id)
        ],
        "consents": [
            {"at": each.at, "given": each.given, "wording": each.wording, "address": each.address}
            for each in await store.consents(person.id)
        ],
    }


def as_address(given: str) -> str:
    """What an operator types as somebody's address: "Anna@Example.org" → "mailto:anna@example.org"; "telegram:1"."""
    return mail_address(given) or given.strip()
