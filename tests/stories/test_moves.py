"""A meeting that moves: one notice, each told what changed for her; and the ladder up to the thanks."""

import asyncio
from datetime import timedelta

from bot.core import invitations, meetings, moves, organising
from bot.core.language import Texts
from bot.core.moves import Reconfirmation
from bot.core.reminders import share_materials
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people
from tests.stories.acts import is_on_the_wire, on_one_database, put_off

MOVED = {"pl": "Zmiana terminu lub miejsca", "cs": "Změna termínu nebo místa"}


async def undo(stage: Stage) -> None:
    """Jana takes the move back, from the list of what goes out."""
    async with stage.app.database.transaction() as store:
        [newest] = [each for each in await store.recent_broadcasts(9) if each.message == "meeting-moved"]
    stage.phones["Jana"].send("/broadcasts")
    await stage.settle()
    people.press(stage.phones["Jana"], f"broadcast:{newest.id}")
    await stage.settle()
    people.press(stage.phones["Jana"], f"broadcast:{newest.id}:undo")
    await stage.settle()


async def reconfirmation(stage: Stage) -> Reconfirmation | None:
    """Who has answered since the move."""
    async with stage.app.database.transaction() as store:
        return await moves.reconfirmation(store, await meetings.find(store, "culture"))


async def test_a_move_in_the_middle_of_the_invitations_reaches_everybody_once(stage: Stage) -> None:
    await people.everyone_joined(stage)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=8)
    await people.invite(stage)
    assert len(people.cards(stage.phones["Ania"], "18 lutego 2027")) == 1
    assert people.mails(stage, "Bartek", "Zaproszenie") == []

    await put_off(stage, days=14)
    await stage.move(minutes=30)
    for name, language in (("Ania", "pl"), ("David", "cs")):
        [told] = people.cards(stage.phones[name], MOVED[language])
        assert "2027" in told.text
    [mail] = people.mails(stage, "Bartek", "Zaproszenie")
    assert "4 marca 2027" in mail.text
    assert "18 lutego" not in mail.text
    [mail] = people.mails(stage, "Cecílie", "Pozvánka")
    assert "4. března 2027" in mail.text
    assert people.mails(stage, "Bartek", MOVED["pl"]) == people.mails(stage, "Cecílie", MOVED["cs"]) == []


