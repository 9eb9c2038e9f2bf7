"""Institutions for the golden texts, joined through real verbs."""

from dataclasses import replace
from datetime import timedelta

from bot.core import attendance, delegation, institutions, invitations, rsvps, staff, wishes
from bot.core.delegation import Delegation
from bot.core.language import Texts
from bot.core.meetings import Edition
from bot.core.messages import Reader
from bot.core.outbox import Reply
from bot.core.people import EVERYWHERE, RoleKind, Subscriber
from bot.core.rsvps import PartStat
from bot.core.sectors import Wish
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden import hosted
from tests.golden.arranging import Args, Arrange
from tests.golden.world import SECRET, other

CENTRE = "Miejski Ośrodek Kultury w Jastrzębiu-Zdroju"
HOUSE = "Městský dům kultury Karviná"
TWIN = "Mestsky dum kultury Karvina"
_CULTURE = "culture"


async def standing(store: Store, reader: Reader) -> Args:
    """The reader stands for two institutions."""
    for name in (CENTRE, HOUSE):
        institution = await institutions.add(store, name, city="karvina", kind="ngo", now=BEGINS)
        await institutions.join(store, reader.subscriber, institution, BEGINS)
    return {}


async def alike(store: Store, reader: Reader) -> Args:
    """Two institutions are like what was typed."""
    await standing(store, reader)
    found = await institutions.search(store, "kultur")
    return {"shown": ",".join(str(each.id) for each in found), "name": "Kultur"}


async def twins(store: Store, reader: Reader) -> Args:
    """The reader organises, and an institution stands in the list twice, once misspelt."""
    await standing(store, reader)
    await hosted.empty(store, reader)
    person, _ = await other(store, reader)
    twin = await institutions.add(store, TWIN, city=None, kind=None, now=BEGINS)
    await institutions.join(store, person, twin, BEGINS)
    return {}


async def twins_to_merge(store: Store, reader: Reader) -> Args:
    """They are to become one."""
    await twins(store, reader)
    [goes], [stays] = [
        [each.id for each, _ in await store.institutions_with_size() if each.name == name] for name in (TWIN, HOUSE)
    ]
    return {"goes": goes, "stays": stays}


async def twins_merged(store: Store, reader: Reader) -> Args:
    """They are one."""
    ids = await twins_to_merge(store, reader)
    await institutions.merge(store, int(ids["goes"]), int(ids["stays"]))
    return {"stays": ids["stays"], "gone": TWIN}


async def describe_stand(store: Store, person: Subscriber, meeting: str) -> None:
    """What it shows, in the person's language; a table, and when it is set up."""
    shows = {"pl": "Rękodzieło i miody z pasieki", "cs": "Řemeslné výrobky a med ze včelína"}
    await rsvps.write_shows(store, person, meeting, shows[person.language or "pl"], BEGINS)
    await rsvps.toggle_need(store, person, meeting, "table", BEGINS)
    await rsvps.choose_slot(store, person, meeting, "08:30", BEGINS)


def only_meeting(arrange: Arrange, meeting: str) -> Arrange:
    """The same, with the meeting as the only argument."""

    async def arranged(store: Store, reader: Reader) -> Args:
        await arrange(store, reader)
        return {"meeting": meeting}

    return arranged


def wishing(wish: Wish | None = None) -> Arrange:
    """The reader has said in advance what is to be done; perhaps the invitation has come."""

    async def arrange(store: Store, reader: Reader) -> Args:
        for each in await wishes.confirmed(store, reader.subscriber):
            each.wish = wish or (Wish.COME if each.sector_id == _CULTURE else Wish.ASK)
        if wish is None:
            return {}
        await invitations.invite(store, _CULTURE, BEGINS)
        return {"meeting": _CULTURE}

    return arrange


