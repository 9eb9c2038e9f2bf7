"""The organiser's hand on a broadcast of which copies are on the wire, or have left a moment ago."""

import asyncio
from datetime import timedelta

from bot.core import broadcasts, organising
from bot.core.actions import Verb, press
from bot.core.broadcasts import BroadcastState, Tally
from bot.core.inbound import Inbound, Pressed, Sender
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people
from tests.stories.acts import is_on_the_wire
from tests.stories.test_broadcasts import half_sent, newest, readers


async def test_whose_invitation_was_on_the_wire_when_it_was_cancelled_is_not_invited_and_can_be(stage: Stage) -> None:
    ania, david = await people.joined_by_taps(stage, "Ania"), await people.joined_by_taps(stage, "David")
    await people.begin_invitation(stage)
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DELAY, seconds=0.2)
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.ERROR)
    going_out = asyncio.create_task(stage.move(seconds=people.UNDO))
    await is_on_the_wire(stage, ania)
    async with stage.app.database.transaction() as store:
        await organising.cancel(store, await broadcasts.find(store, 1), stage.clock.now())
    await going_out
    await stage.move(seconds=3)
    async with stage.app.database.transaction() as store:
        assert await store.count_answers("culture") == {"NEEDS-ACTION": 1}
    await people.invite(stage)
    assert len(people.cards(ania, "Zaproszenie")) == len(people.cards(david, "Pozvánka")) == 1


async def test_what_has_left_is_not_undone_by_a_clock_that_was_set_back(stage: Stage) -> None:
    await half_sent(stage)
    jana = stage.phones["Jana"]
    undo, sender = Pressed(press(Verb.BROADCAST, 1, "undo")), Sender(f"telegram:{jana.id}", proven=True)
    earlier = stage.clock.now() - timedelta(seconds=people.UNDO)
    await stage.app.inbox.receive(Inbound("telegram:earlier", sender, undo, earlier), b"")
    await stage.settle()
    assert len(people.cards(jana, "Vzít odesílání zpět už nelze")) == 1
    await stage.move(minutes=10)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]
    broadcast, tally = await newest(stage)
    assert (broadcast.state, tally) == (BroadcastState.FINISHED, Tally(delivered=4))
