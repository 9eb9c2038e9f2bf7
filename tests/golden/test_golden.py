"""Every message of the catalogue in each language on each channel, held against the files beside this one.

    WRITE_GOLDEN=1 pytest tests/golden

writes them anew: an editor reads the difference.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from pathlib import Path

import aiohttp
import pytest
from msgspec.structs import replace

from bot.channels.email.compose import compose as compose_mail
from bot.channels.email.mailbox import Mailbox
from bot.channels.telegram.compose import compose as compose_telegram
from bot.channels.telegram.face import _faces
from bot.core import invitations
from bot.core.actions import Verb
from bot.core.channel import Letter
from bot.core.clock import MovableClock
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.meetings import thread_of
from bot.core.message import Message
from bot.core.messages import CATALOGUE, Reader, compose
from bot.core.store import Store
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
from tests.golden.arranging import PAGES as PUBLIC_URL
from tests.golden.cases import CASES, Case
from tests.golden.links import Scanner, scanning
from tests.golden.world import LANGUAGES, READERS, SECRET, World, build

HERE = Path(__file__).parent
WRITE = bool(os.environ.get("WRITE_GOLDEN"))

TOGETHER = "both"
"""The folder of what is read in every language at once, by those whose language is not known."""

_KEPT = timedelta(days=400)
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

    async def text(self, name: str, language: str, channel: str, scanner: Scanner) -> str:
        """What the reader of that language gets on that channel; if it is a mail, the scanner looks into it first."""
        async with self.letter(CASES[name], language, channel) as (store, letter, file):
            if channel == "telegram":
                return shown.telegram(compose_telegram(letter, self.book.phrase), file)
            at, linking = CASES[name].at, replace(self.mailbox, public_url=PUBLIC_URL)
            linked = compose_mail(letter, self.book.phrase, linking, at, file=file)
            await scanner.look_into(f"{language}/{name}", linked.content, store, at)
            return shown.email(compose_mail(letter, self.book.phrase, self.mailbox, at, file=file))
        raise AssertionError("unreachable")

    @asynccontextmanager
    async def letter(self, case: Case, language: str, channel: str) -> AsyncIterator[tuple[Store, Letter, File | None]]:
        """What the channel is given to send, and the file that goes with it, in the state in which they were made."""
        async with self.world.reading(language, channel, known=case.known, at=case.at) as (store, reader):
            args = await case.arrange(store, reader)
            reader = replace(reader, quiet_until=case.quiet_until)
            message = await compose(store, reader, case.message, args)
            letter = Letter(
                delivery=1,
                address=reader.contact.address,
                language=reader.subscriber.language,
                message=message,
                name=reader.subscriber.name,
                conversation=await _conversation(store, reader, message),
                bulk=case.bulk,
                funding=self.world.funding,
            )
            document, phrase = message.document, self.book.phrase
            file = await written(document, letter.language or Language.PL, phrase) if document is not None else None
            yield store, letter, file

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


async def _conversation(store: Store, reader: Reader, message: Message) -> int:
    """The one about the meeting that the message asks about."""
    asked = [each.action.subject for row in message.rows for each in row if each.action.verb == Verb.ANSWER]
    exchange = (reader.contact.id, thread_of(asked[0]) if asked else "home")
    return (await store.conversations_with([exchange], BEGINS + _KEPT))[exchange].id


async def _all_texts(path: Path) -> tuple[dict[str, str], Scanner]:
    texts = {}
    book = Phrasebook(default_folder())
    async with build(path) as world, scanning(book.phrase) as scanner:
        press = Press(world, book, Mailbox(BOT_ADDRESS, "+", SECRET))
        for name, case in sorted(CASES.items(), key=lambda each: each[1].at):
            for channel in case.channels:
                for language in LANGUAGES if case.known else LANGUAGES[:1]:
                    folder = language if case.known else TOGETHER
                    texts[f"{folder}/{channel}/{name}.txt"] = await press.text(name, language, channel, scanner)
        for code, each in _faces(press.book.phrase, list(Language)).items():
            texts[f"{code or TOGETHER}/telegram/face.txt"] = shown.face(each)
        texts |= await press.pages()
    return texts, scanner


def test_the_texts_are_as_they_were_read_and_no_link_in_them_changes_a_row(sqlite_file: Path) -> None:
    """One test for all of them: the world they are read in takes its time to build."""
    now, scanner = asyncio.run(_all_texts(sqlite_file))
    assert scanner.changed == []
    assert scanner.answered == {"/a/": {200}, "/u/": {200}, "/c/": {200}}
    assert scanner.opened >= {f"{each}/{name}" for each in LANGUAGES for name, case in CASES.items() if _is_bulk(case)}
    if WRITE:
        _write(now)
    wrong = [*_differences(now), *_stale(now), *_holes(now)]
    assert set(now) == set(FILES)
    if wrong:
        pytest.fail("\n".join([*wrong, "", "If this is meant: WRITE_GOLDEN=1 pytest tests/golden"]), pytrace=False)


def _is_bulk(case: Case) -> bool:
    return case.bulk and case.known and "email" in case.channels


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
