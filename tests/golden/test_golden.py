"""Every message of the catalogue in each language on each channel, held against the files beside this one.

    WRITE_GOLDEN=1 pytest tests/golden

writes them anew: an editor reads the difference.
"""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import aiohttp
import pytest

from bot.channels.email.compose import compose as compose_mail
from bot.channels.email.mailbox import Mailbox
from bot.channels.telegram.compose import compose as compose_telegram
from bot.channels.telegram.face import _faces
from bot.core import invitations
from bot.core.channel import Letter
from bot.core.clock import MovableClock
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.messages import CATALOGUE, compose
from bot.core.tokens import Purpose, sign
from bot.documents import File, written
from bot.rehearsal.cast import BOT_ADDRESS
from bot.rehearsal.stage import BEGINS
from bot.text import Phrasebook, default_folder
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.server import WebServer
from tests.golden import shown
from tests.golden.arranging import CULTURE
from tests.golden.cases import CASES, Case
from tests.golden.world import LANGUAGES, READERS, SECRET, World, build

HERE = Path(__file__).parent
WRITE = bool(os.environ.get("WRITE_GOLDEN"))

TOGETHER = "both"
"""The folder of what is read in every language at once, by those whose language is not known."""

PAGES = ("answer", "answered", "stop", "stopped")

FILES = sorted(
    [
        *(
            f"{language}/{channel}/{name}.txt"
            for name, case in CASES.items()
            for language in (LANGUAGES if case.known else (TOGETHER,))
            for channel in case.channels
        ),
        *(f"{language}/telegram/face.txt" for language in (*LANGUAGES, TOGETHER)),
        *(f"{language}/web/{page}.txt" for language in LANGUAGES for page in PAGES),
        f"{TOGETHER}/web/lost.txt",
    ]
)


@dataclass(frozen=True)
class Press:
    """Everything that turns a case into a text."""

    world: World
    book: Phrasebook
    mailbox: Mailbox

    async def text(self, case: Case, language: str, channel: str) -> str:
        """What the reader of that language gets on that channel."""
        letter, file = await self.letter(case, language, channel)
        if channel == "telegram":
            return shown.telegram(compose_telegram(letter, self.book.phrase), file)
        return shown.email(compose_mail(letter, self.book.phrase, self.mailbox, case.at, file=file))

    async def letter(self, case: Case, language: str, channel: str) -> tuple[Letter, File | None]:
        """What the channel is given to send, and the file that goes with it."""
        async with self.world.reading(language, channel, known=case.known, at=case.at) as (store, reader):
            args = await case.arrange(store, reader)
            message = await compose(store, reader, case.message, args)
            letter = Letter(
                delivery=1,
                address=reader.contact.address,
                language=reader.subscriber.language,
                message=message,
                name=reader.subscriber.name,
                conversation=1,
                bulk=case.bulk,
                funding=self.world.funding,
            )
            document, phrase = message.document, self.book.phrase
            file = await written(document, letter.language or Language.PL, phrase) if document is not None else None
            return letter, file
        raise AssertionError("unreachable")

    async def pages(self) -> dict[str, str]:
        """The web pages, fetched as a browser does. They change what is known, so they come last."""
        texts = {}
        pages = Pages(
            self.world.database, self.world.inbox, self.book.phrase, SECRET, MovableClock(BEGINS, ticking=False)
        )
        feeds = Feeds(self.world.database, self.book.phrase, SECRET, MovableClock(BEGINS, ticking=False))
        server = WebServer("127.0.0.1:0", pages, feeds, None)
        await server.start()
        async with self.world.database.transaction() as store:
            await invitations.invite(store, CULTURE, BEGINS)
        async with aiohttp.ClientSession(f"http://{server.address}") as browser:
            for language in LANGUAGES:
                async with self.world.database.transaction() as store:
                    contact = await self.world.contact(store, READERS[language, "email"])
                    thread = f"meeting:{CULTURE}"
                    exchange = (contact.id, thread)
                    conversations = await store.conversations_with([exchange], BEGINS.replace(year=2028))
                    conversation = conversations[exchange]
                answer = f"/a/{sign(Purpose.CONVERSATION, conversation.id, SECRET)}"
                stop = f"/u/{sign(Purpose.STOP, conversation.id, SECRET)}"
                for name, request in (
                    ("answer", browser.get(answer)),
                    ("answered", browser.post(answer, data={"choice": "ACCEPTED"})),
                    ("stop", browser.get(stop)),
                    ("stopped", browser.post(stop)),
                ):
                    async with request as response:
                        assert response.status == 200
                        texts[f"{language}/web/{name}.txt"] = shown.page(await response.text())
            async with browser.get("/u/nothing") as response:
                texts[f"{TOGETHER}/web/lost.txt"] = shown.page(await response.text())
        await server.stop()
        return texts


