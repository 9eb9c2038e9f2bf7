"""An own mail server hands mail in: 250 only when it is worked, and one reply for each recipient."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.email.lmtp import LmtpListener
from bot.core.bounces import Failure
from bot.core.clock import MovableClock
from bot.core.inbound import Bounced, Said
from bot.core.tokens import Purpose
from bot.rehearsal.lmtp import hand_in
from tests.channels.email_world import BOT, NOW, TOKEN, InboxDouble

OURS = f"spotkania+{TOKEN}@bot.example.pl"
OTHER = f"spotkania+{BOT.token(Purpose.CONVERSATION, 8)}@bot.example.pl"
RAW = f"From: Bartek <bartek@hufiec.example.pl>\r\nTo: {OURS}\r\n\r\nTak\r\n.\r\n..dwie kropki\r\n".encode()


def listener_on(listen: str, inbox: InboxDouble, said: list[str] | None = None) -> LmtpListener:
    return LmtpListener(
        listen=listen,
        mailbox=BOT,
        inbox_receive=inbox.receive,
        keep=inbox.keep,
        clock=MovableClock(NOW, ticking=False),
        report=lambda name, values: said.append(name) if said is not None else None,
    )


@pytest.fixture
def inbox() -> InboxDouble:
    return InboxDouble()


@pytest.fixture
async def listener(inbox: InboxDouble) -> AsyncIterator[LmtpListener]:
    listener = listener_on("127.0.0.1:0", inbox)
    await listener.start()
    yield listener
    await listener.stop()


async def hand(listener: LmtpListener, raw: bytes = RAW, *, sender: str = "b@example.pl", to: str = OURS) -> str:
    return await hand_in(listener.address, raw, sender=sender, recipient=to)


async def test_a_mail_is_taken_when_it_is_worked(listener: LmtpListener, inbox: InboxDouble) -> None:
    assert await hand(listener) == "250 2.0.0 Taken"
    ((inbound, raw),) = inbox.received
    assert inbound.act == Said("Tak\n.\n..dwie kropki")
    assert inbound.conversation == 7
    assert inbound.at == NOW
    assert raw == f"Return-Path: <b@example.pl>\r\nDelivered-To: {OURS}\r\n".encode() + RAW


async def test_brought_again_it_is_the_same_mail(listener: LmtpListener, inbox: InboxDouble) -> None:
    assert [await hand(listener) for _ in range(3)] == ["250 2.0.0 Taken"] * 3
    assert len(inbox.received) == 1


async def test_without_storage_the_server_keeps_it(inbox: InboxDouble) -> None:
    said: list[str] = []
    listener = listener_on("127.0.0.1:0", inbox, said)
    await listener.start()
    inbox.away = 1
    assert (await hand(listener)).startswith("451 4.3.0 ")
    assert (inbox.received, said) == ([], ["lmtp.deferred"])
    assert await hand(listener) == "250 2.0.0 Taken"
    await listener.stop()


async def test_what_cannot_be_read_is_kept(listener: LmtpListener, inbox: InboxDouble) -> None:
    inbox.away = 1
    assert (await hand(listener, b"no headers")).startswith("451")
    assert await hand(listener, b"no headers") == "250 2.0.0 Taken"
    ((inbound_id, channel, raw, error),) = inbox.kept
    assert inbound_id.startswith("email:")
    assert (channel, error) == ("email", "ValueError: the mail names no sender")
    assert b"no headers" in raw


async def test_the_null_sender_of_a_bounce(listener: LmtpListener, inbox: InboxDouble) -> None:
    raw = b"From: system@example.pl\r\nSubject: Niedostarczalne\r\n\r\nNie ma takiej osoby.\r\n"
    assert await hand(listener, raw, sender="") == "250 2.0.0 Taken"
    assert inbox.received[0][0].act == Bounced(Failure.DEAD, "")
    assert inbox.received[0][0].conversation == 7


async def converse(listener: LmtpListener, *lines: bytes, replies: int) -> list[str]:
    host, _, port = listener.address.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"".join(lines))
    said: list[str] = []
    async with asyncio.timeout(5):
        while len(said) < replies:
            line = (await reader.readline()).decode()
            assert line, said
            if line[3] != "-":
                said.append(line.rstrip())
    writer.close()
    await writer.wait_closed()
    return said


async def test_one_reply_for_each_recipient(listener: LmtpListener, inbox: InboxDouble) -> None:
    said = await converse(
        listener,
        b"LHLO x\r\nMAIL FROM:<b@example.pl>\r\n",
        f"RCPT TO:<{OURS}>\r\nRCPT TO:<{OTHER}>\r\nRCPT TO:<spotkania@bot.example.pl>\r\n".encode(),
        b"DATA\r\n",
        RAW.replace(b"\r\n.\r\n", b"\r\n..\r\n") + b".\r\nNOOP\r\n",
        replies=11,
    )
    assert said[-4:-1] == ["250 2.0.0 Taken"] * 3
    assert [inbound.conversation for inbound, _ in inbox.received] == [7, 8]


async def test_one_recipient_may_have_to_wait(listener: LmtpListener, inbox: InboxDouble) -> None:
    inbox.away = 1
    said = await converse(
        listener,
        b"LHLO x\r\nMAIL FROM:<b@example.pl>\r\n",
        f"RCPT TO:<{OURS}>\r\nRCPT TO:<{OTHER}>\r\nDATA\r\n".encode(),
        b"From: b@example.pl\r\n\r\nTak\r\n.\r\n",
        replies=8,
    )
    assert [line[:3] for line in said[-2:]] == ["451", "250"]
    assert [inbound.conversation for inbound, _ in inbox.received] == [8]


async def test_rubbish_on_the_line_ends_nothing(listener: LmtpListener, inbox: InboxDouble) -> None:
    said = await converse(
        listener,
        b"EHLO x\r\n",
        b"\xff\xfe\r\n",
        b"LHLO x\r\n",
        b"MAIL FROM:<b@[\r\n",
        b"MAIL FROM:<\xc5\xbc@example.pl>\r\n",
        replies=6,
    )
    assert [line[0] for line in said] == ["2", "5", "5", "2", said[4][0], "2"]
    assert said[4][0] in "45"
    assert await hand(listener) == "250 2.0.0 Taken"


async def test_an_envelope_in_no_charset_is_taken_too(listener: LmtpListener, inbox: InboxDouble) -> None:
    """Old servers pass on what they get; asked to bring it again, they would for days."""
    said = await converse(
        listener,
        b"LHLO x\r\nMAIL FROM:<\xe9va@example.pl>\r\nRCPT TO:<" + OURS.encode() + b">\r\nDATA\r\n",
        RAW.replace(b"\r\n.\r\n", b"\r\n..\r\n") + b".\r\n",
        replies=6,
    )
    assert said[-1] == "250 2.0.0 Taken"
    ((_, raw),) = inbox.received
    assert raw.startswith(b"Return-Path: <\xe9va@example.pl>\r\n")


async def test_a_socket_path(tmp_path: Path, inbox: InboxDouble) -> None:
    path = tmp_path / "lmtp"
    path.touch()
    listener = listener_on(str(path), inbox)
    await listener.start()
    assert listener.address == str(path)
    assert await hand(listener) == "250 2.0.0 Taken"
    await listener.stop()
    assert not path.exists()


async def test_stopping_hangs_up_in_the_middle_of_a_mail(inbox: InboxDouble) -> None:
    listener = listener_on("127.0.0.1:0", inbox)
    await listener.start()
    host, _, port = listener.address.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    assert (await reader.readline()).startswith(b"220 ")
    await listener.stop()
    async with asyncio.timeout(1):
        with pytest.raises(ConnectionError):
            writer.write(b"LHLO x\r\n")
            if not await reader.read():
                raise ConnectionResetError
    writer.close()
    await listener.stop()
