"""E-mail: durable deliveries a second, ÷ a bare loop of aiosmtplib's `sendmail` over as many connections.

Durable: claimed from the database, composed for each person, handed in, and recorded as delivered. The bare loop hands
in the ready bytes of one such mail again and again, half of them before ours and half after: where the machine becomes
slower meanwhile, it does so for both. Both to the same sink, on loopback and over a wire with a round trip of 20 ms.
Beside it smtp-source, which speaks SMTP in C and composes nothing: the limit of the sink itself.
"""

import asyncio
import time

import aiosmtplib

from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground
from tests.benchmarks.mail_sink import Sink, found, sink
from tests.benchmarks.processes import helper

_CONNECTIONS = 4
_SENDER = "mosty@example.org"


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On loopback, and from afar."""
    async with sink() as near:
        figures = await _through(ground, runs, near, near.port, people=10_000, wire="loopback", least=1.0)
        async with helper("slow_wire", host="127.0.0.1", port=near.port, milliseconds=10) as wire:
            figures += await _through(
                ground, runs, near, wire.ready["port"], people=200, wire="20 ms round trip", least=3.0
            )
    return figures


async def _through(
    ground: Ground, runs: int, near: Sink, port: int, *, people: int, wire: str, least: float
) -> list[Figure]:
    figures = [
        Figure(f"E-mail, {wire}, {kind}", "deliveries/s", baseline="bare aiosmtplib sendmail", ratio_least=least)
        for kind in DATABASES
    ]
    limit = Figure(f"E-mail, {wire}: smtp-source alone", "mails/s", note=f"to {near.name}")
    for _ in range(runs):
        for kind, figure in zip(DATABASES, figures, strict=True):
            with ground.database(kind, people=people, channel="email", filling="now") as url:
                wanted = harness.environ(url, smtp=f"smtp://127.0.0.1:{port}", **harness.OPEN)
                wanted["MOSTY_MAIL_CONNECTIONS"] = str(_CONNECTIONS)
                async with harness.service(wanted) as app:
                    ready = harness.ready_mail(app)
                    before = await _bare(ready, port, people // 2)
                    ours = await harness.deliver_all(app)
                    after = await _bare(ready, port, people // 2)
                    figure.add(ours, 2 / (1 / before + 1 / after))
                    figure.note = f"to {near.name}, {_CONNECTIONS} connections, {len(ready) / 1000:.1f} kB each"
        if (program := found("smtp-source")) is not None:
            limit.add(await _source(program, port, people, len(ready)))
    return [*figures, limit] if limit.values else figures


async def _bare(ready: bytes, port: int, count: int) -> float:
    """Mails a second of aiosmtplib alone."""
    recipients = iter([f"p{number}@example.org" for number in range(count)])

    async def send() -> None:
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, use_tls=False, start_tls=False) as smtp:
            for recipient in recipients:
                await smtp.sendmail(_SENDER, [recipient], ready)

    begun = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(_CONNECTIONS)))
    return count / (time.perf_counter() - begun)


async def _source(program: str, port: int, count: int, length: int) -> float:
    """Mails a second of Postfix's own source; on the same connections, as it too would reuse them."""
    sending = ["-d", "-s", str(_CONNECTIONS), "-m", str(count), "-l", str(length)]
    ends = ["-f", _SENDER, "-t", "p1@example.org", f"127.0.0.1:{port}"]
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(program, *sending, *ends)
    assert await process.wait() == 0
    return count / (time.perf_counter() - begun)
