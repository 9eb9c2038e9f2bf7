"""Settings: what is given is read; what is missing, unknown or malformed is said, one line each, without secrets."""

import re
import stat
from dataclasses import FrozenInstanceError, fields
from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsInvalid, load, secret

NAMES = [each.name for each in fields(Settings)]
EXAMPLE = Path("deploy/mosty.env.example")
MAIL = {
    "MOSTY_MAIL_ADDRESS": "mosty@example.org",
    "MOSTY_SMTP_URL": "smtps://mosty:pw@mail.example.org:465",
    "MOSTY_IMAP_URL": "imaps://mosty:pw@mail.example.org/INBOX",
}
WEBHOOK = {
    "MOSTY_TELEGRAM_MODE": "webhook",
    "MOSTY_TELEGRAM_WEBHOOK_SECRET": "s3cret_-",
    "MOSTY_PUBLIC_URL": "https://mosty.example.org/",
}


def _problems(**environ: str) -> list[str]:
    with pytest.raises(SettingsInvalid) as caught:
        load({f"MOSTY_{name}": value for name, value in environ.items()}, env_file=None)
    return str(caught.value).splitlines()


# The example


def test_the_example_names_exactly_the_settings() -> None:
    named = re.findall(r"^#(MOSTY_\w+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    assert named == [f"MOSTY_{name.upper()}" for name in NAMES]


def test_the_example_explains_each_setting_in_one_line_above_it() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    for above, line in pairwise(lines):
        assert not line.startswith("#MOSTY_") or re.fullmatch(r"# .*[.:]", above), line


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    shown = re.sub(r"(?m)^#(?=MOSTY_)", "", EXAMPLE.read_text("utf-8"))
    (tmp_path / ".env").write_text(shown, "utf-8")
    settings, defaults = load({}, tmp_path / ".env"), Settings()
    for name in NAMES:
        if (default := getattr(defaults, name)) is not None:
            shown_as = getattr(settings, name)
            assert (shown_as.resolve() if isinstance(shown_as, Path) else shown_as) == default, name


# Reading


def test_nothing_given_means_the_defaults_and_both_channels_off() -> None:
    settings = load({}, env_file=None)
    assert settings == Settings()
    assert settings.database_url == "sqlite:///var/mosty.db"
    assert settings.quiet_hours == (time(21), time(8))
    assert not settings.telegram_on
    assert not settings.mail_on


def test_channels_are_on_when_they_are_configured() -> None:
    settings = load({"MOSTY_TELEGRAM_TOKEN": "123456789:AAE-x_y", **MAIL, **WEBHOOK}, env_file=None)
    assert settings.telegram_on
    assert settings.mail_on
    assert settings.telegram_token is not None
    assert settings.telegram_token.value == "123456789:AAE-x_y"
    assert settings.smtp_url is not None
    assert settings.smtp_url.value == MAIL["MOSTY_SMTP_URL"]
    assert settings.public_url == "https://mosty.example.org"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('MOSTY_LOG_LEVEL=debug\nMOSTY_MAIL_RATE="3"  # slow\nPATH=x\n', "utf-8")
    settings = load({"MOSTY_LOG_LEVEL": "error", "HOME": "/root"}, tmp_path / ".env")
    assert settings.log_level == "error"
    assert settings.mail_rate == 3


def test_a_file_that_is_not_there_is_no_file(tmp_path: Path) -> None:
    assert load({}, tmp_path / ".env") == Settings()


def test_the_process_s_own_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOSTY_MAIL_RATE", "7")
    assert load(env_file=None).mail_rate == 7
    assert Settings().mail_rate == 10


def test_a_value_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("123456789:AAE\n", "utf-8")
    settings = load({"MOSTY_TELEGRAM_TOKEN_FILE": str(tmp_path / "token")}, env_file=None)
    assert settings.telegram_token is not None
    assert settings.telegram_token.value == "123456789:AAE"


def test_a_file_in_the_environment_goes_before_a_value_in_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MOSTY_MAIL_RATE=3\n", "utf-8")
    (tmp_path / "rate").write_text("5", "utf-8")
    assert load({"MOSTY_MAIL_RATE_FILE": str(tmp_path / "rate")}, tmp_path / ".env").mail_rate == 5


def test_an_empty_value_is_no_value() -> None:
    assert load({"MOSTY_TELEGRAM_TOKEN": "", "MOSTY_SECRET_FILE": " "}, env_file=None) == Settings()


@pytest.mark.parametrize("given", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"])
def test_the_bot_api_s_address_ends_where_the_token_begins(given: str) -> None:
    assert load({"MOSTY_TELEGRAM_API": given}, env_file=None).telegram_api == "http://127.0.0.1:8081/bot"


@pytest.mark.parametrize(("given", "kept"), [("+", "+"), ("-", "-"), ("none", "")])
def test_the_delimiter_none_is_no_delimiter(given: str, kept: str) -> None:
    assert load({"MOSTY_MAIL_DELIMITER": given}, env_file=None).mail_delimiter == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/mosty/mosty.db"),
        ("DATABASE_URL", "postgresql+psycopg://postgres:@/mosty?host=/run/postgresql"),
        ("DATABASE_URL", "postgres://mosty:pw@db/mosty"),
        ("TELEGRAM_TOKEN", "7000000001:REHEARSAL"),
        ("SMTP_URL", "smtp://127.0.0.1:2525"),
        ("SMTP_URL", "smtp://a:b@localhost:2525/"),
        ("SMTP_URL", "smtp+starttls://mosty%40example.org:p%2Fw@mail.example.org"),
        ("IMAP_URL", "imap://mosty:pw@127.0.0.1:1143/INBOX"),
        ("LMTP_LISTEN", "127.0.0.1:0"),
        ("LMTP_LISTEN", "[::1]:8024"),
        ("LMTP_LISTEN", "/run/mosty/lmtp.sock"),
        ("QUIET_HOURS", "00:00-00:00"),
    ],
)
def test_these_are_accepted(name: str, value: str) -> None:
    load({f"MOSTY_{name}": value}, env_file=None)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().mail_rate = 3  # type: ignore[misc]  # what is tried


