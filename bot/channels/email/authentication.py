"""What our own receiving server has verified of a sender: Authentication-Results (RFC 8601).

Anybody can write such a header into a mail. Believed is the topmost one alone, and only when it comes from the server
that the operator has named (MOSTY_MAIL_AUTHSERV): whatever handed us the mail last has put its own above all others.
"""

import re

from bot.channels.email.mailbox import ascii_domain
from bot.channels.email.mime import Mail, addresses_in

UNNAMED = "unnamed"
"""The setting for a server that leaves its name out, as Microsoft 365 does."""

_PROPERTY = re.compile(r"([a-z0-9.-]{1,40})=([^\s;]{1,300})")


def is_vouched_for(mail: Mail, address: str, authserv: str) -> bool:
    """Whether the named server says that the domain of the address sent this mail: by DMARC, or by a DKIM signature
    that is aligned with it. SPF alone says nothing about From.
    """
    results = mail.all("Authentication-Results")
    if not authserv or not results or not _is_one_sender(mail):
        return False
    name, _, said = _bare(results[0].lower()).partition(";")
    if "=" in name:  # no name at all: the results begin at once
        name, said = UNNAMED, f"{name};{said}"
    if name.split()[:1] != [authserv.lower()]:
        return False
    domain = _domain(address)
    return bool(domain) and any(_vouches(result, domain) for result in said.split(";"))


def _vouches(result: str, domain: str) -> bool:
    method, _, _ = result.strip().partition(" ")
    properties = dict(_PROPERTY.findall(result))
    if method == "dmarc=pass":
        return _domain(properties.get("header.from", "")) == domain
    signer = _domain(properties.get("header.d", "") or properties.get("header.i", ""))
    return method == "dkim=pass" and "." in signer and (domain == signer or domain.endswith(f".{signer}"))


def _is_one_sender(mail: Mail) -> bool:
    """With two of them nobody knows which one the verdict is about."""
    return len(mail.all("From")) == 1 and len(set(addresses_in(mail.first("From")))) == 1


def _domain(address: str) -> str:
    try:
        return ascii_domain(address.rpartition("@")[2])
    except ValueError:
        return ""


def _bare(value: str) -> str:
    """Without comments and quoted strings, in which the server repeats words of whoever sent the mail."""
    bare, depth, quoted, escaped = [], 0, False, False
    for each in value:
        if escaped:
            escaped = False
        elif each == "\\" and (quoted or depth):
            escaped = True
        elif each == '"' and not depth:
            quoted = not quoted
        elif not quoted and each in "()":
            depth = max(depth + (1 if each == "(" else -1), 0)
        elif not quoted and not depth:
            bare.append(each)
    return "".join(bare)
