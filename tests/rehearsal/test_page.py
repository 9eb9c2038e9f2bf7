"""The rehearsal's page: what it draws, whom it obeys, and the whole of it played in a browser."""

import asyncio
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
import typer
from msgspec.structs import replace
from openpyxl import load_workbook
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.core.clock import MovableClock
from bot.core.language import Language
from bot.core.people import Contact, ContactState, Subscriber
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail
from bot.rehearsal.page import open_page, serve_page, view
from bot.rehearsal.page.server import HOST
from bot.rehearsal.telegram import TelegramServer
from bot.rehearsal.telegram.entities import parse_html
from bot.storage.database import Database
from bot.text import Phrasebook, default_folder

NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
PATIENCE = 15_000  # milliseconds until a text has to be there
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
beside_the_browser = pytest.mark.asyncio(loop_scope="module")  # in whose loop the page is served, too
_BOOK = Phrasebook(default_folder())


def pl(id: str) -> str:
    """A label as Polish people read it."""
    return _BOOK.phrase(id, {}, "pl")


def cs(id: str) -> str:
    """A label as Czech people read it."""
    return _BOOK.phrase(id, {}, "cs")


# What is drawn


@pytest.fixture
def telegram() -> TelegramServer:
    return TelegramServer(MovableClock(NOW, ticking=False))


def test_a_text_is_cut_into_stretches_of_one_format() -> None:
    rich = parse_html("📅 <b>Jutro <i>o 9</i></b> <a href='https://example.org/'>tutaj</a>")

    assert view.runs(rich.text, rich.entities) == [
        {"text": "📅 ", "as": [], "href": None},
        {"text": "Jutro ", "as": ["bold"], "href": None},
        {"text": "o 9", "as": ["bold", "italic"], "href": None},
        {"text": " ", "as": [], "href": None},
        {"text": "tutaj", "as": ["text_link"], "href": "https://example.org/"},
    ]


def test_an_empty_text_has_no_stretches() -> None:
    assert view.runs("", ()) == []


def test_a_phone_shows_start_first_and_then_the_chat(telegram: TelegramServer) -> None:
    phone = telegram.person(id=cast.ANIA.telegram, first_name="Ania", language_code="pl")

    before = view.phone(cast.ANIA, phone, telegram.face)
    phone.start()
    after = view.phone(cast.ANIA, phone, telegram.face)

    assert (before["started"], before["messages"]) == (False, [])
    assert (after["started"], after["messages"][0]["mine"]) == (True, True)
    assert after["messages"][0]["runs"] == [{"text": "/start", "as": ["bot_command"], "href": None}]


def test_commands_are_those_of_the_narrowest_scope_in_the_persons_language(telegram: TelegramServer) -> None:
    phone = telegram.person(id=cast.JANA.telegram, first_name="Jana", language_code="cs")
    face = telegram.face
    face.set_commands([{"command": "help", "description": "Help"}], ("default", None, None), "")
    everybody = view.commands(face, "cs", phone.chat)
    face.set_commands([{"command": "help", "description": "Pomoc"}], ("default", None, None), "cs")
    czechs = view.commands(face, "cs", phone.chat)
    face.set_commands([{"command": "invite", "description": "Pozvat"}], ("chat", phone.id, None), "")

    assert (everybody, czechs) == ({"help": "Help"}, {"help": "Pomoc"})
    assert view.commands(face, "cs", phone.chat) == {"invite": "Pozvat"}


def test_everybodys_words_can_be_answered_in_the_group_and_the_bots_alone_in_private(telegram: TelegramServer) -> None:
    ola = telegram.person(id=cast.OLA.telegram, first_name="Ola", language_code="pl")
    group = telegram.group(title="OLZA", members=[ola])
    asked = group.send(ola, "Pytanie")
    group.send(ola, "Odpowiedź", reply_to=asked)
    ola.start()
    telegram.world.post(ola.chat, "bot", parse_html("Dzień dobry"))

    service, question, answer = view.desk(cast.OLA, group, telegram.face)["messages"]
    own, greeting = view.phone(cast.OLA, ola, telegram.face)["messages"]

    assert service["service"] == "+ Mosty"
    assert (service["canReply"], question["canReply"]) == (False, True)
    assert answer["reply"] == {"who": "Ola", "text": "Pytanie"}
    assert (own["canReply"], greeting["canReply"]) == (False, True)