def test_secrets_are_not_shown() -> None:
    given = {**MAIL, "MOSTY_SECRET": "s3cret" * 8, "MOSTY_DATABASE_URL": "postgresql://mosty:s3cret@db/mosty"}
    given |= {"MOSTY_TELEGRAM_TOKEN": "1:s3cret", "MOSTY_SMTP_URL": "smtps://u:s3cret@host"}
    assert "s3cret" not in repr(load(given, env_file=None))


# Refusing

ENCODE = "write special characters of user and password as in a URL: @ as %40, : as %3A, / as %2F, # as %23, ? as %3F"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TELEGRAM_TOKENS", "x", "there is no such setting; did you mean MOSTY_TELEGRAM_TOKEN?"),
        ("SMTP_URLS_FILE", "x", "there is no such setting; did you mean MOSTY_SMTP_URL_FILE?"),
        ("XYZZY", "x", "there is no such setting; deploy/mosty.env.example lists them all"),
        (
            "DATABASE_URL",
            "mysql://host/db",
            "names no database; write sqlite:///var/mosty.db or postgresql://user:password@host/mosty",
        ),
        (
            "DATABASE_URL",
            "sqlite://var/mosty.db",
            "names no database; write sqlite:///var/mosty.db or postgresql://user:password@host/mosty",
        ),
        (
            "SECRET",
            "short",
            "is shorter than 32 characters, so it can be guessed; write what `openssl rand -hex 32` prints",
        ),
        ("TELEGRAM_TOKEN", "s3cret", "is no token; write the one from @BotFather, such as 123456789:AAE…"),
        (
            "TELEGRAM_API",
            "api.telegram.org",
            "is no address of a Bot API server; write one such as http://127.0.0.1:8081",
        ),
        ("TELEGRAM_MODE", "push", '"push" is not known; write polling or webhook'),
        (
            "TELEGRAM_WEBHOOK_SECRET",
            "s3cret!",
            "may have 1 to 256 of A-Z, a-z, 0-9, _ and -; write what `openssl rand -hex 32` prints",
        ),
        ("TELEGRAM_RATE", "fast", '"fast" is no whole number above 0; write one such as 10'),
        ("MAIL_RATE", "0", '"0" is no whole number above 0; write one such as 10'),
        ("MAIL_CONNECTIONS", "1.5", '"1.5" is no whole number above 0; write one such as 10'),
        (
            "MAIL_AUTHSERV",
            "mx example",
            '"mx example" names no mail server; write what stands first in Authentication-Results of a mail you have '
            "received, such as mx.example.org, or unnamed where nothing does",
        ),
        ("MAIL_DELIMITER", "#", '"#" is not known; write +, - or none'),
        (
            "SMTP_URL",
            "http://u:s3cret@host",
            "does not begin with smtp:// or smtp+starttls:// or smtps://. "
            "Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465",
        ),
        (
            "SMTP_URL",
            "smtps://",
            "names no host. Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465",
        ),
        (
            "SMTP_URL",
            "smtps://u@host",
            "has a user without a password, or a password without a user. "
            "Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465",
        ),
        ("SMTP_URL", "smtps://u:s3/cret@host", f"has no valid host and port; {ENCODE}"),
        ("SMTP_URL", "smtps://u:s3#cret@host", f"has no valid host and port; {ENCODE}"),
        ("SMTP_URL", "smtps://u@example.org:s3cret@host", f"cannot be read beyond doubt; {ENCODE}"),
        ("SMTP_URL", "smtps://u:1/s3cret@host", f"cannot be read beyond doubt; {ENCODE}"),
        ("SMTP_URL", "smtps://host/s3cret", f"has a path, which a mail relay does not; {ENCODE}"),
        (
            "SMTP_URL",
            "smtp://u:s3cret@mail.example.org",
            "smtp:// would send the password in clear; write smtp+starttls:// or smtps://",
        ),
        (
            "IMAP_URL",
            "imaps://host/INBOX",
            "has no user and password. Write MOSTY_IMAP_URL=imaps://user:password@mail.example.org/INBOX",
        ),
        ("IMAP_URL", "imap://u:s3cret@mail.example.org", "imap:// would send the password in clear; write imaps://"),
        ("LMTP_LISTEN", "8024", '"8024" is no host and port; write 127.0.0.1:8024, or the path of a socket'),
        ("WEB_LISTEN", "127.0.0.1:99999", '"127.0.0.1:99999" is no host and port; write 127.0.0.1:8080'),
        (
            "PUBLIC_URL",
            "mosty.example.org",
            "is no address of a web site; write one such as https://mosty.example.org",
        ),
        ("QUIET_HOURS", "9pm-8am", '"9pm-8am" is no span of hours; write 21:00-08:00, or 00:00-00:00 for none'),
        ("QUIET_HOURS", "21:00-24:00", '"21:00-24:00" is no span of hours; write 21:00-08:00, or 00:00-00:00 for none'),
        ("LOG_FORMAT", "xml", '"xml" is not known; write text or json'),
        ("LOG_LEVEL", "loud", '"loud" is not known; write debug, info, warning or error'),
    ],
)
def test_what_is_malformed_is_said_with_what_to_write(name: str, value: str, said: str) -> None:
    assert _problems(**{name: value}) == [f"MOSTY_{name}: {said}"]
    assert "s3" not in said


