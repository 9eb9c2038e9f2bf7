"""Signed tokens that survive mail programs: purpose and row id, authenticated with HMAC-SHA-256.

Lower-case base32 only, since some mail servers fold case; 25 characters, so that with a mailbox name before it the
local part stays within the 64 octets of RFC 5321 §4.5.3.1.1.
"""

import base64
import hmac
from enum import StrEnum
from functools import lru_cache

_ID_BYTES, _MAC_BYTES = 5, 10  # together a multiple of 5: base32 without padding
_LENGTH = 25


class Purpose(StrEnum):
    """What a token is good for; a token of one purpose is void for any other."""

    CONVERSATION = "r"  # answer in this conversation
    STOP = "u"  # stop writing to this contact
    BOUNCE = "b"  # a delivery that comes back; the number is the delivery's
    FEED = "f"  # read the contact's meetings as a calendar


def shape(*purposes: Purpose) -> str:
    """What tokens look like, those of some purposes or of any: a regular expression, to find them in a text."""
    return f"[{''.join(purposes or Purpose)}][a-z2-7]{{{_LENGTH - 1}}}"


def sign(purpose: Purpose, number: int, secret: bytes) -> str:
    """The token for a row id. Raises OverflowError above 2⁴⁰."""
    body = number.to_bytes(_ID_BYTES, "big")
    whole = int.from_bytes(body + _mac(purpose, body, secret), "big")
    return purpose + "".join([_PAIRS[whole >> shift & 1023] for shift in _SHIFTS])


def verify(token: str, secret: bytes) -> tuple[Purpose, int] | None:
    """The purpose and row id of a token that we signed; None for anything else."""
    token = token.strip().lower()
    if len(token) != _LENGTH or token[0] not in set(Purpose):
        return None
    try:
        raw = base64.b32decode(token[1:].upper())
    except ValueError:
        return None
    purpose, body, mac = Purpose(token[0]), raw[:_ID_BYTES], raw[_ID_BYTES:]
    if not hmac.compare_digest(mac, _mac(purpose, body, secret)):
        return None
    return purpose, int.from_bytes(body, "big")


def _mac(purpose: Purpose, body: bytes, secret: bytes) -> bytes:
    mac = _begun(purpose, secret).copy()
    mac.update(body)
    return mac.digest()[:_MAC_BYTES]


@lru_cache(maxsize=16)
def _begun(purpose: Purpose, secret: bytes) -> hmac.HMAC:
    return hmac.new(secret, f"token:{purpose}:".encode(), "sha256")


# base32 of two letters at a time: a mail has three tokens, and `base64` takes thrice as long
_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_SHIFTS = range(8 * (_ID_BYTES + _MAC_BYTES) - 10, -1, -10)
