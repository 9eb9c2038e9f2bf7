"""Promise 10: nothing is sent without consent on the ledger; a stop in any form works at once, on both channels."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from bot.rehearsal.stage import Stage, rehearsal
from tests import people
from tests.people import cards, mails
from tests.stories.acts import invite, join, on_one_database, subscriber


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
