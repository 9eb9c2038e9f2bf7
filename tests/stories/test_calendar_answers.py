"""What calendar programs answer beside a bare yes or no: comments, other times, other people, and the wrong order."""

from datetime import timedelta

import pytest

from bot.core.rsvps import Rsvp
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests import people

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def invitation(stage: Stage) -> Mail:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
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


async def test_another_time_and_another_person_are_for_the_organisers(stage: Stage) -> None:
    asked = await invitation(stage)
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await bartek.calendar_reply(asked, "TENTATIVE", later=timedelta(days=7), comment="Wtedy pasuje wszystkim.")
    await stage.settle()
    [card] = people.cards(jana, "Návrh změny")
    assert "čtvrtek 25. února 2027" in card.text
    assert "Wtedy pasuje wszystkim." in card.text
    assert people.mails(stage, "Bartek", "Propozycja przekazana")
    await bartek.calendar_reply(asked, "DELEGATED", delegate="ewa@hufiec.example.pl")
    await stage.settle()
    assert "ewa@hufiec.example.pl" in people.cards(jana, "Návrh změny")[-1].text
    assert await people.tally(stage) == {}
