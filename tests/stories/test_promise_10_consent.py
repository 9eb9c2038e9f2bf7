"""Promise 10: nothing is sent without consent on the ledger; a stop in any form works at once, on both channels."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.core import meetings
from bot.rehearsal.stage import Stage, rehearsal
from bot.rehearsal.telegram import FaultKind
from tests import people
from tests.people import cards, mails
from tests.stories.acts import invite, is_on_the_wire, join, on_one_database, subscriber
from tests.stories.test_linking import addresses, asked_for_telegram, code_for


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage whose service has public pages, for the one click."""
    environ = {"MOSTY_PUBLIC_URL": "https://mosty.example.org", "MOSTY_WEB_LISTEN": "127.0.0.1:0"}
    async with rehearsal(tmp_path, database_url=stage_url, environ=environ) as stage:
        await stage.bind_staff()
        yield stage


async def by_word_in_the_chat(stage: Stage) -> None:
    stage.phones["Ania"].send("stop")


async def by_command(stage: Stage) -> None:
    stage.phones["Ania"].send("/stop")


async def by_mail(stage: Stage) -> None:
    box = stage.mailboxes["Cecílie"]
    await box.reply(box.messages[-1], "stop")


async def by_the_mail_programs_button(stage: Stage) -> None:
    box = stage.mailboxes["Cecílie"]
    await box.unsubscribe(box.messages[-1])


async def by_one_click(stage: Stage) -> None:
    """What a mail program does by itself (RFC 8058, section 3.1)."""
    header = stage.mailboxes["Cecílie"].messages[-1].headers["List-Unsubscribe"]
    path = header.partition("https://mosty.example.org")[2].partition(">")[0]
    async with (
        aiohttp.ClientSession(f"http://{stage.app.web_address}") as program,
        program.post(path, data={"List-Unsubscribe": "One-Click"}) as response,
    ):
        assert response.status == 200


@on_one_database
@pytest.mark.parametrize(
    ("name", "stop"),
    [
        ("Ania", by_word_in_the_chat),
        ("Ania", by_command),
        ("Cecílie", by_mail),
        ("Cecílie", by_the_mail_programs_button),
        ("Cecílie", by_one_click),
    ],
)
async def test_a_stop_holds_back_even_what_is_about_to_leave(
    stage: Stage, name: str, stop: Callable[[Stage], Awaitable[None]]
) -> None:
    await join(stage, "Ania", "Cecílie")
    await invite(stage)
    await people.begin_announcement(stage, "Zmiana sali.", "Změna sálu.")
    await stop(stage)
    await stage.settle()
    await stage.move(seconds=people.UNDO)
    await stage.move(days=14)  # past the reminders

    ania, cecilie = stage.phones["Ania"], stage.mailboxes["Cecílie"]
    heard = {"Ania": len(cards(ania, "Zmiana sali.")), "Cecílie": len(mails(stage, "Cecílie", "Oznámení"))}
    assert heard == {"Ania": 1, "Cecílie": 1} | {name: 0}
    if name == "Ania":  # the last word to her is that it is done
        assert "Rezygnacja przyjęta" in ania.last.text
    else:
        assert "Odhlášení přijato" in cecilie.messages[-1].subject
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, name)
        ledger = [entry.given for entry in await store.consents(person.id)]
    assert person.consented_at is None
    assert ledger == [True, False]


async def test_what_was_turned_away_while_she_stopped_does_not_come_when_she_is_back(stage: Stage) -> None:
    await join(stage, "Ania")
    await invite(stage)
    await stage.move(minutes=1)  # what comes next leaves at once
    ania, faults = stage.phones["Ania"], stage.telegram.faults
    faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DELAY, seconds=0.2)
    faults.add(
        method="sendMessage",
        chat_id=ania.id,
        kind=FaultKind.ERROR,
        code=429,
        description="Too Many Requests: retry after 60",
        parameters={"retry_after": 60},
    )
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await is_on_the_wire(stage, ania)
    ania.send("/stop")
    ania.start()  # her address is open again, and she has agreed to nothing yet
    await stage.settle()
    await stage.move(minutes=10)
    assert cards(ania, "odwołane") == []
    async with stage.app.database.transaction() as store:
        [told] = [each for each in await store.recent_broadcasts(5) if each.message == "meeting-cancelled"]
        tally = await store.tally(told.id)
    assert (tally.audience, tally.skipped) == (1, 1)


