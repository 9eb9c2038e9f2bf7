"""DKIM signatures (RFC 6376; Ed25519: RFC 8463), relaxed/relaxed, by the operator's own keys.

A library that signs in Python takes seven milliseconds for RSA; this takes what the key takes. The part of a mail that
is the same for everybody is brought into its canonical form once.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

SIGNED = (
    *("from", "to", "cc", "subject", "date", "message-id", "reply-to", "in-reply-to", "references"),
    *("list-id", "list-unsubscribe", "list-unsubscribe-post", "list-help", "list-owner", "list-post"),
    *("mime-version", "content-type", "auto-submitted"),
)
"""Those of these headers that a mail has are signed (RFC 8058 §4 demands the two of one-click unsubscribing)."""

OVERSIGNED = ("from", "to", "cc", "subject", "date", "reply-to", "list-unsubscribe", "list-unsubscribe-post")
"""Named once more than they are there, so that nobody can add another (RFC 6376 §8.15)."""

Fields = Sequence[tuple[str, bytes]]
"""Header fields: the name in lower case, and the whole in canonical form, without CRLF."""

_LEAST_BITS = 2048
_PEM = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", re.DOTALL)
_SELECTOR = re.compile(r"[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?")
_LINE = 70


@dataclass(frozen=True)
class Key:
    """One key, and where its public half stands: `<selector>._domainkey.<domain>`."""

    algorithm: str
    selector: str
    sign: Callable[[bytes], bytes] = field(repr=False)
    public: str  # as the TXT record's p= gives it


class Signer(Struct, frozen=True):
    """Signs for one domain, with each of its keys."""

    domain: str
    keys: tuple[Key, ...]

    @classmethod
    def load(cls, pem: str, selectors: str, domain: str) -> "Signer":
        """Private keys in PEM, one below the other, and their selectors in the same order, with blanks between them.

        Raises ValueError with what is wrong and what to write.
        """
        blocks, names = _PEM.findall(pem), selectors.lower().split()
        if not blocks:
            raise ValueError("is no private key in PEM; write one with `openssl genrsa -out dkim.pem 2048`")
        if len(blocks) != len(names):
            raise ValueError(
                f"has {len(blocks)} keys, but MOSTY_DKIM_SELECTOR has {len(names)} names; write one for each"
            )
        if wrong := next((name for name in names if not _SELECTOR.fullmatch(name)), ""):
            raise ValueError(f'MOSTY_DKIM_SELECTOR: "{wrong}" is no selector; write one such as mosty2027')
        return cls(domain, tuple(_key(block, name) for block, name in zip(blocks, names, strict=True)))

    def signatures(self, fields: Fields, body: bytes, at: int) -> bytes:
        """The DKIM-Signature fields of a mail, each with CRLF; `body` is in canonical form, `at` in seconds of Unix."""
        present = dict(fields)
        named = [name for name in SIGNED if name in present] + list(OVERSIGNED)
        signed = b"".join(present.pop(name) + b"\r\n" for name in named if name in present)
        bodyhash = base64.b64encode(hashlib.sha256(body).digest()).decode()
        return b"".join(self._signature(key, named, signed, bodyhash, at) for key in self.keys)

    def _signature(self, key: Key, named: Sequence[str], signed: bytes, bodyhash: str, at: int) -> bytes:
        unsigned = (
            f"DKIM-Signature: v=1; a={key.algorithm}; c=relaxed/relaxed; d={self.domain};\r\n"
            f" s={key.selector}; t={at}; h={_wrapped(named)};\r\n bh={bodyhash};\r\n b="
        ).encode("ascii")
        signature = base64.b64encode(key.sign(signed + canonical_field(unsigned)[1])).decode()
        rows = [signature[row : row + _LINE] for row in range(0, len(signature), _LINE)]
        return unsigned + "\r\n ".join(rows).encode("ascii") + b"\r\n"


def canonical_fields(head: bytes) -> Fields:
    """The fields of a header block, in canonical form."""
    return [canonical_field(each) for each in re.split(rb"\r\n(?![ \t])", head) if each]


def canonical_field(field: bytes) -> tuple[str, bytes]:
    """A header field in canonical form (RFC 6376 §3.4.2), and its name."""
    name, _, value = field.partition(b":")
    lower = name.strip().lower()
    return lower.decode("ascii"), lower + b":" + b" ".join(value.split())


def canonical_body(body: bytes) -> bytes:
    """A body in canonical form (RFC 6376 §3.4.4)."""
    body = re.sub(rb" ?\r\n", b"\r\n", re.sub(rb"[ \t]+", b" ", body)).rstrip(b"\r\n")
    return body + b"\r\n" if body else b""


def _key(pem: str, selector: str) -> Key:
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

    try:
        key = serialization.load_pem_private_key(pem.encode(), None)
    except (ValueError, TypeError) as error:
        raise ValueError("cannot be read as a private key in PEM without a password; make a new one") from error
    if isinstance(key, rsa.RSAPrivateKey):
        if key.key_size < _LEAST_BITS:
            raise ValueError(f"has only {key.key_size} bits, which is not trusted any more; make one of {_LEAST_BITS}")
        padded, sha = padding.PKCS1v15(), hashes.SHA256()
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return Key("rsa-sha256", selector, lambda said: key.sign(said, padded, sha), base64.b64encode(public).decode())
    if isinstance(key, ed25519.Ed25519PrivateKey):
        public = key.public_key().public_bytes_raw()
        return Key(
            "ed25519-sha256",
            selector,
            lambda said: key.sign(hashlib.sha256(said).digest()),
            base64.b64encode(public).decode(),
        )
    raise ValueError("is neither RSA nor Ed25519, the two kinds that DKIM knows; make an RSA key of 2048 bits")


def _wrapped(names: Sequence[str]) -> str:
    """Names with colons between them, folded behind colons."""
    lines, line = [], ""
    for number, name in enumerate(names):
        written = name + (":" if number + 1 < len(names) else "")
        if line and len(line) + len(written) > _LINE:
            lines.append(line)
            line = ""
        line += written
    return "\r\n  ".join([*lines, line])
