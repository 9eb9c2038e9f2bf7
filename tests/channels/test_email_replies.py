"""What each trouble means: the table, row by row."""

import aiosmtplib
import pytest

from bot.channels.email.replies import Stage, classify, failure_of, forbids_sender
from bot.core.bounces import Failure
from bot.core.channel import Gone, Refused, SendError, TryLater, Uncertain

LATER, LATER_ALL = (TryLater, False), (TryLater, True)
REFUSED, GONE, UNCERTAIN = (Refused, None), (Gone, None), (Uncertain, None)


def reply(code: int, text: str) -> Exception:
    return aiosmtplib.SMTPResponseException(code, text)


US = "Domain bot.example.pl"
RATE = (
    "5.2.1 The user you are trying to contact is receiving mail at a rate that\n"
    "5.2.1 prevents additional messages from being delivered. Please resend your\n5.2.1 message at a later time."
)
LOST = aiosmtplib.SMTPServerDisconnected("Connection lost")
SILENT = aiosmtplib.SMTPReadTimeoutError("Timed out")

TABLE = [
    (Stage.CONNECT, ConnectionRefusedError(111, "refused"), LATER_ALL),
    (Stage.CONNECT, aiosmtplib.SMTPConnectTimeoutError("x"), LATER_ALL),
    (Stage.CONNECT, OSError("no such host"), LATER_ALL),
    (Stage.CONNECT, LOST, LATER_ALL),
    (Stage.CONNECT, reply(421, "4.3.2 closing"), LATER_ALL),
    (Stage.CONNECT, reply(554, "5.7.1 you are on a list"), LATER_ALL),
    (Stage.CONNECT, aiosmtplib.SMTPAuthenticationError(535, "5.7.8 wrong password"), LATER_ALL),
    (Stage.CONNECT, aiosmtplib.SMTPException("SMTP STARTTLS extension not supported by server."), LATER_ALL),
    (Stage.SENDER, reply(450, "4.7.1 slow down"), LATER_ALL),
    (Stage.SENDER, reply(452, "4.3.1 insufficient system storage"), LATER),
    (Stage.SENDER, reply(530, "5.7.0 authentication required"), LATER_ALL),
    (Stage.SENDER, reply(553, "5.7.1 sender not owned"), LATER_ALL),
    (Stage.SENDER, reply(552, "message size exceeds limit"), REFUSED),
    (Stage.SENDER, reply(554, "5.3.4 too big"), REFUSED),
    (Stage.SENDER, reply(553, "5.6.7 SMTPUTF8 not permitted"), REFUSED),
    (Stage.SENDER, reply(550, "5.6.1 media not supported"), REFUSED),
    (Stage.SENDER, LOST, LATER),
    (Stage.SENDER, aiosmtplib.SMTPNotSupported("SMTPUTF8"), REFUSED),
    (Stage.SENDER, ValueError("address"), REFUSED),
    (Stage.RECIPIENT, reply(450, "4.2.0 greylisted"), LATER),
    (Stage.RECIPIENT, reply(421, "4.7.0 try again"), LATER),
    (Stage.RECIPIENT, reply(452, "4.2.2 over quota"), LATER),
    (Stage.RECIPIENT, reply(550, "5.1.1 user unknown"), GONE),
    (Stage.RECIPIENT, reply(550, "#5.1.0 Address rejected."), GONE),
    (Stage.RECIPIENT, reply(550, "No such user here"), GONE),
    (Stage.RECIPIENT, reply(551, "User not local"), GONE),
    (Stage.RECIPIENT, reply(553, "5.1.3 bad address"), GONE),
    (Stage.RECIPIENT, reply(556, "5.1.10 null MX"), GONE),
    (Stage.RECIPIENT, reply(550, "5.2.1 mailbox disabled"), GONE),
    (Stage.RECIPIENT, reply(550, "5.4.1 Recipient address rejected: Access denied"), GONE),
    (Stage.RECIPIENT, reply(550, "relay not permitted"), REFUSED),
    (Stage.RECIPIENT, reply(550, "Blocked, see our policy"), REFUSED),
    (Stage.RECIPIENT, reply(554, "5.7.1 relay access denied"), REFUSED),
    (Stage.RECIPIENT, reply(550, "5.7.1 policy"), REFUSED),
    (Stage.RECIPIENT, reply(550, "5.1.8 sender domain unknown"), REFUSED),
    (Stage.RECIPIENT, reply(550, f"{US} has exceeded the max emails per hour (100/100 (100%)) allowed."), LATER),
    (Stage.RECIPIENT, reply(550, "5.4.5 Daily user sending limit exceeded"), LATER),
    (Stage.RECIPIENT, reply(550, "User <ala@example.com> is over quota"), LATER),
    (Stage.RECIPIENT, reply(550, "something that nobody has read before"), REFUSED),
    (Stage.RECIPIENT, reply(550, "5.5.0 Requested action not taken: mailbox unavailable (S2017062302)."), GONE),
    (Stage.RECIPIENT, reply(553, "5.3.0 <ala@example.com>... Addressee unknown, relay=[192.0.2.1]"), GONE),
    (Stage.RECIPIENT, reply(550, "5.0.0 Mailbox is full"), LATER),
    (Stage.RECIPIENT, reply(554, "5.5.0 Error: too many commands"), REFUSED),
    (Stage.RECIPIENT, reply(550, RATE), LATER),
    (Stage.RECIPIENT, reply(552, "5.2.2 mailbox full"), LATER),
    (Stage.RECIPIENT, reply(552, "mailbox full"), LATER),
    (Stage.RECIPIENT, reply(550, "5.2.2 mailbox full"), LATER),
    (Stage.RECIPIENT, reply(-1, "rubbish"), LATER),
    (Stage.RECIPIENT, SILENT, LATER),
    (Stage.DATA, reply(451, "4.3.0 no space"), LATER),
    (Stage.DATA, reply(554, "no valid recipients"), REFUSED),
    (Stage.DATA, LOST, LATER),
    (Stage.BODY, reply(354, "still"), UNCERTAIN),
    (Stage.BODY, reply(451, "4.3.0 no space"), LATER),
    (Stage.BODY, reply(554, "5.6.0 message refused"), REFUSED),
    (Stage.BODY, reply(550, "5.7.1 spam"), REFUSED),
    (Stage.BODY, reply(550, "5.1.1 user unknown"), GONE),
    (Stage.BODY, reply(552, "5.2.2 mailbox full"), LATER),
    (Stage.BODY, reply(-1, "rubbish"), UNCERTAIN),
    (Stage.BODY, LOST, UNCERTAIN),
    (Stage.BODY, SILENT, UNCERTAIN),
    (Stage.BODY, TimeoutError(), UNCERTAIN),
    (Stage.BODY, ConnectionResetError(), UNCERTAIN),
]


