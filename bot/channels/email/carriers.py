"""Who carries letters to the mail relay: at most so many connections, kept warm, each with one letter in hand.

Answers come before bulk. Of either the domain with the fewest letters under way comes first, so that one slow place
does not hold up all the others.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import aiosmtplib

from bot.channels.email.connection import Connection, Following
from bot.channels.email.prepared import Envelope
from bot.channels.email.replies import Stage, classify, forbids_sender

MOST_IN_A_SESSION = 100
"""Letters that one session carries; many relays end it themselves after so many."""

_STALE_AFTER = 60.0  # seconds; servers hang up on the idle after a minute or more
_ASK_AGAIN_AFTER = 60.0  # seconds; for one connection more than the server has let in
_CLOSING = 421


@dataclass(eq=False)
class _Errand:
    """One letter to be carried, and what becomes of it."""

    envelope: Envelope
    domain: str
    bulk: bool
    said: asyncio.Future[str] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class _TurnedAway(Exception):
    """The server lets in no more of us than are there: whoever is there carries it all."""


class _Waiting:
    """Errands nobody carries yet, answers and bulk, by domain; those of one domain stay in their order."""

    def __init__(self) -> None:
        self._answers: dict[str, deque[_Errand]] = {}
        self._bulk: dict[str, deque[_Errand]] = {}

    def __len__(self) -> int:
        return sum(map(len, (*self._answers.values(), *self._bulk.values())))

    def add(self, errand: _Errand) -> None:
        """Puts it behind the others of its domain."""
        self._beside(errand).append(errand)

    def put_back(self, errand: _Errand) -> None:
        """Puts it before the others of its domain."""
        self._beside(errand).appendleft(errand)

    def take(self, under_way: Mapping[str, int]) -> _Errand | None:
        """An answer, else bulk: the first one of the domain with the fewest letters under way."""
        by_domain = self._answers or self._bulk
        if not by_domain:
            return None
        domain = min(by_domain, key=lambda each: under_way.get(each, 0))
        errand = by_domain[domain].popleft()
        if not by_domain[domain]:
            del by_domain[domain]
        return errand

    def _beside(self, errand: _Errand) -> deque[_Errand]:
        return (self._bulk if errand.bulk else self._answers).setdefault(errand.domain, deque())


class Carriers:
    """At most `size` connections, opened when there is something to carry."""

    def __init__(self, connect: Callable[[], Connection], *, size: int, seconds: float, plain_sender: str) -> None:
        """`seconds` limits one attempt, from first to last byte; `plain_sender` is the bot's address, no token."""
        self._connect = connect
        self._size = size
        self._seconds = seconds
        self._plain_sender = plain_sender
        self._only_plain = False  # the relay takes no other sender from us
        self._waiting = _Waiting()
        self._bell = asyncio.Condition()
        self._under_way: Counter[str] = Counter()  # letters, by domain
        self._carriers: set[asyncio.Task[None]] = set()
        self._connections: set[Connection] = set()  # one for each carrier
        self._full_until = 0.0  # the server lets in no more of us; in the loop's own seconds
        self._idle = 0

    async def carry(self, envelope: Envelope, *, bulk: bool) -> str:
        """Hands in one mail; returns the server's words. Raises a SendError."""
        errand = _Errand(envelope, envelope.recipient.rpartition("@")[2], bulk)
        self._waiting.add(errand)
        if self._idle < len(self._waiting) and len(self._carriers) < self._most:
            carrier = asyncio.create_task(self._work())
            self._carriers.add(carrier)
            carrier.add_done_callback(self._carriers.discard)
        if self._idle:
            await self._ring()
        return await errand.said

    async def close(self) -> None:
        """Takes leave of the relay; what is still in hand counts as cancelled."""
        for carrier in self._carriers:
            carrier.cancel()
        await asyncio.gather(*self._carriers, return_exceptions=True)
        while (errand := self._waiting.take({})) is not None:
            errand.said.cancel()

    @property
    def _most(self) -> int:
        """So many connections, as things stand; always one."""
        return self._size if asyncio.get_running_loop().time() >= self._full_until else 1

    async def _ring(self) -> None:
        async with self._bell:
            self._bell.notify()

    async def _work(self) -> None:
        connection = self._connect()
        errand: _Errand | None = None
        self._connections.add(connection)
        try:
            while True:
                errand = errand or await self._next(connection)
                errand = await self._run(connection, errand)
        except _TurnedAway:
            errand = None
            await self._ring()
        finally:
            self._connections.discard(connection)
            if errand is not None:
                errand.said.cancel()
            await connection.quit()

    async def _next(self, connection: Connection) -> _Errand:
        self._idle += 1
        try:
            async with self._bell:
                while (errand := self._take()) is None:
                    await self._bell.wait()
        finally:
            self._idle -= 1
        if asyncio.get_running_loop().time() - connection.idle_since > _STALE_AFTER:
            connection.close()
        return errand

    def _take(self) -> _Errand | None:
        """The next one that somebody still waits for."""
        while (errand := self._waiting.take(self._under_way)) is not None and errand.said.done():
            pass
        return errand

    async def _run(self, connection: Connection, errand: _Errand) -> _Errand | None:
        """Carries one; returns the one that was announced meanwhile, which is next on this connection."""
        follower: _Errand | None = None

        def following() -> Envelope | None:
            nonlocal follower
            if follower is None and connection.carried + 1 < MOST_IN_A_SESSION:
                follower = self._take()
            if follower is None:
                return None
            self._sign_plainly(follower)
            return follower.envelope

        self._under_way[errand.domain] += 1
        try:
            said = await self._attempted(connection, errand, following)
            if not errand.said.done():
                errand.said.set_result(said)
        except Exception as error:
            if connection.stage == Stage.CONNECT and self._others_are_in(connection):
                self._connections.discard(connection)
                self._full_until = asyncio.get_running_loop().time() + _ASK_AGAIN_AFTER
                self._waiting.put_back(errand)
                raise _TurnedAway from error
            if not errand.said.done():
                errand.said.set_exception(error)
        except asyncio.CancelledError:
            if follower is not None:
                self._waiting.put_back(follower)
            raise
        finally:
            self._under_way[errand.domain] -= 1
            if not self._under_way[errand.domain]:
                del self._under_way[errand.domain]
        if connection.carried >= MOST_IN_A_SESSION:
            await connection.quit()
        if follower is not None and follower.said.done():  # nobody waits for it any more
            connection.close()
            follower = None
        connection.idle_since = asyncio.get_running_loop().time()
        return follower

    def _others_are_in(self, connection: Connection) -> bool:
        return any(each.is_open for each in self._connections if each is not connection)

    def _sign_plainly(self, errand: _Errand) -> None:
        if self._only_plain and errand.envelope.sender != self._plain_sender:
            errand.envelope = errand.envelope._replace(sender=self._plain_sender)

    async def _attempted(self, connection: Connection, errand: _Errand, following: Following) -> str:
        """One attempt within its time. Raises a SendError."""
        if connection.announced is None:
            self._sign_plainly(errand)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._attempt(connection, errand, following)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:  # TimeoutError is an OSError
            if isinstance(error, TimeoutError) or not await connection.reset():
                connection.close()
            raise classify(connection.stage, error) from error
        except BaseException:
            connection.close()
            raise

    async def _attempt(self, connection: Connection, errand: _Errand, following: Following) -> str:
        """Once; and once more where the first time has surely changed nothing."""
        was_used = bool(connection.carried)
        try:
            return await self._once(connection, errand.envelope, following)
        except aiosmtplib.SMTPSenderRefused as error:
            if error.code != _CLOSING or not was_used:
                return await self._from_plain_address(connection, errand, error, following)
        except (aiosmtplib.SMTPServerDisconnected, ConnectionError):
            if not was_used or connection.stage == Stage.BODY:
                raise
        connection.close()  # the server hung up while the connection was idle
        return await self._once(connection, errand.envelope, following)

    async def _from_plain_address(
        self, connection: Connection, errand: _Errand, error: aiosmtplib.SMTPSenderRefused, following: Following
    ) -> str:
        """Once more without the token: a hosted mailbox may allow nothing but its own address in the envelope."""
        if error.code < 500 or errand.envelope.sender == self._plain_sender or not await connection.reset():
            raise error
        errand.envelope = errand.envelope._replace(sender=self._plain_sender)
        said = await self._once(connection, errand.envelope, following)
        self._only_plain = self._only_plain or forbids_sender(error.code, error.message)
        return said

    async def _once(self, connection: Connection, envelope: Envelope, following: Following) -> str:
        if not connection.is_open:
            await connection.open()
        return await connection.send(envelope, following)
