"""Whose mail it is: the token wherever a program left it, the verdict of our own server, and one id for one mail."""

import pytest
from msgspec.structs import replace

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.parse import parse
from bot.core.inbound import Bounced, Ignored, Inbound, Said
from bot.core.tokens import Purpose
from tests.channels.email_world import BOT, NOW, SAMPLES, SENT, TOKEN

OTHER = BOT.token(Purpose.CONVERSATION, 8)
BOUNCE = BOT.token(Purpose.BOUNCE, 31)
SERVER = "mx.bot.example.pl"


def mail(*headers: str, body: str = "Tak", to: str = "spotkania@bot.example.pl", sender: str = "") -> bytes:
    sender = sender or "Bartek Żak <bartek@hufiec.example.pl>"
    return "\r\n".join([f"From: {sender}", f"To: {to}", *headers, "", body]).encode()


def read(raw: bytes, mailbox: Mailbox = BOT) -> Inbound:
    return parse(raw, mailbox, at=NOW)


WRAPPED = {
    "capitals": mail(to=f"SPOTKANIA+{TOKEN.upper()}@BOT.EXAMPLE.PL"),
    "percent": mail(to=f"spotkania%2B{TOKEN}%40bot.example.pl"),
    "folded within the address": mail(to=f"<spotkania+{TOKEN[:9]}\r\n {TOKEN[9:]}@bot.example.pl>"),
    "soft line break": mail(to=f"<spotkania+{TOKEN[:20]}=\r\n {TOKEN[20:]}@bot.example.pl>"),
    "folded within the Message-ID": mail(f"In-Reply-To: <d31.{TOKEN[:12]}\r\n\t{TOKEN[12:]}@bot.example.pl>"),
    "Message-ID in another case": mail(f"In-Reply-To: {SENT.upper()}"),
    "only the root of the thread": mail(f"References: <t.{TOKEN}@bot.example.pl> <0100018f-x@relay.example.com>"),
    "subject": mail(f"Subject: Odp: TAK [{TOKEN}]"),
    "subject in percents": mail(f"Subject: TAK%20%5B{TOKEN}%5D"),
    "subject in encoded words": mail(f"Subject: =?utf-8?q?TAK_=5B{TOKEN[:7]}?=\r\n =?utf-8?q?{TOKEN[7:]}=5D?="),
    "hidden marks": mail(f"Subject: TAK [{TOKEN[:5]}\u200b{TOKEN[5:]}]"),
    "for whom it was received": mail(f"Received: by mx for <spotkania+{TOKEN}@bot.example.pl>; Thu, 12 Nov 2026"),
    "calendar": (SAMPLES / "calendar-google-accepted.eml").read_bytes(),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_what_programs_do_to_a_token_is_seen_through(name: str) -> None:
    assert read(WRAPPED[name]).conversation == 7


@pytest.mark.parametrize("cut", [TOKEN[:-1], TOKEN[1:], TOKEN[:12] + TOKEN[13:], TOKEN[::-1], TOKEN + "a", "a" + TOKEN])
def test_a_token_cut_or_lengthened_is_none(cut: str) -> None:
    for raw in (mail(to=f"spotkania+{cut}@bot.example.pl"), mail(f"Subject: TAK [{cut}]")):
        assert read(raw).conversation is None


def test_the_address_goes_before_the_ids_and_the_ids_before_the_subject() -> None:
    subject = f"Subject: TAK [{OTHER}]"
    assert (
        read(mail(f"In-Reply-To: <d9.{OTHER}@bot.example.pl>", to=f"spotkania+{TOKEN}@bot.example.pl")).conversation
        == 7
    )
    assert read(mail(subject, f"In-Reply-To: {SENT}")).conversation == 7
    assert read(mail(subject)).conversation == 8


def test_only_machines_write_to_a_return_path() -> None:
    to = f"spotkania+{BOUNCE}@bot.example.pl"
    assert read(mail(to=to)).act == Ignored("auto-reply")
    returned = read(mail("Return-Path: <>", to=to, body="???"))
    assert isinstance(returned.act, Bounced)
    assert (returned.act.delivery, returned.act.failure, returned.conversation) == (31, "unknown", None)
    away = mail("Return-Path: <>", to=to, body="Jestem na urlopie do 5 grudnia, odpowiem po powrocie.")
    assert read(away).act == Ignored("auto-reply")
    assert read(mail(f"In-Reply-To: <d31.{BOUNCE}@bot.example.pl>")).act == Said(
        "Tak", reply_to=f"<d31.{BOUNCE}@bot.example.pl>"
    )


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        (["Auto-Submitted: no"], False),
        (["Auto-Submitted: No (written by hand)"], False),
        (["Auto-Submitted: auto-replied; owner-email=x"], True),
        (["Auto-Submitted: auto-generated (vacation)"], True),
        (["X-Autoreply: no"], False),
        (["X-Autoreply: yes"], True),
        (["X-Autorespond:"], True),
        (["X-Auto-Response-Suppress: All"], False),
        (["X-Auto-Response-Suppress: All", "X-MS-Exchange-Inbox-Rules-Loop: a@b.example"], True),
        (["Precedence: auto_reply"], True),
        (["Precedence: first-class"], False),
        (["X-POST-MessageClass: 9; Autoresponder"], True),
        ([f"Message-ID: <d5.{TOKEN}@bot.example.pl>"], True),
        ([f"Message-ID: <t.{TOKEN}@bot.example.pl>"], True),
        ([f"Message-ID: <d5.{TOKEN[::-1]}@bot.example.pl>"], False),
        (["List-Id: <spotkania.bot.example.pl>"], True),
    ],
)
def test_headers_say_whether_a_machine_wrote(headers: list[str], automatic: bool) -> None:
    assert isinstance(read(mail(*headers)).act, Ignored) == automatic