@pytest.mark.parametrize(("stage", "error", "expected"), TABLE)
def test_each_trouble_has_its_decision(
    stage: Stage, error: Exception, expected: tuple[type[SendError], bool | None]
) -> None:
    decision = classify(stage, error)
    assert (type(decision), getattr(decision, "whole", None)) == expected
    assert str(decision).startswith(f"{stage.name.lower()}: ")


@pytest.mark.parametrize(
    ("said", "allows_only_its_own"),
    [
        ("553 5.7.1 sender not owned", True),
        ("550 5.7.1 Sender address rejected", True),
        ("550 5.7.60 Client does not have permissions to send as this sender", True),
        ("553 Sorry, your envelope sender is not allowed", True),
        ("550 Sender verify failed", True),
        ("501 5.1.7 Invalid address", True),
        ("550 5.1.8 sender domain unknown", True),
        ("554 5.7.0 too fast, slow down", False),
        ("550 Domain bot.example.pl has exceeded the max emails per hour (100/100 (100%)) allowed", False),
        ("550 5.4.5 Daily sending quota exceeded", False),
        ("530 5.7.0 authentication required", False),
        ("554 Transaction failed", False),
        ("503 5.5.1 nested MAIL command", False),
        ("553 5.6.7 SMTPUTF8 not permitted", False),
        ("450 4.7.1 slow down", False),
    ],
)
def test_which_refusals_of_a_sender_are_for_good(said: str, allows_only_its_own: bool) -> None:
    code, _, text = said.partition(" ")
    assert forbids_sender(int(code), text) is allows_only_its_own


def test_a_bug_is_no_decision() -> None:
    with pytest.raises(KeyError):
        classify(Stage.BODY, KeyError("x"))


