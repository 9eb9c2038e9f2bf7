"""`mosty check --mail`: what survives a mail server of every kind, and what the DNS says; both stand on loopback."""

import re
from collections.abc import AsyncIterator, Callable

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.channels.email.dkim import Signer
from bot.core.clock import SystemClock
from bot.domaincheck import Names, Standing, look_at, verdicts
from bot.mailcheck import examine_mail
from bot.rehearsal.lmtp import hand_in
from bot.rehearsal.mail import MailServer
from bot.settings import Settings, load
from tests.channels.imap_world import imap_server
from tests.name_server import NameServer, name_server
from tests.ports import free_port

DOMAIN = "mosty.example.org"
KEY = rsa.generate_private_key(65537, 2048).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
PUBLIC = Signer.load(KEY, "one", DOMAIN).keys[0].public
PUBLISH = f'publish as TXT: "v=DKIM1; k=rsa; p={PUBLIC}"'
GOOD = {
    DOMAIN: ["v=spf1 mx include:_spf.example.org ~all", "something else"],
    "_spf.example.org": ["v=spf1 a -all"],
    f"one._domainkey.{DOMAIN}": [f"v=DKIM1; k=rsa; p={PUBLIC}"],
    "_dmarc.example.org": ["v=DMARC1; p=none"],
}


class Hosted(MailServer):
    """A hosted mailbox: what the bot hands in comes to the bot again, changed as some providers change it."""

    change: Callable[[bytes], bytes] = staticmethod(lambda content: content)
    sender: str | None = None  # in place of the envelope's
    taken = "250 2.0.0 Taken"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        for recipient in envelope.rcpt_tos:
            sender = (envelope.mail_from or "") if self.sender is None else self.sender
            await hand_in(
                self.deliver_to, self.change(envelope.original_content or b""), sender=sender, recipient=recipient
            )
        return self.taken


@pytest.fixture
async def names() -> AsyncIterator[NameServer]:
    """A name server that is asked in place of the machine's own."""
    async with name_server() as server:
        yield server


@pytest.fixture
async def hosted() -> AsyncIterator[Hosted]:
    """The provider."""
    server = Hosted(SystemClock())
    await server.start()
    yield server
    await server.stop()


def settings_for(hosted: Hosted, **more: str) -> Settings:
    hosted.deliver_to = f"127.0.0.1:{free_port()}"
    given = {
        "MOSTY_SECRET": "a secret that is long enough for a test",
        "MOSTY_MAIL_ADDRESS": f"mosty@{DOMAIN}",
        "MOSTY_SMTP_URL": hosted.smtp_url,
        "MOSTY_LMTP_LISTEN": hosted.deliver_to,
        **{f"MOSTY_{name}": value for name, value in more.items()},
    }
    return load(given, env_file=None)


SIGNED = {"DKIM_KEY": KEY, "DKIM_SELECTOR": "one", "PUBLIC_URL": "https://mosty.example.org"}


async def examined(settings: Settings, names: NameServer, seconds: float = 10) -> dict[str, tuple[bool, str]]:
    findings = await examine_mail(settings, nameserver=names.address, seconds=seconds)
    return {each.what: (each.good, each.said) for each in findings}


async def test_all_is_well(hosted: Hosted, names: NameServer) -> None:
    names.records = GOOD
    found = await examined(settings_for(hosted, **SIGNED), names)
    assert [what for what, (good, _) in found.items() if not good] == []
    assert list(found) == [
        *("round trip", "sub-address", "envelope sender", "Message-ID", "signature"),
        *("spf", "dkim", "dmarc", "gmail", "yahoo", "outlook.com"),
    ]
    assert found["envelope sender"][1] == "kept; bounces come back to it"
    assert found["signature"][1] == f"by {DOMAIN}; covers List-Unsubscribe and List-Unsubscribe-Post"
    assert found["gmail"][1] == "nothing to refuse, also above 5,000 mails a day"


async def test_a_mailbox_that_takes_no_sub_addresses_and_replaces_what_it_can(
    hosted: Hosted, names: NameServer
) -> None:
    settings = settings_for(hosted)
    hosted.faults.add(stage="rcpt", reply="550 5.1.1 no such mailbox")
    hosted.sender = "bounces@relay.example.net"
    hosted.change = lambda content: re.sub(rb"(?m)^Message-ID: .*$", b"Message-ID: <new@relay.example.net>\r", content)
    found = await examined(settings, names)
    assert [what for what, (good, _) in found.items() if good] == ["round trip", "envelope sender", "signature"]
    assert found["sub-address"][1].endswith(
        "550 5.1.1 no such mailbox; try MOSTY_MAIL_DELIMITER=-, or MOSTY_MAIL_DELIMITER=none"
    )
    assert "answers cannot be matched" in found["Message-ID"][1]
    assert found["envelope sender"][1].startswith("replaced by the relay")
    assert found["spf"][1].startswith(f"{DOMAIN} has none; publish a TXT record")
    assert found["gmail"][1].startswith("refuse every mail")
    assert "550 5.7.515" in found["outlook.com"][1]