# The verdict of our own server


TRUSTING = replace(BOT, authserv=SERVER)
ALIGNED = "hufiec.example.pl"


@pytest.mark.parametrize(
    ("results", "proven"),
    [
        ([f"{SERVER}; dmarc=pass header.from={ALIGNED}"], True),
        ([f"{SERVER} 1; spf=fail smtp.mailfrom=x.pl; dkim=pass header.d={ALIGNED} header.s=a"], True),
        ([f"MX.BOT.EXAMPLE.PL;\r\n\tdkim=pass (2048-bit key; dmarc=fail) header.i=@{ALIGNED.upper()}"], True),
        ([f"{SERVER}; dkim=fail header.d=x.pl; dkim=pass header.d=example.pl"], True),
        ([f"{SERVER}; dkim=pass header.d=mail.{ALIGNED}"], False),
        ([f"{SERVER}; dkim=pass header.d=pl"], False),
        ([f"{SERVER}; dkim=pass header.d=evil.example"], False),
        ([f"{SERVER}; dmarc=pass header.from=evil.example"], False),
        ([f"{SERVER}; spf=pass smtp.mailfrom={ALIGNED}"], False),
        ([f"{SERVER}; dmarc=fail header.from={ALIGNED}; dkim=none"], False),
        ([f'{SERVER}; spf=pass smtp.mailfrom="; dmarc=pass header.from={ALIGNED}; "@evil.example'], False),
        ([f"{SERVER}; spf=fail (x; dmarc=pass header.from={ALIGNED}; (y) z)"], False),
        ([f"mx.evil.example; dmarc=pass header.from={ALIGNED}"], False),
        ([f"mx.evil.example; dmarc=pass header.from={ALIGNED}", f"{SERVER}; dmarc=pass header.from={ALIGNED}"], False),
        ([f"{SERVER}; dmarc=fail header.from={ALIGNED}", f"{SERVER}; dmarc=pass header.from={ALIGNED}"], False),
        ([f"spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=x.pl; dmarc=pass action=none header.from={ALIGNED}"], False),
        ([f"{SERVER}.evil.example; dmarc=pass header.from={ALIGNED}"], False),
        ([""], False),
        ([], False),
    ],
)
def test_only_our_own_servers_topmost_verdict_is_believed(results: list[str], proven: bool) -> None:
    raw = mail(*(f"Authentication-Results: {each}" for each in results))
    assert read(raw, TRUSTING).sender.proven == proven
    assert not read(raw).sender.proven


def test_a_server_without_a_name_is_believed_only_when_the_operator_says_so() -> None:
    raw = mail(f"Authentication-Results: spf=pass smtp.mailfrom=x.pl; dmarc=pass action=none header.from={ALIGNED}")
    assert not read(raw, TRUSTING).sender.proven
    assert read(raw, replace(BOT, authserv="unnamed")).sender.proven


def test_a_verdict_on_two_senders_is_none() -> None:
    verdict = f"Authentication-Results: {SERVER}; dmarc=pass header.from={ALIGNED}"
    assert not read(mail("From: x@evil.example", verdict), TRUSTING).sender.proven
    both = "a@evil.example, bartek@hufiec.example.pl"
    assert not read(mail(verdict, sender=both), TRUSTING).sender.proven


# One mail, one id


def test_one_mail_has_one_id_whatever_servers_write_on_it() -> None:
    written = ["Message-ID: <1@x>", "Date: Thu, 12 Nov 2026 11:20:31 +0100", "Subject: odp"]
    raw = mail(*written, to=f"spotkania+{TOKEN}@bot.example.pl")
    trace = b"Return-Path: <b@x>\r\nDelivered-To: spotkania@bot.example.pl\r\nReceived: from a by b;\r\n\tThu\r\n"
    for same in (raw, trace + raw, raw.replace(b"\r\n", b"\n"), trace + raw + b"\r\n", b"X-Spam: no\r\n" + raw):
        assert read(same).id == read(raw).id
    for other in (mail(*written, body="Nie"), mail(*written[1:]), mail("Message-ID: <2@x>", *written[1:])):
        assert read(other).id != read(raw).id
    bare = mail()
    assert read(trace + bare).id == read(bare).id != read(mail(body="Nie")).id
