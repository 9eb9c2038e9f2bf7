"""The commands. Each opens what it needs, calls one verb, and prints what came of it."""

import asyncio
import csv
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.core import announcements, enrolment, invitations, sectors, staff
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.outbox import DeliveryState
from bot.core.people import EVERYWHERE, RoleKind
from bot.core.store import StorageUnavailable, Store
from bot.settings import Settings, SettingsInvalid, load, secret

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
programme_app = typer.Typer(no_args_is_help=True, help="The programme file: cities, sectors, meetings.")
staff_app = typer.Typer(no_args_is_help=True, help="Organisers and moderators.")
person_app = typer.Typer(no_args_is_help=True, help="What is held about a person.")
app.add_typer(programme_app, name="programme")
app.add_typer(staff_app, name="staff")
app.add_typer(person_app, name="person")

Json = Annotated[bool, typer.Option("--json", help="For a script to read.")]


def main() -> None:
    """mosty."""
    from bot.app import CannotListen, NothingToRun
    from bot.channels.telegram.listener import TokenRefused
    from bot.programme import ProgrammeInvalid
    from bot.storage.database import SchemaUnfit
    from bot.text import LocaleError

    unfit = (SettingsInvalid, ProgrammeInvalid, SchemaUnfit, LocaleError, NothingToRun, CannotListen, TokenRefused)
    try:
        app()
    except (*unfit, StorageUnavailable) as error:
        _fail(str(error))
    except Refusal as refusal:
        _fail(str(refusal) + "".join(f" {name}={value}" for name, value in refusal.args_by_name.items()))


@app.command()
def run() -> None:
    """Runs the service until it is told to stop (SIGTERM, Ctrl-C)."""
    from bot import logs
    from bot.app import serve

    settings = load()
    logs.configure(settings.log_format, settings.log_level)
    asyncio.run(serve(settings))


@app.command()
def rehearse(
    story: Annotated[bool, typer.Option("--story", help="Plays the built-in story and prints it; no browser.")] = False,
    port: Annotated[int, typer.Option(help="Where the page is served, on 127.0.0.1.")] = 8765,
) -> None:
    """Runs the whole service with emulated people: a page with phones, mailboxes and a clock."""
    if story:
        from bot.rehearsal.story import play

        raise typer.Exit(asyncio.run(play()))
    from bot.rehearsal.page import serve_page

    asyncio.run(serve_page(port))


@app.command()
def migrate() -> None:
    """Creates the database's schema or upgrades it."""
    from bot.storage.database import migrate as upgrade
    from bot.storage.tables import SCHEMA

    upgrade(load().database_url)
    _say(f"The schema is {SCHEMA}.")


