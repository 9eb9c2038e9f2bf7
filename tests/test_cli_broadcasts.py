"""The commands about messages to many, as an operator types them."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import app
from bot.core import bounces
from bot.core.bounces import Failure
from bot.core.language import Language
from bot.core.outbox import Attempt, DeliveryState, Outcome
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import Store
from bot.storage.database import Database


@pytest.fixture
def mosty(tmp_path: Path, sqlite_file: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A runner of commands where one person can be reached and one has blocked the bot."""
    monkeypatch.setenv("MOSTY_DATABASE_URL", f"sqlite:///{sqlite_file}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pl.txt").write_text("Zmiana sali", "utf-8")
    (tmp_path / "cs.txt").write_text("Změna sálu", "utf-8")
    in_store(_two_people)
    return CliRunner()


def in_store(work: Callable[[Store], Awaitable[None]]) -> None:
    """Does something with the database the commands work on."""

    async def run() -> None:
        database = Database(f"sqlite:///{Path.cwd() / 'mosty.db'}")
        async with database.transaction() as store:
            await work(store)
        await database.close()

    asyncio.run(run())


async def _two_people(store: Store) -> None:
    now = datetime.now(UTC)
    for name, state in (("Anna", ContactState.ACTIVE), ("Jan", ContactState.STOPPED)):
        person = Subscriber(now, Language.PL, name, consented_at=now)
        await store.add(person)
        await store.add(Contact(person.id, f"mailto:{name.lower()}@example.org", state, now, "bounced 5.1.1"))


def said(mosty: CliRunner, *words: str, answer: str | None = None) -> str:
    """What a command that succeeds prints."""
    result = mosty.invoke(app, list(words), input=answer)
    assert result.exit_code == 0, result.output
    return result.output


def announce(mosty: CliRunner) -> str:
    """Publishes the announcement; what is said before and after."""
    return said(mosty, "announce", "--pl", "pl.txt", "--cs", "cs.txt", "--yes")


def test_what_is_announced_is_told_how_to_be_undone_and_watched(mosty: CliRunner) -> None:
    told = announce(mosty)
    assert "It is for 2 people, of whom 1 have no address that works.\nIt reaches 1 (pl: 1)." in told
    assert "Broadcast 1 to 2 people; the first copy leaves in 60 seconds." in told
    assert "mosty broadcast undo 1" in told
    assert "mosty broadcast watch 1" in told
    [row] = json.loads(said(mosty, "broadcast", "list", "--json"))
    assert (row["id"], row["state"], row["delivered"]) == (1, "running", "0/2")


def test_whoever_watches_is_told_that_quiet_hours_hold_it(mosty: CliRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now(UTC)
    monkeypatch.setenv("MOSTY_QUIET_HOURS", f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=2):%H:%M}")
    announce(mosty)
    until = datetime.fromisoformat(json.loads(said(mosty, "broadcast", "watch", "1", "--json"))["quiet_until"])
    assert timedelta(hours=1) < until - now < timedelta(hours=3)


def test_it_is_undone_and_its_text_is_nobodys(mosty: CliRunner) -> None:
    announce(mosty)
    assert "Broadcast 1 is cancelled: nobody has it" in said(mosty, "broadcast", "undo", "1")
    assert json.loads(said(mosty, "broadcast", "watch", "1", "--json"))["audience"] == 0
    again = mosty.invoke(app, ["broadcast", "undo", "1"])
    assert type(again.exception).__name__ == "TooLateToUndo"


def test_it_is_paused_resumed_and_cancelled_only_after_a_yes(mosty: CliRunner) -> None:
    announce(mosty)
    assert "is paused" in said(mosty, "broadcast", "pause", "1")
    assert "is running" in said(mosty, "broadcast", "resume", "1")
    assert mosty.invoke(app, ["broadcast", "cancel", "1"], input="n\n").exit_code == 1
    assert "skipped 1" in said(mosty, "broadcast", "cancel", "1", answer="y\n")
    assert type(mosty.invoke(app, ["broadcast", "pause", "1"]).exception).__name__ == "BroadcastOver"
    assert "gone 1, skipped 1" in said(mosty, "broadcast", "watch", "1")


