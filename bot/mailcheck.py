"""`mosty check --mail`: a mail to ourselves through everything that is configured, and what survived of it.

Two are sent, one to a sub-address with a token and one to the plain address, and looked for where mail comes in. What
a hosted mailbox changes on the way decides how answers and bounces are recognised; what it cannot do is said with what
to write instead.
"""

import asyncio
import re
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Mail
from functools import partial

from imap_tools.mailbox import BaseMailBox

from bot import logs
from bot.app import mailbox_of
from bot.channels.email.channel import EmailChannel
from bot.channels.email.imap import Account
from bot.channels.email.lmtp import LmtpListener
from bot.channels.email.mailbox import Mailbox
from bot.checkup import Finding
from bot.core.channel import Letter, SendError
from bot.core.clock import SystemClock
from bot.core.inbound import Cursor, Inbound
from bot.core.language import Language
from bot.core.message import Message, Plain
from bot.core.tokens import Purpose
from bot.domaincheck import Names, look_at, verdicts
from bot.settings import Settings, secret
from bot.text import Phrasebook, default_folder

_SECONDS = 90.0
_LOOK = 1.0  # seconds between two looks into the mailbox
_NOBODY = 2**40 - 2
"""What the tokens of the test mails name: no conversation and no delivery. A service that reads them lets them be."""


@dataclass
class Trip:
    """What came back, by the address it was sent to, and what the relay said of what it did not take."""

    nonce: str
    token: str
    refused: dict[str, str] = field(default_factory=dict)
    came: dict[str, Mail] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)  # ids that the relay says it has given in place of ours
    took: float = 0.0  # seconds

    def take(self, raw: bytes) -> None:
        """Keeps a mail that is one of ours."""
        mail = message_from_bytes(raw)
        if (found := re.search(rf"{self.nonce} (\w+)", str(mail["Subject"]))) is not None:
            self.came.setdefault(found[1], mail)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to wait for."""
        return len(self.came) + len(self.refused) == 2


async def examine_mail(settings: Settings, *, nameserver: str = "", seconds: float = _SECONDS) -> list[Finding]:
    """Sends, reads back within `seconds`, and looks at the DNS; `nameserver` is host:port, "" the machine's own."""
    mailbox = mailbox_of(settings, secret(settings), ())
    if mailbox is None:
        return [Finding("mail", False, "e-mail is not configured; set MOSTY_MAIL_ADDRESS and what it asks for")]
    trip = Trip(secrets.token_hex(6), mailbox.token(Purpose.CONVERSATION, _NOBODY))
    async with AsyncExitStack() as stack:
        try:
            look = await _reader(stack, settings, mailbox, trip)
            await _send(settings, mailbox, trip)
            await _wait(trip, look, seconds)
        except Exception as error:  # whatever is wrong is the finding; what the relay refuses is none
            return [Finding("mailbox", False, f"cannot be read: {error or type(error).__name__}")]
    findings = judge(trip, mailbox, seconds)
    keys = mailbox.signer.keys if mailbox.signer else ()
    looked, standing = await look_at(mailbox.domain, keys, _signers(trip, mailbox), Names(nameserver))
    covered = any(_covers(signature) for mail in trip.came.values() for signature in _signatures(mail))
    return [*findings, *looked, *verdicts(standing, one_click=bool(mailbox.public_url) and covered)]


async def _send(settings: Settings, mailbox: Mailbox, trip: Trip) -> None:
    channel = EmailChannel(
        smtp_url=settings.smtp_url.value if settings.smtp_url else "",
        connections=1,
        mailbox=mailbox,
        phrase=partial(_phrase, Phrasebook(default_folder()).phrase),
        clock=SystemClock(),
    )
    for number, (kind, address) in enumerate((("plus", mailbox.with_token(trip.token)), ("plain", mailbox.plain))):
        subject = (("text", f"Mosty mail check {trip.nonce} {kind}"),)
        letter = Letter(
            delivery=_NOBODY + number,
            address=f"mailto:{address}",
            language=Language.PL,
            message=Message(_TEXT, subject),
            conversation=_NOBODY,
            bulk=True,
        )
        try:
            trip.aliases.add((await channel.send(letter)).alias)
        except SendError as error:
            trip.refused[kind] = str(error)
    await channel.close()


