"""IMAP (RFC 9051): reads a hosted mailbox without touching it, and remembers how far it has come.

The cursor (UIDVALIDITY and the last UID) is a mark in the database and moves in the transaction that works the mail.
A mail read twice is worked once, since its inbound id is the same. One that the server will not give, however often it
is asked, is kept without its words, counted and listed (`mosty inbound --failed`), and what lies behind it is read.

Flags are left alone: people open such a mailbox with a phone, and what they have seen says nothing about what the bot
has done.

imap-tools blocks, so each step runs in a thread of its own; a stop cuts the socket, which ends any step at once.
"""

import asyncio
import imaplib
import random
import socket
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxUnencrypted

from bot.channels.email.intake import Intake, Keep, Receive, Report
from bot.channels.email.mailbox import Mailbox
from bot.core.clock import Clock
from bot.core.inbound import Cursor
from bot.core.store import Transactions

_MOST_BYTES = 25_000_000
_IDLE_SECONDS = 120.0  # then the folder is looked through even if the server pushed nothing
_POLL_SECONDS = 30.0  # between two looks where the server has no IDLE
_SOCKET_SECONDS = 30.0
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0
_LOOK_BACK = timedelta(days=7)
_TRIES = 6  # of one mail, each on a connection of its own and after a longer pause
_REFUSED = "imap"  # begins the id of a mail that was not given

_T = TypeVar("_T")


@dataclass(frozen=True)
class Account:
    """A folder on a server, and who may read it."""

    host: str
    port: int
    encrypted: bool
    user: str
    password: str = field(repr=False)
    folder: str

    @classmethod
    def parse(cls, url: str) -> "Account":
        """Reads imaps://user:password@host/INBOX, or imap:// for a local server. Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme not in ("imap", "imaps") or not parts.hostname or not parts.username:
            raise ValueError("an IMAP address is imaps://user:password@host/INBOX")
        encrypted = parts.scheme == "imaps"
        return cls(
            host=parts.hostname,
            port=parts.port or (993 if encrypted else 143),
            encrypted=encrypted,
            user=unquote(parts.username),
            password=unquote(parts.password or ""),
            folder=unquote(parts.path.strip("/")) or "INBOX",
        )

    def connect(self) -> BaseMailBox:
        """Signs in and opens the folder, to be read only. Blocks; raises ImapToolsError or OSError."""
        kind = MailBox if self.encrypted else MailBoxUnencrypted
        box = kind(self.host, self.port, timeout=_SOCKET_SECONDS)
        if self.user.isascii() and self.password.isascii():
            box.login(self.user, self.password, initial_folder=None)
        else:
            box.login_utf8(self.user, self.password, initial_folder=None)
        box.folder.set(self.folder, readonly=True)
        return box

    def hello(self) -> str:
        """Signs in, looks and leaves; says what it saw. Blocks; raises as connect does."""
        box = self.connect()
        count = box.folder.status(self.folder)["MESSAGES"]
        box.logout()
        return f"{self.folder} on {self.host}: {count} mails"


def fetch_again(url: str, refused: str) -> bytes:
    """A mail that the server did not give, by the id under which that was kept; b"" when it is gone by now.

    Blocks; raises as Account.connect does, and IMAP4.error when it still is not given.
    """
    _, validity, uid = refused.split(":")
    account = Account.parse(url)
    box = account.connect()
    try:
        if _validity(box) != int(validity):
            raise imaplib.IMAP4.error(f"{account.folder} was made anew since: look for the mail in the mailbox itself")
        return _fetch(box, int(uid))
    finally:
        with suppress(OSError):
            box.client.shutdown()


class ImapListener:
    """Follows one folder until cancelled."""

    def __init__(
        self,
        *,
        url: str,
        mailbox: Mailbox,
        inbox_receive: Receive,
        keep: Keep,
        transactions: Transactions,
        clock: Clock,
        report: Report,
        first_pause: float = _FIRST_PAUSE,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        """`url` is imaps://user:password@host/INBOX. Pauses are in seconds. Raises ValueError for another URL."""
        self._account = Account.parse(url)
        self._intake = Intake(mailbox=mailbox, inbox_receive=inbox_receive, keep=keep, clock=clock)
        self._transactions = transactions
        self._clock = clock
        self._report = report
        self._first_pause = first_pause
        self._idle_seconds = idle_seconds
        self._keep = keep
        self._pause = first_pause
        self._tries: Counter[str] = Counter()  # of what was refused, by its id
        self._box: BaseMailBox | None = None

    async def run(self) -> None:
        """Reads what is there and what comes, until cancelled. Connects again after any trouble, ever later."""
        while True:
            try:
                await self._follow()
            except Exception as error:  # whatever it is: the mails wait in the mailbox, and nothing else takes them
                self._report("imap.lost", {"error": type(error).__name__})
                await asyncio.sleep(self._pause * random.uniform(0.5, 1.0))  # noqa: S311 - guards nothing
                self._pause = min(self._pause * 2, _LONGEST_PAUSE)
            finally:
                self._close()

    async def _follow(self) -> None:
        box = await self._in_thread(self._account.connect)
        self._box = box
        validity = await self._in_thread(partial(_validity, box))
        pushes = await self._in_thread(partial(_has_idle, box))
        while True:
            while await self._read(box, validity):
                pass  # what came in meanwhile; not every server tells of it once IDLE begins
            self._pause = self._first_pause
            if pushes:
                await self._in_thread(partial(_idle, box, self._idle_seconds))
            else:
                await asyncio.sleep(min(self._idle_seconds, _POLL_SECONDS))

    async def _read(self, box: BaseMailBox, validity: int) -> bool:
        """Works every mail behind the cursor, oldest first, moving it one by one; False when there was none."""
        last, since = await self._last(validity)
        criteria = f"UID {last + 1}:*" if last else f"SINCE {_date(since)}"
        box.client.untagged_responses.pop("EXISTS", None)
        found = await self._in_thread(partial(box.uids, criteria, charset=None))
        new = sorted(uid for uid in map(int, found) if uid > last)  # "n:*" always names the last mail, even below n
        for uid in new:
            cursor = Cursor(self._mark, f"{validity} {uid} {self._clock.now().isoformat(timespec='seconds')}")
            refused = f"{_REFUSED}:{validity}:{uid}"
            try:
                raw = await self._in_thread(partial(_fetch, box, uid))
            except (imaplib.IMAP4.error, OSError) as error:
                await self._try_again_or_keep(refused, error, cursor)
                continue
            del self._tries[refused]
            if raw:
                await self._intake.take(raw, cursor=cursor)
            else:
                await self._pass_by(cursor)
        return bool(new)

    async def _try_again_or_keep(self, refused: str, error: Exception, cursor: Cursor) -> None:
        """Raises the error while there are tries left, and always where it has ended the connection."""
        self._tries[refused] += 1
        if self._tries[refused] < _TRIES:
            raise error
        reason = f"the server does not give the mail {refused.rpartition(':')[2]}: {type(error).__name__}: {error}"
        await self._keep(refused, "email", b"", reason, self._clock.now(), cursor)
        del self._tries[refused]
        if isinstance(error, OSError | imaplib.IMAP4.abort):
            raise error

    async def _last(self, validity: int) -> tuple[int, datetime]:
        """The last UID worked, 0 for a folder never read or made anew; and since when such a one is read.

        That is a few days, or all the time in which nothing was read: what has been worked is known by its id.
        """
        async with self._transactions.transaction() as store:
            known, last, moved = [*(await store.mark(self._mark)).split(), "", "", ""][:3]
        since = self._clock.now() - _LOOK_BACK
        if moved:
            since = min(since, datetime.fromisoformat(moved) - _LOOK_BACK)
        return int(last) if known == str(validity) and last.isdecimal() else 0, since

    async def _pass_by(self, cursor: Cursor) -> None:
        """Moves past a mail that is gone by now."""
        async with self._transactions.transaction() as store:
            await store.set_mark(cursor.name, cursor.value)

    @property
    def _mark(self) -> str:
        return f"imap:{self._account.host}:{self._account.folder}"

    async def _in_thread(self, step: Callable[[], _T]) -> _T:
        """One blocking step. Cancelled, it cuts the connection and waits until the thread has noticed."""
        running = asyncio.get_running_loop().run_in_executor(None, step)
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            self._cut()
            with suppress(Exception):  # whatever the cut made of it is of no interest
                await asyncio.wait_for(running, timeout=1)
            raise

    def _cut(self) -> None:
        if self._box is not None:
            with suppress(OSError):
                self._box.client.sock.shutdown(socket.SHUT_RDWR)

    def _close(self) -> None:
        self._cut()
        box, self._box = self._box, None
        if box is not None:
            with suppress(OSError):
                box.client.shutdown()


