"""Promise 7: a moved meeting asks again and re-arms its reminders; a cancelled one cancels what waits, at once."""

from datetime import timedelta

from bot.core import meetings, moves
from bot.core.invitations import invite
from bot.core.language import Texts
from bot.rehearsal.stage import Stage
from tests import people


async def move(stage: Stage, **by: float) -> None:
    """The culture meeting is put off, as a changed programme would, and the notice goes out."""
    await begin_move(stage, **by)
    await stage.move(minutes=10)


async def begin_move(stage: Stage, **by: float) -> None:
    """The culture meeting is put off; nobody has been told yet."""
    async with stage.app.database.transaction() as store:
        meeting = await meetings.find(store, "culture")
        await moves.move(
            store,
            meeting,
            starts=meeting.starts + timedelta(**by),
            ends=meeting.ends + timedelta(**by),
            venue=Texts(pl="Miejska Biblioteka", cs="Městská knihovna"),
            now=stage.clock.now(),
        )
    await stage.settle()


async def cancel(stage: Stage) -> None:
    """The culture meeting does not take place."""
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()


async def test_a_move_tells_old_and_new_keeps_the_answer_and_reminds_of_the_new_date(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Cecílie")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await stage.move(days=12)
    assert len(people.cards(ania, "Za 7 dni")) == 1

    await move(stage, days=14)
    told = people.cards(ania, "Zmiana terminu lub miejsca")
    assert len(told) == 1
    assert "18 lutego 2027" in told[0].text
    assert "4 marca 2027" in told[0].text
    assert "✅ Tak" in told[0].text
    [mail] = people.mails(stage, "Cecílie", "Změna termínu nebo místa")
    assert mail.ics_method == "REQUEST"
    assert b"SEQUENCE:1" in mail.ics
    assert await people.tally(stage) == {"ACCEPTED": 1}

    await stage.move(days=13)
    assert len(people.cards(ania, "Za 7 dni")) == 2
    assert people.cards(ania, "Jutro") == []


async def test_who_has_declined_is_not_told_of_a_move(stage: Stage) -> None:
    david = await people.joined_by_taps(stage, "David")
    await people.invite(stage)
    people.press(david, "answer:culture:DECLINED")
    await stage.settle()
    await move(stage, days=14)
    assert people.cards(david, "Změna termínu") == []


async def test_a_cancellation_withdraws_what_waits_and_takes_the_calendar_entry_back(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Cecílie")
    async with stage.app.database.transaction() as store:
        await invite(store, "culture", stage.clock.now())
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()
    assert people.cards(ania, "Zaproszenie") == []
    assert people.mails(stage, "Cecílie", "Pozvánka") == []
    [mail] = people.mails(stage, "Cecílie", "Setkání zrušeno")
    assert mail.ics_method == "CANCEL"
    await stage.move(days=20)
    assert people.cards(ania, "Prosimy o odpowiedź") == []


async def test_a_cancellation_names_the_date_that_each_knows(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Cecílie")
    await people.invite(stage)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Try again later", times=None)
    await move(stage, days=14)
    assert "4 marca 2027" in ania.last.text
    await begin_move(stage, days=7)  # and a minute later it is called off after all
    await cancel(stage)
    stage.mail.faults.clear()
    await stage.move(minutes=40)
    assert "4 marca 2027" in ania.last.text
    [mail] = people.mails(stage, "Cecílie", "Setkání zrušeno")
    assert "18. února 2027" in mail.text
    assert "března" not in mail.text
    assert b"DTSTART:20270218T090000Z" in mail.ics


async def test_a_cancellation_goes_out_in_quiet_hours_and_an_announcement_waits_for_morning(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await stage.move(hours=13)  # 22:00 in Warsaw
    await people.announce(stage, "Wieczorem", "Večer")
    assert people.cards(ania, "Wieczorem") == []
    await cancel(stage)
    assert len(people.cards(ania, "Spotkanie odwołane")) == 1
    await stage.move(hours=11)
    assert len(people.cards(ania, "Wieczorem")) == 1


async def test_an_answer_to_a_cancelled_meeting_is_refused_and_the_card_says_why(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await cancel(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    assert "odwołane" in ania.last.text
    assert await people.tally(stage) == {}


async def test_a_calendar_answer_to_the_old_date_asks_again(stage: Stage) -> None:
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    bartek = stage.mailboxes["Bartek"]
    invitation = people.mails(stage, "Bartek", "Zaproszenie")[0]
    await move(stage, days=14)
    await bartek.calendar_reply(invitation, "ACCEPTED")
    await stage.settle()
    assert await people.tally(stage) == {}
    assert len(people.mails(stage, "Bartek", "Zmiana terminu lub miejsca")) == 2


async def test_who_answers_to_the_old_date_before_the_notice_leaves_is_told_at_once_and_only_once(stage: Stage) -> None:
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    await begin_move(stage, days=14)
    await stage.mailboxes["Bartek"].calendar_reply(people.mails(stage, "Bartek", "Zaproszenie")[0], "ACCEPTED")
    await stage.settle()
    assert len(people.mails(stage, "Bartek", "Zmiana terminu lub miejsca")) == 1
    await stage.move(minutes=11)
    assert len(people.mails(stage, "Bartek", "Zmiana terminu lub miejsca")) == 1
