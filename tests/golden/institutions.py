"""Institutions for the golden texts, joined through real verbs."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core import institutions, rsvps, staff
from bot.core.messages import Reader
from bot.core.people import EVERYWHERE, RoleKind
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
