"""How headers are written down.

The standard library folds a long Message-ID into an encoded word, which breaks threads, and may lose blanks between
encoded words. So the kinds of header a mail of ours has are folded here.
"""

import re
import string
from email.header import Header
from email.policy import EmailPolicy
from typing import Any

END = b".\r\n"
"""The line that ends a mail on its way (RFC 5321 §4.5.2)."""

_FOLD = "\r\n "
_TOKEN = re.compile(r"[A-Za-z0-9.-]+")
_LETTERS = string.ascii_letters + string.digits + "!*+-/"  # what an encoded word in a phrase may have (RFC 2047 §5)
_IN_WORDS = {each: each for each in _LETTERS} | {" ": "_"}
_LONGEST_WORD = 50  # characters within =?utf-8?q?…?=: with the longest header name the line stays within 76
_LONGEST_PLAIN_SUBJECT = 66  # with the name of the header; a longer one could be folded within a word
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class WirePolicy(EmailPolicy):
    """CRLF, seven bits, and folding that every mail program reads back as it was."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header, ready to be sent. Only an address whose local part is not ASCII has bytes above 127."""
        lower = name.lower()
        if lower.startswith("list-"):  # addresses and ids, which have to stay in one piece
            return f"{name}: {value}\r\n".encode("ascii")
        if lower == "from":
            (address,) = value.addresses
            return f"{addressed(name, address.display_name, address.addr_spec)}\r\n".encode()
        if lower == "content-type":  # parameters in quotes only where they must be: some calendars expect a bare method
            written = "".join(f"; {key}={_quoted(text, _TOKEN)}" for key, text in value.params.items())
            return f"{name}: {value.content_type}{written}\r\n".encode("ascii")
        plain = str(value).isascii() and "=?" not in str(value)
        if not plain or (lower == "subject" and len(value) > _LONGEST_PLAIN_SUBJECT):
            text = Header(str(value), "utf-8", maxlinelen=76, header_name=name)
            return (f"{name}: " + text.encode(linesep="\r\n") + "\r\n").encode("ascii")
        return super().fold_binary(name, value)


WIRE = WirePolicy(linesep="\r\n", cte_type="7bit", max_line_length=76)
"""The policy of everything composed."""


def transparent(content: bytes) -> bytes:
    """A mail of which no line can be taken for the end: a dot that begins one is doubled (RFC 5321 §4.5.2)."""
    return content.replace(b"\n.", b"\n..")


def addressed(header: str, name: str, address: str) -> str:
    """A header with one address, folded; without the line's end. The name is on one line already."""
    return f"{header}: {_phrase(name)}{_FOLD}<{address}>" if name else f"{header}: {address}"


def folded(line: bytes, longest: int) -> bytes:
    """A line in pieces of so many octets, each but the first after CRLF and a blank; no character is cut in two."""
    pieces, begin, room = [], 0, longest
    while len(line) - begin > room:
        end = begin + room
        while line[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        pieces.append(line[begin:end])
        begin, room = end, longest - 1
    return b"\r\n ".join([*pieces, line[begin:]])


def _phrase(name: str) -> str:
    """A display name (RFC 5322), in encoded words (RFC 2047) where it has to be or could be taken for one."""
    if name.isascii() and "=?" not in name:
        return _quoted(name, _ATOMS)
    words, word = [], ""
    for each in name:
        written = _IN_WORDS.get(each) or "".join(f"={byte:02X}" for byte in each.encode())
        if len(word) + len(written) > _LONGEST_WORD:
            words.append(word)
            word = ""
        word += written
    return _FOLD.join(f"=?utf-8?q?{each}?=" for each in (*words, word))


def _quoted(text: str, bare: re.Pattern[str]) -> str:
    return text if bare.fullmatch(text) else '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
