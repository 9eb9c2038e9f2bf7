"""What servers' own words say of an address: nothing dead that is only our own trouble."""

import pytest

from bot.channels.email.parse import parse
from bot.channels.email.reasons import is_limit, meaning
from bot.core.bounces import Failure
from bot.core.inbound import Bounced
from bot.core.tokens import Purpose
from tests.channels.email_world import BOT, NOW

LIMIT = "550 Domain bot.example.pl has exceeded the max emails per hour (100/100 (100%)) allowed.  Message discarded."

SAID = [
    (LIMIT, Failure.POLICY),
    ("550-Verification failed for <spotkania@bot.example.pl>\n 550-Unrouteable address\n 550 Sender verify failed",
     Failure.POLICY),
    ("550-rejected because 192.0.2.1 is in a black list at zen.spamhaus.org", Failure.POLICY),
    ("550 Service unavailable; Client host [192.0.2.1] listed by zen.spamhaus.org; address rejected", Failure.POLICY),
    ("550 JunkMail rejected - host [192.0.2.1] is in an RBL", Failure.POLICY),
    ("550 Sender address rejected: Domain not found", Failure.POLICY),
    ("550 5.1.0 <spotkania@bot.example.pl> sender rejected. Please see https://example.org", Failure.POLICY),
    ("554 <spotkania@bot.example.pl>: Sender address rejected: User unknown in virtual mailbox table", Failure.POLICY),
    ("550 Administrative prohibition", Failure.POLICY),
    ("550 Access denied", Failure.POLICY),
    ("550 SPF check failed", Failure.POLICY),
    ("550 DMARC policy violation", Failure.POLICY),
    ("550 invalid HELO", Failure.POLICY),
    ("550 relay not permitted", Failure.POLICY),
    ("550 No such user here", Failure.DEAD),
    ("550 <ala@example.com>: Recipient address rejected: Access denied", Failure.DEAD),
    ("550 <sender.verify.spam@example.com>: User unknown", Failure.DEAD),
    ("550 Mailbox <ala@example.com> does not exist", Failure.DEAD),
    ("550 The address could not be found", Failure.DEAD),
    ("550 5.1.0 Address rejected", Failure.DEAD),
    ("554 delivery error: dd This user doesn't have a yahoo.com account (ala@example.com) [0]", Failure.DEAD),
    ("554 30 Sorry, your message to <ala@example.com> cannot be delivered. This mailbox is disabled (554.30).",
     Failure.DEAD),
    ("550 Mailbox is full", Failure.FULL),
    ("550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).", Failure.DEAD),
    ("553 5.3.0 <ala@example.com>... Addressee unknown, relay=[192.0.2.1]", Failure.DEAD),
    ("550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents more", Failure.FULL),
    ("550 5.2.1 The user you are trying to contact is receiving mail too quickly", Failure.FULL),
]  # fmt: skip


@pytest.mark.parametrize(("said", "failure"), SAID)
@pytest.mark.parametrize("order", ["Exim", "Postfix"])
def test_a_report_without_a_code_of_its_own_is_read_by_what_it_quotes(said: str, failure: Failure, order: str) -> None:
    assert meaning(said) == failure
    act = parse(report(said, order), BOT, at=NOW).act
    assert isinstance(act, Bounced)
    assert act.failure == failure


@pytest.mark.parametrize(
    ("said", "limited"),
    [
        (LIMIT, True),
        ("Daily user sending limit exceeded", True),
        ("You have sent too many messages", True),
        ("Too many messages from 192.0.2.1", True),
        ("Przekroczono limit wysyłanych wiadomości", True),
        ("Byl překročen limit odeslaných zpráv za hodinu", True),
        ("Mailbox has exceeded its quota", False),
        ("Message size exceeds limit", False),
        ("Skrzynka odbiorcy przekroczyła limit", False),
    ],
)
def test_we_have_sent_too_much_for_now(said: str, limited: bool) -> None:
    assert is_limit(said) == limited


def report(said: str, order: str) -> bytes:
    """A report of one recipient, as the program of that name writes its fields."""
    about = ["Action: failed", "Final-Recipient: rfc822; ala@example.com"]
    fields = [*(about if order == "Exim" else reversed(about)), "Status: 5.0.0"]
    lines = [
        "Return-Path: <>",
        "From: Mail Delivery System <Mailer-Daemon@mx.example.net>",
        f"To: {BOT.with_token(BOT.token(Purpose.BOUNCE, 31))}",
        "Subject: Mail delivery failed: returning message to sender",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.example.net",
        "",
        *fields,
        f"Diagnostic-Code: smtp; {said}",
        "",
        "--b--",
        "",
    ]
    return "\n".join(lines).replace("\n", "\r\n").encode()
