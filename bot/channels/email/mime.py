"""Reads the form of a strange mail without ever failing on it: headers, addresses, and the parts that hold words.

The standard library's modern policy raises on ordinary rubbish, so the old one parses, within limits, and every header
is decoded here.
"""

import binascii
import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from msgspec import Struct

from bot.channels.email.mailbox import checked

MOST_BYTES = 2_000_000
"""What is read of a mail; attachments, which come last, may be cut off."""

_MOST_LINES = 50_000  # each is held against every open boundary
_MOST_BOUNDARIES = 30
_MOST_PARTS = 100
_DEEPEST = 10
_MOST_HEADERS = 1_000  # lines
_LONGEST_HEADER = 4_000
_LONGEST_TEXT = 200_000
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
"""Codecs of Python that no mail is written in, some of them quadratic in time."""

_WESTERN = {"iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252"}
"""What a program writes as the charset when nobody has told it: often over text in a Central European one."""

_STRANGE = re.compile(
    "[^\x09-\x7eąćęłńóśźżáčďéěíňřšťúůýžäľĺôŕöüßĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽÄĽĹÔŔÖÜ„”“‚’‘–—…•·§°€«»×\u00a0\u00ad]"
)
"""Signs that nobody here writes."""

_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
"""What no database keeps as text; it stands in mails all the same."""

_STATUSES = {"message/delivery-status", "message/global-delivery-status"}
_NOT_IN_ADDRESS = re.compile(r"[\s<>(),;:\"\[\]\\]+")
_ANGLED = re.compile(r"<([^<>\s]{3,320})>[^<>]*\Z")
_LONGEST_ADDRESS = 254  # RFC 5321 §4.5.3.1.3, less the brackets of a path


class Part(Struct, frozen=True):
    """One part of a mail, decoded."""

    kind: str  # "text/plain"
    content: bytes
    charset: str
    flowed: bool  # format=flowed, RFC 3676
    delsp: bool  # DelSp=yes: the blank before a soft break is no part of the text
    attached: bool

    @property
    def text(self) -> str:
        """The content as text; bytes that are no text of that charset never fail."""
        return _NO_CHARACTER.sub("", self._decoded())

    def _decoded(self) -> str:
        declared = () if self.charset.lower() in _NO_CHARSETS else (self.charset,)
        for charset in (*declared, "utf-8"):
            try:
                text = self.content.decode(charset)[:_LONGEST_TEXT]
            except (UnicodeDecodeError, LookupError, ValueError):
                continue
            return text if charset.lower() not in _WESTERN else _in_letters_of_here(self.content, text)
        return _in_letters_of_here(self.content, self.content.decode("latin-1")[:_LONGEST_TEXT])


def _in_letters_of_here(content: bytes, text: str) -> str:
    """Polish and Czech under a western label, or under none: in the charset that leaves the fewest strange signs."""
    readings = [text, *(content.decode(each, "replace")[:_LONGEST_TEXT] for each in ("cp1250", "iso-8859-2"))]
    return min(readings, key=lambda reading: len(_STRANGE.findall(reading)))


class Mail:
    """A mail that came in, as far as it can be read. `is_cut`: there is more of it than is looked at."""

    def __init__(self, raw: bytes) -> None:
        head = b"\n".join(raw[:MOST_BYTES].split(b"\n", _MOST_LINES)[:_MOST_LINES])
        if head.count(b"\r") > 2 * _MOST_LINES:  # each ends a line too
            head = re.sub(rb"\r(?!\n)", b" ", head)
        end = _HEADERS_END.search(head)
        headers = head[: end.start()] if end else head
        head = b"\n".join(headers.split(b"\n", _MOST_HEADERS)[:_MOST_HEADERS]) + head[len(headers) :]
        nested = head.lower()
        self.is_cut = len(raw) > MOST_BYTES
        if nested.count(b"boundary=") + nested.count(b"message/rfc822") > _MOST_BOUNDARIES:
            self.is_cut = True
            head = headers  # nothing but its headers is worth the work
        try:
            self._message = email.message_from_bytes(head, policy=compat32)
        except Exception:  # the library promises not to raise, and a poison mail proves it wrong now and then
            self._message = Message()
        self._headers: dict[str, list[str]] = {}
        for name, value in self._message.raw_items():
            self._headers.setdefault(name.lower(), []).append(_unescaped(str(value)))

    def all(self, name: str) -> list[str]:
        """Every value of a header, unfolded but not decoded."""
        return self._headers.get(name.lower(), [])

    def first(self, name: str) -> str:
        """The first value of a header, unfolded but not decoded; "" when there is none."""
        return (self.all(name) or [""])[0]

    def has(self, *names: str) -> bool:
        """Whether any of these headers is there."""
        return any(name.lower() in self._headers for name in names)

    @property
    def subject(self) -> str:
        """The subject, decoded."""
        return decoded(self.first("Subject"))

    @property
    def kind(self) -> str:
        """The content type, without parameters."""
        return _kind(self._message)

    def parameter(self, name: str) -> str:
        """A parameter of the content type, lower case; "" when there is none."""
        match = re.search(rf"(?i)[;\s]{re.escape(name)}\s*=\s*\"?([^\s\";]{{1,200}})", self.first("Content-Type"))
        return match[1].lower() if match else ""

    def parts(self) -> Iterator[Part]:
        """The parts that are no containers, in their order; what stands inside a forwarded mail is left out."""
        stack: list[tuple[Message, int]] = [(self._message, 0)]
        for _ in range(_MOST_PARTS):
            if not stack:
                return
            message, depth = stack.pop()
            if not message.is_multipart():
                yield _part(message)
            elif _kind(message).startswith("multipart/"):
                self.is_cut = self.is_cut or depth >= _DEEPEST
                if depth < _DEEPEST:
                    stack.extend((part, depth + 1) for part in reversed(_inside(message)))
        self.is_cut = self.is_cut or bool(stack)

    def delivery_status(self) -> str:
        """The fields of a report (RFC 3464, RFC 6533), a blank line between recipients; "" when there is none."""
        for part in (_inside(self._message) or [self._message])[:_MOST_PARTS]:
            if _kind(part) in _STATUSES:
                if recipients := _inside(part):  # the library takes each recipient's fields for a message of its own
                    fields = "\n\n".join(map(_fields, recipients))
                    return fields if ":" in fields else _from_base64(fields)
                return _part(part).text
        return ""


