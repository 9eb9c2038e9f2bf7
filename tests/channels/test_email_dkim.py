"""Signing: what is signed verifies with a library that is not ours, and whatever is changed afterwards does not."""

import base64
import hashlib
import re

import dkim
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.channels.email.compose import compose
from bot.channels.email.dkim import Signer, canonical_body
from bot.core.channel import Letter
from bot.core.message import Message
from tests.channels.email_world import BOT, NOW, PHRASES, echo, letter, said

Private = rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey


def pem(key: Private) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


RSA = pem(rsa.generate_private_key(65537, 2048))
ED25519 = pem(ed25519.Ed25519PrivateKey.generate())
SIGNERS = {
    "rsa": Signer.load(RSA, "one", BOT.domain),
    "ed25519": Signer.load(ED25519, "two", BOT.domain),
}


def signed(what: Letter, signer: Signer) -> bytes:
    phrase = echo if what.message.id == "said" else PHRASES.phrase
    return compose(what, phrase, replace(BOT, signer=signer, public_url="https://mosty.example.pl"), NOW).content


def verifies(content: bytes, signer: Signer, number: int = 0) -> bool:
    """Whether dkimpy says so; for Ed25519 it wants another library, so only the last step is done for it."""
    if signer.keys[number].algorithm == "ed25519-sha256":
        return _verifies_ed25519(content, signer, number)
    records = {
        f"{key.selector}._domainkey.{signer.domain}.": f"v=DKIM1; k={key.algorithm.partition('-')[0]}; p={key.public}"
        for key in signer.keys
    }
    try:
        return bool(
            dkim.DKIM(content).verify(number, dnsfunc=lambda name, timeout=5: records.get(name.decode(), "").encode())
        )
    except dkim.ValidationError:  # the body is another one
        return False


def _verifies_ed25519(content: bytes, signer: Signer, number: int) -> bool:
    """RFC 8463 §3: what is signed is the SHA-256 of what RSA would sign."""
    headers, body = dkim.rfc822_parse(content)
    field = [each for each in headers if each[0].lower() == b"dkim-signature"][number]
    tags = {name: re.sub(rb"\s", b"", value) for name, value in dkim.util.parse_tag_value(field[1]).items()}
    form = dkim.canonicalization.CanonicalizationPolicy.from_c_value(tags[b"c"])
    if base64.b64decode(tags[b"bh"]) != hashlib.sha256(form.canonicalize_body(body)).digest():
        return False
    said = dkim.HashThrough(hashlib.sha256())
    dkim.hash_headers(said, form, form.canonicalize_headers(headers), tags[b"h"].split(b":"), field, tags)
    public = ed25519.Ed25519PublicKey.from_public_bytes(base64.b64decode(signer.keys[number].public))
    try:
        public.verify(base64.b64decode(tags[b"b"]), said.digest())
    except InvalidSignature:
        return False
    return True


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
@pytest.mark.parametrize(
    "what",
    [
        letter(),
        letter(language=None, name="Żaneta, „Łąka”", address="mailto:żaneta@example.pl"),
        letter(bulk=False, in_reply_to="<" + "a" * 240 + "@x>"),
        letter(conversation=None, message=said(".\n\n  two  blanks \t\n\n\n")),
    ],
    ids=["invitation", "both languages", "answer", "blanks"],
)
def test_a_mail_verifies(what: Letter, signer: Signer) -> None:
    content = signed(what, signer)
    assert verifies(content, signer)
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("signer", SIGNERS.values(), ids=SIGNERS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Subject: ", b"Subject: Re: "),
        (b"\r\nFrom: ", b"\r\nFrom: Evil <e@example.org>\r\nFrom: "),
        (b"\r\nSubject: ", b"\r\nCc: all@example.org\r\nSubject: "),
        (b"List-Unsubscribe: <https://mosty", b"List-Unsubscribe: <https://evil"),
        (b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", b""),
        (b"<html lang", b"<html  id=x lang"),
    ],
)
def test_a_changed_mail_does_not(old: bytes, new: bytes, signer: Signer) -> None:
    content = signed(letter(), signer)
    assert old in content
    assert not verifies(content.replace(old, new, 1), signer)


def test_what_a_relay_may_do_does_no_harm() -> None:
    content = signed(letter(), SIGNERS["rsa"])
    content = content.replace(b"Subject: ", b"SUBJECT:   ").replace(b"\r\n <bartek", b" <bartek")
    assert verifies(b"Received: from a by b\r\n" + content + b"\r\n\r\n", SIGNERS["rsa"])


def test_two_keys_sign_twice() -> None:
    """RFC 8463 §3: who does not know Ed25519 reads the other."""
    both = Signer.load(f"{RSA}\n{ED25519}", "one two", BOT.domain)
    content = signed(letter(), both)
    assert re.findall(rb"(?m)^DKIM-Signature: v=1; a=(\S+);", content) == [b"rsa-sha256", b"ed25519-sha256"]
    assert verifies(content, both, 0) and verifies(content, both, 1)


def test_both_headers_of_one_click_are_covered() -> None:
    content = signed(letter(), SIGNERS["rsa"])
    (covered,) = re.findall(rb"\bh=([^;]+);", content)
    names = re.sub(rb"\s", b"", covered).split(b":")
    assert {b"list-unsubscribe", b"list-unsubscribe-post", b"reply-to", b"message-id"} <= set(names)
    assert names.count(b"from") == names.count(b"subject") == 2


@settings(max_examples=50, deadline=None)
@given(name=st.text(max_size=40), text=st.text(st.sampled_from("aż \t\n.=-"), max_size=80))
def test_whatever_is_written(name: str, text: str) -> None:
    assert verifies(
        signed(letter(name=name, message=Message("said", (("text", text or "x"),))), SIGNERS["ed25519"]),
        SIGNERS["ed25519"],
    )


@given(st.text(st.sampled_from("a \t\r\n")))
def test_a_body_s_canonical_form(text: str) -> None:
    body = text.replace("\r", "").replace("\n", "\r\n").encode()
    assert canonical_body(body) == dkim.canonicalization.Relaxed.canonicalize_body(body)


@pytest.mark.parametrize(
    ("key", "selectors", "said"),
    [
        ("secret", "one", "is no private key in PEM"),
        (RSA.replace("MII", "MIX"), "one", "cannot be read as a private key"),
        (RSA, "one two", "has 1 keys, but MOSTY_DKIM_SELECTOR has 2 names"),
        (RSA, "o_ne/", '"o_ne/" is no selector'),
        (pem(rsa.generate_private_key(65537, 1024)), "one", "has only 1024 bits"),
        (pem(ec.generate_private_key(ec.SECP256R1())), "one", "is neither RSA nor Ed25519"),
    ],
)
def test_a_key_of_no_use(key: str, selectors: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        Signer.load(key, selectors, BOT.domain)
