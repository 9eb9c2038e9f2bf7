"""One value each: what may be written, and what it means. They raise ValueError with what is wrong and what to write;
never with a value that may be secret.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit


@dataclass(frozen=True)
class Secret:
    """A text that is shown nowhere unless it is asked for."""

    value: str = field(repr=False)


SHORTEST_SECRET = 32
"""Characters."""

EXAMPLE_SMTP = "Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465"
EXAMPLE_IMAP = "Write MOSTY_IMAP_URL=imaps://user:password@mail.example.org/INBOX"
EXAMPLE_DKIM = (
    "Write a key with `openssl genrsa -out dkim.pem 2048`, then MOSTY_DKIM_KEY_FILE=dkim.pem and "
    "MOSTY_DKIM_SELECTOR=mosty2027"
)
_ENCODE = "write special characters of user and password as in a URL: @ as %40, : as %3A, / as %2F, # as %23, ? as %3F"


def _database_url(value: str) -> str:
    parts = _split(value)
    scheme = parts.scheme.partition("+")[0]
    if scheme == "sqlite" and not parts.netloc and len(parts.path) > 1 and ":memory:" not in value:
        return value
    if scheme in ("postgresql", "postgres") and len(parts.path) > 1:
        return value
    raise ValueError("names no database; write sqlite:///var/mosty.db or postgresql://user:password@host/mosty")


def sqlite_path(url: str) -> str:
    """The file of a database_url that begins with sqlite."""
    return urlsplit(url).path[1:]  # sqlite:///relative, sqlite:////absolute


def _secret(value: str) -> Secret:
    if len(value) < SHORTEST_SECRET:
        raise ValueError(
            f"is shorter than {SHORTEST_SECRET} characters, so it can be guessed; "
            "write what `openssl rand -hex 32` prints"
        )
    return Secret(value)


def _telegram_token(value: str) -> Secret:
    if not re.fullmatch(r"\d+:[\w-]+", value, re.ASCII):
        raise ValueError("is no token; write the one from @BotFather, such as 123456789:AAE…")
    return Secret(value)


def _telegram_api(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("is no address of a Bot API server; write one such as http://127.0.0.1:8081")
    return value.rstrip("/").removesuffix("/bot") + "/bot"


def _webhook_secret(value: str) -> Secret:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):  # setWebhook, secret_token
        raise ValueError("may have 1 to 256 of A-Z, a-z, 0-9, _ and -; write what `openssl rand -hex 32` prints")
    return Secret(value)


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>()\[\]\\,;:\"]+@[^\s@<>()\[\]\\,;:\"/]+", value):
        raise ValueError(f'"{value}" is no e-mail address; write one such as mosty@example.org')
    if not value.rpartition("@")[0].isascii():
        raise ValueError(f'"{value}" has letters before the @ that many servers refuse; use a mailbox with a-z alone')
    return value


def _smtp_url(value: str) -> Secret:
    parts = _server(value, ("smtp", "smtp+starttls", "smtps"), EXAMPLE_SMTP)
    if parts.path.strip("/"):
        raise ValueError(f"has a path, which a mail relay does not; {_ENCODE}")
    if parts.scheme == "smtp" and parts.password and not _is_local(parts.hostname or ""):
        raise ValueError("smtp:// would send the password in clear; write smtp+starttls:// or smtps://")
    return Secret(value)


def _imap_url(value: str) -> Secret:
    parts = _server(value, ("imaps", "imap"), EXAMPLE_IMAP)
    if not (parts.username and parts.password):
        raise ValueError(f"has no user and password. {EXAMPLE_IMAP}")
    if parts.scheme == "imap" and not _is_local(parts.hostname or ""):
        raise ValueError("imap:// would send the password in clear; write imaps://")
    return Secret(value)


def _server(value: str, schemes: tuple[str, ...], example: str) -> SplitResult:
    parts = _split(value)
    if parts.scheme not in schemes:
        raise ValueError(f"does not begin with {' or '.join(f'{scheme}://' for scheme in schemes)}. {example}")
    if not parts.hostname:
        raise ValueError(f"names no host. {example}")
    if parts.query or parts.fragment or parts.netloc.count("@") > 1 or "@" in parts.path:
        raise ValueError(f"cannot be read beyond doubt; {_ENCODE}")
    if bool(parts.username) != bool(parts.password):
        raise ValueError(f"has a user without a password, or a password without a user. {example}")
    return parts


def _split(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises for what is no port
    except ValueError:
        raise ValueError(f"has no valid host and port; {_ENCODE}") from None
    return parts


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _lmtp_listen(value: str) -> str:
    return value if "/" in value else _host_and_port(value, "127.0.0.1:8024, or the path of a socket")


def _web_listen(value: str) -> str:
    return _host_and_port(value, "127.0.0.1:8080")


def _host_and_port(value: str, example: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not re.fullmatch(r"\d{1,5}", port, re.ASCII) or int(port) > 65535:
        raise ValueError(f'"{value}" is no host and port; write {example}')
    return value


def _public_url(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ValueError("is no address of a web site; write one such as https://mosty.example.org")
    return value.rstrip("/")


def _quiet_hours(value: str) -> tuple[time, time]:
    match = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", value, re.ASCII)
    if match is None:
        raise ValueError(f'"{value}" is no span of hours; write 21:00-08:00, or 00:00-00:00 for none')
    begin_hour, begin_minute, end_hour, end_minute = map(int, match.groups())
    return time(begin_hour, begin_minute), time(end_hour, end_minute)


def _delimiter(value: str) -> str:
    return "" if _one_of("+", "-", "none")(value) == "none" else value


def _authserv(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,253}", value):  # RFC 8601 §2.5
        raise ValueError(
            f'"{value}" names no mail server; write what stands first in Authentication-Results of a mail you have '
            "received, such as mx.example.org, or unnamed where nothing does"
        )
    return value.lower()


def _positive(value: str) -> int:
    if not re.fullmatch(r"0*[1-9]\d{0,5}", value, re.ASCII):
        raise ValueError(f'"{value}" is no whole number above 0; write one such as 10')
    return int(value)


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in choices:
            raise ValueError(f'"{value}" is not known; write {", ".join(choices[:-1])} or {choices[-1]}')
        return value

    return parse


PARSERS: dict[str, Callable[[str], object]] = {
    "database_url": _database_url,
    "secret": _secret,
    "programme": Path,
    "telegram_token": _telegram_token,
    "telegram_api": _telegram_api,
    "telegram_mode": _one_of("polling", "webhook"),
    "telegram_webhook_secret": _webhook_secret,
    "telegram_rate": _positive,
    "mail_address": _mail_address,
    "smtp_url": _smtp_url,
    "imap_url": _imap_url,
    "lmtp_listen": _lmtp_listen,
    "mail_rate": _positive,
    "mail_connections": _positive,
    "dkim_key": Secret,  # read where it is used: what reads it is large
    "dkim_selector": str,
    "mail_delimiter": _delimiter,
    "mail_authserv": _authserv,
    "web_listen": _web_listen,
    "public_url": _public_url,
    "quiet_hours": _quiet_hours,
    "log_format": _one_of("text", "json"),
    "log_level": _one_of("debug", "info", "warning", "error"),
}
"""By the name of the setting. Each takes the text as it was given and raises ValueError."""
