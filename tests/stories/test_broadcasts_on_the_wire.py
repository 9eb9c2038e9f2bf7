"""The organiser's hand on a broadcast of which copies are on the wire, or have left a moment ago."""

from datetime import timedelta

from bot.core.actions import Verb, press
from bot.core.broadcasts import BroadcastState, Tally
from bot.core.inbound import Inbound, Pressed, Sender
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.test_broadcasts import half_sent, newest, readers


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