def mail(text: str, html: str = "") -> Mail:
    message = (
        f"Subject: Zapisy\nFrom: Mosty <mosty@mosty.example.org>\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    )
    read = Mail.read(message.encode(), recipient=cast.BARTEK.mail, envelope_from="", received_at=NOW)
    return replace(read, text=text, html=html)


def test_a_preview_leaves_out_the_ruled_line_and_the_subject() -> None:
    assert view.preview("──── Powyżej ────\n\nZapisy\n\nMożna\notrzymywać.", "Zapisy") == "Można otrzymywać."


def test_quick_answers_are_the_buttons_of_a_mail() -> None:
    html = '<a href="mailto:mosty+x@mosty.example.org?subject=MO%C5%BBE" style="">❔ Może</a>'

    assert view.quick_answers(mail("TAK albo NIE", html)) == [{"label": "❔ Może", "text": "MOŻE"}]


def test_quick_answers_are_else_the_words_a_mail_offers() -> None:
    offered = view.quick_answers(mail("na przykład „1, 2”, albo słowem WSZYSTKIE. Po prostu WSZYSTKIE."))

    assert [each["text"] for each in offered] == ["1, 2", "WSZYSTKIE"]


# Whom it obeys


@pytest_asyncio.fixture(loop_scope="module")
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """The page, played in a folder of the test."""
    async with open_page(0, folder=tmp_path) as (address, _):
        yield address


@beside_the_browser
async def test_only_the_page_itself_acts_and_looks(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        page = await (await session.get(address)).text()
        token = re.search(r'name="token" content="([^"]+)"', page)
        assert token is not None
        start = {"verb": "start", "panel": "Ania"}
        guessed = await session.post(f"{address}/act", json=start, headers={"X-Mosty-Token": "guess"})
        without = await session.post(f"{address}/act", json=start)
        looking = await session.get(f"{address}/changes?token=guess")
        renamed = await session.get(address, headers={"Host": "evil.example:8765"})
        framed = (await session.get(address)).headers["Content-Security-Policy"]
        stream = await session.get(f"{address}/changes?token={token[1]}")
        await stream.content.readline()  # the rehearsal has begun
        own = await session.post(f"{address}/act", json=start, headers={"X-Mosty-Token": token[1]})
        nonsense = await session.post(f"{address}/act", json={"verb": "dance"}, headers={"X-Mosty-Token": token[1]})
        stream.close()

    assert [each.status for each in (guessed, without, looking, renamed)] == [403, 403, 403, 403]
    assert "frame-ancestors 'none'" in framed
    assert (own.status, nonsense.status) == (200, 400)


@beside_the_browser
async def test_a_step_that_changes_nothing_on_a_screen_is_ticked_off(address: str, tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as session:
        token = re.search(r'name="token" content="([^"]+)"', await (await session.get(address)).text())
        assert token is not None
        stream = await session.get(f"{address}/changes?token={token[1]}")
        await stream.content.readuntil(b'"guide"')
        [file] = _databases_in(tmp_path)
        database = Database(f"sqlite:///{file}")
        async with database.transaction() as store:
            ania = Subscriber(NOW, Language.PL, "Ania", consented_at=NOW)
            await store.add(ania)
            await store.add(Contact(ania.id, f"telegram:{cast.ANIA.telegram}", ContactState.ACTIVE, NOW))
        await database.close()
        async with asyncio.timeout(PATIENCE / 1000):
            await stream.content.readuntil(b'"done": true')
        stream.close()


def _databases_in(folder: Path) -> list[Path]:
    return list(folder.rglob("*.db"))


async def test_a_taken_port_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(typer.Exit) as stopped:
            await serve_page(port)

    assert stopped.value.exit_code == 1
    assert f"Port {port} is taken" in capsys.readouterr().err


# Played in a browser


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """One for all; a page of it is a profile of its own."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: install the package chromium")
        pytest.skip("no Chromium on this machine: install the package chromium to play the page in it")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        await browser.close()


class Window:
    """The page as somebody at the computer uses it. Everything waits until it can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def of(self, who: str) -> Locator:
        """Somebody's panel."""
        return self.page.locator(f"#panel-{who}")

    async def tap(self, who: str, label: str) -> None:
        """Taps the newest button with this label."""
        await self.of(who).get_by_role("button", name=label, exact=True).last.click()

    async def say(self, who: str, text: str) -> None:
        """Writes into the open chat or the reply box."""
        box = self.of(who).locator(".composer textarea")
        await box.fill(text)
        await box.press("Enter")

    async def sees(self, who: str, text: str) -> None:
        """Waits until the person sees a text."""
        await expect(self.of(who).get_by_text(text).last).to_be_visible(timeout=PATIENCE)

    async def open_newest_mail(self, who: str, subject: str) -> None:
        """Opens the newest mail once it has this in its subject."""
        row = self.of(who).locator(".row-mail").first
        await expect(row).to_contain_text(subject, timeout=PATIENCE)
        await row.click()

    async def write_mail(self, who: str, subject: str, text: str) -> None:
        """A new mail to Mosty."""
        await self.of(who).locator(".app-head .compose").click()
        form = self.of(who).locator(".writing")
        await form.locator("input").fill(subject)
        await form.locator("textarea").fill(text)
        await form.locator("button[type=submit]").click()

    async def has_no_sideways_scroll(self) -> bool:
        """Whether the page fits its window."""
        return bool(await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@beside_the_browser
async def test_the_guide_is_played_on_a_wide_screen(address: str, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 1440, "height": 900})
    window = Window(page)
    await page.goto(address)
    done = page.locator("#steps li.done")

    # Ania subscribes by taps.
    await window.tap("Ania", "START")
    await window.tap("Ania", pl("button-language-pl"))
    await window.tap("Ania", "☐ Kultura")
    await window.tap("Ania", pl("button-continue"))
    await window.tap("Ania", "Jastrzębie-Zdrój")
    await window.tap("Ania", "Organizacja pozarządowa")
    await window.tap("Ania", pl("button-skip"))
    await window.tap("Ania", pl("button-agree"))
    await window.sees("Ania", pl("home-no-meetings"))
    await expect(done).to_have_count(1, timeout=PATIENCE)

    # Bartek subscribes by mail: a word, then numbers.
    await window.write_mail("Bartek", "Zapisz", "Zapisz")
    await window.open_newest_mail("Bartek", pl("welcome-by-mail.title"))
    await window.of("Bartek").get_by_role("button", name="1, 2", exact=True).click()
    await expect(done).to_have_count(2, timeout=PATIENCE)

    # Jana invites; a minute later she cannot take it back any more.
    await window.tap("Jana", cs("button-invite"))
    await window.of("Jana").get_by_role("button", name="Kultura").last.click()
    await window.tap("Jana", cs("button-invite-yes"))
    await window.sees("Jana", cs("button-broadcast-undo"))
    await page.get_by_role("button", name="+1 h", exact=True).click()

    # Ania taps yes, and her card shows it.
    await window.tap("Ania", pl("button-accepted"))
    await window.sees("Ania", f"Państwa odpowiedź: {pl('answer-accepted')}")

    # Bartek opens the invitation, tentatively accepts in his calendar, then replies "no".
    await window.open_newest_mail("Bartek", "Zaproszenie")
    invitation = window.of("Bartek").locator("iframe")
    await expect(invitation.content_frame.get_by_text("Serdecznie zapraszamy")).to_be_visible(timeout=PATIENCE)
    await window.of("Bartek").get_by_role("button", name="Wstępnie").click()
    pressed = window.of("Bartek").get_by_role("button", name="Wstępnie")
    await expect(pressed).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    await invitation.content_frame.get_by_role("link", name=pl("button-declined")).click()
    await expect(window.of("Bartek").locator(".composer textarea")).to_have_value("NIE", timeout=PATIENCE)
    await window.of("Bartek").locator(".composer textarea").press("Enter")
    refused = f"Państwa odpowiedź: {pl('answer-declined')}"
    await window.open_newest_mail("Bartek", refused)
    await expect(invitation.content_frame.get_by_text(refused).last).to_be_visible(timeout=PATIENCE)
    await expect(done).to_have_count(4, timeout=PATIENCE)

    # Jana looks at how the meeting stands, and keeps the list.
    await window.say("Jana", "/meeting")
    await window.of("Jana").get_by_role("button", name="Kultura").last.click()
    await window.sees("Jana", "obsazená místa 1 z 80")
    await expect(done).to_have_count(5, timeout=PATIENCE)
    await window.tap("Jana", cs("button-host-list"))
    async with page.expect_download() as kept:
        await window.of("Jana").locator("a.document").click()
    listed = (await (await kept.value).path()).read_bytes()
    assert load_workbook(BytesIO(listed)).sheetnames == ["Účastníci", "Souhrn"]

    # Time passes until Ania is reminded.
    await page.get_by_role("button", name="Next reminder", exact=True).click()
    await window.sees("Ania", "Za 7 dni: Kultura, edukacja, sport, turystyka i rekreacja")
    await expect(done).to_have_count(6, timeout=PATIENCE)
    await expect(page.locator("#now-date")).to_have_text("Thursday, 11 February 2027")

    # Ania asks, Ola replies in the group, Ania reads the answer.
    await window.say("Ania", "Czy będzie parking dla autokaru?")
    await window.tap("Ania", pl("button-send"))
    card = window.of("desk").locator(".message", has_text="Czy będzie parking dla autokaru?").last
    await card.get_by_title("Odpowiedz").click()
    await expect(window.of("desk").locator(".quoting")).to_contain_text("parking")
    await window.say("desk", "Tak, za domem kultury.")
    await window.sees("Ania", "Tak, za domem kultury.")

    # She blocks the bot and comes back.
    await window.of("Ania").locator("summary").click()
    await window.tap("Ania", "Zablokuj bota")
    await window.tap("Ania", "Odblokuj bota")
    await expect(window.of("Ania").locator(".composer textarea")).to_be_visible()

    assert await window.has_no_sideways_scroll()
    await page.get_by_role("button", name="Restart").click()
    await expect(done).to_have_count(0, timeout=PATIENCE)
    await expect(window.of("Ania").get_by_role("button", name="START")).to_be_visible(timeout=PATIENCE)
    assert window.errors == []


@beside_the_browser
async def test_a_tap_counts_though_its_message_changes_under_the_finger(address: str, browser: Browser) -> None:
    page, beside = await browser.new_page(), await browser.new_page()
    window, other = Window(page), Window(beside)
    await page.goto(address)
    await beside.goto(address)
    await window.tap("Ania", "START")
    await window.tap("Ania", pl("button-language-pl"))

    await window.of("Ania").get_by_role("button", name=pl("button-continue"), exact=True).last.hover()
    await page.mouse.down()
    await other.tap("Ania", "☐ Kultura")
    await expect(other.of("Ania").get_by_role("button", name="☑ Kultura")).to_be_visible(timeout=PATIENCE)
    await page.mouse.up()

    await expect(window.of("Ania").get_by_role("button", name="Jastrzębie-Zdrój")).to_be_visible(timeout=PATIENCE)
    assert window.errors == other.errors == []


@beside_the_browser
async def test_a_phone_shows_one_panel_at_a_time(address: str, browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    window = Window(page)
    await page.goto(address)
    tabs = page.get_by_role("navigation", name="People")

    await expect(window.of("Ania")).to_be_visible(timeout=PATIENCE)
    await expect(window.of("Jana")).to_be_hidden()
    await expect(tabs.get_by_role("button", name="Jana, 1 unread")).to_be_visible()
    assert await window.has_no_sideways_scroll()

    await tabs.get_by_role("button", name="Jana").click()
    await expect(window.of("Ania")).to_be_hidden()
    await window.sees("Jana", cs("role-taken.title"))
    await expect(tabs.get_by_role("button", name="Jana", exact=True)).to_be_visible()

    await tabs.get_by_role("button", name="Cecílie").click()
    await window.write_mail("Cecílie", "Přihlásit", "Přihlásit")
    await window.open_newest_mail("Cecílie", cs("welcome-by-mail.title"))
    await window.sees("Cecílie", cast.CECILIE.mail)
    assert await window.has_no_sideways_scroll()

    buttons = "[...document.querySelectorAll('button, summary')].filter(each => each.checkVisibility())"
    small = await page.evaluate(f"{buttons}.filter(each => each.offsetHeight < 40).length")
    assert small == 0
    assert window.errors == []


@beside_the_browser
async def test_the_clock_moves_hour_by_hour_and_one_move_at_a_time(address: str, browser: Browser) -> None:
    page = await browser.new_page()
    window = Window(page)
    await page.goto(address)
    date = page.locator("#now-date")
    await expect(date).to_have_text("Monday, 1 February 2027", timeout=PATIENCE)

    await page.get_by_role("button", name="Next reminder", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("No reminder is ahead", timeout=PATIENCE)
    await page.get_by_role("button", name="+1 day").click()
    await expect(date).to_have_text("Tuesday, 2 February 2027", timeout=PATIENCE)
    await expect(page.get_by_role("button", name="+7 days")).to_be_enabled(timeout=PATIENCE)

    assert window.errors == ["Failed to load resource: the server responded with a status of 409 (Conflict)"]