@pytest.mark.parametrize(
    ("taken", "good", "said"),
    [
        ("250 Ok 0100018f7a6b5c4d-3e2f1a0b-000000", True, "which says by what"),
        ("250 2.0.0 Taken", False, "answers cannot be matched"),
    ],
)
async def test_a_relay_with_ids_of_its_own(
    hosted: Hosted, names: NameServer, taken: str, good: bool, said: str
) -> None:
    settings = settings_for(hosted, MAIL_DELIMITER="none")
    id = b"Message-ID: <0100018f7a6b5c4d-3e2f1a0b-000000@eu-central-1.amazonses.com>\r"
    hosted.taken = taken
    hosted.change = lambda content: re.sub(rb"(?m)^Message-ID: .*$", id, content)
    found = await examined(settings, names)
    assert found["Message-ID"][0] == good
    assert said in found["Message-ID"][1]


async def test_a_signature_that_is_taken_out(hosted: Hosted, names: NameServer) -> None:
    settings = settings_for(hosted, **SIGNED)
    hosted.change = lambda content: content[content.index(b"Date: ") :]
    found = await examined(settings, names)
    assert found["signature"] == (
        False,
        "is gone, although MOSTY_DKIM_KEY is given; something on the way takes it out",
    )


async def test_nothing_comes_back(hosted: Hosted, names: NameServer) -> None:
    settings = settings_for(hosted)
    hosted.faults.add(stage="rcpt", reply="554 5.7.1 Relay access denied", times=None)
    found = await examined(settings, names)
    assert not found["round trip"][0]
    assert "Relay access denied" in found["round trip"][1]


async def test_a_mailbox_that_is_read_by_imap(hosted: Hosted, names: NameServer) -> None:
    async with imap_server() as mailbox:

        async def take(server: SMTP, session: Session, envelope: Envelope) -> str:
            await mailbox.put(envelope.original_content or b"")
            return "250 2.0.0 Taken"

        hosted.handle_DATA = take  # type: ignore[method-assign]
        found = await examined(settings_for(hosted, IMAP_URL=mailbox.url), names)
        assert found["round trip"][0]
        assert found["sub-address"][0]


async def test_a_mailbox_whose_server_hangs_up_meanwhile(hosted: Hosted, names: NameServer) -> None:
    async with imap_server() as mailbox:

        async def take(server: SMTP, session: Session, envelope: Envelope) -> str:
            await mailbox.stop()
            return "250 2.0.0 Taken"

        hosted.handle_DATA = take  # type: ignore[method-assign]
        found = await examined(settings_for(hosted, IMAP_URL=mailbox.url), names)
        assert list(found) == ["mailbox"]
        assert found["mailbox"][1].startswith("cannot be read: ")


async def test_a_service_that_is_running_has_the_door(hosted: Hosted, names: NameServer) -> None:
    settings = settings_for(hosted, LMTP_LISTEN=hosted.smtp_url.removeprefix("smtp://"))
    found = await examined(settings, names)
    assert "stop the service for this look" in found["mailbox"][1]


@pytest.mark.parametrize(
    ("records", "bad"),
    [
        (GOOD, {}),
        ({**GOOD, DOMAIN: ["v=spf1 ~all", "v=spf1 mx ~all"]}, {"spf": "has 2 records, and then none counts"}),
        ({**GOOD, DOMAIN: ["v=spf1 +all"]}, {"spf": "lets everybody send"}),
        ({**GOOD, DOMAIN: ["v=spf1 include:_spf.example.org " + "a:x " * 9 + "~all"]}, {"spf": "more than 10 lookups"}),
        ({**GOOD, DOMAIN: [f"v=spf1 include:{DOMAIN} ~all"]}, {"spf": "more than 10 lookups"}),
        ({**GOOD, f"one._domainkey.{DOMAIN}": ["v=DKIM1; p=AAAA"]}, {"dkim": f"holds another key; {PUBLISH}"}),
        ({**GOOD, "_dmarc.example.org": ["v=DMARC1"]}, {"dmarc": "it needs p=none"}),
        ({**GOOD, "_dmarc.example.org": []}, {"dmarc": f'publish as TXT at _dmarc.{DOMAIN}: "v=DMARC1; p=none"'}),
    ],
)  # fmt: skip
async def test_the_domain(names: NameServer, records: dict[str, list[str]], bad: dict[str, str]) -> None:
    names.records = records
    keys = Signer.load(KEY, "one", DOMAIN).keys
    findings, standing = await look_at(DOMAIN, keys, [], Names(names.address))
    assert {each.what for each in findings if not each.good} == set(bad)
    for each in findings:
        assert bad.get(each.what, "") in each.said
    assert standing == Standing("spf" not in bad, "dkim" not in bad, "dmarc" not in bad)


@pytest.mark.parametrize(
    ("signer", "good"), [(DOMAIN, True), ("example.org", True), ("provider.example", False), ("gone.example", False)]
)
async def test_somebody_else_s_signature(names: NameServer, signer: str, good: bool) -> None:
    names.records = {
        **GOOD,
        **{f"s1._domainkey.{each}": ["p=AAAA"] for each in (DOMAIN, "example.org", "provider.example")},
    }
    findings, _ = await look_at(DOMAIN, [], [(signer, "s1")], Names(names.address))
    assert [each.good for each in findings if each.what == "dkim"] == [good]


def test_what_is_refused_only_of_many() -> None:
    gmail, _, outlook = verdicts(Standing(spf=True, dkim=True, dmarc=True), one_click=False)
    assert gmail.good and "one-click" in gmail.said
    assert outlook.good
    gmail, _, outlook = verdicts(Standing(spf=True, dkim=False, dmarc=False), one_click=True)
    assert not gmail.good and "without DKIM, DMARC" in gmail.said
    assert not outlook.good
