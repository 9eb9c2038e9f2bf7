"""The commands, as an operator types them."""

import asyncio
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.cli import main
from bot.cli.commands import app
from bot.cli.terminal import with_store
from bot.core.outbox import DeliveryState
from bot.core.people import revive
from bot.core.store import Store, WrittenMeanwhile
from bot.storage.database import Database

LIST = "address,language,sectors\nanna@example.org,pl,culture sport\njan@example.org,cs,\n"


@pytest.fixture
def mosty(tmp_path: Path, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A runner of commands on an empty database with the example programme loaded."""
    monkeypatch.setenv("MOSTY_DATABASE_URL", f"sqlite:///{sqlite_file}")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    example = Path(__file__).parents[1] / "deploy" / "programme.example.toml"
    loaded = runner.invoke(app, ["programme", "load", str(example)])
    assert 'added: meeting "culture"' in loaded.output
    return runner


def said(mosty: CliRunner, *words: str) -> str:
    """What a command that succeeds prints."""
    result = mosty.invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.output


def test_the_programme_is_shown_and_drawn(mosty: CliRunner, tmp_path: Path) -> None:
    shown = json.loads(said(mosty, "programme", "show", "--json"))
    assert shown[0]["id"] == "culture"
    assert "2027-02-18T10:00+01:00" in shown[0]["starts"]
    assert "t.me/mosty_bot?start=s-culture" in said(mosty, "programme", "qr", "posters", "--bot", "mosty_bot")
    assert (tmp_path / "posters" / "culture.svg").read_text().startswith("<?xml")


def test_a_list_is_asked_to_subscribe_once_and_nobody_is_subscribed_by_it(mosty: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    assert "Asked to subscribe: 2" in said(mosty, "import", "list.csv")
    assert "Asked to subscribe: 0; known already: 2" in said(mosty, "import", "list.csv")
    anna = json.loads(said(mosty, "person", "show", "Anna@Example.org"))
    assert anna["consented_at"] is None
    assert [sector["state"] for sector in anna["sectors"]] == ["unconfirmed", "unconfirmed"]
    assert said(mosty, "invite", "culture") == "Nobody is left to invite.\n"
    assert '"waiting"' in said(mosty, "deliveries", "--json")


def test_a_long_list_leaves_room_for_those_who_wait_for_an_answer(
    mosty: CliRunner, tmp_path: Path, sqlite_file: Path
) -> None:
    rows = "".join(f"p{number}@example.org,pl,\n" for number in range(20))
    (tmp_path / "list.csv").write_text("address,language,sectors\n" + rows, "utf-8")
    said(mosty, "import", "list.csv")

    async def due() -> list[datetime]:
        database = Database(f"sqlite:///{sqlite_file}")
        async with database.transaction() as store:
            found = sorted(each.due_at for each in await store.deliveries([DeliveryState.WAITING], 99))
        await database.close()
        return found

    moments = asyncio.run(due())
    assert len(moments) == 20
    assert moments[-1] - moments[0] >= timedelta(seconds=19)


def test_a_wrong_row_imports_nothing_and_names_the_line(mosty: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST + "eva@example.org,de,\n", "utf-8")
    result = mosty.invoke(app, ["import", "list.csv"])
    assert result.exit_code == 2
    assert "line 4" in result.output
    assert "pl or cs" in result.output
    assert mosty.invoke(app, ["person", "show", "anna@example.org"]).exit_code == 2


@pytest.mark.parametrize("content", [LIST.replace(",", ";"), "\ufeff" + LIST, LIST.replace("anna", "mailto:ANNA")])
def test_a_list_is_read_as_any_spreadsheet_writes_it(mosty: CliRunner, tmp_path: Path, content: str) -> None:
    (tmp_path / "list.csv").write_text(content, "utf-8")
    assert "Asked to subscribe: 2" in said(mosty, "import", "list.csv")
    assert json.loads(said(mosty, "person", "show", "anna@example.org"))["language"] == "pl"


@pytest.mark.parametrize("command", [["import"], ["attendance", "culture"], ["announce", "--cs", "list.csv", "--pl"]])
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    mosty: CliRunner, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    (tmp_path / "old.csv").write_bytes("address;city\nanna@example.org;Jastrzębie\n".encode("cp1250"))
    for file, what_to_do in (("nowhere.csv", "Name another file"), ("old.csv", "Save it as UTF-8")):
        result = mosty.invoke(app, [*command, file])
        assert result.exit_code == 2
        assert what_to_do in result.output


@pytest.mark.parametrize("address", ["anna@", "anna at example.org", "telegram:1", "a@b@example.org", "anna@example"])
def test_what_is_no_mail_address_is_not_asked(mosty: CliRunner, tmp_path: Path, address: str) -> None:
    (tmp_path / "list.csv").write_text(f"address,language\n{address},pl\n", "utf-8")
    result = mosty.invoke(app, ["import", "list.csv"])
    assert result.exit_code == 2
    assert "line 2: the column address needs a mail address" in result.output


class Keyboard(StringIO):
    """Says y; before it does, the running service writes into the database."""

    def __init__(self, database: Path) -> None:
        super().__init__("y\n")
        self._database = database

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as the library types StringIO
        with closing(sqlite3.connect(self._database, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
        return super().readline(size)


@pytest.mark.parametrize(
    "command",
    [
        ["person", "erase", "anna@example.org"],
        ["announce", "--pl", "list.csv", "--cs", "list.csv"],
        ["broadcast", "cancel", "1"],
    ],
)
def test_nobody_is_kept_waiting_while_a_command_asks(
    mosty: CliRunner, tmp_path: Path, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    said(mosty, "import", "list.csv")

    async def anna_consents() -> None:
        database = Database(f"sqlite:///{sqlite_file}")
        async with database.transaction() as store:
            contact = await store.contact_at("mailto:anna@example.org")
            assert contact is not None
            revive(contact)
            (await store.subscriber(contact.subscriber_id)).consented_at = datetime.now(UTC)
        await database.close()

    asyncio.run(anna_consents())
    said(mosty, "announce", "--pl", "list.csv", "--cs", "list.csv", "--yes")
    keyboard = Keyboard(sqlite_file)
    monkeypatch.setattr("sys.stdin", keyboard)
    monkeypatch.setattr("sys.argv", ["mosty", *command])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert keyboard.read() == "", "the y was asked for"


def test_a_person_is_erased(mosty: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    said(mosty, "import", "list.csv")
    assert said(mosty, "person", "erase", "anna@example.org", "--yes") == "Erased.\n"
    assert mosty.invoke(app, ["person", "show", "anna@example.org"]).exit_code == 2


def test_institutions_of_a_list_are_shown_and_made_one(mosty: CliRunner, tmp_path: Path) -> None:
    rows = (
        "address,language,city,kind,institution\n"
        "anna@example.org,pl,karvina,ngo,Městský dům kultury\n"
        "ewa@example.org,pl,karvina,,mestsky dum kultury\n"
        "jan@example.org,cs,,,MDK\n"
    )
    (tmp_path / "list.csv").write_text(rows, "utf-8")
    assert "Asked to subscribe: 3" in said(mosty, "import", "list.csv")
    listed = json.loads(said(mosty, "institution", "list", "--json"))
    assert [(each["name"], each["people"]) for each in listed] == [("MDK", 1), ("Městský dům kultury", 2)]
    assert json.loads(said(mosty, "institution", "list", "--twins", "--json")) == listed
    ids = [str(each["id"]) for each in listed]
    assert "Městský dům kultury (3 people)" in said(mosty, "institution", "merge", *ids)
    assert mosty.invoke(app, ["institution", "merge", *ids]).exit_code != 0
    jan = json.loads(said(mosty, "person", "show", "jan@example.org"))
    assert [each["name"] for each in jan["institutions"]] == ["Městský dům kultury"]


def test_who_was_there_is_marked_from_a_list_and_exported(mosty: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    said(mosty, "import", "list.csv")
    for row, complaint in (
        ("anna@example.org,present", "AttendanceTooEarly"),
        ("anna@example.org,asleep", "line 2"),
        ("nobody@example.org,present", "line 2"),
    ):
        (tmp_path / "there.csv").write_text(f"address,attendance\n{row}\n", "utf-8")
        result = mosty.invoke(app, ["attendance", "culture", "there.csv"])
        assert result.exit_code != 0
        assert complaint in result.output + repr(result.exception)
    (tmp_path / "there.csv").write_text("address,attendance\nanna@example.org,unknown\nx@example.org,\n", "utf-8")
    assert said(mosty, "attendance", "culture", "there.csv") == "Marked: 0; left unknown: 2\n"
    assert "attendance" in said(mosty, "export", "culture").splitlines()[0]
    assert json.loads(said(mosty, "person", "show", "anna@example.org"))["attendance"] == []
    assert json.loads(said(mosty, "institution", "silent", "culture", "--json")) == []
    assert mosty.invoke(app, ["invite", "culture", "--again"]).output == "Nobody is left to invite.\n"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("a@example.org,pl,atlantis,,", "no city"),
        ("a@example.org,pl,,wizard,", "no kind"),
        ("a@example.org,pl,,,???", "institution"),
        (f"a@example.org,pl,,,{'x' * 4000}", "institution"),
    ],
)
def test_a_row_with_a_wrong_institution_is_refused(mosty: CliRunner, tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "list.csv").write_text(f"address,language,city,kind,institution\n{row}\n", "utf-8")
    result = mosty.invoke(app, ["import", "list.csv"])
    assert result.exit_code == 2
    assert complaint in result.output


def test_staff_codes_are_printed_with_a_link_and_nobody_is_staff_before_using_one(mosty: CliRunner) -> None:
    assert "startgroup=staff-" in said(mosty, "staff", "add", "moderator")
    assert "?start=staff-" in said(mosty, "staff", "add", "organiser", "--scope", "karvina")
    assert json.loads(said(mosty, "staff", "list", "--json")) == []


def test_a_role_for_a_place_that_there_is_not_is_refused_with_those_there_are(mosty: CliRunner) -> None:
    result = mosty.invoke(app, ["staff", "add", "organiser", "--scope", "karvna"])
    assert result.exit_code == 2
    assert "karvina" in result.output


def test_a_database_that_is_away_ends_a_command_so_that_it_is_started_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MOSTY_DATABASE_URL", "postgresql://mosty:a-password@127.0.0.1:1/mosty")
    monkeypatch.setattr("sys.argv", ["mosty", "deliveries"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1, "2 says that starting again would not help; see deploy/mosty.service"
    complaint = capsys.readouterr().err
    assert "127.0.0.1" in complaint
    assert "a-password" not in complaint


@pytest.mark.parametrize(
    ("command", "see"),
    [
        ("export nothing", "mosty programme show"),
        ("invite nothing", "mosty programme show"),
        ("broadcast pause 7", "mosty broadcast list"),
        ("institution merge 7 8", "mosty institution list"),
    ],
)
def test_what_there_is_not_is_said_with_where_to_look(
    mosty: CliRunner, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, see: str
) -> None:
    monkeypatch.setattr("sys.argv", ["mosty", *command.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith(f"See: {see}\n")


def test_what_came_in_is_counted_and_what_failed_is_listed(mosty: CliRunner, sqlite_file: Path) -> None:
    async def come() -> None:
        database = Database(f"sqlite:///{sqlite_file}")
        async with database.transaction() as store:
            await store.mark_seen("telegram:1", datetime.now(UTC))
            await store.mark_seen("telegram:2", datetime.now(UTC) - timedelta(days=2))
            await store.mark_seen("email:3", datetime.now(UTC))
            await store.mark_failed("email:3", "email", b"...", "KeyError('who')", datetime.now(UTC))
        await database.close()

    asyncio.run(come())
    counted = json.loads(said(mosty, "inbound", "--json"))
    assert [(each["channel"], each["in a day"], each["failed"]) for each in counted] == [
        ("email", 1, 1),
        ("telegram", 1, 0),
    ]
    assert json.loads(said(mosty, "inbound", "--failed", "--json")) == [
        {"id": "email:3", "channel": "email", "error": "KeyError('who')"}
    ]


def test_an_announcement_with_one_language_blank_is_refused(mosty: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "pl.txt").write_text("Uwaga", "utf-8")
    (tmp_path / "cs.txt").write_text("  \n", "utf-8")
    result = mosty.invoke(app, ["announce", "--pl", "pl.txt", "--cs", "cs.txt", "--yes"])
    assert result.exit_code != 0
    assert type(result.exception).__name__ == "TextMissing"


def test_answers_are_exported_and_failures_listed(mosty: CliRunner) -> None:
    assert said(mosty, "export", "culture").startswith("name,address,language")
    assert "is written" in said(mosty, "export", "conference", "--xlsx", "list.xlsx", "--language", "cs")
    assert load_workbook("list.xlsx").sheetnames == ["Účastníci", "Workshopy a panely", "Souhrn"]
    assert "cannot be written" in mosty.invoke(app, ["export", "culture", "--xlsx", "no/such/list.xlsx"]).output
    assert json.loads(said(mosty, "inbound", "--json")) == []
    assert json.loads(said(mosty, "deliveries", "--failed", "--json")) == []


def test_check_looks_at_everything_that_is_configured(mosty: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOSTY_TELEGRAM_TOKEN", "7000000001:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    monkeypatch.setenv("MOSTY_TELEGRAM_API", "http://127.0.0.1:1")
    result = mosty.invoke(app, ["check"])
    assert result.exit_code == 1
    assert "✓ programme: edition 2027" in result.output
    assert "✓ database: schema fits" in result.output
    assert "✗ telegram" in result.output


def test_what_the_service_has_written_first_is_done_anew(mosty: CliRunner) -> None:
    tried = []

    async def name_the_sectors(store: Store) -> int:
        tried.append(len(await store.sectors()))
        if len(tried) < 3:
            raise WrittenMeanwhile("deadlock detected")
        return tried[-1]

    assert with_store(name_the_sectors) == tried[0]
    assert len(tried) == 3

    async def never(store: Store) -> None:
        raise WrittenMeanwhile("deadlock detected")

    with pytest.raises(WrittenMeanwhile):
        with_store(never)
