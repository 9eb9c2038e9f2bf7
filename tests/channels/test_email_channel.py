"""Handing mail in, over real connections, to a server that does what it is told."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.email.carriers import MOST_IN_A_SESSION
from bot.channels.email.channel import EmailChannel
from bot.core.channel import Gone, Receipt, Refused, SendError, TryLater, Uncertain
from bot.core.clock import MovableClock
from bot.core.language import Texts
from bot.core.message import Message
from bot.core.tokens import Purpose
from bot.rehearsal.mail import MailServer
from tests.channels.email_world import BOT, NOW, PHRASES, TOKEN, letter

CLOCK = MovableClock(NOW, ticking=False)


def channel_to(url: str, *, connections: int = 2, seconds: float = 5.0) -> EmailChannel:
    return EmailChannel(
        smtp_url=url, connections=connections, mailbox=BOT, phrase=PHRASES.phrase, clock=CLOCK, seconds=seconds
    )


@pytest.fixture(params=["command by command", "pipelined"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[MailServer]:
    server = MailServer(CLOCK)
    server.pipelining = request.param == "pipelined"
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def channel(server: MailServer) -> AsyncIterator[EmailChannel]:
    channel = channel_to(server.smtp_url)
    yield channel
    await channel.close()


async def test_a_letter_arrives(server: MailServer, channel: EmailChannel) -> None:
    receipt = await channel.send(letter())
    assert receipt.external_id == f"<d31.{TOKEN}@bot.example.pl>"
    assert receipt.said == "250 2.0.0 Taken"
    (mail,) = server.inboxes["bartek@hufiec.example.pl"]
    assert mail.message_id == receipt.external_id
    assert mail.envelope_from == f"spotkania+{BOT.token(Purpose.BOUNCE, 31)}@bot.example.pl"


async def test_a_line_that_begins_with_a_dot_arrives_as_it_was_written(
    server: MailServer, channel: EmailChannel
) -> None:
    text = "Program:\n.\n..dwie kropki\n. koniec"
    await channel.send(letter(message=Message("announcement", (("text", Texts(pl=text, cs=text)),))))
    (mail,) = server.inboxes["bartek@hufiec.example.pl"]
    assert text in mail.text


FAULTS: list[tuple[dict[str, str], type[SendError], int]] = [
    ({"stage": "connect", "reply": "421 4.3.2 closing"}, TryLater, 0),
    ({"stage": "connect", "drop": "before"}, TryLater, 0),
    ({"stage": "mail", "reply": "451 4.7.1 slow down"}, TryLater, 0),
    ({"stage": "mail", "drop": "before"}, TryLater, 0),
    ({"stage": "rcpt", "reply": "450 4.2.1 greylisted"}, TryLater, 0),
    ({"stage": "rcpt", "reply": "550 5.1.1 unknown"}, Gone, 0),
    ({"stage": "rcpt", "drop": "before"}, TryLater, 0),
    ({"stage": "data", "reply": "554 5.7.1 spam"}, Refused, 0),
    ({"stage": "data", "reply": "452 4.3.1 full"}, TryLater, 0),
    ({"stage": "data", "drop": "before"}, Uncertain, 0),
    ({"stage": "data", "drop": "after"}, Uncertain, 1),
]


@pytest.mark.parametrize(("fault", "error", "arrived"), FAULTS)
async def test_a_fault_and_then_all_is_well(
    server: MailServer, channel: EmailChannel, fault: dict[str, Any], error: type[SendError], arrived: int
) -> None:
    server.faults.add(**fault)
    with pytest.raises(error):
        await channel.send(letter())
    assert len(server.inboxes["bartek@hufiec.example.pl"]) == arrived
    await channel.send(letter())
    mails = server.inboxes["bartek@hufiec.example.pl"]
    assert len(mails) == arrived + 1
    assert {mail.message_id for mail in mails} == {f"<d31.{TOKEN}@bot.example.pl>"}


async def test_connections_are_kept_and_no_more_than_allowed(server: MailServer, channel: EmailChannel) -> None:
    await asyncio.gather(*(channel.send(letter(delivery=number)) for number in range(20)))
    assert len(server.inboxes["bartek@hufiec.example.pl"]) == 20
    assert server.connections == 2


async def first_arrives(server: MailServer) -> None:
    """Returns when the first mail is there."""
    arrived = asyncio.Event()
    server.subscribe(lambda record: arrived.set())
    await arrived.wait()


async def crowd(channel: EmailChannel, *recipients: str) -> list[Receipt | BaseException]:
    """So many letters at once; what became of each."""
    letters = [letter(delivery=n, address=f"mailto:{each}@example.pl") for n, each in enumerate(recipients, 1)]
    return await asyncio.gather(*map(channel.send, letters), return_exceptions=True)


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_on_a_line_that_breaks_one_mail_is_in_doubt(server: MailServer, drop: str) -> None:
    channel = channel_to(server.smtp_url, connections=1)
    server.faults.add(stage="data", recipient="c@example.pl", drop=drop)
    outcomes = await crowd(channel, "a", "b", "c", "d", "e")
    kinds: list[type] = [Receipt, Receipt, Uncertain, Receipt, Receipt]
    assert [type(each) for each in outcomes] == kinds
    assert [len(server.inboxes[f"{each}@example.pl"]) for each in "abcde"] == [1, 1, drop == "after", 1, 1]
    await channel.close()


async def test_one_that_is_refused_among_good_ones(server: MailServer) -> None:
    channel = channel_to(server.smtp_url, connections=1)
    server.faults.add(stage="rcpt", recipient="b@example.pl", reply="550 5.1.1 unknown")
    server.faults.add(stage="data", recipient="d@example.pl", reply="554 5.7.1 spam")
    server.faults.add(stage="rcpt", recipient="e@example.pl", reply="452 4.2.2 full")
    outcomes = await crowd(channel, "a", "b", "c", "d", "e", "f")
    kinds: list[type] = [Receipt, Gone, Receipt, Refused, TryLater, Receipt]
    assert [type(each) for each in outcomes] == kinds
    assert sum(map(len, server.inboxes.values())) == 3
    assert server.connections == 1
    await channel.close()


async def test_who_stops_waiting_is_passed_over(server: MailServer) -> None:
    channel = channel_to(server.smtp_url, connections=1)
    sending = [
        asyncio.create_task(channel.send(letter(delivery=n, address=f"mailto:p{n}@example.pl"))) for n in range(6)
    ]
    await first_arrives(server)
    sending[3].cancel()
    outcomes = await asyncio.gather(*sending, return_exceptions=True)
    assert [type(each) for each in outcomes if not isinstance(each, asyncio.CancelledError)] == [Receipt] * 5
    assert len(server.inboxes["p5@example.pl"]) == 1
    await channel.close()


async def test_a_relay_that_lets_in_fewer_than_we_may_open_holds_up_nobody(server: MailServer) -> None:
    channel = channel_to(server.smtp_url, connections=4)
    await crowd(channel, "a", "b")
    server.faults.add(stage="connect", reply="421 4.7.0 Too many concurrent connections", times=None)
    outcomes = [*await crowd(channel, *"cdefgh"), *await crowd(channel, *"ijklmn")]
    assert [type(each) for each in outcomes] == [Receipt] * 12
    assert server.connections <= 4  # it is not asked again and again
    server.hang_up()
    outcomes = await crowd(channel, "o")
    assert [type(each) for each in outcomes] == [TryLater]
    await channel.close()


async def test_a_session_ends_after_so_many(server: MailServer) -> None:
    channel = channel_to(server.smtp_url, connections=1)
    await crowd(channel, *(f"p{number}" for number in range(MOST_IN_A_SESSION + 5)))
    assert server.connections == 2
    assert sum(map(len, server.inboxes.values())) == MOST_IN_A_SESSION + 5
    await channel.close()


async def test_a_slow_domain_does_not_hold_up_the_others(server: MailServer) -> None:
    channel = channel_to(server.smtp_url, connections=2)
    many = [asyncio.create_task(channel.send(letter(delivery=n, address=f"mailto:p{n}@slow.pl"))) for n in range(20)]
    await first_arrives(server)
    await channel.send(letter(delivery=50, address="mailto:a@quick.cz"))
    assert sum(not each.done() for each in many) > 5
    await asyncio.gather(*many)
    await channel.close()


async def test_an_answer_is_carried_before_the_broadcast_that_waits(server: MailServer) -> None:
    """However slow the relay is, and though all of it goes to the same domain."""
    channel = channel_to(server.smtp_url, connections=1)
    many = [
        asyncio.create_task(channel.send(letter(delivery=n, address=f"mailto:p{n}@example.pl", bulk=True)))
        for n in range(20)
    ]
    await first_arrives(server)
    await channel.send(letter(delivery=50, address="mailto:ania@example.pl", bulk=False))
    assert sum(not each.done() for each in many) > 10
    await asyncio.gather(*many)
    await channel.close()


async def test_a_server_that_hung_up_meanwhile_is_no_trouble(server: MailServer, channel: EmailChannel) -> None:
    await channel.send(letter(delivery=1))
    server.hang_up()
    await channel.send(letter(delivery=2))
    server.faults.add(stage="mail", drop="before")
    await channel.send(letter(delivery=3))
    server.faults.add(stage="mail", reply="421 4.4.2 idle for too long")
    await channel.send(letter(delivery=4))
    assert len(server.inboxes["bartek@hufiec.example.pl"]) == 4


async def test_a_server_that_went_away_meanwhile_is_noticed_at_once(server: MailServer, channel: EmailChannel) -> None:
    await channel.send(letter(delivery=1))
    await server.stop()
    async with asyncio.timeout(5):
        for number in (2, 3):
            with pytest.raises(TryLater):
                await channel.send(letter(delivery=number))


async def test_a_relay_that_allows_only_the_plain_sender(server: MailServer, channel: EmailChannel) -> None:
    server.faults.add(stage="mail", reply="553 5.7.1 sender not owned")
    await channel.send(letter(delivery=1))
    await channel.send(letter(delivery=2))
    senders = [mail.envelope_from for mail in server.inboxes["bartek@hufiec.example.pl"]]
    assert senders == ["spotkania@bot.example.pl"] * 2


async def test_a_relay_that_refuses_once_is_given_the_signed_sender_again(
    server: MailServer, channel: EmailChannel
) -> None:
    server.faults.add(stage="mail", reply="554 5.7.0 too fast, slow down")
    for number in (1, 2, 3):
        await channel.send(letter(delivery=number))
    signed = [f"spotkania+{BOT.token(Purpose.BOUNCE, number)}@bot.example.pl" for number in (2, 3)]
    senders = [mail.envelope_from for mail in server.inboxes["bartek@hufiec.example.pl"]]
    assert senders == ["spotkania@bot.example.pl", *signed]


async def test_a_relay_that_allows_no_sender_of_ours(server: MailServer, channel: EmailChannel) -> None:
    server.faults.add(stage="mail", reply="553 5.7.1 sender not owned", times=2)
    with pytest.raises(TryLater) as caught:
        await channel.send(letter())
    assert caught.value.whole


async def test_an_address_that_is_none(channel: EmailChannel) -> None:
    with pytest.raises(Refused):
        await channel.send(letter(address="mailto:nobody"))


async def test_a_local_part_beyond_ascii(server: MailServer, channel: EmailChannel) -> None:
    await channel.send(letter(address="mailto:żaneta@example.pl"))
    assert [mail.recipient for mail in server.inboxes["żaneta@example.pl"]] == ["żaneta@example.pl"]


@pytest.mark.parametrize(
    "url",
    ["", "mail.example.pl", "http://mail.example.pl", "smtp://", "smtp://user:secret@mail.example.pl", "smtp://x:bad"],
)
def test_an_smtp_address_of_no_use(url: str) -> None:
    with pytest.raises(ValueError, match=r"smtp|Port"):
        channel_to(url)


@pytest.mark.parametrize(
    "url", ["smtp://u:p@localhost", "smtp://u:p@127.0.0.1", "smtp+starttls://u:p@x", "smtps://u:p@x"]
)
def test_an_smtp_address_of_use(url: str) -> None:
    channel_to(url)
