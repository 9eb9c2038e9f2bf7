"""The guide: six things to try, each ticked off when it has happened in the service itself."""

from collections.abc import Sequence

from msgspec import Struct

from bot.core.outbox import Delivery, DeliveryState
from bot.core.rsvps import PartStat
from bot.core.store import Store
from bot.rehearsal.cast import ANIA, BARTEK, JANA

_LATELY = 500  # deliveries looked at


class Step(Struct, frozen=True):
    """One thing to try, and on whose panel; "" is the clock."""

    id: str
    panel: str
    text: str


STEPS = (
    Step("ania", ANIA.name, "Ania: START, then tap through to the consent"),
    Step("bartek", BARTEK.name, "Bartek: write “Zapisz”, then reply “1, 2”"),
    Step("invite", JANA.name, "Jana: “Pozvat na setkání”, send; then +1 h"),
    Step("answer", ANIA.name, "Ania taps an answer, Bartek replies with one"),
    Step("card", JANA.name, "Jana: /meeting, then a meeting: how it stands"),
    Step("remind", "", "Move the clock to the next reminder"),
)


async def done(store: Store) -> set[str]:
    """The ids of the steps that have happened."""
    happened = set()
    if await _consented(store, f"telegram:{ANIA.telegram}"):
        happened.add("ania")
    if await _consented(store, f"mailto:{BARTEK.mail}"):
        happened.add("bartek")
    for meeting in await store.meetings():
        answers = await store.count_answers(meeting.id)
        if any(answers.values()):
            happened.add("invite")
        if any(count for partstat, count in answers.items() if partstat != PartStat.NEEDS_ACTION):
            happened.add("answer")
    delivered = {each.message for each in await _delivered(store)}
    if delivered & {"reminder", "nudge"}:
        happened.add("remind")
    if "hosted-meeting" in delivered:
        happened.add("card")
    return happened


async def _consented(store: Store, address: str) -> bool:
    contact = await store.contact_at(address)
    return contact is not None and (await store.subscriber(contact.subscriber_id)).consented_at is not None


async def _delivered(store: Store) -> Sequence[Delivery]:
    return await store.deliveries([DeliveryState.DELIVERED], limit=_LATELY)