def _phrase(phrase: Callable[..., str], id: str, args: Mapping[str, Plain], language: Language) -> str:
    """The operator's own words in the frame of every mail."""
    if id == f"{_TEXT}.title":
        return str(args["text"])
    if id == _TEXT:
        return "`mosty check --mail` has sent this to see what survives on the way. It can be deleted."
    return phrase(id, args, language)


async def _reader(
    stack: AsyncExitStack, settings: Settings, mailbox: Mailbox, trip: Trip
) -> Callable[[], Awaitable[None]]:
    """What looks for the mails once; it is open before they are sent."""
    if settings.imap_url is not None:
        account = Account.parse(settings.imap_url.value)
        box = await asyncio.to_thread(account.connect)
        stack.callback(box.client.shutdown)

        async def look() -> None:
            for raw in await asyncio.to_thread(_found, box, account.folder, trip.nonce):
                trip.take(raw)

        return look

    async def receive(inbound: Inbound, raw: bytes, cursor: Cursor | None = None) -> None:
        trip.take(raw)

    async def keep(
        inbound_id: str,
        channel: str,
        raw: bytes,
        error: str,
        now: object,
        cursor: Cursor | None = None,
        *,
        sender: str = "",
    ) -> None:
        trip.take(raw)

    listener = LmtpListener(
        listen=settings.lmtp_listen or "",
        mailbox=mailbox,
        inbox_receive=receive,
        keep=keep,
        clock=SystemClock(),
        report=logs.report,
    )
    try:
        await listener.start()
    except OSError as error:
        raise OSError(f"{settings.lmtp_listen} is taken; stop the service for this look ({error.strerror})") from error
    stack.push_async_callback(listener.stop)

    async def wait() -> None:
        return None

    return wait


def _found(box: BaseMailBox, folder: str, nonce: str) -> list[bytes]:
    """The mails with that word in their subject. Blocks. The folder is opened again, so that what is new is seen."""
    box.folder.set(folder, readonly=True)
    raws = []
    for uid in box.uids(f'SUBJECT "{nonce}"', charset=None):
        _, answer = box.client.uid("FETCH", uid, "(BODY.PEEK[])")
        raws += [bytes(each[1]) for each in answer if isinstance(each, tuple)]
    return raws


async def _wait(trip: Trip, look: Callable[[], Awaitable[None]], seconds: float) -> None:
    """Looks again and again until all is there, or the time is over."""
    begun = time.monotonic()
    while not trip.is_over and time.monotonic() - begun < seconds:
        await look()
        if not trip.is_over:
            await asyncio.sleep(min(_LOOK, seconds / 10))
    trip.took = time.monotonic() - begun


# What it means


def judge(trip: Trip, mailbox: Mailbox, seconds: float) -> list[Finding]:
    """What survived, and what to do about what did not."""
    if not trip.came:
        said = (
            "; ".join(dict.fromkeys(trip.refused.values()))
            or f"no mail came back within {seconds:.0f} seconds; look into the spam folder"
        )
        return [Finding("round trip", False, said)]
    mail = trip.came.get("plus") or trip.came["plain"]
    plus = _plus_address(trip, mailbox, seconds)
    return [
        Finding("round trip", True, f"a mail to ourselves came back within {max(trip.took, 0.1):.1f} seconds"),
        plus,
        _sender(mail, mailbox),
        _message_id(trip, mail, has_sub_addresses=plus.good and bool(mailbox.delimiter)),
        _covered(mail, mailbox),
    ]


