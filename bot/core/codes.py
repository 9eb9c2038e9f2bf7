"""One-time codes: for a role, for a second address, for a place that is passed on. Only their digests are kept."""

import hashlib
import hmac
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Nothing in it is read as something else."""


def draw(alphabet: str, length: int) -> str:
    """A code that nobody guesses."""
    return "".join(secrets.choice(alphabet) for _ in range(length))


def digest(kind: str, code: str, secret: bytes) -> str:
    """What is kept of a code; the same code of another kind has another one."""
    return hmac.new(secret, f"{kind}:{code}".encode(), hashlib.sha256).hexdigest()