def test_no_address_is_in_the_reason() -> None:
    decision = classify(Stage.RECIPIENT, reply(550, "5.1.1 <bartek@hufiec.example.pl>: unknown"))
    assert str(decision) == "recipient: 550 5.1.1 <address> unknown"


@pytest.mark.parametrize(
    ("failure", "statuses"),
    [
        (Failure.DEAD, ["5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.4.1", "5.4.4"]),
        (Failure.FULL, ["5.2.2", "5.3.4", "5.4.7", "5.0.0", "5.2.0"]),
        (Failure.POLICY, ["5.7.1", "5.7.515", "5.1.8", "5.1.7"]),
        (Failure.DELAYED, ["4.1.1", "4.2.2", "4.4.7", "4.7.0"]),
        (None, ["", "2.0.0", "5", "rubbish"]),
    ],
)
def test_what_a_status_says_of_the_address(failure: Failure | None, statuses: list[str]) -> None:
    assert {status: failure_of(status) for status in statuses} == dict.fromkeys(statuses, failure)


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("550 5.1.1 user unknown", Failure.DEAD),
        ("550 No such user here", Failure.DEAD),
        ("552 5.2.2 mailbox full", Failure.FULL),
        ("552 mailbox full", Failure.FULL),
        ("550 5.7.1 policy", Failure.POLICY),
        ("550 Blocked, see our policy", Failure.POLICY),
        ("550 rejected because 192.0.2.1 is in a black list at zen.spamhaus.org", Failure.POLICY),
        (
            "550 Service unavailable; Client host [192.0.2.1] listed by zen.spamhaus.org; address rejected",
            Failure.POLICY,
        ),
        (
            "550 Verification failed for <spotkania@bot.example.pl> Unrouteable address Sender verify failed",
            Failure.POLICY,
        ),
        ("550 Sender verify failed", Failure.POLICY),
        ("550 Sender address rejected: Domain not found", Failure.POLICY),
        ("550 Sender address rejected: User unknown in virtual mailbox table", Failure.POLICY),
        ("550 5.1.0 <spotkania@bot.example.pl> sender rejected", Failure.POLICY),
        ("550 Administrative prohibition", Failure.POLICY),
        ("550 SPF check failed", Failure.POLICY),
        ("550 DMARC policy violation", Failure.POLICY),
        ("550 invalid HELO", Failure.POLICY),
        ("550 Host unknown: your HELO", Failure.POLICY),
        ("550 Reverse DNS lookup failed for host 192.0.2.1", Failure.POLICY),
        ("550 Access denied", Failure.POLICY),
        ("550 relay not permitted: mailbox unavailable", Failure.POLICY),
        ("550 Adres nadawcy odrzucony", Failure.POLICY),
        ("550 Adresa odesílatele odmítnuta", Failure.POLICY),
        ("550 Domain bot.example.pl has exceeded the max emails per hour", None),
        ("550 Przekroczono limit wysyłanych wiadomości", None),
        ("550 something that nobody has read before", Failure.POLICY),
        ("550 Requested action not taken: mailbox unavailable", Failure.DEAD),
        ("550 Recipient address rejected: Access denied", Failure.DEAD),
        ("550 <user.sender@example.com>: Recipient rejected", Failure.DEAD),
        ("550 sorry, no mailbox here by that name", Failure.DEAD),
        ("550 User <ala@example.com> does not exist", Failure.DEAD),
        ("550 No such local user", Failure.DEAD),
        ("550 Nie ma takiego użytkownika", Failure.DEAD),
        ("553 Uživatel neexistuje", Failure.DEAD),
        ("551 User not local", Failure.DEAD),
        ("550 Mailbox full", Failure.FULL),
        ("550 5.5.0 Requested action not taken: mailbox unavailable", Failure.DEAD),
        ("550 5.0.0 blocked using zen.spamhaus.org", Failure.POLICY),
        ("550 5.2.1 The email account that you tried to reach is disabled", Failure.DEAD),
        (f"550 {RATE}", Failure.FULL),
        ("450 4.2.0 greylisted", None),
        ("554 5.6.0 message refused", None),
    ],
)
def test_what_a_refusal_says_of_the_address(text: str, failure: Failure | None) -> None:
    code, _, said = text.partition(" ")
    assert classify(Stage.RECIPIENT, reply(int(code), said)).failure == failure
