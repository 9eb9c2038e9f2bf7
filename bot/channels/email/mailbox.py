"""The bot's own mailbox, and the signed tokens that stand in its addresses, Message-IDs and calendar UIDs."""

import re
from collections.abc import Iterator
from email.headerregistry import Address
from functools import cached_property, lru_cache
from urllib.parse import unquote

from msgspec import Struct

from bot.channels.email.dkim import Signer
from bot.core.funding import FundingMark
from bot.core.tokens import Purpose, shape, sign, verify

TOKEN = shape(Purpose.CONVERSATION, Purpose.STOP, Purpose.BOUNCE)
"""What a token looks like that stands in a mail."""

_TOKEN = re.compile(rf"(?<![a-z0-9]){TOKEN}(?![a-z0-9])")
_WRAPPING = re.compile("=?\\s+|[\u00ad\u200b\u2060\ufeff]")
"""What programs put into a long word: line ends, soft line breaks of quoted-printable, marks that are not seen."""

_MOST_TOKENS = 50  # of one text are looked at: an HMAC each
_LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x1f\x7f]{1,64}")
_DOMAIN = re.compile(r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")


class Mailbox(Struct, frozen=True, dict=True):
    """The one address everything is sent from and everything comes back to."""

    address: str
    delimiter: str  # of a sub-address (RFC 5233): "+", "-", or "" where the mailbox has none
    secret: bytes  # signs the tokens
    name: str = "Mosty"  # shown as the sender
    public_url: str = ""  # where our pages are; "" when there are none, and so no links
    marks: tuple[FundingMark, ...] = ()  # stand at the foot of every mail
    signer: Signer | None = None  # None: the relay signs, or nobody
    authserv: str = ""  # the server whose Authentication-Results are believed; see authentication.py

    @cached_property
    def local(self) -> str:
        """What stands before the @."""
        return self.address.rpartition("@")[0]

    @cached_property
    def domain(self) -> str:
        """What stands behind the @, as A-labels."""
        return ascii_domain(self.address.rpartition("@")[2])

    @cached_property
    def plain(self) -> str:
        """The address as it goes over the wire."""
        return f"{self.local}@{self.domain}"

    def token(self, purpose: Purpose, conversation: int | None) -> str:
        """The signed token of a conversation; "" when there is none."""
        return "" if conversation is None else sign(purpose, conversation, self.secret)

    def with_token(self, token: str) -> str:
        """The sub-address that carries a token; the plain address where there is no delimiter or no token."""
        return f"{self.local}{self.delimiter}{token}@{self.domain}" if self.delimiter and token else self.plain

    def tokens_in(self, text: str) -> Iterator[tuple[Purpose, int]]:
        """Purpose and number of every token of ours in an address, a Message-ID, a UID or any other text.

        Capitals, percent-encoding and what wraps a long word are seen through; what is cut or changed is no token.
        """
        found: set[str] = set()
        for form in (text, _WRAPPING.sub("", unquote(text) if "%" in text else text)):
            for match in _TOKEN.finditer(form.lower()):
                if len(found) == _MOST_TOKENS:
                    return
                if match[0] not in found and (token := verify(match[0], self.secret)) is not None:
                    yield token
                found.add(match[0])

    def is_own(self, address: str) -> bool:
        """Whether an address is this mailbox, with or without a token."""
        local, _, domain = address.lower().rpartition("@")
        own = self.local.lower()
        return domain in (self.domain, self.address.rpartition("@")[2].lower()) and (
            local == own or (bool(self.delimiter) and local.startswith(own + self.delimiter))
        )


@lru_cache(maxsize=1024)
def ascii_domain(domain: str) -> str:
    """A domain name as A-labels (RFC 5890), lower case. Raises ValueError for what is none."""
    try:
        labels = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        labels = ""
    if not _DOMAIN.fullmatch(labels):
        raise ValueError("the domain of the address is not valid")
    return labels


def checked(address: str) -> str:
    """An address as it can stand in an envelope and a header. Raises ValueError."""
    local, at, domain = address.strip().rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or not local.isprintable() or local[0] == "." or local[-1] == ".":
        raise ValueError("the address is not valid")
    return f"{local}@{ascii_domain(domain)}"


def named(name: str, address: str) -> Address:
    """An address with its display name, which is stripped of everything that could end a header line."""
    local, _, domain = checked(address).rpartition("@")
    return Address(one_line(name)[:80], local, domain)


def one_line(text: str) -> str:
    """Text without line breaks and control characters, for a header."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