def test_who_cannot_be_reached_is_listed(mosty: CliRunner) -> None:
    announce(mosty)
    [jan] = json.loads(said(mosty, "broadcast", "calls", "1", "--json"))
    assert (jan["name"], jan["address"]) == ("Jan", "mailto:jan@example.org")
    assert "Jan" in said(mosty, "broadcast", "calls", "1")


def test_failed_copies_go_again_and_uncertain_ones_only_after_a_yes(mosty: CliRunner) -> None:
    announce(mosty)
    assert type(mosty.invoke(app, ["broadcast", "resend", "1"]).exception).__name__ == "NothingToResend"

    async def doubt(store: Store) -> None:
        now = datetime.now(UTC) + timedelta(minutes=2)
        await store.shift(1, [DeliveryState.WAITING], DeliveryState.UNCERTAIN, now=now)

    in_store(doubt)
    assert mosty.invoke(app, ["broadcast", "resend", "1", "--uncertain"], input="n\n").exit_code == 1
    assert "Sent again: 1" in said(mosty, "broadcast", "resend", "1", "--uncertain", "--yes")


def test_what_was_cancelled_goes_again_only_after_a_yes(mosty: CliRunner) -> None:
    announce(mosty)

    async def refuse(store: Store) -> None:
        await store.shift(1, [DeliveryState.WAITING], DeliveryState.REFUSED, now=datetime.now(UTC))

    in_store(refuse)
    said(mosty, "broadcast", "cancel", "1", "--yes")
    assert mosty.invoke(app, ["broadcast", "resend", "1"], input="n\n").exit_code == 1
    assert "Sent again: 1" in said(mosty, "broadcast", "resend", "1", answer="y\n")


def test_what_may_have_come_twice_is_counted(mosty: CliRunner) -> None:
    announce(mosty)
    assert {each["state"] for each in json.loads(said(mosty, "deliveries", "--json"))} == {"gone", "waiting"}

    async def doubt(store: Store) -> None:
        now = datetime.now(UTC)
        [copy] = await store.deliveries([DeliveryState.WAITING], 9)
        anna = await store.contact_at("mailto:anna@example.org")
        assert anna is not None
        await store.add_attempts([Attempt(copy.id, anna.id, now, now, Outcome.UNCERTAIN)])

    in_store(doubt)
    assert {"state": "of these perhaps twice", "count": 1} in json.loads(said(mosty, "deliveries", "--json"))


def test_an_unknown_id_is_refused(mosty: CliRunner) -> None:
    assert type(mosty.invoke(app, ["broadcast", "watch", "7", "--json"]).exception).__name__ == "BroadcastUnknown"


@pytest.mark.parametrize("command", ["broadcast watch", "broadcast undo", "broadcast calls", "bounce undo"])
def test_a_number_that_no_database_takes_is_refused_with_its_bound(mosty: CliRunner, command: str) -> None:
    result = mosty.invoke(app, [*command.split(), "99999999999999999999"])
    assert result.exit_code == 2
    assert "9223372036854775807" in result.output


def test_an_address_that_mail_came_back_from_is_listed_and_written_to_again(mosty: CliRunner) -> None:
    assert json.loads(said(mosty, "bounce", "list", "--json")) == []
    in_store(_annas_mail_comes_back)
    (listed,) = json.loads(said(mosty, "bounce", "list", "--json"))
    assert (listed["name"], listed["address"], listed["status"]) == ("Anna", "mailto:anna@example.org", "5.1.1")
    assert said(mosty, "bounce", "undo", str(listed["id"])) == "mailto:anna@example.org is written to again.\n"
    assert json.loads(said(mosty, "bounce", "list", "--json")) == []
    result = mosty.invoke(app, ["bounce", "undo", str(listed["id"])])
    assert result.exit_code == 2
    assert "mosty bounce list" in result.output


async def _annas_mail_comes_back(store: Store) -> None:
    contact = await store.contact_at("mailto:anna@example.org")
    assert contact is not None
    assert await bounces.take(store, contact, Failure.DEAD, "5.1.1", datetime.now(UTC))
