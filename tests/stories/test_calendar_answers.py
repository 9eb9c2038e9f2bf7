"""What calendar programs answer beside a bare yes or no: comments, other times, other people, and the wrong order."""

from datetime import timedelta

import pytest

from bot.core import delegation
from bot.core.moves import Reconfirmation
from bot.core.rsvps import Rsvp
from bot.rehearsal.mail import Mail, Mailbox
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.acts import put_off
from tests.stories.test_moves import reconfirmation

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def invitation(stage: Stage) -> Mail:
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    return people.mails(stage, "Bartek", "Zaproszenie")[0]


async def answer(stage: Stage) -> Rsvp:
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at("mailto:bartek@hufiec.example.pl")
        assert contact is not None
        rsvp = await store.rsvp("culture", contact.subscriber_id)
    assert rsvp is not None
    return rsvp


async def test_a_comment_is_a_note_and_never_overwrites_one(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek = stage.mailboxes["Bartek"]
    before = len(stage.desk.messages)
    await bartek.calendar_reply(asked, "ACCEPTED", comment="Przywieziemy roll-up.")
    await stage.settle()
    await bartek.calendar_reply(asked, "DECLINED", comment="Jednak szkolenie.")
    await stage.settle()
    rsvp = await answer(stage)
    assert (rsvp.partstat, rsvp.note) == ("DECLINED", "Przywieziemy roll-up.\nJednak szkolenie.")
    assert len(stage.desk.messages) == before
    await bartek.calendar_reply(asked, "TENTATIVE", comment="Czy jest parking?")
    await stage.settle()
    assert "Czy jest parking?" in stage.desk.last.text


async def test_the_newest_stamp_counts_and_not_the_last_to_arrive(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek, now = stage.mailboxes["Bartek"], stage.clock.now()
    await bartek.calendar_reply(asked, "DECLINED", stamp=now + timedelta(minutes=2))
    await bartek.calendar_reply(asked, "ACCEPTED", stamp=now + timedelta(minutes=1), comment="Dwa słowa.")
    await stage.settle()
    rsvp = await answer(stage)
    assert (rsvp.partstat, rsvp.note) == ("DECLINED", "Dwa słowa.")
    await bartek.calendar_reply(asked, "TENTATIVE", stamp=now + timedelta(minutes=3))
    await stage.settle()
    assert await people.tally(stage) == {"TENTATIVE": 1}


@pytest.mark.parametrize("fast", [timedelta(hours=1), timedelta(days=400)], ids=["local time as UTC", "a wrong year"])
async def test_a_clock_that_is_fast_does_not_make_an_answer_the_last_one(stage: Stage, fast: timedelta) -> None:
    asked = await invitation(stage)
    bartek = stage.mailboxes["Bartek"]
    await bartek.calendar_reply(asked, "ACCEPTED", stamp=stage.clock.now() + fast)
    await stage.settle()
    stage.clock.move(timedelta(minutes=20))
    await bartek.calendar_reply(asked, "DECLINED", stamp=stage.clock.now() - timedelta(minutes=1))
    await stage.settle()
    assert await people.tally(stage) == {"DECLINED": 1}


async def test_another_time_is_for_the_organisers(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await bartek.calendar_reply(asked, "TENTATIVE", later=timedelta(days=7), comment="Wtedy pasuje wszystkim.")
    await stage.settle()
    [card] = people.cards(jana, "Návrh změny")
    assert "čtvrtek 25. února 2027" in card.text
    assert "Wtedy pasuje wszystkim." in card.text
    assert people.mails(stage, "Bartek", "Propozycja przekazana")
    assert await people.tally(stage) == {}


async def test_an_answer_to_the_date_that_holds_again_is_an_answer(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek = stage.mailboxes["Bartek"]
    await put_off(stage, days=7)
    await stage.move(minutes=11)
    [moved] = people.mails(stage, "Bartek", "Zmiana terminu")
    await put_off(stage, days=-7)
    await stage.move(minutes=11)
    await bartek.calendar_reply(moved, "DECLINED")  # to the date in between, which nobody means any more
    await stage.settle()
    assert await people.tally(stage) == {}
    assert "18 lutego 2027" in bartek.messages[-1].text
    await bartek.calendar_reply(asked, "ACCEPTED")
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}
    assert b"SEQUENCE:200" in bartek.messages[-1].ics  # the entry that takes the place of every earlier one


async def test_a_move_and_its_way_back_in_one_notice_leave_an_answer_as_it_was(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek = stage.mailboxes["Bartek"]
    await bartek.calendar_reply(asked, "ACCEPTED")
    await stage.settle()
    for days in (7, -7):
        await put_off(stage, days=days)
    await stage.move(minutes=11)
    assert people.mails(stage, "Bartek", "Zmiana terminu") == []
    assert await reconfirmation(stage) == Reconfirmation(coming=1, left=0, silent=0)
    await bartek.calendar_reply(asked, "DECLINED")
    await stage.settle()
    assert await people.tally(stage) == {"DECLINED": 1}


async def ewa_is_named(stage: Stage, asked: Mail, *, comment: str = "") -> Mailbox:
    """Bartek's calendar says that Ewa comes instead; her mailbox."""
    ewa = stage.mail.mailbox("ewa@hufiec.example.pl", name="Ewa Nowak", language="pl")
    await stage.mailboxes["Bartek"].calendar_reply(asked, "DELEGATED", delegate=ewa.address, comment=comment)
    await stage.settle()
    return ewa


async def test_who_is_named_instead_is_offered_the_place_and_takes_it_with_a_word(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek = stage.mailboxes["Bartek"]
    await bartek.reply(asked, "Tak")
    await stage.settle()
    ewa = await ewa_is_named(stage, asked, comment="Ewa zna temat lepiej.")
    [offer] = ewa.messages
    assert "przekazuje Państwu: Bartek" in offer.text
    assert "wyrażenie zgody" in offer.text
    assert "ewa@hufiec.example.pl" in people.mails(stage, "Bartek", "Zastępstwo – wysłano")[-1].text
    rsvp = await answer(stage)
    assert (rsvp.partstat, rsvp.note) == ("ACCEPTED", "Ewa zna temat lepiej.")  # the place is hers until it is taken
    await ewa.reply(offer, "Tak. Czy jest parking?")
    await stage.settle()
    assert "Czy jest parking?" in stage.desk.last.text
    assert [mail.ics_method for mail in ewa.messages if "Mają Państwo miejsce" in mail.subject] == ["REQUEST"]
    assert bartek.messages[-1].ics_method == "CANCEL"
    assert await people.tally(stage) == {"ACCEPTED": 1, "DELEGATED": 1}


async def test_who_has_not_answered_has_delegated_and_decides_anew_when_the_other_does_not_come(stage: Stage) -> None:
    asked = await invitation(stage)
    ewa = await ewa_is_named(stage, asked)
    assert await people.tally(stage) == {"DELEGATED": 1}
    await ewa.reply(ewa.messages[-1], "Nie")
    await stage.settle()
    [told] = people.mails(stage, "Bartek", "Zastępstwa nie będzie")
    assert "Propozycji nie przyjmuje: Ewa Nowak" in told.text
    await stage.mailboxes["Bartek"].reply(told, "Tak")
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}


async def test_who_wants_no_mail_is_written_none_and_few_are_named(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    ewa = await ewa_is_named(stage, asked)
    await ewa.reply(ewa.messages[-1], "STOP")
    await stage.settle()
    said = len(ewa.messages)
    for delegate in (ewa.address, bartek.address, stage.settings.mail_address or "", "not an address"):
        await bartek.calendar_reply(asked, "DELEGATED", delegate=delegate)
        await stage.settle()
    assert len(ewa.messages) == said
    assert len(people.cards(jana, "Návrh změny")) == 4  # the organisers read it instead
    others = [stage.mail.mailbox(f"osoba{number}@example.pl", name="Osoba", language="pl") for number in range(5)]
    for each in others:
        await bartek.calendar_reply(asked, "DELEGATED", delegate=each.address)
        await stage.settle()
    assert sum(len(each.messages) for each in others) == delegation.MOST_NAMED - 1