async def test_who_has_not_agreed_yet_hears_only_what_she_asks_for(stage: Stage) -> None:
    await join(stage, "Bartek")
    ania, cecilie = stage.phones["Ania"], stage.mailboxes["Cecílie"]
    ania.start()
    await stage.settle()
    ania.tap("Polski")
    await stage.settle()
    await cecilie.write(stage.settings.mail_address or "", "Přihlásit", "Přihlásit")
    await stage.settle()
    said, written = len(ania.messages), len(cecilie.messages)

    await invite(stage)
    await people.announce(stage, "Zmiana sali.", "Změna sálu.")
    await stage.move(days=14)
    assert mails(stage, "Bartek", "Ogłoszenie")
    assert (len(ania.messages), len(cecilie.messages)) == (said, written)


async def test_who_comes_back_agrees_anew_and_is_written_to_again(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    ania.send("/stop")
    await stage.settle()
    ania.start()  # not yet a consent
    await stage.settle()
    await people.announce(stage, "Zmiana sali.", "Změna sálu.")
    assert cards(ania, "Zmiana sali") == []

    for label in ("Polski", "Dalej", people.CITY["pl"], people.KIND["pl"], "Pomiń", "Wyrażam zgodę"):
        ania.tap(label)
        await stage.settle()
    await people.announce(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert len(cards(ania, "Kawa od 9:30.")) == 1
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Ania")
        assert [entry.given for entry in await store.consents(person.id)] == [True, False, True]


@pytest.mark.parametrize("said", ["yes-and-stop", "sectors", "stop"])
async def test_who_has_said_anything_is_asked_before_somebody_elses_link_makes_her_one_with_him(
    stage: Stage, said: str
) -> None:
    ania = stage.phones["Ania"]
    if said == "yes-and-stop":
        await join(stage, "Ania")
        await invite(stage)
        people.press(ania, "answer:culture:ACCEPTED")
    else:
        ania.start()
        await stage.settle()
        people.press(ania, "language:pl")
        await stage.settle()
    if said == "sectors":
        people.press(ania, "sector:culture")
    else:
        await stage.settle()
        ania.send("stop")
    await stage.settle()
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    payload, _ = await asked_for_telegram(stage, "Bartek")
    ania.start(payload)
    await stage.settle()
    assert "Czy to Państwa adres?" in ania.last.text
    assert list(await addresses(stage, ania)) == [f"telegram:{ania.id}"]


async def test_what_was_stopped_stays_stopped_when_two_become_one_until_she_wants_it_otherwise(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    ania.send("stop")
    await stage.settle()
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    payload, _ = await asked_for_telegram(stage, "Bartek")
    ania.start(payload)
    await stage.settle()
    people.press(ania, "link:1:yes")
    await stage.settle()
    assert "Kontakty połączone" in ania.last.text
    assert await addresses(stage, ania) == {
        f"telegram:{ania.id}": "stopped",
        f"mailto:{stage.mailboxes['Bartek'].address}": "active",
    }
    await people.announce(stage, "Zmiana sali.", "Změna sálu.")
    assert (len(cards(ania, "Zmiana sali.")), len(mails(stage, "Bartek", "Ogłoszenie"))) == (0, 1)

    ania.tap("☐ Telegram")
    await stage.settle()
    await people.announce(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert (len(cards(ania, "Kawa od 9:30.")), len(mails(stage, "Bartek", "Ogłoszenie"))) == (1, 1)
    async with stage.app.database.transaction() as store:
        ledger = await store.consents((await subscriber(store, "Ania")).id)
    said = [(entry.given, entry.address.partition(":")[0]) for entry in ledger]
    assert said == [(True, "telegram"), (False, "telegram"), (True, "mailto"), (True, "telegram")]


async def test_a_mailbox_that_said_stop_stays_stopped_when_it_is_added_until_it_is_chosen(stage: Stage) -> None:
    await join(stage, "Bartek")
    bartek, ania = stage.mailboxes["Bartek"], stage.phones["Ania"]
    await bartek.write(stage.settings.mail_address or "", "STOP", "STOP")
    await stage.settle()
    stage.clock.move(timedelta(days=1))
    await join(stage, "Ania")
    ania.send(await code_for(stage, ania, bartek.address))
    await stage.settle()
    assert (await addresses(stage, ania))[f"mailto:{bartek.address}"] == "stopped"
    ania.tap("☐ e-mail")
    await stage.settle()
    assert (await addresses(stage, ania))[f"mailto:{bartek.address}"] == "active"
