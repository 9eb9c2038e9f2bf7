"""Mail that no person wrote: auto-replies (RFC 3834), lists, and our own. It is never an answer and never answered."""

import re

from bot.channels.email.compose import LOOP_HEADER
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.mime import Mail, mailbox_in
from bot.core.words import plain

_AUTOMATIC = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply",
    "X-AutoReply-From",
    "X-Mail-Autoreply",
    "X-FC-MachineGenerated",
)
"""X-Auto-Response-Suppress is not among them: programs set it on mail that people wrote."""

_EXCHANGE = ("X-Auto-Response-Suppress", "X-MS-Exchange-Inbox-Rules-Loop")
"""Both together are an out-of-office of Exchange."""

_LIST = ("List-Id", "List-Post", "List-Unsubscribe", "Mailing-List")
_PRECEDENCE = {"auto_reply", "bulk", "junk", "list"}
_MACHINES = re.compile(r"(?:no-?reply|do-?not-?reply|nie-?odpowiadaj|neodpovidat|neodpovidejte)[^@]*@")
_SUBJECTS = re.compile(
    r"automatyczna odpowiedz|odpowiedz automatyczna|autoodpowiedz|auto odpowiedz|autoresponder|poza biurem"
    r"|automatick[ae] odpoved|mimo kancelar|out of (?:the )?office|auto(?:matic)? ?reply|auto ?response"
)
_ABSENT = re.compile(
    r"(?:nieobecnosc|jestem nieobecn[ya]|urlop|nepritomnost|jsem nepritom\w{1,3}|dovolena)"
    r"(?: w biurze| w pracy| v kancelari| v praci)? ?(?:$|[:(])"
)
"""A person may write about her absence; a machine writes nothing else, or a colon and our subject behind it."""
_MACHINE_WORDS = re.compile(
    r"wiadomosc (?:zostala )?wygenerowana automatycznie|to jest automatyczna odpowiedz|odpowiedz automatyczna"
    r"|wiadomosc automatyczna|toto je automatick|tento e ?mail byl vygenerovan automaticky"
    r"|tato zprava (?:je|byla) (?:vygenerovana )?automatick|zprava byla vygenerovana automaticky"
    r"|this is an automat(?:ic|ed) (?:reply|response|message)"
)
_WORDS_READ = 1_000


def why_automatic(mail: Mail, mailbox: Mailbox) -> str:
    """Why no person is behind the mail, by its headers and its subject; "" when one may be."""
    _, sender = mailbox_in(mail.first("From"))
    if mail.has(LOOP_HEADER) or mailbox.is_own(sender):
        return "own mail"
    if mail.has(*_LIST):
        return "list mail"
    submitted = mail.first("Auto-Submitted").partition(";")[0].strip().lower()
    precedence = mail.first("Precedence").strip().lower()
    if (
        submitted not in ("", "no")
        or mail.has(*_AUTOMATIC)
        or precedence in _PRECEDENCE
        or _MACHINES.match(sender)
        or all(mail.has(header) for header in _EXCHANGE)
        or _is_absence(mail.subject[:200])
    ):
        return "auto-reply"
    return ""


def _is_absence(subject: str) -> bool:
    if _SUBJECTS.match(plain(subject)):
        return True
    head, colon, _ = subject.partition(":")
    return _ABSENT.match(plain(head) + colon) is not None


def says_automatic(text: str) -> bool:
    """Whether the words themselves say that a machine sent them. "I am on holiday" is no such word: people write it."""
    return _MACHINE_WORDS.search(plain(text[:_WORDS_READ])) is not None
