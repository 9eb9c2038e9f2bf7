"""Institutions for the golden texts, joined through real verbs."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core import delegation, institutions, rsvps, staff
from bot.core.delegation import Delegation
from bot.core.messages import Reader
from bot.core.outbox import Reply
from bot.core.people import EVERYWHERE, RoleKind, Subscriber
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden.world import SECRET, other

Args = Mapping[str, str | int]

CENTRE = "Miejski Ośrodek Kultury w Jastrzębiu-Zdroju"
HOUSE = "Městský dům kultury Karviná"
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


async def linked(store: Store, reader: Reader) -> Args:
    """The reader is about to forward her place."""
    return {"delegation": (await _passed_on(store, reader.subscriber)).id, "code": "k7m2p9qx4t"}


def offered(*, known: bool = True) -> Callable[[Store, Reader], Awaitable[Args]]:
    """Somebody passes a place on to the reader, who may have agreed to nothing yet."""

    async def arrange(store: Store, reader: Reader) -> Args:
        first, _ = await other(store, reader)
        if not known:
            reader.subscriber.consented_at = None
        return {"delegation": (await _passed_on(store, first)).id}

    return arrange


def taken(*, by_reader: bool) -> Callable[[Store, Reader], Awaitable[Args]]:
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


def beyond_quota(*, shown_to_organiser: bool = False) -> Callable[[Store, Reader], Awaitable[Args]]:
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
