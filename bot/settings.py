"""Settings from the environment and a .env file; refuses what is missing, unknown or malformed.

Each setting MOSTY_NAME may also be given as MOSTY_NAME_FILE, a file that holds the value. An empty value is no value.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import time
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator

_PREFIX = "MOSTY_"
_TELEGRAM = "https://api.telegram.org/bot"
_SHORTEST_SECRET = 32


def example_programme() -> Path:
    """deploy/programme.example.toml: in the repository beside the package, in an installed wheel inside it."""
    package = Path(__file__).parent
    inside = package / "deploy" / "programme.example.toml"
    return inside if inside.exists() else package.parent / "deploy" / "programme.example.toml"


class SettingsInvalid(Exception):
    """The service cannot start with these settings; the text has one line per problem, with what to write instead."""


class Settings(BaseModel):
    """Everything the operator decides. Made by load(), which alone reads the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    database_url: str = Field(default="sqlite:///var/mosty.db", repr=False)  # may hold a password
    secret: SecretStr | None = None  # ask secret(settings), which knows where else it may lie
    programme: Path = Field(default_factory=example_programme)

    telegram_token: SecretStr | None = None
    telegram_api: str = _TELEGRAM  # ends in /bot; the token follows directly
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    telegram_rate: int = 30  # messages a second

    mail_address: str | None = None
    smtp_url: SecretStr | None = None
    imap_url: SecretStr | None = None
    lmtp_listen: str | None = None  # host:port, or the path of a socket
    mail_rate: int = 10  # messages a second
    mail_connections: int = 4
    dkim_key: SecretStr | None = None  # private, in PEM; several signatures: several keys
    dkim_selector: str | None = None  # one for each key
    mail_delimiter: Literal["+", "-", ""] = "+"  # "": the mailbox has none
    mail_authserv: str | None = None  # whose Authentication-Results are believed

    web_listen: str = "127.0.0.1:8080"
    public_url: str | None = None  # without a slash at its end
    quiet_hours: tuple[time, time] = (time(21), time(8))  # local; equal: none
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def telegram_on(self) -> bool:
        """Whether Telegram is configured."""
        return self.telegram_token is not None

    @property
    def mail_on(self) -> bool:
        """Whether e-mail is configured."""
        return self.mail_address is not None

    @field_validator("*", mode="before")
    @classmethod
    def _parse(cls, value: str, info: ValidationInfo) -> object:
        return _PARSERS[info.field_name or ""](value)