def test_an_address_that_is_none() -> None:
    assert _problems(MAIL_ADDRESS="mosty", SMTP_URL="smtps://host", LMTP_LISTEN="/run/lmtp") == [
        'MOSTY_MAIL_ADDRESS: "mosty" is no e-mail address; write one such as mosty@example.org'
    ]


def test_a_mailbox_of_letters_beyond_ascii() -> None:
    (problem, *_) = _problems(MAIL_ADDRESS="żółw@example.org")
    assert "has letters before the @ that many servers refuse" in problem


def test_a_key_needs_a_selector_and_a_selector_a_key() -> None:
    (problem,) = _problems(DKIM_KEY="-----BEGIN PRIVATE KEY-----")
    assert problem.startswith("MOSTY_DKIM_SELECTOR: is missing; MOSTY_DKIM_KEY needs it.")
    (problem,) = _problems(DKIM_SELECTOR="mosty2027")
    assert problem.startswith("MOSTY_DKIM_KEY: is missing; MOSTY_DKIM_SELECTOR needs it.")


def test_mail_needs_a_way_out_and_a_way_in() -> None:
    assert _problems(MAIL_ADDRESS="mosty@example.org") == [
        "MOSTY_SMTP_URL: is missing; MOSTY_MAIL_ADDRESS needs it to send. "
        "Write MOSTY_SMTP_URL=smtps://user:password@mail.example.org:465",
        "MOSTY_IMAP_URL: is missing; MOSTY_MAIL_ADDRESS needs it, or MOSTY_LMTP_LISTEN, to receive. "
        "Write MOSTY_IMAP_URL=imaps://user:password@mail.example.org/INBOX",
    ]


def test_a_webhook_needs_an_address_and_a_secret() -> None:
    assert _problems(TELEGRAM_MODE="webhook") == [
        "MOSTY_TELEGRAM_WEBHOOK_SECRET: is missing; MOSTY_TELEGRAM_MODE=webhook needs it. "
        "Write what `openssl rand -hex 32` prints",
        "MOSTY_PUBLIC_URL: is missing; MOSTY_TELEGRAM_MODE=webhook needs it. "
        "Write MOSTY_PUBLIC_URL=https://mosty.example.org",
    ]


