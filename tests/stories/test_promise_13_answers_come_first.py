"""Promise 13: broadcasts never delay answers to people."""

from bot.core.announcements import draft, publish, write
from bot.core.broadcasts import UNDO
from bot.core.language import Language
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.sectors import Subscription, SubscriptionState
from bot.rehearsal.stage import Stage
from tests import people

CROWD = 30


async def test_a_tap_during_a_broadcast_is_answered_before_the_rest_of_it(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await crowd(stage)
    await stage.move(minutes=1)  # what Telegram bears in one chat is used up by nobody any more
    async with stage.app.database.transaction() as store:
        announcement = await draft(store, None, stage.clock.now())
        write(announcement, Language.PL, "Do wszystkich")
        write(announcement, Language.CS, "Všem")
        assert (await publish(store, announcement, stage.clock.now())).audience == CROWD + 1
    stage.clock.move(UNDO)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()

    calls = [call for call in stage.telegram.transcript if call.method in ("sendMessage", "editMessageText")]
    edited = next(
        place for place, call in enumerate(calls) if "Odpowiedź zapisana" in str(call.parameters.get("text", ""))
    )
    behind = [call for call in calls[edited:] if "Do wszystkich" in str(call.parameters.get("text", ""))]
    assert len(behind) > CROWD * 0.8, "the answer waited for the broadcast"
    assert len([call for call in calls if "Do wszystkich" in str(call.parameters.get("text", ""))]) == CROWD + 1


async def crowd(stage: Stage) -> None:
    """People who subscribed long ago."""
    phones = [stage.telegram.person(first_name=f"N{number}", language_code="pl") for number in range(CROWD)]
    async with stage.app.database.transaction() as store:
        for phone in phones:
            person = Subscriber(stage.clock.now(), Language.PL, consented_at=stage.clock.now())
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{phone.id}", ContactState.ACTIVE, stage.clock.now()))
            held = Subscription(person.id, "culture", SubscriptionState.CONFIRMED, stage.clock.now())
            await store.add(held)
    for phone in phones:  # not before they are on record: the service would put them there itself
        phone.start()
    await stage.settle()


async def test_what_one_person_is_told_comes_in_the_order_it_was_said(stage: Stage) -> None:
    """However much of it: what a chat does not bear yet holds back what was said later, too."""
    jana = stage.phones["Jana"]
    for _ in range(5):
        jana.send("menu")
    await people.begin_announcement(stage, "Zmiana sali", "Změna sálu")
    told = [message.text for message in jana.messages]
    begins = ["jazyk: polština\n\nZmiana", "jazyk: čeština\n\nZměna", "Oznámení: náhled"]
    places = [next(place for place, text in enumerate(told) if each in text) for each in begins]
    assert places == sorted(places)
