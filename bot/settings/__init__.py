"""Settings from the environment and a .env file; refuses what is missing, unknown or malformed.

Each setting MOSTY_NAME may also be given as MOSTY_NAME_FILE, a file that holds the value. An empty value is no value.
"""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from bot.settings.values import (
    EXAMPLE_DKIM,
    EXAMPLE_IMAP,
    EXAMPLE_SMTP,
    PARSERS,
    SHORTEST_SECRET,
    Secret,
    sqlite_path,
)

_PREFIX = "MOSTY_"
_TELEGRAM = "https://api.telegram.org/bot"


def example_programme() -> Path:
    """deploy/programme.example.toml: in the repository beside the package, in an installed wheel inside it."""
    package = Path(__file__).parents[1]
    inside = package / "deploy" / "programme.example.toml"
    return inside if inside.exists() else package.parent / "deploy" / "programme.example.toml"


class SettingsInvalid(Exception):
    """The service cannot start with these settings; the text has one line per problem, with what to write instead."""


@dataclass(frozen=True)
class Settings:
    """Everything the operator decides. Made by load(), which alone reads the environment."""

    database_url: str = field(default="sqlite:///var/mosty.db", repr=False)  # may hold a password
    secret: Secret | None = None  # ask secret(settings), which knows where else it may lie
    programme: Path = field(default_factory=example_programme)

    telegram_token: Secret | None = None
    telegram_api: str = _TELEGRAM  # ends in /bot; the token follows directly
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: Secret | None = None
    telegram_rate: int = 30  # messages a second

    mail_address: str | None = None
    smtp_url: Secret | None = None
    imap_url: Secret | None = None
    lmtp_listen: str | None = None  # host:port, or the path of a socket
    mail_rate: int = 10  # messages a second
    mail_connections: int = 4
    dkim_key: Secret | None = None  # private, in PEM; several signatures: several keys
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


_NAMES = [each.name for each in fields(Settings)]


def load(environ: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")) -> Settings:
    """The settings; what the environment says goes before what the file says. Raises SettingsInvalid."""
    problems: list[str] = []
    given = _given(_read_env_file(env_file, problems), problems)
    given |= _given(os.environ if environ is None else environ, problems)
    parsed: dict[str, Any] = {}
    for name in (each for each in _NAMES if each in given):
        try:
            parsed[name] = PARSERS[name](given[name])
        except ValueError as error:
            problems.append(f"{_variable(name)}: {error}")
    problems += _missing(given)
    if problems:
        raise SettingsInvalid("\n".join(problems))
    return Settings(**parsed)


def secret(settings: Settings) -> bytes:
    """What signs tokens and links: as given, or from the file `secret` next to the SQLite database, made if need be.

    Raises SettingsInvalid.
    """
    if settings.secret is not None:
        return settings.secret.value.encode()
    if not settings.database_url.startswith("sqlite"):
        raise SettingsInvalid(
            f"{_variable('secret')}: is missing; all that share one PostgreSQL need the same. "
            f"Write {_variable('secret')}= and what `openssl rand -hex 32` prints"
        )
    path = Path(sqlite_path(settings.database_url)).parent / "secret"
    try:
        if not path.exists():
            _write_once(path, secrets.token_hex())
        value = path.read_text().strip()
    except OSError as error:
        raise SettingsInvalid(
            f"{_variable('secret')}: {path} cannot be read or made ({error.strerror}); "
            f"make the folder writable, or write {_variable('secret')}="
        ) from error
    if len(value) < SHORTEST_SECRET:
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
    try:
        if path is None or not path.exists():
            return {}
        from dotenv import dotenv_values  # only here: without a file it need not be loaded

        return dotenv_values(path, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path}: cannot be read ({type(error).__name__}); it has to be readable text in UTF-8")
        return {}


def _given(variables: Mapping[str, str | None], problems: list[str]) -> dict[str, str]:
    """The settings among the variables, by their field's name, those from files read."""
    known = {_variable(name): name for name in _NAMES}
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
            problems.append("MOSTY_SMTP_URL: is missing; MOSTY_MAIL_ADDRESS needs it to send. " + EXAMPLE_SMTP)
        if not {"imap_url", "lmtp_listen"} & given.keys():
            problems.append(
                "MOSTY_IMAP_URL: is missing; MOSTY_MAIL_ADDRESS needs it, or MOSTY_LMTP_LISTEN, to receive. "
                + EXAMPLE_IMAP
            )
    for here, there in (("dkim_key", "dkim_selector"), ("dkim_selector", "dkim_key")):
        if here in given and there not in given:
            problems.append(f"{_variable(there)}: is missing; {_variable(here)} needs it. " + EXAMPLE_DKIM)
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