def test_telegram_calls_only_https_but_an_emulator_calls_anything() -> None:
    plain = {**WEBHOOK, "MOSTY_PUBLIC_URL": "http://mosty.example.org"}
    with pytest.raises(SettingsInvalid, match="begins with http://, which Telegram does not call; write https://"):
        load(plain, env_file=None)
    load({**plain, "MOSTY_TELEGRAM_API": "http://127.0.0.1:8081"}, env_file=None)


def test_every_problem_is_said_at_once() -> None:
    said = _problems(LOG_LEVEL="loud", MAIL_RATE="x", XYZZY="", TELEGRAM_MODE="webhook")
    assert [line.partition(":")[0] for line in said] == [
        "MOSTY_XYZZY",
        "MOSTY_MAIL_RATE",
        "MOSTY_LOG_LEVEL",
        "MOSTY_TELEGRAM_WEBHOOK_SECRET",
        "MOSTY_PUBLIC_URL",
    ]


def test_small_letters_are_not_ignored() -> None:
    with pytest.raises(
        SettingsInvalid, match=r"mosty_log_level: there is no such setting; did you mean MOSTY_LOG_LEVEL"
    ):
        load({"mosty_log_level": "debug"}, env_file=None)


def test_a_name_in_the_env_file_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MOSTY_LOGLEVEL=debug\n", "utf-8")
    with pytest.raises(SettingsInvalid, match="MOSTY_LOGLEVEL: there is no such setting; did you mean MOSTY_LOG_LEVEL"):
        load({}, tmp_path / ".env")


def test_an_env_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("# Karviná\n".encode("cp1250"))
    with pytest.raises(SettingsInvalid, match=r"cannot be read \(UnicodeDecodeError\); it has to be readable text in"):
        load({}, tmp_path / ".env")


def test_files_that_hold_no_value(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", "utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    assert _problems(
        SECRET_FILE=str(tmp_path / "none"),
        SMTP_URL_FILE=str(tmp_path / "empty"),
        IMAP_URL_FILE=str(tmp_path / "bytes"),
    ) == [
        f"MOSTY_SECRET_FILE: {tmp_path}/none cannot be read (No such file or directory); "
        "name a file that holds the value",
        f"MOSTY_SMTP_URL_FILE: {tmp_path}/empty is empty; write the value into it",
        f"MOSTY_IMAP_URL_FILE: {tmp_path}/bytes is not text; name a file that holds the value",
    ]


def test_a_value_and_its_file_at_once(tmp_path: Path) -> None:
    (tmp_path / "rate").write_text("5", "utf-8")
    assert _problems(MAIL_RATE="3", MAIL_RATE_FILE=str(tmp_path / "rate")) == [
        "MOSTY_MAIL_RATE: is given both as it is and as MOSTY_MAIL_RATE_FILE; keep one"
    ]


# The secret


def test_a_given_secret_is_the_secret() -> None:
    assert secret(load({"MOSTY_SECRET": "0123456789" * 4}, env_file=None)) == b"0123456789" * 4


def test_a_secret_is_made_once_beside_the_database(tmp_path: Path) -> None:
    settings = load({"MOSTY_DATABASE_URL": f"sqlite:///{tmp_path}/var/mosty.db"}, env_file=None)
    made = secret(settings)
    path = tmp_path / "var" / "secret"
    assert len(made) == 64
    assert path.read_bytes() == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret(settings) == made
    assert list(path.parent.iterdir()) == [path]


def test_a_damaged_secret_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("", "utf-8")
    settings = load({"MOSTY_DATABASE_URL": f"sqlite:///{tmp_path}/mosty.db"}, env_file=None)
    with pytest.raises(SettingsInvalid, match=r"secret is damaged; restore it from a backup, or delete it"):
        secret(settings)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where a folder has to be", "utf-8")
    settings = load({"MOSTY_DATABASE_URL": f"sqlite:///{tmp_path}/var/mosty.db"}, env_file=None)
    with pytest.raises(SettingsInvalid, match=r"MOSTY_SECRET: .*/var/secret cannot be read or made"):
        secret(settings)


def test_replicas_need_a_given_secret() -> None:
    settings = load({"MOSTY_DATABASE_URL": "postgresql://mosty:pw@db/mosty"}, env_file=None)
    with pytest.raises(SettingsInvalid, match="MOSTY_SECRET: is missing; all that share one PostgreSQL need the same"):
        secret(settings)