async def edition_before(store: Store, reader: Reader) -> Args:
    """The reader has come to a meeting of the edition before, and stands for an institution."""
    meeting = await store.meeting(_CULTURE)
    assert meeting is not None
    await store.add(Edition("2025", Texts(pl="Edycja 2025", cs="Ročník 2025"), "Europe/Warsaw", Texts(pl="–", cs="–")))
    ago = timedelta(days=700)
    starts, ends = meeting.starts - ago, meeting.ends - ago
    await store.add(replace(meeting, id="culture-2025", edition_id="2025", starts=starts, ends=ends, answer_by=None))
    before = await store.meeting("culture-2025")
    assert before is not None
    await attendance.mark(store, before, reader.subscriber.id, attendance.AttendanceState.PRESENT, now=BEGINS)
    await standing(store, reader)
    return {"meeting": _CULTURE}


def linked(*, coming: bool = True) -> Arrange:
    """The reader is about to forward her place, or sends somebody else without having one."""

    async def arrange(store: Store, reader: Reader) -> Args:
        passed_on = await _passed_on(store, reader.subscriber)
        rsvp = await store.rsvp(_CULTURE, reader.subscriber.id)
        assert rsvp is not None
        rsvp.partstat = rsvp.partstat if coming else PartStat.DELEGATED
        return {"delegation": passed_on.id, "code": "k7m2p9qx4t"}

    return arrange


def offered(*, known: bool = True) -> Arrange:
    """Somebody passes a place on to the reader, who may have agreed to nothing yet."""

    async def arrange(store: Store, reader: Reader) -> Args:
        first, _ = await other(store, reader)
        if not known:
            reader.subscriber.consented_at = None
        return {"delegation": (await _passed_on(store, first)).id}

    return arrange


def naming(**about: str) -> Arrange:
    """The reader comes, and her calendar has said who comes instead."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invitations.invite(store, _CULTURE, BEGINS)
        await rsvps.record(store, reader.subscriber, _CULTURE, "ACCEPTED", inbound_id="golden", now=BEGINS)
        return {"meeting": _CULTURE, **about}

    return arrange


def taken(*, by_reader: bool) -> Arrange:
    """The place has been taken over: by the reader, or from her."""

    async def arrange(store: Store, reader: Reader) -> Args:
        somebody, contact = await other(store, reader)
        first, substitute = (somebody, reader.subscriber) if by_reader else (reader.subscriber, somebody)
        where = reader.contact if by_reader else contact
        passed_on = await _passed_on(store, first)
        where.expecting = f"{delegation.EXPECTING}:{passed_on.id}"
        await delegation.answer(store, Reply(substitute, where, "golden", BEGINS), passed_on.id, takes=True)
        return {"meeting": _CULTURE} if by_reader else {"delegation": passed_on.id}

    return arrange


async def _passed_on(store: Store, first: Subscriber) -> Delegation:
    await rsvps.record(store, first, _CULTURE, "ACCEPTED", inbound_id="golden", now=BEGINS)
    passed_on = Delegation("digest", _CULTURE, first.id, BEGINS, BEGINS + delegation.VALID_FOR)
    await store.add(passed_on)
    return passed_on


def beyond_quota(*, shown_to_organiser: bool = False) -> Arrange:
    """An institution may send one delegate, and does; now somebody else of it says yes."""

    async def arrange(store: Store, reader: Reader) -> Args:
        meeting = await store.meeting(_CULTURE)
        assert meeting is not None
        meeting.delegates_per_institution = 1
        quick, _ = await other(store, reader)
        late = reader.subscriber
        if shown_to_organiser:
            quick, late = late, quick
            code = await staff.issue(store, RoleKind.ORGANISER, EVERYWHERE, BEGINS, secret=SECRET)
            await staff.redeem(store, code, reader.subscriber, BEGINS, secret=SECRET)
        for person in (quick, late):
            institution = await institutions.add(store, CENTRE, city="jastrzebie", kind="ngo", now=BEGINS)
            await institutions.join(store, person, institution, BEGINS)
            await rsvps.record(store, person, _CULTURE, "ACCEPTED", inbound_id="golden", now=BEGINS)
        [place] = await store.places_of(late.id)
        return {"place": place.id} if shown_to_organiser else {"meeting": _CULTURE}

    return arrange
