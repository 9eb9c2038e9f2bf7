"""The page's server: one rehearsal at a time, its changes out as a stream of events, people's doings in as POSTs.

It listens on 127.0.0.1 alone. Everything that changes or tells anything asks for the page's random token, which only
the page itself holds: another site open in the same browser can neither act nor look.
"""

import asyncio
import contextlib
import errno
import json
import secrets
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import typer
from aiohttp import web

from bot import logs
from bot.core.store import StorageUnavailable
from bot.rehearsal import cast
from bot.rehearsal.page import doings, guide, hours, view
from bot.rehearsal.page.doings import Answer
from bot.rehearsal.stage import Stage, rehearsal
from bot.rehearsal.telegram import Change, ChangeKind, Impossible

HOST = "127.0.0.1"

_STATIC = Path(__file__).parent / "static"
_OWN_NAMES = {HOST, "localhost"}
_TOGETHER = 0.03  # seconds: changes within them are drawn at once
_LOOK_AGAIN = 0.5  # seconds, while there are steps of the guide to be ticked off
_HEARTBEAT = 15.0  # seconds between signs of life on a quiet stream
_LONGEST_MOVE = timedelta(days=31)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Stream = asyncio.Queue[Answer | None]


class Unreadable(Exception):
    """A request that the page never sends."""


