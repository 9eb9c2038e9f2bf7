"""Promise 8: a GET changes nothing. Link scanners open every link; only a POST, a tap or a signed reply acts.

Every link of every kind of mail is opened as the golden texts are read: tests/golden/links.py.
"""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.core.tokens import Purpose, sign
from bot.rehearsal.stage import Stage, rehearsal
from tests import people
from tests.stories.acts import on_one_database
from tests.stories.conftest import IMPATIENT
from tests.stories.test_storage_away import away


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage whose service has public pages."""
    environ = {"MOSTY_PUBLIC_URL": "https://mosty.example.org", "MOSTY_WEB_LISTEN": "127.0.0.1:0"}
    async with rehearsal(tmp_path, database_url=stage_url, environ=environ, wires=IMPATIENT) as stage:
        await stage.bind_staff()
        await people.joined_by_mail(stage, "Bartek")
        await people.invite(stage)
        yield stage


@pytest.fixture
async def browser(stage: Stage) -> AsyncIterator[aiohttp.ClientSession]:
    """Opens links of the public address at the place where the service listens."""
    async with aiohttp.ClientSession(f"http://{stage.app.web_address}") as session:
        yield session


def links(stage: Stage) -> list[str]:
    """Every link in Bartek's newest mail: in its texts and in its headers."""
    mail = stage.mailboxes["Bartek"].messages[-1]
    everything = mail.html + mail.text + " ".join(mail.headers.values())
    return sorted(set(re.findall(r"https://mosty\.example\.org(/[\w/.?=-]+)", everything)))


async def test_a_scanner_opens_every_link_and_nothing_happens(stage: Stage, browser: aiohttp.ClientSession) -> None:
    assert {link[:3] for link in links(stage)} == {"/a/", "/u/"}
    mails = len(stage.mailboxes["Bartek"].messages)
    for link in links(stage):
        for method in ("GET", "HEAD", "OPTIONS"):
            async with browser.request(method, link, headers={"Purpose": "prefetch"}) as response:
                assert response.status in (200, 405)
    await stage.settle()
    assert await people.tally(stage) == {}
    assert len(stage.mailboxes["Bartek"].messages) == mails
    await people.announce(stage, "Uwaga", "Pozor")
    assert people.mails(stage, "Bartek", "Ogłoszenie")


async def test_the_page_shows_the_meeting_and_its_button_answers(stage: Stage, browser: aiohttp.ClientSession) -> None:
    link = next(link for link in links(stage) if link.startswith("/a/"))
    async with browser.get(link) as response:
        page = await response.text()
        assert "Zdrojowy" in page
        assert 'method="post"' in page
        assert response.headers["Referrer-Policy"] == "no-referrer"
    async with browser.post(link, data={"choice": "ACCEPTED"}) as response:
        assert "✅ Tak" in await response.text()
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}
    assert people.mails(stage, "Bartek", "Odpowiedź zapisana")


async def test_a_link_proposes_its_answer_and_records_none(stage: Stage, browser: aiohttp.ClientSession) -> None:
    proposing = [link for link in links(stage) if "?answer=" in link]
    assert [link.partition("=")[2] for link in proposing] == ["accepted", "declined", "tentative"]
    for link in proposing:
        async with browser.get(link) as response:
            page = await response.text()
        assert re.findall(r'value="(\w+)" autofocus', page) == [link.partition("=")[2].upper()]
    async with browser.get(proposing[0].replace("accepted", "nonsense")) as response:
        assert "autofocus" not in await response.text()
    assert await people.tally(stage) == {}
    async with browser.post(proposing[1], data={"choice": "DECLINED"}) as response:
        assert response.status == 200
    await stage.settle()
    assert await people.tally(stage) == {"DECLINED": 1}


@on_one_database
async def test_while_the_storage_is_away_a_page_asks_for_patience(stage: Stage, browser: aiohttp.ClientSession) -> None:
    link = next(link for link in links(stage) if link.startswith("/a/"))
    async with away(stage):
        for method in ("GET", "POST"):
            async with browser.request(method, link, data={"choice": "ACCEPTED"}) as response:
                assert (response.status, response.headers["Retry-After"]) == (503, "5")
                page = await response.text()
                assert "Prosimy spróbować za chwilę" in page
                assert "Zkuste to prosím za chvíli" in page
    assert await people.tally(stage) == {}
    async with browser.post(link, data={"choice": "ACCEPTED"}) as response:
        assert response.status == 200
    assert await people.tally(stage) == {"ACCEPTED": 1}


async def test_one_click_unsubscribe(stage: Stage, browser: aiohttp.ClientSession) -> None:
    mail = stage.mailboxes["Bartek"].messages[-1]
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = next(link for link in links(stage) if link.startswith("/u/"))
    for _ in range(2):
        data = {"List-Unsubscribe": "One-Click"}
        async with browser.post(link, data=data, allow_redirects=False) as response:
            assert response.status == 200
    await stage.settle()
    await people.announce(stage, "Uwaga", "Pozor")
    assert people.mails(stage, "Bartek", "Ogłoszenie") == []


async def test_a_link_that_we_did_not_sign_for_this_leads_nowhere(stage: Stage, browser: aiohttp.ClientSession) -> None:
    answer = sign(Purpose.CONVERSATION, 1, stage.app.secret)
    for path in ("/a/", "/u/", "/a/nothing", "/u/" + "a" * 25, f"/u/{answer}"):
        for method in ("GET", "POST"):
            async with browser.request(method, path, data={"choice": "ACCEPTED"}) as response:
                assert response.status == 404
