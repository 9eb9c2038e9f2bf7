"""What a mail says → prepared bytes. Pure: the same content and mailbox give the same mails.

What `prepare` sees of a letter is its `Content`, so nothing of one person can get into the mail of another.
"""

import base64
import hashlib
import re
import secrets
from datetime import datetime, timedelta
from email.message import EmailMessage

from msgspec import Struct
from msgspec.structs import replace

from bot.channels.email import calendar
from bot.channels.email.dkim import canonical_body, canonical_fields
from bot.channels.email.html import as_html
from bot.channels.email.layout import Choice, Page, Section, as_text
from bot.channels.email.mailbox import Mailbox, named, one_line
from bot.channels.email.prepared import Canonical, Cut, Envelope, Hole, Prepared
from bot.channels.email.wire import WIRE, transparent
from bot.core.actions import Action, Verb
from bot.core.channel import Letter
from bot.core.language import Language
from bot.core.message import Calendar, Message, Say, Wording, say
from bot.documents import File

LOOP_HEADER = "X-Mosty-Loop"
"""Marks every mail of a Mosty, so that none ever answers another."""

_LONGEST_SUBJECT = 250
_SEVERAL_SECTORS = "all"
_OF_A_PLACE = {
    **dict.fromkeys(("take", "admit", "readmit"), "accepted"),
    **dict.fromkeys(("leave", "refuse"), "declined"),
}

# They stand where something of the person will. Nobody can guess them, so nobody's words can hold one.
_TOKEN = "r" + "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(24))
_UID, _CN, _ADDRESS, _CALENDAR = (secrets.token_hex(16) for _ in range(4))
_CALENDAR += "\r\n"


class Content(Struct, frozen=True):
    """All of a letter that is the same for everybody who is told it. Equal contents make equal mails."""

    message: Message
    zones: tuple[timedelta | None, ...]  # of the moments in the message, which equal messages may differ in
    language: Language | None
    bulk: bool
    sector: str  # the one that what is sent to many is for; "": several, or all
    answers_a_mail: bool
    in_conversation: bool
    funding: tuple[tuple[Language, str], ...]
    file: File | None = None

    @classmethod
    def of(cls, letter: Letter, file: File | None = None) -> "Content":
        """What of the letter does not depend on its person; `file` is its message's document as it goes out."""
        return cls(
            message=replace(letter.message, document=None) if letter.message.document else letter.message,
            zones=letter.message.zones,
            language=letter.language,
            bulk=letter.bulk,
            sector=letter.sectors[0] if len(letter.sectors) == 1 else "",
            answers_a_mail=bool(letter.in_reply_to) or not letter.bulk,
            in_conversation=letter.conversation is not None,
            funding=tuple(letter.funding.items()) if letter.funding else (),
            file=file,
        )


def compose(letter: Letter, phrase: Say, mailbox: Mailbox, now: datetime, *, file: File | None = None) -> Envelope:
    """The mail for one letter. Raises ValueError for an address that cannot stand in an envelope."""
    return prepare(Content.of(letter, file), phrase, mailbox).address(letter, now)


def prepare(content: Content, phrase: Say, mailbox: Mailbox) -> Prepared:
    """The mail for everybody who is told this."""
    languages = (content.language,) if content.language else tuple(Language)
    token = _TOKEN if content.in_conversation else ""
    worded = {language: say(content.message, language, phrase) for language in languages}
    sections = tuple(_section(content, language, worded[language], phrase, mailbox, token) for language in languages)

    mail = EmailMessage(policy=WIRE)
    mail["From"] = named(mailbox.name, mailbox.plain)
    subject = " / ".join(dict.fromkeys(one_line(section.title) for section in sections))
    mail["Subject"] = subject[:_LONGEST_SUBJECT]
    mail["Auto-Submitted"] = "auto-replied" if content.answers_a_mail else "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail[LOOP_HEADER] = mailbox.plain
    if content.bulk:
        _describe_list(mail, content, mailbox)
    mail.set_content(as_text(sections), cte="quoted-printable")
    _add_html(mail, sections, mailbox, token)
    entry = content.message.calendar
    if entry is not None:
        # as the richest alternative, for the buttons; and attached, for programs that look only there
        params = {"method": entry.method}
        mail.add_alternative(_CALENDAR, subtype="calendar", cte="base64", params=params)
        mail.add_attachment(
            _CALENDAR.encode(),
            maintype="application",
            subtype="ics",
            filename="mosty.ics",
            params={"name": "mosty.ics"},
        )
    if content.file is not None:
        maintype, _, subtype = content.file.media_type.partition("/")
        mail.add_attachment(content.file.content, maintype=maintype, subtype=subtype, filename=content.file.name)
    _tidy_parts(mail, content)
    mail["Content-Language"] = ", ".join(languages)
    written = _unbroken(mail.as_bytes())
    return Prepared(
        mailbox=mailbox,
        body=_cut(transparent(written)),
        canonical=_canonical(written) if mailbox.signer else None,
        calendar=_cut_entry(entry, mailbox, languages) if entry else None,
    )