def _message_id(trip: Trip, mail: Mail, *, has_sub_addresses: bool) -> Finding:
    """Ours, by which an answer is matched where its address says nothing."""
    name, id = "Message-ID", str(mail["Message-ID"])
    if trip.token in id:
        return Finding(name, True, "kept")
    if any(alias and alias in id for alias in trip.aliases):
        return Finding(name, True, "replaced by the relay, which says by what; answers are recognised by that")
    if has_sub_addresses:
        return Finding(name, True, "replaced on the way; answers are recognised by their address")
    said = "replaced on the way, and there are no sub-addresses: answers cannot be matched; use another relay"
    return Finding(name, False, said)


def _plus_address(trip: Trip, mailbox: Mailbox, seconds: float) -> Finding:
    name = "sub-address"
    if not mailbox.delimiter:
        return Finding(name, True, "not used; answers are recognised by the ids of the mails they answer")
    if "plus" in trip.came:
        return Finding(name, True, f"mail to {mailbox.local}{mailbox.delimiter}token@{mailbox.domain} arrives")
    why = trip.refused.get("plus") or f"did not arrive within {seconds:.0f} seconds, while the plain address did"
    other = "-" if mailbox.delimiter == "+" else "+"
    return Finding(name, False, f"{why}; try MOSTY_MAIL_DELIMITER={other}, or MOSTY_MAIL_DELIMITER=none")


def _sender(mail: Mail, mailbox: Mailbox) -> Finding:
    """The envelope sender, to which bounces come back."""
    path = str(mail["Return-Path"] or "")
    if any(purpose == Purpose.BOUNCE for purpose, _ in mailbox.tokens_in(path)):
        return Finding("envelope sender", True, "kept; bounces come back to it")
    if not path:
        return Finding(
            "envelope sender", True, "not shown by this mailbox; bounces are recognised by the returned mail"
        )
    return Finding("envelope sender", True, "replaced by the relay; bounces are recognised by the mail they give back")


def _covered(mail: Mail, mailbox: Mailbox) -> Finding:
    """RFC 8058 §4: a valid signature covers both headers of one-click unsubscribing."""
    signatures = _signatures(mail)
    by = ", ".join(dict.fromkeys(signature.get("d", "?") for signature in signatures))
    if re.search(r"\bdkim=(fail|permerror)\b", str(mail["Authentication-Results"] or "")):
        good, said = (
            False,
            "the receiving server says it does not verify; something changes mails after they are signed",
        )
    elif not signatures and mailbox.signer is not None:
        good, said = False, "is gone, although MOSTY_DKIM_KEY is given; something on the way takes it out"
    elif not signatures:
        good, said = True, "none on a mail to ourselves; many providers sign only what leaves for elsewhere"
    elif not mailbox.public_url:
        good, said = True, f"by {by}; without MOSTY_PUBLIC_URL there is no one-click unsubscribing to cover"
    elif any(_covers(signature) for signature in signatures):
        good, said = True, f"by {by}; covers List-Unsubscribe and List-Unsubscribe-Post"
    else:
        good = False
        said = (
            f"by {by}; does not cover List-Unsubscribe and List-Unsubscribe-Post: "
            "give MOSTY_DKIM_KEY, or have your provider add both to what it signs"
        )
    return Finding("signature", good, said)


def _covers(signature: Mapping[str, str]) -> bool:
    names = signature.get("h", "").lower().split(":")
    return {"list-unsubscribe", "list-unsubscribe-post"} <= set(names)


def _signers(trip: Trip, mailbox: Mailbox) -> Sequence[tuple[str, str]]:
    """Domain and selector of the signatures that are not by our own keys."""
    own = {key.selector for key in mailbox.signer.keys} if mailbox.signer else set()
    found = [
        (signature.get("d", "").lower(), signature.get("s", ""))
        for mail in trip.came.values()
        for signature in _signatures(mail)
    ]
    return [each for each in dict.fromkeys(found) if each != (mailbox.domain, each[1]) or each[1] not in own]


def _signatures(mail: Mail) -> list[dict[str, str]]:
    return [
        {
            name.strip(): re.sub(r"\s", "", value)
            for name, _, value in (part.partition("=") for part in str(header).split(";"))
        }
        for header in mail.get_all("DKIM-Signature", [])
    ]


_TEXT = "mail-check"
