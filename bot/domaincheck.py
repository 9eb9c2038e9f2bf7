"""What the DNS says of the bot's own domain: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489)."""

from collections.abc import Sequence

import dns.asyncresolver
import dns.exception
import dns.resolver
from msgspec import Struct

from bot.channels.email.dkim import Key
from bot.checkup import Finding

_SECONDS = 10.0
_MOST_LOOKUPS = 10  # RFC 7208 §4.6.4
_LOOKS_UP = ("include:", "a", "mx", "ptr", "exists:", "redirect=")


class Names:
    """Asks a name server. One that cannot be asked raises OSError with what it said."""

    def __init__(self, server: str = "") -> None:
        """`server` is host:port; without one the machine's own is asked."""
        self._resolver = dns.asyncresolver.Resolver(configure=not server)
        self._resolver.lifetime = _SECONDS
        if server:
            host, _, port = server.rpartition(":")
            self._resolver.nameservers = [host.strip("[]")]
            self._resolver.port = int(port)

    async def texts(self, name: str) -> list[str]:
        """The TXT records of a name; none where there is no such name."""
        try:
            answer = await self._resolver.resolve(name, "TXT")
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except dns.exception.DNSException as error:
            raise OSError(f"the name server does not answer for {name} ({type(error).__name__})") from error
        return [b"".join(each.strings).decode("ascii", "replace") for each in answer]


class Standing(Struct, frozen=True):
    """What vouches for mail from the domain."""

    spf: bool
    dkim: bool
    dmarc: bool


async def look_at(
    domain: str, keys: Sequence[Key], foreign: Sequence[tuple[str, str]], names: Names
) -> tuple[list[Finding], Standing]:
    """SPF, DKIM and DMARC of the domain; `foreign` are domain and selector of signatures that others have added."""
    spf = await _spf(domain, names)
    dkim = [await _own_key(domain, key, names) for key in keys]
    dkim += [await _foreign_key(domain, where, names) for where in foreign]
    if not dkim:
        dkim = [
            Finding(
                "dkim",
                False,
                "the mail came back without a signature. Ask your mail provider to sign what leaves "
                f"{domain}, or give Mosty a key: MOSTY_DKIM_KEY and MOSTY_DKIM_SELECTOR",
            )
        ]
    dmarc = await _dmarc(domain, names)
    return [spf, *dkim, dmarc], Standing(spf.good, any(each.good for each in dkim), dmarc.good)


def verdicts(standing: Standing, *, one_click: bool) -> list[Finding]:
    """What Gmail, Yahoo and Outlook.com make of it, by the rules they publish for senders."""
    lacks = [
        name for name, there in (("SPF", standing.spf), ("DKIM", standing.dkim), ("DMARC", standing.dmarc)) if not there
    ]
    if not (standing.spf or standing.dkim):
        now = "refuse every mail, since neither SPF nor DKIM vouches for it (Gmail: 550 5.7.26); mend one of the two"
        return [Finding(each, False, now) for each in ("gmail", "yahoo")] + [_outlook(lacks)]
    click = "" if one_click else "one-click unsubscribing (set MOSTY_PUBLIC_URL, and have both headers signed)"
    wanted = [*lacks, *([click] if click else [])]
    if wanted:
        later = f"takes the mail; from 5,000 a day on it is refused or goes to spam without {', '.join(wanted)}"
        bulk = [Finding(each, not lacks, later) for each in ("gmail", "yahoo")]
    else:
        bulk = [Finding(each, True, "nothing to refuse, also above 5,000 mails a day") for each in ("gmail", "yahoo")]
    return [*bulk, _outlook(lacks)]


def _outlook(lacks: Sequence[str]) -> Finding:
    if lacks:
        said = f"takes few; from 5,000 a day on it answers 550 5.7.515 without {', '.join(lacks)}"
        return Finding("outlook.com", False, said)
    return Finding("outlook.com", True, "nothing to refuse, also above 5,000 mails a day")