def _describe_list(mail: EmailMessage, content: Content, mailbox: Mailbox) -> None:
    """What mail programs sort and unsubscribe by (RFC 2919, 2369, 8058); List-Unsubscribe itself is each person's own.

    The id is that of the one sector the mail is for, the same for its invitations, reminders and announcements. What is
    for several sectors goes to people of all of them: it has an id of its own, so that nobody's filter for one sector
    catches what others are asked to as well. One click ends everything, whatever the list: promise 10, and what a
    reader means who presses "unsubscribe" beside the sender's name.
    """
    mail["List-Id"] = f"<{content.sector or _SEVERAL_SECTORS}.{mailbox.domain}>"
    mail["List-Help"] = f"<mailto:{mailbox.plain}?subject=help>"
    mail["List-Owner"] = f"<mailto:{mailbox.plain}>"
    mail["List-Post"] = "NO"
    if mailbox.public_url and content.in_conversation:
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail["Precedence"] = "list"


def _add_html(mail: EmailMessage, sections: tuple[Section, ...], mailbox: Mailbox, token: str) -> None:
    """The HTML part, together with the pictures it shows (multipart/related, RFC 2387)."""
    marks = [(f"mark{number}@{mailbox.domain}", mark) for number, mark in enumerate(mailbox.marks, 1)]
    html = EmailMessage(policy=WIRE)
    html.set_content(as_html(sections, mailbox.with_token(token), marks), subtype="html", cte="quoted-printable")
    for cid, mark in marks:
        maintype, _, subtype = mark.media_type.partition("/")
        html.add_related(mark.content, maintype=maintype, subtype=subtype, cid=f"<{cid}>", disposition="inline")
    mail.make_alternative()
    mail.attach(html)


def _section(
    content: Content, language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str
) -> Section:
    funding = dict(content.funding).get(language, "")
    return Section(
        language=language,
        title=wording.title,
        body=wording.body,
        choices=_choices(content.message, language, wording, phrase, mailbox, token),
        numbered=content.message.numbered,
        by_mail=wording.by_mail,
        page=_page(language, wording, phrase, mailbox, token),
        quote_line=phrase("mail-quote-line", {}, language),
        footer=tuple(line for line in (phrase("mail-stop", {}, language), funding) if line),
    )


def _choices(
    message: Message, language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str
) -> tuple[Choice, ...]:
    """Numbered buttons by number, answers by word; what cannot be answered by mail is not shown."""
    proof = f" [{token}]" if token and not mailbox.delimiter else ""
    buttons = [button for row in wording.rows for button in row]
    if message.numbered:
        return tuple(Choice(label, f"{number}{proof}") for number, (label, _) in enumerate(buttons, 1))
    return tuple(
        Choice(label, phrase(f"mail-answer-{word}", {}, language) + proof)
        for label, action in buttons
        if (word := _word(action))
    )


def _word(action: Action) -> str:
    """Which answer in words means the same; "" for what cannot be answered in one."""
    if action.verb == Verb.ANSWER:
        return action.choice.lower()
    return _OF_A_PLACE.get(action.args[-1], "") if action.verb in (Verb.PLACE, Verb.DELEGATE) else ""


def _page(language: Language, wording: Wording, phrase: Say, mailbox: Mailbox, token: str) -> Page | None:
    """Where an answer can be given on a page, when there are pages and something to answer."""
    answers = [(label, action.choice) for row in wording.rows for label, action in row if action.verb == Verb.ANSWER]
    if not (mailbox.public_url and token and answers):
        return None
    link = f"{mailbox.public_url}/a/{token}"
    return Page(
        line=phrase("mail-answer-page", {"link": link}, language),
        label=phrase("mail-answer-on-page", {}, language),
        answers=tuple((label, f"{link}?answer={choice.lower()}") for label, choice in answers),
    )


def _tidy_parts(mail: EmailMessage, content: Content) -> None:
    """Boundaries that follow from the content. Neither quoted-printable nor base64 ever writes a line with "=_"."""
    digest = hashlib.sha256(repr(content).encode()).hexdigest()[:24]
    for number, part in enumerate(mail.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{digest}_{number}")
        if part is not mail:
            del part["MIME-Version"]


def _unbroken(content: bytes) -> bytes:
    """With each token in one piece, on a line of its own where quoted-printable has broken it."""
    token = _TOKEN.encode()
    return _BROKEN_TOKEN.sub(lambda broken: broken[0] if broken[0] == token else b"=\r\n" + token + b"=\r\n", content)


def _cut(content: bytes) -> Cut:
    return Cut.at({_TOKEN.encode(): Hole.TOKEN, _IN_BASE64: Hole.CALENDAR}, content)


def _canonical(content: bytes) -> Canonical:
    """What is spliced in later holds no blanks, so it is in canonical form by itself."""
    head, _, body = content.partition(b"\r\n\r\n")
    return Canonical(canonical_fields(head), _cut(canonical_body(body)))


_BROKEN_TOKEN = re.compile(b"(?:=\r\n)?".join(bytes([each]) for each in _TOKEN.encode()))  # by a soft line break
_IN_BASE64 = base64.b64encode(_CALENDAR.encode())


def _cut_entry(entry: Calendar, mailbox: Mailbox, languages: tuple[Language, ...]) -> Cut:
    written = calendar.write(entry, mailbox=mailbox, token=_UID, attendee=_ADDRESS, name=_CN, languages=languages)
    unfolded = written.replace(b"\r\n ", b"")
    return Cut.at({_UID.encode(): Hole.UID, f";CN={_CN}".encode(): Hole.CN, _ADDRESS.encode(): Hole.ADDRESS}, unfolded)
