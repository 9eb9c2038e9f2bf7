"""Answers that cannot be: refused by mail as they are by tap, in the reader's language, with what to do instead."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.core import meetings
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests.stories.acts import answer_of, invite, join
from tests.stories.test_institutions import names_of

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def invited(stage: Stage, name: str) -> Mail:
    """The person's invitation to the culture meeting."""
    await join(stage, name)
    await invite(stage)
    return next(mail for mail in stage.mailboxes[name].messages if mail.ics_method)


async def write(stage: Stage, name: str, mail: Mail, words: str) -> Mail:
    """Answers a mail; what comes back."""
    await stage.mailboxes[name].reply(mail, words)
    await stage.settle()
    return stage.mailboxes[name].messages[-1]


async def answer_in_calendar(stage: Stage, name: str, mail: Mail) -> Mail:
    """Says yes in the calendar; what comes back."""
    await stage.mailboxes[name].calendar_reply(mail, "ACCEPTED")
    await stage.settle()
    return stage.mailboxes[name].messages[-1]


async def test_a_cancelled_meeting_takes_no_answer_and_a_question_instead(stage: Stage) -> None:
    invitation = await invited(stage, "Cecílie")
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()
    refused = await write(stage, "Cecílie", invitation, "Ano")
    assert refused.subject == "Nelze provést"
    assert "Setkání bylo zrušeno" in refused.text
    again = await answer_in_calendar(stage, "Cecílie", invitation)
    assert again is not refused
    assert "Setkání bylo zrušeno" in again.text
    assert await answer_of(stage, "Cecílie") == "NEEDS-ACTION"
    assert "S dotazem se na nás můžete obrátit odpovědí na tuto zprávu" in refused.text
    asked = await write(stage, "Cecílie", refused, "Bude náhradní termín?")
    assert asked.subject == "Dotaz č. 1 předán"


async def test_a_past_and_an_unknown_meeting_take_no_answer(stage: Stage) -> None:
    invitation = await invited(stage, "Bartek")
    unknown = replace(invitation, ics=invitation.ics.replace(b"UID:culture.", b"UID:nowhere."))
    refused = await answer_in_calendar(stage, "Bartek", unknown)
    assert "Tego spotkania nie ma już w programie" in refused.text
    assert "prosimy odpisać na tę wiadomość" in refused.text
    stage.clock.move(timedelta(days=17, hours=1))  # the hour at which it begins
    refused = await write(stage, "Bartek", invitation, "Tak, chętnie.")
    assert refused.subject == "Nie można tego wykonać"
    assert "Spotkanie już się rozpoczęło" in refused.text
    assert "prosimy odpisać na tę wiadomość" in refused.text
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"


async def test_what_stood_beside_an_answer_that_is_refused_goes_to_the_moderators(stage: Stage) -> None:
    invitation = await invited(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    await bartek.calendar_reply(
        replace(invitation, ics=invitation.ics.replace(b"UID:culture.", b"UID:nowhere.")),
        "ACCEPTED",
        comment="Przyjadę z trzema skrzyniami.",
    )
    await stage.settle()
    assert "Przyjadę z trzema skrzyniami." in stage.desk.last.text
    assert bartek.messages[-1].subject == "Nie można tego wykonać"
    assert "Pytanie nr 1 trafiło do moderatorów:" in bartek.messages[-1].text
    await write(stage, "Bartek", invitation, "Tak, 500 osób. Gdzie staną autokary?")
    assert "Gdzie staną autokary?" in stage.desk.last.text
    stage.clock.move(timedelta(days=17, hours=1))
    await bartek.calendar_reply(invitation, "DECLINED", comment="Szkoda, utknęliśmy w Cieszynie.")
    await stage.settle()
    assert "Szkoda, utknęliśmy w Cieszynie." in stage.desk.last.text
    await bartek.calendar_reply(invitation, "TENTATIVE", later=timedelta(days=7), comment="Może za tydzień?")
    await stage.settle()
    assert "Może za tydzień?" in stage.desk.last.text
    asked = len(stage.desk.messages)
    await write(stage, "Bartek", invitation, "Tak, chętnie.")  # nothing beside it
    assert len(stage.desk.messages) == asked
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"


@pytest.mark.parametrize("words", ["Tak, 500 osób", "Tak, 0 osób"])
async def test_a_party_of_nobody_and_one_of_hundreds(stage: Stage, words: str) -> None:
    invitation = await invited(stage, "Bartek")
    refused = await write(stage, "Bartek", invitation, words)
    assert refused.subject == "Nie można tego wykonać"
    assert "Można zgłosić od 1 do 20 osób. W sprawie większej grupy prosimy o pytanie" in refused.text
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"


async def test_a_name_of_four_thousand_characters(stage: Stage) -> None:
    await join(stage, "Cecílie")
    refused = await write(stage, "Cecílie", await home(stage, "Cecílie"), f"Instituce: {'Ž' * 4_000}")
    assert refused.subject == "Nelze provést"
    assert "nejvýše 120 znaků. Zkraťte" in refused.text
    assert await names_of(stage, "Cecílie") == []

    stage.mailboxes["Cecílie"].name = "Cecílie " * 500
    await write(stage, "Cecílie", refused, "Moje údaje")
    assert len(stage.mailboxes["Cecílie"].messages[-1].text) < 3_000


async def home(stage: Stage, name: str) -> Mail:
    """The person's own page, as a mail."""
    box = stage.mailboxes[name]
    await box.write(stage.settings.mail_address or "", "", "Pomoc")
    await stage.settle()
    return box.messages[-1]