@on_one_database
async def test_what_is_changed_within_ten_minutes_is_told_once_from_the_date_people_know(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await put_off(stage, days=7)
    await stage.move(minutes=9)
    await put_off(stage, days=7)
    await stage.move(minutes=9)
    assert people.cards(ania, MOVED["pl"]) == []
    await stage.move(minutes=2)
    [told] = people.cards(ania, MOVED["pl"])
    assert "18 lutego 2027" in told.text
    assert "4 marca 2027" in told.text
    assert "25 lutego" not in told.text


@on_one_database
async def test_a_later_move_is_a_notice_of_its_own(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    for _ in range(2):
        await put_off(stage, days=7)
        await stage.move(minutes=11)
    first, second = people.cards(ania, MOVED["pl"])
    assert "18 lutego 2027" in first.text
    assert "25 lutego 2027" in second.text
    assert "18 lutego" not in second.text


@on_one_database
async def test_a_move_taken_back_in_time_is_heard_of_by_nobody(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await put_off(stage, days=7)
    await undo(stage)
    await stage.move(hours=1)
    assert people.cards(ania, MOVED["pl"]) == []
    assert await reconfirmation(stage) == Reconfirmation(coming=1, left=0, silent=0)
    await stage.move(days=10)
    assert len(people.cards(ania, "Za 7 dni")) == 1  # of the day it has come back to


@on_one_database
async def test_who_was_invited_to_a_date_that_is_taken_back_is_told_so(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await put_off(stage, days=7)
    await people.joined_by_taps(stage, "David")
    await people.invite(stage)
    david = stage.phones["David"]
    assert len(people.cards(david, "25. února 2027")) == 1
    await undo(stage)
    await stage.move(minutes=11)
    [told] = people.cards(david, MOVED["cs"])
    assert "18. února 2027" in told.text
    assert people.cards(ania, MOVED["pl"]) == []


@on_one_database
async def test_whose_invitation_is_on_the_wire_when_its_date_is_taken_back_is_told_so(stage: Stage) -> None:
    await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    david = await people.joined_by_taps(stage, "David")
    async with stage.app.database.transaction() as store:
        await invitations.invite(store, "culture", stage.clock.now())
    await put_off(stage, days=7)
    stage.telegram.faults.add(method="sendMessage", chat_id=david.id, kind=FaultKind.DELAY, seconds=0.2)
    going_out = asyncio.create_task(stage.move(seconds=people.UNDO))
    await is_on_the_wire(stage, david)
    async with stage.app.database.transaction() as store:
        notice = await store.last_broadcast("meeting-moved", "meeting:culture")
        assert notice is not None
        await organising.undo(store, notice, stage.clock.now())
    await going_out
    await stage.move(minutes=11)
    invited, told = people.cards(david, "25. února 2027")
    assert told.text.startswith(MOVED["cs"])
    assert "18. února 2027" not in invited.text
    assert "18. února 2027" in told.text


@on_one_database
async def test_who_answered_on_a_card_with_a_date_that_is_taken_back_is_told_so(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_taps(stage, "David")
    await people.invite(stage)
    await put_off(stage, days=7)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    assert "25 lutego 2027" in ania.last.text
    await undo(stage)
    await stage.move(minutes=11)
    [told] = people.cards(ania, MOVED["pl"])
    assert "18 lutego 2027" in told.text
    assert people.cards(stage.phones["David"], MOVED["cs"]) == []


@on_one_database
async def test_who_answered_on_a_card_with_a_date_that_is_moved_back_at_once_is_told_so(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await put_off(stage, days=7)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await put_off(stage, days=-7)
    await stage.move(minutes=11)
    [told] = people.cards(ania, MOVED["pl"])
    assert "18 lutego 2027" in told.text


@on_one_database
async def test_the_organiser_sees_who_is_still_coming(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    assert await reconfirmation(stage) is None
    for name in ("Ania", "David"):
        people.press(stage.phones[name], "answer:culture:ACCEPTED")
    await stage.mailboxes["Bartek"].reply(people.mails(stage, "Bartek", "Zaproszenie")[0], "TAK")
    await stage.settle()
    await put_off(stage, days=7)
    await stage.move(minutes=11)
    assert await reconfirmation(stage) == Reconfirmation(coming=0, left=0, silent=3)
    people.press(stage.phones["Ania"], "answer:culture:ACCEPTED")
    people.press(stage.phones["David"], "answer:culture:DECLINED")
    await stage.settle()
    assert await reconfirmation(stage) == Reconfirmation(coming=1, left=1, silent=1)


@on_one_database
async def test_the_waiting_list_hears_of_a_move_and_of_the_cancellation(stage: Stage) -> None:
    await people.everyone_joined(stage)
    async with stage.app.database.transaction() as store:
        (await meetings.find(store, "culture")).capacity = 1
    await people.invite(stage)
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for phone in (ania, david):
        people.press(phone, "answer:culture:ACCEPTED")
        await stage.settle()
    assert "Čekací listina" in david.last.text
    await put_off(stage, days=7)
    await stage.move(minutes=11)
    assert len(people.cards(david, MOVED["cs"])) == 1
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()
    assert len(people.cards(david, "Setkání zrušeno")) == 1


@on_one_database
async def test_the_day_itself_and_the_thanks_afterwards(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    david = await people.joined_by_taps(stage, "David")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    people.press(david, "answer:culture:TENTATIVE")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        which = await meetings.find(store, "culture")
        which.here, which.thanks, which.map = "-PT1H", "PT2H", "https://mapy.com/s/lazne"
    await stage.move(days=17, minutes=30)  # half an hour before the start
    [here] = people.cards(ania, "To dzisiaj")
    assert "https://mapy.com/s/lazne" in here.text
    assert "Dom Zdrojowy" in here.text
    await stage.move(hours=8)
    assert len(people.cards(ania, "Dziękujemy za udział")) == 1
    assert people.cards(david, "Už dnes") == people.cards(david, "Děkujeme za účast") == []

    async with stage.app.database.transaction() as store:
        which = await meetings.find(store, "culture")
        slides = Texts(pl="https://jastrzebie.example.pl/p", cs="https://jastrzebie.example.pl/c")
        await share_materials(store, which, slides, stage.clock.now())
    await stage.move(hours=15)
    assert len(people.cards(ania, "https://jastrzebie.example.pl/p")) == 1
    assert people.cards(david, "https://jastrzebie.example.pl/c") == []


@on_one_database
async def test_a_step_missed_for_longer_than_its_grace_is_told_to_the_organisers_instead(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    stage.clock.move(timedelta(days=12))  # nothing ran when the week before began, and not for two days
    await stage.move(minutes=1)
    assert people.cards(ania, "Za 5 dni") == []
    [missed] = people.cards(stage.phones["Jana"], "Neodesláno: připomínka")
    assert "11. února 2027" in missed.text
    await stage.move(days=4, hours=6)
    assert len(people.cards(ania, "Jutro")) == 1


@on_one_database
async def test_who_comes_after_all_is_reminded_of_a_date_no_notice_told_her(stage: Stage) -> None:
    david = await people.joined_by_taps(stage, "David")
    await people.invite(stage)
    people.press(david, "answer:culture:DECLINED")
    await stage.settle()
    await put_off(stage, days=7)
    await stage.move(minutes=11)
    assert people.cards(david, MOVED["cs"]) == []  # who does not come is told of no move
    people.press(david, "answer:culture:ACCEPTED")
    await stage.settle()
    await stage.move(days=18)
    assert len(people.cards(david, "Za 7 dní")) == 1