def load(environ: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")) -> Settings:
    """The settings; what the environment says goes before what the file says. Raises SettingsInvalid."""
    problems: list[str] = []
    given = _given(_read_env_file(env_file, problems), problems)
    given |= _given(os.environ if environ is None else environ, problems)
    settings = None
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        problems += [f"{_variable(str(each['loc'][0]))}: {each['ctx']['error']}" for each in error.errors()]
    problems += _missing(given)
    if settings is None or problems:
        raise SettingsInvalid("\n".join(problems))
    return settings


def secret(settings: Settings) -> bytes:
    """What signs tokens and links: as given, or from the file `secret` next to the SQLite database, made if need be.

    Raises SettingsInvalid.
    """
    if settings.secret is not None:
        return settings.secret.get_secret_value().encode()
    if not settings.database_url.startswith("sqlite"):
        raise SettingsInvalid(
            f"{_variable('secret')}: is missing; all that share one PostgreSQL need the same. "
            f"Write {_variable('secret')}= and what `openssl rand -hex 32` prints"
        )
    path = Path(_sqlite_path(settings.database_url)).parent / "secret"
    try:
        if not path.exists():
            _write_once(path, secrets.token_hex())
        value = path.read_text().strip()
    except OSError as error:
        raise SettingsInvalid(
            f"{_variable('secret')}: {path} cannot be read or made ({error.strerror}); "
            f"make the folder writable, or write {_variable('secret')}="
        ) from error
    if len(value) < _SHORTEST_SECRET:
        raise SettingsInvalid(f"{_variable('secret')}: {path} is damaged; restore it from a backup, or delete it")
    return value.encode()


def _write_once(path: Path, value: str) -> None:
    """Writes a file that only we may read, whole or not at all; one that is there already stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(value)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()


# What was given


def _read_env_file(path: Path | None, problems: list[str]) -> Mapping[str, str | None]:
    if path is None:
        return {}
    try:
        return dotenv_values(path, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path}: cannot be read ({type(error).__name__}); it has to be readable text in UTF-8")
        return {}


def _given(variables: Mapping[str, str | None], problems: list[str]) -> dict[str, str]:
    """The settings among the variables, by their field's name, those from files read."""
    known = {_variable(name): name for name in Settings.model_fields}
    given: dict[str, str] = {}
    for variable, value in variables.items():
        if not variable.upper().startswith(_PREFIX):
            continue
        name = known.get(variable) or known.get(variable.removesuffix("_FILE"))
        if name is None:
            problems.append(f"{variable}: there is no such setting; {_nearest(variable, known)}")
        elif not value or not value.strip():
            continue
        elif name in given:
            problems.append(f"{_variable(name)}: is given both as it is and as {_variable(name)}_FILE; keep one")
        elif variable in known:
            given[name] = value.strip()
        else:
            _read_value(variable, Path(value.strip()), name, given, problems)
    return given


def _read_value(variable: str, path: Path, name: str, given: dict[str, str], problems: list[str]) -> None:
    try:
        given[name] = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        problems.append(f"{variable}: {path} cannot be read ({error.strerror}); name a file that holds the value")
    except UnicodeDecodeError:
        problems.append(f"{variable}: {path} is not text; name a file that holds the value")
    else:
        if not given[name]:
            del given[name]
            problems.append(f"{variable}: {path} is empty; write the value into it")


def _missing(given: Mapping[str, str]) -> list[str]:
    """What the settings that were given need beside them."""
    problems = []
    if "mail_address" in given:
        if "smtp_url" not in given:
            problems.append("MOSTY_SMTP_URL: is missing; MOSTY_MAIL_ADDRESS needs it to send. " + _EXAMPLE_SMTP)
        if not {"imap_url", "lmtp_listen"} & given.keys():
            problems.append(
                "MOSTY_IMAP_URL: is missing; MOSTY_MAIL_ADDRESS needs it, or MOSTY_LMTP_LISTEN, to receive. "
                + _EXAMPLE_IMAP
            )
    for here, there in (("dkim_key", "dkim_selector"), ("dkim_selector", "dkim_key")):
        if here in given and there not in given:
            problems.append(f"{_variable(there)}: is missing; {_variable(here)} needs it. " + _EXAMPLE_DKIM)
    if given.get("telegram_mode") == "webhook":
        if "telegram_webhook_secret" not in given:
            problems.append(
                "MOSTY_TELEGRAM_WEBHOOK_SECRET: is missing; MOSTY_TELEGRAM_MODE=webhook needs it. "
                "Write what `openssl rand -hex 32` prints"
            )
        if "public_url" not in given:
            problems.append(
                "MOSTY_PUBLIC_URL: is missing; MOSTY_TELEGRAM_MODE=webhook needs it. "
                "Write MOSTY_PUBLIC_URL=https://mosty.example.org"
            )
        elif given["public_url"].startswith("http:") and "telegram_api" not in given:
            problems.append("MOSTY_PUBLIC_URL: begins with http://, which Telegram does not call; write https://")
    return problems


def _variable(name: str) -> str:
    return _PREFIX + name.upper()


def _nearest(variable: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(variable.upper(), [*known, *(f"{name}_FILE" for name in known)], n=1)
    return f"did you mean {near[0]}?" if near else "deploy/mosty.env.example lists them all"


# One value each. They raise ValueError with what is wrong and what to write; never with a value that may be secret.

_EXAMPLE_SMTP = "Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465"
_EXAMPLE_IMAP = "Write MOSTY_IMAP_URL=imaps://user:password@mail.example.org/INBOX"
_EXAMPLE_DKIM = (
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


def _sqlite_path(url: str) -> str:
    return urlsplit(url).path[1:]  # sqlite:///relative, sqlite:////absolute


def _secret(value: str) -> str:
    if len(value) < _SHORTEST_SECRET:
        raise ValueError(
            f"is shorter than {_SHORTEST_SECRET} characters, so it can be guessed; "
            "write what `openssl rand -hex 32` prints"
        )
    return value


def _telegram_token(value: str) -> str:
    if not re.fullmatch(r"\d+:[\w-]+", value, re.ASCII):
        raise ValueError("is no token; write the one from @BotFather, such as 123456789:AAE…")
    return value


def _telegram_api(value: str) -> str:
    parts = _split(value)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("is no address of a Bot API server; write one such as http://127.0.0.1:8081")
    return value.rstrip("/").removesuffix("/bot") + "/bot"


def _webhook_secret(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value):  # setWebhook, secret_token
        raise ValueError("may have 1 to 256 of A-Z, a-z, 0-9, _ and -; write what `openssl rand -hex 32` prints")
    return value


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>()\[\]\\,;:\"]+@[^\s@<>()\[\]\\,;:\"/]+", value):
        raise ValueError(f'"{value}" is no e-mail address; write one such as mosty@example.org')
    if not value.rpartition("@")[0].isascii():
        raise ValueError(f'"{value}" has letters before the @ that many servers refuse; use a mailbox with a-z alone')
    return value


def _smtp_url(value: str) -> str:
    parts = _server(value, ("smtp", "smtp+starttls", "smtps"), _EXAMPLE_SMTP)
    if parts.path.strip("/"):
        raise ValueError(f"has a path, which a mail relay does not; {_ENCODE}")
    if parts.scheme == "smtp" and parts.password and not _is_local(parts.hostname or ""):
        raise ValueError("smtp:// would send the password in clear; write smtp+starttls:// or smtps://")
    return value


def _imap_url(value: str) -> str:
    parts = _server(value, ("imaps", "imap"), _EXAMPLE_IMAP)
    if not (parts.username and parts.password):
        raise ValueError(f"has no user and password. {_EXAMPLE_IMAP}")
    if parts.scheme == "imap" and not _is_local(parts.hostname or ""):
        raise ValueError("imap:// would send the password in clear; write imaps://")
    return value


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


_PARSERS: dict[str, Callable[[str], object]] = {
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
    "dkim_key": str,  # read where it is used: what reads it is large
    "dkim_selector": str,
    "mail_delimiter": _delimiter,
    "mail_authserv": _authserv,
    "web_listen": _web_listen,
    "public_url": _public_url,
    "quiet_hours": _quiet_hours,
    "log_format": _one_of("text", "json"),
    "log_level": _one_of("debug", "info", "warning", "error"),
}