async def _all_texts(path: Path) -> dict[str, str]:
    texts = {}
    async with build(path) as world:
        press = Press(world, Phrasebook(default_folder()), Mailbox(BOT_ADDRESS, "+", SECRET))
        for name, case in CASES.items():
            for channel in case.channels:
                for language in LANGUAGES if case.known else LANGUAGES[:1]:
                    folder = language if case.known else TOGETHER
                    texts[f"{folder}/{channel}/{name}.txt"] = await press.text(case, language, channel)
        for code, each in _faces(press.book.phrase, list(Language)).items():
            texts[f"{code or TOGETHER}/telegram/face.txt"] = shown.face(each)
        texts |= await press.pages()
    return texts


def test_the_texts_are_as_they_were_read(sqlite_file: Path) -> None:
    """One test for all of them: the world they are read in takes its time to build."""
    now = asyncio.run(_all_texts(sqlite_file))
    if WRITE:
        _write(now)
    wrong = [*_differences(now), *_stale(now), *_holes(now)]
    assert set(now) == set(FILES)
    if wrong:
        pytest.fail("\n".join([*wrong, "", "If this is meant: WRITE_GOLDEN=1 pytest tests/golden"]), pytrace=False)


def test_every_message_of_the_catalogue_is_here() -> None:
    assert {case.message for case in CASES.values()} == set(CATALOGUE)
    assert {name.partition(".")[0] for name in CASES} == set(CATALOGUE)


def test_every_refusal_is_here() -> None:
    assert {f"refusal.{each.message_id().removeprefix('refusal-')}" for each in Refusal.__subclasses__()} <= set(CASES)


def _write(now: dict[str, str]) -> None:
    for name, text in now.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")
    for stale in _files() - set(now):
        (HERE / stale).unlink()


def _differences(now: dict[str, str]) -> Iterator[str]:
    for name, text in sorted(now.items()):
        if not (HERE / name).exists():
            yield f"{name} is missing"
        elif (was := (HERE / name).read_text(encoding="utf-8")) != text:
            as_read, as_now = was.splitlines(), text.splitlines()
            yield from unified_diff(as_read, as_now, f"{name}, as read", f"{name}, now", lineterm="")


def _stale(now: dict[str, str]) -> list[str]:
    return [f"{name} is stale" for name in sorted(_files() - set(now))]


def _holes(now: dict[str, str]) -> Iterator[str]:
    """Doubled blank lines, blanks at the end of a line, and placeholders nobody filled."""
    for name, text in now.items():
        if name.startswith(TOGETHER):
            continue  # the languages stand apart there, and each is looked at in a folder of its own
        trailing = any(line != line.rstrip() and line != "-- " for line in text.splitlines())
        if "\n\n\n" in text or trailing or set("{}") & set(text):
            yield f"{name} has a hole or a placeholder"


def _files() -> set[str]:
    return {path.relative_to(HERE).as_posix() for path in HERE.glob("*/*/*.txt")}
