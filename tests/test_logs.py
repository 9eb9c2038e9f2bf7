"""The log says what happened, and never an address, a name, a text or a token."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot import logs
from bot.core.inbox import Report
from bot.core.tokens import Purpose, sign

REPORT: Report = logs.report
BOT_TOKEN = "123456789:AAExAmPlExAmPlExAmPlExAmPlExAmPlE_-"
CREDENTIALS = "smtps://mosty%40example.org:hunter2@mail.example.org:465"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leaves logging as it was found."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    names = ("telegram", "httpx", "aiohttp", "aiosmtplib", "sqlalchemy")
    levels = {each: each.level for each in (root, ours, *map(logging.getLogger, names))}
    handlers, hook = list(root.handlers), sys.excepthook
    yield
    for logger, level in levels.items():
        logger.setLevel(level)
    root.handlers[:] = handlers
    logging.captureWarnings(False)
    sys.excepthook = hook


def _body(line: str) -> str:
    """The line without its time."""
    return line.partition(" ")[2]


def test_a_line_is_a_name_and_ids(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    REPORT("delivery.sent", {"id": 7, "channel": "email", "attempt": 2, "ms": 310})
    line = capsys.readouterr().err
    assert _body(line) == "info delivery.sent id=7 channel=email attempt=2 ms=310\n"


def test_json_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json", "info")
    REPORT("delivery.sent", {"id": 7, "channel": "email"})
    line = json.loads(capsys.readouterr().err)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"level": "info", "event": "delivery.sent", "id": 7, "channel": "email"}


@pytest.mark.parametrize(
    ("name", "values", "level"),
    [
        ("delivery.sent", {}, "info"),
        ("delivery.failed", {"said": "550 no such mailbox"}, "warning"),
        ("storage.unavailable", {"error": "database is locked"}, "warning"),
        ("inbound.failed", {"error": "KeyError('x')"}, "error"),
        ("delivery.bug", {"error": "KeyError('x')"}, "error"),
    ],
)
def test_our_fault_is_an_error_and_theirs_a_warning(
    name: str, values: dict[str, object], level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("text", "debug")
    REPORT(name, values)
    assert _body(capsys.readouterr().err).startswith(f"{level} {name}")


def test_what_is_below_the_level_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "error")
    REPORT("delivery.sent", {"id": 7})
    REPORT("delivery.failed", {"said": "no"})
    logging.getLogger("sqlalchemy").warning("careful")
    assert capsys.readouterr().err == ""


def test_configured_again_it_logs_once(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json", "info")
    logs.configure("text", "info")
    REPORT("delivery.sent", {"id": 7})
    assert _body(capsys.readouterr().err) == "info delivery.sent id=7\n"


@pytest.mark.parametrize("key", ["text", "name", "address", "subject", "token", "Password"])
def test_keys_that_hold_persons_and_secrets_are_hidden(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    REPORT("inbound.received", {"id": 7, key: "Anna Nowak", "inner": [{key: "Anna Nowak"}]})
    said = capsys.readouterr().err
    assert "Anna" not in said
    assert f"{key}=[redacted]" in said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("550 5.1.1 <anna.nowak+x@example.org>: unknown", "550 5.1.1 <[address]>: unknown"),
        ("mailto:anna@example.org", "mailto:[address]"),
        ('"anna nowak"@example.org', "[address]"),
        ("ždár@příklad.cz", "[address]"),
        ("anna%40example.org", "[address]"),
        ("telegram:5100000001", "[address]"),
        ("telegram:-1001234567890", "[address]"),
        (f"Invalid token {BOT_TOKEN}", "Invalid token [token]"),
        (f"https://api.telegram.org/bot{BOT_TOKEN}/getMe", "https://api.telegram.org/bot[token]/getMe"),
        ("http://127.0.0.1:8081/bot7000000001:REHEARSAL/getMe", "http://127.0.0.1:8081/bot[token]/getMe"),
        *((f"/x/{sign(purpose, 7, b'secret')}.ics", "/x/[token].ics") for purpose in Purpose),
        (CREDENTIALS, "smtps://[redacted]@mail.example.org:465"),
        ("postgresql://mosty:hunter2@db/mosty", "postgresql://[redacted]@db/mosty"),
        ("reminder:safety:0:-P7D", "reminder:safety:0:-P7D"),
    ],
)
def test_addresses_and_tokens_are_taken_out_of_any_value(
    value: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("json", "info")
    REPORT("delivery.failed", {"said": value, "why": ValueError(value), "list": [value]})
    line = json.loads(capsys.readouterr().err)
    assert line["said"] == shown
    assert line["why"] == repr(ValueError(shown))
    assert line["list"] == [shown]


def test_the_id_of_an_inbound_stays(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    REPORT("inbound.received", {"id": "telegram:123456789", "act": "pressed"})
    assert _body(capsys.readouterr().err) == "info inbound.received id=telegram:123456789 act=pressed\n"


def test_of_an_unknown_thing_only_its_kind_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    class Person:
        def __repr__(self) -> str:
            return "Anna Nowak"

    logs.configure("text", "info")
    REPORT("inbound.received", {"by": Person(), "raw_mail": b"Anna Nowak"})
    assert _body(capsys.readouterr().err) == "info inbound.received by=<Person> raw_mail=<bytes>\n"


def test_a_trace_is_kept_but_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    try:
        raise LookupError(f"anna@example.org wrote to {BOT_TOKEN}")
    except LookupError as error:
        REPORT("inbound.failed", {"id": "telegram:12", "error": repr(error)})
    said = capsys.readouterr().err
    assert "Traceback (most recent call last):" in said
    assert "test_a_trace_is_kept_but_redacted" in said
    assert said.endswith("LookupError\n")
    assert "anna" not in said
    assert BOT_TOKEN not in said


@pytest.mark.parametrize(
    "quoted",
    [
        "[SQL: INSERT INTO subscriber (name) VALUES (?)]\n"
        "[parameters: ('Anna Nowak', 'Přijdu]\\n později')]\n"
        "(Background on this error at: https://sqlalche.me/e/20/gkpj)",
        "[parameters: {'name': 'Anna Nowak', 'text': 'později'}]",
        "DETAIL:  Failing row contains (7, Anna Nowak, později).",
    ],
)
def test_what_a_database_quotes_is_taken_out(quoted: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    failed = RuntimeError(f"UNIQUE constraint failed\n{quoted}")
    REPORT("inbound.failed", {"id": 7, "error": str(failed), "again": repr(failed)})
    try:
        raise failed
    except RuntimeError:
        logging.getLogger("sqlalchemy").exception("broken")
    said = capsys.readouterr().err
    assert said.count("UNIQUE constraint failed") == 2  # not in the trace, whose message may quote anything
    assert said.count("Background on this error") == 2 * quoted.count("Background")
    assert "Nowak" not in said
    assert "později" not in said


@pytest.mark.parametrize("library", ["telegram", "httpx", "aiohttp", "aiosmtplib", "sqlalchemy"])
def test_libraries_are_quiet_and_redacted(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "debug")
    logger = logging.getLogger(f"{library}.inner")
    logger.info("POST https://api.telegram.org/bot%s/sendMessage", BOT_TOKEN)
    logger.warning("refused: %s", "anna@example.org")
    assert _body(capsys.readouterr().err) == f"warning refused: [address] logger={library}.inner\n"


def test_a_library_s_trace_is_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    try:
        raise OSError("cannot reach anna@example.org")
    except OSError:
        logging.getLogger("aiohttp.server").exception("Error handling request")
    said = capsys.readouterr().err
    assert _body(said).startswith("error Error handling request logger=aiohttp.server\nTraceback")
    assert said.endswith("OSError\n")


def test_no_value_can_end_a_line_or_look_like_a_key(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("text", "info")
    REPORT("delivery.skipped", {"because": "too\nlate", "said": "a=b", "empty": "", "odd": "\u2028"})
    assert _body(capsys.readouterr().err) == (
        'info delivery.skipped because="too\\nlate" said="a=b" empty="" odd="\\u2028"\n'
    )


def test_before_it_is_configured_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    REPORT("delivery.sent", {"id": 7})
    assert capsys.readouterr() == ("", "")


def test_the_last_words_of_a_crash_are_redacted() -> None:
    program = "from bot import logs; logs.configure('text', 'info'); raise OSError('anna@example.org')"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "critical process.crashed\nTraceback" in ended.stderr
    assert ended.stderr.endswith("OSError\n")