@app.command()
def check() -> None:
    """Looks at settings, schema, programme and locales, and says hello to every configured server."""
    from bot.checkup import examine

    findings = asyncio.run(examine(load()))
    for finding in findings:
        _say(f"{'✓' if finding.good else '✗'} {finding.what}: {finding.said}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


@programme_app.command("load")
def load_programme(file: Annotated[Path, typer.Argument(help="The programme file.")]) -> None:
    """Applies a programme file; a moved meeting asks its people again."""
    from bot import programme

    plan = programme.read(file)

    async def apply(store: Store) -> None:
        for line in (await programme.apply(store, plan, _now())).lines():
            _say(line)

    _with_store(apply)


@programme_app.command("show")
def show_programme(as_json: Json = False) -> None:
    """Shows the meetings and their answers."""

    async def show(store: Store) -> None:
        rows = []
        for meeting in await store.meetings():
            answers = await store.count_answers(meeting.id)
            rows.append(
                {
                    "id": meeting.id,
                    "starts": meeting.local(meeting.starts).isoformat(timespec="minutes"),
                    "title": meeting.title[Language.PL],
                    "status": str(meeting.status),
                    "answers": {str(partstat): count for partstat, count in answers.items()},
                }
            )
        _print(rows, as_json)

    _with_store(show)


@programme_app.command("qr")
def programme_qr(
    folder: Annotated[Path, typer.Argument(help="Where the pictures go.")],
    bot: Annotated[str, typer.Option(help="The bot's name on Telegram, without @.")],
) -> None:
    """Writes a QR code per sector for posters: it opens the bot with that sector chosen."""
    import segno

    async def draw(store: Store) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for sector in await store.sectors():
            link = f"https://t.me/{bot}?start=s-{sector.id}"
            segno.make(link, error="m").save(str(folder / f"{sector.id}.svg"), scale=8)
            _say(f"{folder / sector.id}.svg  {link}")

    _with_store(draw)


@app.command()
def invite(meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")]) -> None:
    """Invites everyone in the meeting's sectors who is not invited yet."""

    async def send(store: Store) -> None:
        _say(f"Invited: {await invitations.invite(store, meeting, _now())}")

    _with_store(send)


@app.command()
def announce(
    pl: Annotated[Path, typer.Option(help="The text in Polish (a file).")],
    cs: Annotated[Path, typer.Option(help="The text in Czech (a file).")],
    sector: Annotated[list[str] | None, typer.Option(help="Only these sectors; may be given several times.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Publishes without asking.")] = False,
) -> None:
    """Publishes an announcement in both languages, after showing how many it reaches."""
    texts = {Language.PL: pl.read_text("utf-8"), Language.CS: cs.read_text("utf-8")}

    async def publish(store: Store) -> None:
        draft = await announcements.draft(store, None, _now())
        for language, text in texts.items():
            announcements.write(draft, language, text)
        draft.sectors = sorted(sector or [])
        await sectors.require_known(store, draft.sectors)
        counted = await announcements.preview(store, draft)
        by_language = ", ".join(f"{language}: {count}" for language, count in counted.by_language.items())
        _say(f"It reaches {counted.total} people ({by_language}); {counted.unreachable} have no address that works.")
        if not yes and not typer.confirm("Publish?"):
            raise typer.Exit(1)
        _say(f"Published to {await announcements.publish(store, draft, _now())} people.")

    _with_store(publish)


@staff_app.command("add")
def staff_add(
    role: Annotated[RoleKind, typer.Argument(help="organiser (a person) or moderator (a group, the desk).")],
    scope: Annotated[str, typer.Option(help="A city or sector id; nothing: everywhere.")] = EVERYWHERE,
) -> None:
    """Prints a one-time code that gives the role to whoever shows it first."""
    settings = load()

    async def issue(store: Store) -> None:
        code = await staff.issue(store, role, scope, _now(), secret=secret(settings))
        username = await store.mark("telegram.username") or "<the bot's name>"
        where = "startgroup" if role == RoleKind.MODERATOR else "start"
        _say(f"Code, good for one use within {staff.VALID_FOR.days} days: {code}")
        _say(f"Link: https://t.me/{username}?{where}={code}")
        if role == RoleKind.MODERATOR:
            _say(f"Or write in the group, with the bot as an administrator in it: /start@{username} {code}")

    _with_store(issue, settings)


@staff_app.command("list")
def staff_list(as_json: Json = False) -> None:
    """Lists who holds which role."""

    async def show(store: Store) -> None:
        rows = [
            {"id": role.id, "role": str(role.kind), "scope": role.scope or "everywhere", "name": person.name}
            for role, person in await store.staff()
        ]
        _print(rows, as_json)

    _with_store(show)


@staff_app.command("remove")
def staff_remove(role_id: Annotated[int, typer.Argument(help="The id that `staff list` shows.")]) -> None:
    """Takes a role away."""

    async def remove(store: Store) -> None:
        for role, person in await store.staff():
            if role.id == role_id:
                await store.remove(role)
                _say(f"{person.name or 'The desk'} is no {role.kind} any more.")
                return
        _fail(f"There is no role {role_id}. See: mosty staff list")

    _with_store(remove)


@app.command("import")
def import_people(file: Annotated[Path, typer.Argument(help="CSV with a header: address, language, sectors.")]) -> None:
    """Asks people by mail to subscribe; nobody is subscribed who does not answer."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))

    async def enrol(store: Store) -> None:
        asked = 0
        for number, row in enumerate(rows, start=2):
            try:
                asked += await enrolment.ask(store, row, _now())
            except enrolment.RowInvalid as error:
                _fail(f"{file}, line {number}: {error}. Nothing has been imported.")
        _say(f"Asked to subscribe: {asked}; known already: {len(rows) - asked}")

    _with_store(enrol)


@app.command("export")
def export_answers(meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")]) -> None:
    """Writes the answers to a meeting as CSV to standard output."""

    async def write(store: Store) -> None:
        if await store.meeting(meeting) is None:
            _fail(f"There is no meeting {meeting!r}. See: mosty programme show")
        out = csv.writer(sys.stdout)
        out.writerow(["name", "address", "language", "city", "kind", "answer", "invited", "answered"])
        for rsvp, person, contact in await store.answers_to(meeting):
            out.writerow(
                [
                    enrolment.harmless(person.name),
                    contact.address if contact else "",
                    person.language or "",
                    person.city or "",
                    person.kind or "",
                    str(rsvp.partstat),
                    rsvp.invited_at.isoformat() if rsvp.invited_at else "",
                    rsvp.answered_at.isoformat() if rsvp.answered_at else "",
                ]
            )

    _with_store(write)


@person_app.command("show")
def person_show(address: Annotated[str, typer.Argument(help="anna@example.org or telegram:123")]) -> None:
    """Shows everything held about a person, as JSON."""

    async def show(store: Store) -> None:
        _print(await enrolment.everything_about(store, address) or _unknown(address), as_json=True)

    _with_store(show)


@person_app.command("erase")
def person_erase(
    address: Annotated[str, typer.Argument(help="anna@example.org or telegram:123")],
    yes: Annotated[bool, typer.Option("--yes", help="Erases without asking.")] = False,
) -> None:
    """Deletes everything held about a person."""

    async def erase(store: Store) -> None:
        contact = await store.contact_at(enrolment.as_address(address)) or _unknown(address)
        if not yes and not typer.confirm("Delete everything about this person? This cannot be undone"):
            raise typer.Exit(1)
        await store.erase(contact.subscriber_id)
        _say("Erased.")

    _with_store(erase)


@app.command()
def deliveries(
    failed: Annotated[bool, typer.Option("--failed", help="Only those refused or gone.")] = False,
    uncertain: Annotated[bool, typer.Option("--uncertain", help="Only those nobody knows about.")] = False,
    limit: Annotated[int, typer.Option(help="At most so many, newest first.")] = 50,
    as_json: Json = False,
) -> None:
    """Shows how deliveries stand."""
    states = [DeliveryState.REFUSED, DeliveryState.GONE] if failed else []
    states += [DeliveryState.UNCERTAIN] if uncertain else []

    async def show(store: Store) -> None:
        if not states:
            counts = await store.count_deliveries()
            _print([{"state": str(state), "count": count} for state, count in sorted(counts.items())], as_json)
            return
        rows = [
            {"id": each.id, "message": each.message, "state": str(each.state), "reason": each.reason, "key": each.key}
            for each in await store.deliveries(states, limit)
        ]
        _print(rows, as_json)

    _with_store(show)


@app.command()
def inbound(
    failed: Annotated[bool, typer.Option("--failed", help="What came in and could not be worked.")] = True,
    retry: Annotated[bool, typer.Option("--retry", help="Tries all of it again.")] = False,
    as_json: Json = False,
) -> None:
    """Shows what came in and could not be worked, and tries it again."""
    if retry:
        from bot.retry import retry_failed

        again = asyncio.run(retry_failed(load()))
        _say(f"Worked now: {again.worked}; failed again: {again.failed}")
        return

    async def show(store: Store) -> None:
        rows = [{"id": id, "channel": channel, "error": error} for id, channel, _, error in await store.failed()]
        _print(rows, as_json)

    if failed:
        _with_store(show)


def _with_store(work: Callable[[Store], Awaitable[None]], settings: Settings | None = None) -> None:
    async def run_in_transaction() -> None:
        async with _database(settings or load()) as database, database.transaction() as store:
            await work(store)

    asyncio.run(run_in_transaction())


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Any]:
    from bot.storage.database import Database

    database = Database(settings.database_url)
    try:
        await database.prepare()
        yield database
    finally:
        await database.close()


def _print(rows: Any, as_json: bool) -> None:
    if as_json:
        _say(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*(str(name) for name in (rows[0] if rows else {"nothing": ""})))
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


def _now() -> datetime:
    return datetime.now(UTC)


def _say(line: str) -> None:
    typer.echo(line)


def _unknown(address: str) -> NoReturn:
    _fail(f"Nobody is known at {address}.")


def _fail(line: str) -> NoReturn:
    typer.echo(line, err=True)
    raise SystemExit(2)
