"""The calendar, both ways: what comes by mail keeps one entry in step with the answer; the file and the feed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import aiohttp
import pytest
import vobject

from bot.core import meetings
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage, rehearsal
from tests import people
from tests.caldav import Program, calendar_program
from tests.stories.acts import put_off

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def catch_up(program: Program, mails: Sequence[Mail]) -> None:
    """The program works every calendar part that has come."""
    for mail in mails:
        if mail.ics:
            await program.take(mail.ics)


def parts(mail: Mail) -> list[tuple[str, str | None]]:
    """The media type of every part, with the METHOD that stands in it."""
    message = message_from_bytes(mail.raw, policy=policy.default)
    return [(part.get_content_type(), part["Content-Type"].params.get("method")) for part in message.walk()]


async def put_off_and_tell(stage: Stage, **by: float) -> None:
    """The culture meeting is put off, and everybody is told."""
    await put_off(stage, **by)
    await stage.move(minutes=11)


async def test_one_entry_follows_the_invitation_the_answers_a_move_and_the_cancellation(
    stage: Stage, tmp_path: Path
) -> None:
    await people.joined_by_mail(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    async with calendar_program(tmp_path / "radicale") as program:

        async def shown() -> list[tuple[datetime, str]]:
            await catch_up(program, bartek.messages)
            return [(event.dtstart.value, event.attendee.params["PARTSTAT"][0]) for event in await program.entries()]

        first = datetime(2027, 2, 18, 9, 0, tzinfo=UTC)
        await people.invite(stage)
        assert await shown() == [(first, "NEEDS-ACTION")]
        [invitation] = people.mails(stage, "Bartek", "Zaproszenie")
        assert ("text/calendar", "REQUEST") in parts(invitation)
        assert ("application/ics", None) in parts(invitation)

        await bartek.calendar_reply(invitation, "ACCEPTED")
        await stage.settle()
        assert await people.tally(stage) == {"ACCEPTED": 1}
        assert await shown() == [(first, "ACCEPTED")]

        await put_off_and_tell(stage, days=7)
        assert await shown() == [(first + timedelta(days=7), "ACCEPTED")]

        await bartek.reply(bartek.messages[-1], "NIE")
        await stage.settle()
        assert await shown() == []
        await bartek.reply(bartek.messages[-1], "TAK")
        await stage.settle()
        assert await shown() == [(first + timedelta(days=7), "ACCEPTED")]

        await bartek.calendar_reply(invitation, "DECLINED")  # to the date it was moved from: asked again
        await stage.settle()
        assert await people.tally(stage) == {"ACCEPTED": 1}

        async with stage.app.database.transaction() as store:
            await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
        await stage.settle()
        assert await shown() == []

    sent = [vobject.readOne(mail.ics.decode()).vevent for mail in bartek.messages if mail.ics]
    assert len({event.uid.value for event in sent}) == 1
    assert {event.organizer.value for event in sent} == {f"mailto:{stage.settings.mail_address}"}
    assert {event.attendee.value for event in sent} == {"mailto:bartek@hufiec.example.pl"}
    stamps = [(int(event.sequence.value), event.dtstamp.value) for event in sent]
    assert stamps == sorted(stamps)


async def test_an_entry_is_written_in_its_reader_s_language(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    for name, subject, title in (
        ("Bartek", "Zaproszenie", "Kultura, edukacja, sport, turystyka i rekreacja"),
        ("Cecílie", "Pozvánka", "Kultura, vzdělávání, sport, cestovní ruch a rekreace"),
    ):
        [mail] = people.mails(stage, name, subject)
        assert vobject.readOne(mail.ics.decode()).vevent.summary.value == title


async def test_the_file_for_a_telegram_reader(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    people.press(ania, "calendar:culture")
    await stage.settle()
    document = ania.last.document
    assert document is not None
    assert (document.name, document.mime_type) == ("mosty.ics", "text/calendar")
    entry = vobject.readOne(document.content.decode())
    assert entry.method.value == "PUBLISH"
    assert "attendee" not in entry.vevent.contents
    assert entry.vevent.organizer.value == f"mailto:{stage.settings.mail_address}"
    assert entry.vevent.dtstart.value == datetime(2027, 2, 18, 9, 0, tzinfo=UTC)


async def test_the_feed_is_private_changes_nothing_and_its_address_can_be_changed(
    stage_url: str, tmp_path: Path
) -> None:
    pages = {"MOSTY_PUBLIC_URL": "https://mosty.example.org", "MOSTY_WEB_LISTEN": "127.0.0.1:0"}
    async with rehearsal(tmp_path, database_url=stage_url, environ=pages) as stage, aiohttp.ClientSession() as browser:
        await stage.bind_staff()
        ania = await people.joined_by_taps(stage, "Ania")
        await people.invite(stage)
        people.press(ania, "answer:culture:ACCEPTED")
        await stage.settle()

        async def address(data: str) -> str:
            people.press(ania, data)
            await stage.settle()
            [card] = people.cards(ania, "/c/f")
            link = next(word for word in card.text.split() if word.startswith("https://"))
            return link.replace("https://mosty.example.org", f"http://{stage.app.web_address}")

        ania.send("/settings")
        await stage.settle()
        old = await address("calendar")
        async with browser.get(old) as answer:
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            tag = answer.headers["ETag"]
            content = await answer.text()
        feed = vobject.readOne(content)
        assert feed.vevent.summary.value == "Kultura, edukacja, sport, turystyka i rekreacja"
        assert feed.vevent.dtstart.value.astimezone(UTC) == datetime(2027, 2, 18, 9, 0, tzinfo=UTC)
        assert "TZID=Europe/Warsaw" in content
        assert content.count("BEGIN:VTIMEZONE") == 1
        async with browser.get(old, headers={"If-None-Match": tag}) as answer:
            assert answer.status == 304

        await put_off_and_tell(stage, days=7)
        async with browser.get(old, headers={"If-None-Match": tag}) as answer:
            assert answer.status == 200
            assert "20270225T100000" in await answer.text()

        new = await address("calendar:new")
        for link, status in ((old, 404), (new, 200), (f"{new[:-8]}aaaa.ics", 404)):
            async with browser.get(link) as answer:
                assert answer.status == status
        people.press(ania, "answer:culture:DECLINED")
        await stage.settle()
        async with browser.get(new) as answer:
            assert "BEGIN:VEVENT" not in await answer.text()