async def _spf(domain: str, names: Names) -> Finding:
    try:
        records = await _spf_records(domain, names)
        if not records:
            said = (
                f'{domain} has none; publish a TXT record there: "v=spf1 mx ~all", with the include your provider names'
            )
            return Finding("spf", False, said)
        if len(records) > 1:
            return Finding("spf", False, f"{domain} has {len(records)} records, and then none counts; join them in one")
        terms = records[0].lower().split()
        if {"all", "+all"} & set(terms):
            return Finding("spf", False, f'"{records[0]}" lets everybody send as {domain}; end it with ~all')
        if (count := await _lookups(records[0], names, _MOST_LOOKUPS)) > _MOST_LOOKUPS:
            said = f'"{records[0]}" needs more than {_MOST_LOOKUPS} lookups, and then does not count; take includes out'
            return Finding("spf", False, said)
    except OSError as error:
        return Finding("spf", False, str(error))
    return Finding("spf", True, f'"{records[0]}", {count} lookups')


async def _spf_records(domain: str, names: Names) -> list[str]:
    return [text for text in await names.texts(domain) if text.lower().split(" ")[0] == "v=spf1"]


async def _lookups(record: str, names: Names, left: int) -> int:
    """How many more names a receiver asks for to judge this record; one more than `left` stands for too many."""
    count = 0
    for term in record.lower().split()[1:]:
        bare = term.lstrip("+-~?")
        if (
            not bare.startswith(("include:", "exists:", "redirect="))
            and bare.split(":")[0].split("/")[0] not in _LOOKS_UP
        ):
            continue
        count += 1
        if count > left:
            return left + 1
        if bare.startswith(("include:", "redirect=")) and "%" not in bare:
            for inner in (await _spf_records(bare.replace("=", ":").partition(":")[2], names))[:1]:
                count += await _lookups(inner, names, left - count)
        if count > left:
            return left + 1
    return count


async def _own_key(domain: str, key: Key, names: Names) -> Finding:
    name = f"{key.selector}._domainkey.{domain}"
    kind = key.algorithm.partition("-")[0]
    try:
        published = [_tags(text).get("p", "").replace(" ", "") for text in await names.texts(name)]
    except OSError as error:
        return Finding("dkim", False, str(error))
    if key.public in published:
        weak = "; many receivers do not know Ed25519 yet: give an RSA key beside it" if kind == "ed25519" else ""
        return Finding("dkim", True, f"{name} holds the public half of MOSTY_DKIM_KEY ({kind}){weak}")
    there = "holds another key" if any(published) else "is not there"
    return Finding("dkim", False, f'{name} {there}; publish as TXT: "v=DKIM1; k={kind}; p={key.public}"')


async def _foreign_key(domain: str, where: tuple[str, str], names: Names) -> Finding:
    signer, selector = where
    name = f"{selector}._domainkey.{signer}"
    try:
        there = any(_tags(text).get("p") for text in await names.texts(name))
    except OSError as error:
        return Finding("dkim", False, str(error))
    if not there:
        return Finding("dkim", False, f"the mail is signed, but the key {name} is not in the DNS; tell your provider")
    if not _aligned(signer, domain):
        said = f"the mail is signed by {signer}, which says nothing for {domain}; have your provider sign as {domain}"
        return Finding("dkim", False, said)
    return Finding("dkim", True, f"signed by {signer}, and {name} holds the key")


async def _dmarc(domain: str, names: Names) -> Finding:
    labels = domain.split(".")
    try:
        for begin in range(len(labels) - 1):
            name = "_dmarc." + ".".join(labels[begin:])
            found = [text for text in await names.texts(name) if _tags(text).get("v", "").upper() == "DMARC1"]
            if found:
                policy = _tags(found[0]).get("p", "").lower()
                good = policy in ("none", "quarantine", "reject")
                hint = "" if good else "; it needs p=none, p=quarantine or p=reject"
                return Finding("dmarc", good, f'{name}: "{found[0]}"{hint}')
    except OSError as error:
        return Finding("dmarc", False, str(error))
    return Finding("dmarc", False, f'{domain} has none; publish as TXT at _dmarc.{domain}: "v=DMARC1; p=none"')


def _aligned(signer: str, domain: str) -> bool:
    """Relaxed alignment (RFC 7489 §3.1.1), without a list of public suffixes: one is the other's parent."""
    return signer == domain or domain.endswith(f".{signer}") or signer.endswith(f".{domain}")


def _tags(record: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in record.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}