def decoded(value: str) -> str:
    """A header's text with its encoded words (RFC 2047) decoded, on one line."""
    text = ""
    try:
        for chunk, charset in decode_header(value):
            if isinstance(chunk, str):
                text += chunk
                continue
            try:
                text += chunk.decode(charset or "latin-1", "replace")
            except LookupError:
                text += chunk.decode("latin-1")
    except Exception:  # broken base64, an unknown codec, and what else there may be
        text = value
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def mailbox_in(value: str) -> tuple[str, str]:
    """Display name and address of the first mailbox in a header, the address in lower case; ("", "") for none."""
    match = _ANGLED.search(value.split(">,")[0] + ">" if ">," in value else value)
    if match and "@" in match[1]:
        name = re.sub(r"^[\s\"']+|[\s\"',]+$", "", value[: match.start()])
        name = decoded(name.replace('\\"', '"'))[:100]
        return "" if "@" in name else name, canonical(match[1])
    return "", canonical(next(iter(addresses_in(value)), ""))


def addresses_in(value: str) -> list[str]:
    """Every address in a header, in lower case."""
    return [each.strip("'").lower() for each in _NOT_IN_ADDRESS.split(value) if "@" in each[1:-1]][:100]


def canonical(address: str) -> str:
    """Lower case, the domain as A-labels: the same person has the same address however her program writes it.

    "" for what is longer than an address can be, or not printable: nobody writes from there, and no database keeps it.
    """
    address = address.lower()
    with suppress(ValueError):
        address = checked(address)
    return address if len(address) <= _LONGEST_ADDRESS and address.isprintable() else ""


def _from_base64(text: str) -> str:
    try:
        return binascii.a2b_base64(text).decode("utf-8", "replace")
    except ValueError:
        return ""


def _fields(message: Message) -> str:
    raw = list(message.raw_items())[:_MOST_HEADERS]
    named = [f"{name}: {_unescaped(str(value))}" for name, value in raw]
    return "\n".join([*named, "" if message.is_multipart() else _part(message).text])


def _inside(message: Message) -> list[Message]:
    """The parts of a container; none of anything else, whose text the library would decode by whatever it names."""
    payload = message.get_payload() if message.is_multipart() else []
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _part(message: Message) -> Part:
    try:
        content = message.get_payload(decode=True)
    except Exception:  # a transfer encoding that is none
        content = b""
    try:
        charset = str(message.get_content_charset() or "utf-8")
        flowed = str(message.get_param("format", "")).lower() == "flowed"
        delsp = str(message.get_param("delsp", "")).lower() == "yes"
        attached = str(message.get_content_disposition() or "") == "attachment"
    except Exception:  # parameters that cannot be read
        charset, flowed, delsp, attached = "utf-8", False, False, False
    return Part(_kind(message), content if isinstance(content, bytes) else b"", charset, flowed, delsp, attached)


def _kind(message: Message) -> str:
    try:
        return message.get_content_type()
    except Exception:  # a content type that is none
        return "application/octet-stream"


def _unescaped(value: str) -> str:
    """Bytes above 127 that stand in a header unencoded: UTF-8 as a rule, Central European otherwise."""
    value = " ".join(value[:_LONGEST_HEADER].split())
    try:
        octets = value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return value
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1250", "replace")
