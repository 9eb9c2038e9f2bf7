"""A letter → the bytes of a mail. Pure: the same letter, moment and secret give the same bytes."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from bot.channels.email import calendar
from bot.channels.email.layout import Choice, Section, as_html, as_text
from bot.channels.email.mailbox import Mailbox, checked, named, one_line
from bot.channels.email.wire import WIRE
from bot.core.actions import Verb
from bot.core.channel import Letter
from bot.core.language import Language
from bot.core.message import Calendar, Say, Wording, say
from bot.core.tokens import Purpose

__all__ = ["LOOP_HEADER", "Envelope", "Mailbox", "compose"]

LOOP_HEADER = "X-Mosty-Loop"
"""Marks every mail of a Mosty, so that none ever answers another."""

_LONGEST_SUBJECT = 250
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")


@dataclass(frozen=True)
class Envelope:
    """A mail and its SMTP envelope."""

    sender: str  # bounces come back here
    recipient: str
    message_id: str
    content: bytes  # CRLF, seven bits
    international: bool  # the local part needs SMTPUTF8 (RFC 6531)


def compose(letter: Letter, phrase: Say, mailbox: Mailbox, now: datetime) -> Envelope:
    """The mail for one letter. Raises ValueError for an address that cannot stand in an envelope."""
    recipient = checked(letter.address.removeprefix("mailto:"))
    languages = (letter.language,) if letter.language else tuple(Language)
    token = mailbox.token(Purpose.CONVERSATION, letter.conversation)
    worded = {language: say(letter.message, language, phrase) for language in languages}
    sections = tuple(_section(letter, language, worded[language], phrase, mailbox, token) for language in languages)
    reply_to = mailbox.with_token(token)
    message_id = _id(f"d{letter.delivery}", token, mailbox)

    mail = EmailMessage(policy=WIRE)
    mail["Date"] = format_datetime(now.astimezone(UTC))
    mail["From"] = named(mailbox.name, mailbox.plain)
    mail["Reply-To"] = named(mailbox.name, reply_to)
    mail["To"] = named(letter.name, recipient)
    subject = " / ".join(dict.fromkeys(one_line(section.title) for section in sections))
    mail["Subject"] = subject[:_LONGEST_SUBJECT]
    mail["Message-ID"] = message_id
    _set_thread(mail, letter, token, mailbox)
    answers_a_mail = bool(letter.in_reply_to) or not letter.bulk
    mail["Auto-Submitted"] = "auto-replied" if answers_a_mail else "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail[LOOP_HEADER] = mailbox.plain
    if letter.bulk:
        _set_list(mail, letter, mailbox)

    mail.set_content(as_text(sections), cte="quoted-printable")
    mail.add_alternative(as_html(sections, reply_to), subtype="html", cte="quoted-printable")
    if letter.message.calendar is not None:
        _add_calendar(mail, letter.message.calendar, letter, languages, token, mailbox, recipient)
    _tidy_parts(mail, message_id)
    mail["Content-Language"] = ", ".join(languages)
    return Envelope(
        sender=reply_to,
        recipient=recipient,
        message_id=message_id,
        content=mail.as_bytes(),
        international=not recipient.isascii(),
    )


def _section(
    letter: Letter, language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str
) -> Section:
    funding = (letter.funding or {}).get(language, "")
    return Section(
        language=language,
        title=wording.title,
        body=wording.body,
        choices=_choices(letter, language, wording, phrase, mailbox, token),
        numbered=letter.message.numbered,
        by_mail="\n".join(
            line for line in (wording.by_mail, _page_line(language, wording, phrase, mailbox, token)) if line
        ),
        quote_line=phrase("mail-quote-line", {}, language),
        footer=tuple(line for line in (phrase("mail-stop", {}, language), funding) if line),
    )


def _choices(
    letter: Letter, language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str
) -> tuple[Choice, ...]:
    """Numbered buttons by number, answers by word; what cannot be answered by mail is not shown."""
    proof = f" [{token}]" if token and not mailbox.delimiter else ""
    buttons = [button for row in wording.rows for button in row]
    if letter.message.numbered:
        return tuple(Choice(label, f"{number}{proof}") for number, (label, _) in enumerate(buttons, 1))
    return tuple(
        Choice(label, phrase(f"mail-answer-{action.choice.lower()}", {}, language) + proof)
        for label, action in buttons
        if action.verb == Verb.ANSWER
    )


def _page_line(language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str) -> str:
    """Where an answer can be given on a page, when there are pages and something to answer."""
    asks = any(action.verb == Verb.ANSWER for row in wording.rows for _, action in row)
    if not (mailbox.public_url and token and asks):
        return ""
    return phrase("mail-answer-page", {"link": f"{mailbox.public_url}/a/{token}"}, language)


def _set_thread(mail: EmailMessage, letter: Letter, token: str, mailbox: Mailbox) -> None:
    """One root per conversation, which was never sent: mail programs thread by it all the same."""
    root = _id("t", token, mailbox) if token else ""
    parent = letter.in_reply_to.strip() if _MESSAGE_ID.fullmatch(letter.in_reply_to.strip()) else ""
    if ids := [each for each in (root, parent) if each]:
        mail["In-Reply-To"] = ids[-1]
        mail["References"] = " ".join(dict.fromkeys(ids))


def _set_list(mail: EmailMessage, letter: Letter, mailbox: Mailbox) -> None:
    """RFC 2369 and RFC 2919; with public pages also RFC 8058."""
    stop = mailbox.token(Purpose.STOP, letter.conversation)
    subject = "stop" if mailbox.delimiter or not stop else f"stop [{stop}]"
    mail["List-Id"] = f"<{mailbox.local}.{mailbox.domain}>"
    by_mail = f"<mailto:{quote(mailbox.with_token(stop), safe='@+')}?subject={quote(subject)}>"
    if mailbox.public_url and stop:
        mail["List-Unsubscribe"] = f"<{mailbox.public_url}/u/{stop}>, {by_mail}"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    else:
        mail["List-Unsubscribe"] = by_mail
    mail["Precedence"] = "list"


def _add_calendar(
    mail: EmailMessage,
    entry: Calendar,
    letter: Letter,
    languages: tuple[Language, ...],
    token: str,
    mailbox: Mailbox,
    recipient: str,
) -> None:
    """As the richest alternative, for the buttons; and attached, for the programs that look at attachments only."""
    content = calendar.write(
        entry,
        mailbox=mailbox,
        token=token or f"d{letter.delivery}",
        attendee=recipient,
        name=letter.name,
        languages=languages,
    )
    mail.add_alternative(content.decode(), subtype="calendar", cte="base64", params={"method": entry.method})
    mail.add_attachment(
        content, maintype="application", subtype="ics", filename="mosty.ics", params={"name": "mosty.ics"}
    )


def _id(kind: str, token: str, mailbox: Mailbox) -> str:
    return f"<{kind}.{token}@{mailbox.domain}>" if token else f"<{kind}@{mailbox.domain}>"


def _tidy_parts(mail: EmailMessage, message_id: str) -> None:
    """Boundaries that follow from the Message-ID. Neither quoted-printable nor base64 ever writes a line with "=_"."""
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest}_{number}")
        if part is not mail:
            del part["MIME-Version"]
