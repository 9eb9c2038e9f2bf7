"""Composing: bilingual invitations (text, HTML, calendar) a second, spliced into prepared bytes ÷ each built anew.

Seconds of the processor, on one core; each for another person, without anything around it. The second figure signs
each as well (RSA, 2048 bits).
"""

import time
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from msgspec.structs import replace

from bot.channels.email.compose import Content, compose, prepare
from bot.channels.email.dkim import Signer
from bot.channels.email.mailbox import Mailbox
from bot.core.channel import Letter
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import Ground
from tests.channels.email_world import BOT, NOW, PHRASES, letter

_ANEW, _SPLICED = 30, 2000


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """Without and with a signature."""
    figures = []
    for name, mailbox in (("", BOT), (", signed", replace(BOT, signer=_signer()))):
        figure = Figure(
            f"Composing a bilingual invitation{name}",
            "mails/s",
            baseline="built anew",
            ratio_least=20 if not name else 5,
        )
        for _ in range(runs):
            figure.add(_spliced(mailbox), _anew(mailbox))
        figure.note = f"{len(compose(_letter(1), PHRASES.phrase, mailbox, NOW).content) / 1000:.1f} kB each"
        figures.append(figure)
    return figures


def _anew(mailbox: Mailbox) -> float:
    return _rate(_ANEW, lambda number: compose(_letter(number), PHRASES.phrase, mailbox, NOW))


def _spliced(mailbox: Mailbox) -> float:
    """As the channel does: what is told is looked up among what is prepared."""
    known = {(content := Content.of(_letter(0))): prepare(content, PHRASES.phrase, mailbox)}

    def splice(number: int) -> object:
        each = _letter(number)
        return known[Content.of(each)].address(each, NOW)

    return _rate(_SPLICED, splice)


def _letter(number: int) -> Letter:
    return letter(
        delivery=number,
        address=f"mailto:p{number}@example.org",
        name=f"Żaneta Nowak {number}",
        language=None,
        conversation=number,
    )


def _rate(count: int, do: Callable[[int], object]) -> float:
    begun = time.process_time()
    for number in range(count):
        do(number)
    return count / (time.process_time() - begun)


def _signer() -> Signer:
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return Signer.load(pem, "bench", BOT.domain)
