"""How headers are written down.

The standard library folds a long Message-ID into an encoded word, which breaks threads, and may lose blanks between
encoded words. So the three kinds of header a mail of ours has are folded here: ids, addresses, and text.
"""

import re
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any

_FOLD = "\r\n "
_IDS = {"message-id", "in-reply-to", "references", "list-unsubscribe", "list-id"}
_ADDRESSES = {"from", "to", "reply-to"}
_TOKEN = re.compile(r"[A-Za-z0-9.-]+")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")


class WirePolicy(EmailPolicy):
    """CRLF, seven bits, and folding that every mail program reads back as it was."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header, ready to be sent. Only an address whose local part is not ASCII has bytes above 127."""
        lower = name.lower()
        if lower in _IDS:
            return f"{name}: {_FOLD.join(str(value).split())}\r\n".encode("ascii")
        if lower in _ADDRESSES:
            return f"{name}: {(',' + _FOLD).join(map(_address, value.addresses))}\r\n".encode()
        if lower == "content-type":  # parameters in quotes only where they must be: some calendars expect a bare method
            written = "".join(f"; {key}={_quoted(text, _TOKEN)}" for key, text in value.params.items())
            return f"{name}: {value.content_type}{written}\r\n".encode("ascii")
        if not str(value).isascii():
            text = Header(str(value), "utf-8", maxlinelen=76, header_name=name)
            return (f"{name}: " + text.encode(linesep="\r\n") + "\r\n").encode("ascii")
        return super().fold_binary(name, value)


WIRE = WirePolicy(linesep="\r\n", cte_type="7bit", max_line_length=76)
"""The policy of everything composed."""


def _address(address: Address) -> str:
    name = address.display_name
    if not name:
        return address.addr_spec
    encoded = Header(name, "utf-8", maxlinelen=60).encode(linesep="\r\n")
    shown = _quoted(name, _ATOMS) if name.isascii() else encoded
    return f"{shown}{_FOLD}<{address.addr_spec}>"


def _quoted(text: str, bare: re.Pattern[str]) -> str:
    return text if bare.fullmatch(text) else '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'