def _validity(box: BaseMailBox) -> int:
    """UIDVALIDITY of the folder just opened: while it stays the same, so does every UID."""
    _, values = box.client.response("UIDVALIDITY")
    value = values[0] if values else None
    if not isinstance(value, bytes) or not value.isdigit():
        raise imaplib.IMAP4.error("the server names no UIDVALIDITY")
    return int(value)


def _has_idle(box: BaseMailBox) -> bool:
    """Asked after the login: many servers tell a stranger less, and imaplib asks as a stranger."""
    _, words = box.client.capability()
    return b"IDLE" in b" ".join(word for word in words if isinstance(word, bytes)).upper().split()


def _fetch(box: BaseMailBox, uid: int) -> bytes:
    """The raw mail, left unread; b"" when it is gone by now. Of one that is too large, the beginning.

    Raises IMAP4.error, with the server's words, when it does not give it.
    """
    status, answer = box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{_MOST_BYTES}>)")
    said = [each for each in answer if isinstance(each, bytes)]
    if status != "OK" or any(b"BODY[]" in each for each in said):  # NIL stands where the mail should
        raise imaplib.IMAP4.error(b" ".join(said).decode("utf-8", "replace")[:200])
    return next((bytes(each[1]) for each in answer if isinstance(each, tuple)), b"")


def _idle(box: BaseMailBox, seconds: float) -> None:
    """Waits for news, at most that long; not at all when some came in since the folder was read."""
    with box.idle:
        if "EXISTS" not in box.client.untagged_responses:
            box.idle.poll(timeout=seconds)


def _date(moment: datetime) -> str:
    """RFC 9051 §9: 16-Nov-2026, in English whatever the locale."""
    return format_datetime(moment)[5:16].replace(" ", "-")