class Page:
    """What all windows of the page share. `play` runs the rehearsals, one after the other."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self._stage: Stage | None = None
        self._run = 0
        self._marks = view.Marks()
        self._done: set[str] = set()
        self._drawn: dict[str, Any] = {}
        self._streams: set[Stream] = set()
        self._changed = asyncio.Event()
        self._again = asyncio.Event()
        self._moving: asyncio.Task[None] | None = None

    # The rehearsal

    async def play(self, folder: Path | None) -> None:
        """One rehearsal until it is to begin anew, then the next, until cancelled.

        The first plays in the folder, if one is given; every other in a temporary one.
        """
        while True:
            with contextlib.ExitStack() as stack:
                place = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mosty-")))
                folder = None
                async with rehearsal(place, ticking=True) as stage:
                    await stage.bind_staff()
                    await self._perform(stage)

    async def _perform(self, stage: Stage) -> None:
        self._run += 1
        self._stage, self._marks, self._done, self._drawn = stage, view.Marks(), set(), {}
        self._again.clear()
        self._changed.set()
        ends = [stage.telegram.subscribe(self._see), stage.mail.subscribe(lambda record: self._changed.set())]
        drawing = asyncio.create_task(self._keep_drawing(stage))
        again = asyncio.create_task(self._again.wait())
        try:
            await asyncio.wait({drawing, again}, return_when=asyncio.FIRST_COMPLETED)
            if drawing.done():
                drawing.result()
        finally:
            self._stage = None
            for end in ends:
                end()
            tasks = [task for task in (drawing, again, self._moving) if task is not None]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._moving = None

    def _see(self, change: Change) -> None:
        self._changed.set()
        if change.kind is ChangeKind.TOAST and change.person is not None and change.text:
            panel = view.DESK if change.person.first_name == cast.OLA.name else change.person.first_name
            self._tell({"kind": "toast", "panel": panel, "text": change.text})

    async def _keep_drawing(self, stage: Stage) -> None:
        while True:
            is_all_done = len(self._done) == len(guide.STEPS)
            with contextlib.suppress(TimeoutError):  # what somebody sees is on record a moment later
                await asyncio.wait_for(self._changed.wait(), None if is_all_done else _LOOK_AGAIN)
            await asyncio.sleep(_TOGETHER)
            self._changed.clear()
            if not is_all_done:
                await self._look_what_is_done(stage)
            drawn = self._draw(stage)
            parts = {name: part for name, part in drawn.items() if self._drawn.get(name) != part}
            self._drawn = drawn
            if parts:
                self._tell({"kind": "world", "parts": parts})

    async def _look_what_is_done(self, stage: Stage) -> None:
        with contextlib.suppress(StorageUnavailable):
            async with stage.app.database.transaction() as store:
                self._done |= await guide.done(store)

    def _draw(self, stage: Stage) -> dict[str, Any]:
        now, face = stage.clock.now(), stage.telegram.face
        panels = [
            view.phone(cast.ANIA, stage.phones["Ania"], face),
            view.mailbox(cast.BARTEK, stage.mailboxes["Bartek"], self._marks, now),
            view.phone(cast.JANA, stage.phones["Jana"], face),
            view.phone(cast.DAVID, stage.phones["David"], face),
            view.mailbox(cast.CECILIE, stage.mailboxes["Cecílie"], self._marks, now),
            view.desk(cast.OLA, stage.desk, face),
        ]
        steps = [{"text": step.text, "panel": step.panel, "done": step.id in self._done} for step in guide.STEPS]
        return {
            "run": self._run,
            "clock": {"at": now.isoformat(), "moving": self._moving is not None},
            "guide": steps,
            **{panel["id"]: panel for panel in panels},
        }

    # Out: the stream

    def _tell(self, event: Answer) -> None:
        for stream in self._streams:
            stream.put_nowait(event)

    def close(self) -> None:
        """Ends all streams."""
        for stream in self._streams:
            stream.put_nowait(None)

    async def index(self, request: web.Request) -> web.Response:
        """The page itself, which alone holds the token."""
        text = (_STATIC / "index.html").read_text("utf-8").replace("{{token}}", self.token)
        return web.Response(text=text, content_type="text/html", headers=_HEADERS)

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """Everything as it stands, then every change, as server-sent events."""
        self._require_token(request.query.get("token", ""))
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        stream: Stream = asyncio.Queue()
        if self._drawn:
            stream.put_nowait({"kind": "world", "parts": self._drawn})
        self._streams.add(stream)
        try:
            while True:
                try:
                    event = await asyncio.wait_for(stream.get(), _HEARTBEAT)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if event is None:
                    break
                await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
        except ConnectionError:
            pass  # the window was closed
        finally:
            self._streams.discard(stream)
        return response

    async def file(self, request: web.Request) -> web.Response:
        """A file that came with a message or a mail, to be kept: never shown as a page of this address."""
        self._require_token(request.query.get("token", ""))
        panel, key, name = (request.match_info[each] for each in ("panel", "key", "name"))
        content = self._content(panel, key, name)
        if content is None:
            raise web.HTTPNotFound(text="This file is not here any more.", headers=_HEADERS)
        headers = {**_HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
        return web.Response(body=content, content_type="application/octet-stream", headers=headers)

    def _content(self, panel: str, key: str, name: str) -> bytes | None:
        if self._stage is None:
            return None
        if panel in self._stage.mailboxes:
            mails = {str(number): mail for number, mail in enumerate(self._stage.mailboxes[panel].messages)}
            return mails[key].files.get(name) if key in mails else None
        with contextlib.suppress(Impossible, KeyError):
            document = doings.message(self._stage, panel, key).document
            return document.content if document is not None and document.name == name else None
        return None

    # In: what people do

    async def act(self, request: web.Request) -> web.Response:
        """Does one thing. 409 with a sentence when it cannot be done now, 400 for what the page never sends."""
        self._require_token(request.headers.get("X-Mosty-Token", ""))
        if self._stage is None:
            return _refusal(409, "The rehearsal is just starting. One moment, please.")
        try:
            given = await request.json()
            answer = await self._do(self._stage, given)
        except Impossible as reason:
            return _refusal(409, f"{reason}.")
        except (Unreadable, ValueError, KeyError, IndexError, TypeError):
            return _refusal(400, "The page and its server do not understand each other. Reload the page.")
        self._changed.set()
        return web.json_response(answer, headers=_HEADERS)

    def _require_token(self, given: str) -> None:
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            raise web.HTTPForbidden(text="This is not the page's own request.", headers=_HEADERS)

    async def _do(self, stage: Stage, given: Answer) -> Answer:
        match given["verb"]:
            case "move":
                await self._move(stage, given)
            case "restart":
                self._again.set()
            case verb:
                return await doings.VERBS[verb](stage, self._marks, given)
        return {}

    async def _move(self, stage: Stage, given: Answer) -> None:
        if self._moving is not None:
            raise Impossible("The clock is moving already")
        if given.get("next"):
            until = await hours.next_reminder(stage)
            if until is None:
                raise Impossible("No reminder is ahead: first somebody has to be invited to a meeting")
        else:
            by = timedelta(hours=float(given["hours"]))
            if not timedelta() < by <= _LONGEST_MOVE:
                raise Unreadable
            until = stage.clock.now() + by
        self._moving = asyncio.create_task(self._pass(stage, until))

    async def _pass(self, stage: Stage, until: datetime) -> None:
        try:
            await hours.pass_until(stage, until, self._changed.set)
        finally:
            self._moving = None
            self._changed.set()


def application(page: Page) -> web.Application:
    """The addresses of the page."""
    app = web.Application(middlewares=[_own_name_only])
    app.router.add_get("/", page.index)
    app.router.add_get("/static/{name}", _static)
    app.router.add_get("/changes", page.changes)
    app.router.add_get("/file/{panel}/{key}/{name}", page.file)
    app.router.add_post("/act", page.act)

    async def end(app: web.Application) -> None:
        page.close()

    app.on_shutdown.append(end)
    return app


@asynccontextmanager
async def open_page(port: int, *, folder: Path | None = None) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The page being served: its address, and the task that plays, which ends only by an error.

    Port 0 takes any free one. Raises OSError when the port is taken.
    """
    page = Page()
    runner = web.AppRunner(application(page), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
        playing = asyncio.create_task(page.play(folder))
        try:
            yield f"http://{HOST}:{runner.addresses[0][1]}", playing
        finally:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
    finally:
        await runner.cleanup()


async def serve_page(port: int, *, folder: Path | None = None) -> None:
    """Serves the page until Ctrl-C. Exits with a sentence when the port is taken."""
    logs.configure("text", "warning")
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    try:
        async with open_page(port, folder=folder) as (address, playing):
            typer.echo(f"The rehearsal is on {address}\nNobody in it is real. Ctrl-C ends it.")
            stop = asyncio.create_task(stopping.wait())
            await asyncio.wait({stop, playing}, return_when=asyncio.FIRST_COMPLETED)
            stop.cancel()
            if playing.done():
                playing.result()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        typer.echo(f"Port {port} is taken by another program. Choose one: mosty rehearse --port {port + 1}", err=True)
        raise typer.Exit(1) from error
    finally:
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().remove_signal_handler(name)


async def _static(request: web.Request) -> web.StreamResponse:
    path = _STATIC / request.match_info["name"]
    if path.parent != _STATIC or path.suffix not in {".css", ".js", ".svg"} or not path.is_file():
        raise web.HTTPNotFound(headers=_HEADERS)
    return web.FileResponse(path, headers=_HEADERS)


@web.middleware
async def _own_name_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Turns away a foreign name that was made to point here (DNS rebinding)."""
    if request.host.rpartition(":")[0] not in _OWN_NAMES and request.host not in _OWN_NAMES:
        raise web.HTTPForbidden(text=f"Open the page as http://{HOST}.", headers=_HEADERS)
    return await handler(request)


def _refusal(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status, headers=_HEADERS)
