"""The commands. Each opens what it needs, calls one verb, and prints what came of it."""

import asyncio
import csv
import gc
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli_bounces import bounce_app
from bot.cli_broadcasts import broadcast_app, tell_started
from bot.cli_export import export_answers
from bot.cli_institutions import institution_app
from bot.core import announcements, editions, enrolment, invitations, places, sectors, staff
from bot.core.errors import AudienceEmpty, Refusal
from bot.core.language import Language
from bot.core.meetings import find
from bot.core.outbox import DeliveryState
from bot.core.people import EVERYWHERE, RoleKind
from bot.core.store import StorageUnavailable, Store
from bot.settings import SettingsInvalid, load, secret
from bot.terminal import Json, fail, now, print_rows, say, with_store

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
programme_app = typer.Typer(no_args_is_help=True, help="The programme file: cities, sectors, meetings.")
staff_app = typer.Typer(no_args_is_help=True, help="Organisers and moderators.")
person_app = typer.Typer(no_args_is_help=True, help="What is held about a person.")
app.add_typer(programme_app, name="programme")
app.add_typer(staff_app, name="staff")
app.add_typer(person_app, name="person")
app.add_typer(broadcast_app, name="broadcast")
app.add_typer(bounce_app, name="bounce")
app.add_typer(institution_app, name="institution")


def main() -> None:
    """mosty."""
    try:
        app()
    except SystemExit:  # how every command ends; said first, so that it does not load what stands below
        raise
    except Refusal as refusal:
        fail(str(refusal) + "".join(f" {name}={value}" for name, value in refusal.args_by_name.items()))
    except _what_the_operator_can_mend() as error:
        fail(str(error))


@app.command()
def run() -> None:
    """Runs the service until it is told to stop (SIGTERM, Ctrl-C)."""
    # What is loaded is never rubbish: looking for some meanwhile takes a tenth of the start, and every later look
    # at all of it stops the service for 50 ms.
    gc.disable()
    from bot import logs
    from bot.app import serve

    gc.freeze()
    gc.enable()
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
    say(f"The schema is {SCHEMA}.")


@app.command()
def check(
    mail: Annotated[
        bool, typer.Option("--mail", help="Sends a mail to ourselves, and looks at what came back and at the DNS.")
    ] = False,
    nameserver: Annotated[str, typer.Option(help="With --mail: host:port, to be asked in place of our own.")] = "",
) -> None:
    """Looks at settings, schema, programme and locales, and says hello to every configured server."""
    from bot.checkup import examine

    settings = load()
    findings = asyncio.run(examine(settings))
    if mail:
        from bot.mailcheck import examine_mail

        findings += asyncio.run(examine_mail(settings, nameserver=nameserver))
    for finding in findings:
        say(f"{'✓' if finding.good else '✗'} {finding.what}: {finding.said}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


@programme_app.command("load")
def load_programme(file: Annotated[Path, typer.Argument(help="The programme file.")]) -> None:
    """Applies a programme file; a moved meeting asks its people again."""
    from bot import programme

    plan = programme.read(file)

    async def apply(store: Store) -> None:
        for line in (await programme.apply(store, plan, now())).lines():
            say(line)

    with_store(apply)


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
                    "came_again": await editions.count_again(store, meeting),
                }
            )
        print_rows(rows, as_json)

    with_store(show)


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
            say(f"{folder / sector.id}.svg  {link}")

    with_store(draw)


@app.command()
def invite(
    meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")],
    again: Annotated[bool, typer.Option("--again", help="Only who came in the edition before.")] = False,
) -> None:
    """Invites everyone in the meeting's sectors who is not invited yet."""

    async def send(store: Store) -> None:
        whom = invitations.came_last_time if again else invitations.audience_of
        try:
            tell_started(await invitations.invite(store, meeting, now(), among=await whom(store, meeting, now())))
        except AudienceEmpty:
            say("Nobody is left to invite.")

    with_store(send)


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
        draft = await announcements.draft(store, None, now())
        for language, text in texts.items():
            announcements.write(draft, language, text)
        draft.sectors = sorted(sector or [])
        await sectors.require_known(store, draft.sectors)
        counted = await announcements.preview(store, draft)
        by_language = ", ".join(f"{language}: {count}" for language, count in counted.by_language.items())
        say(f"It reaches {counted.total} people ({by_language}); {counted.unreachable} have no address that works.")
        if not yes and not typer.confirm("Publish?"):
            raise typer.Exit(1)
        tell_started(await announcements.publish(store, draft, now()))

    with_store(publish)


@staff_app.command("add")
def staff_add(
    role: Annotated[RoleKind, typer.Argument(help="organiser (a person) or moderator (a group, the desk).")],
    scope: Annotated[str, typer.Option(help="A city or sector id; nothing: everywhere.")] = EVERYWHERE,
) -> None:
    """Prints a one-time code that gives the role to whoever shows it first."""
    settings = load()

    async def issue(store: Store) -> None:
        code = await staff.issue(store, role, scope, now(), secret=secret(settings))
        username = await store.mark("telegram.username") or "<the bot's name>"
        where = "startgroup" if role == RoleKind.MODERATOR else "start"
        say(f"Code, good for one use within {staff.VALID_FOR.days} days: {code}")
        say(f"Link: https://t.me/{username}?{where}={code}")
        if role == RoleKind.MODERATOR:
            say(f"Or write in the group, with the bot as an administrator in it: /start@{username} {code}")

    with_store(issue, settings)


@staff_app.command("list")
def staff_list(as_json: Json = False) -> None:
    """Lists who holds which role."""

    async def show(store: Store) -> None:
        rows = [
            {"id": role.id, "role": str(role.kind), "scope": role.scope or "everywhere", "name": person.name}
            for role, person in await store.staff()
        ]
        print_rows(rows, as_json)

    with_store(show)


@staff_app.command("remove")
def staff_remove(role_id: Annotated[int, typer.Argument(help="The id that `staff list` shows.")]) -> None:
    """Takes a role away."""

    async def remove(store: Store) -> None:
        for role, person in await store.staff():
            if role.id == role_id:
                await store.remove(role)
                say(f"{person.name or 'The desk'} is no {role.kind} any more.")
                return
        fail(f"There is no role {role_id}. See: mosty staff list")

    with_store(remove)


@app.command("import")
def import_people(
    file: Annotated[
        Path,
        typer.Argument(help="CSV with a header: address, language, and if you like sectors, city, kind, institution."),
    ],
) -> None:
    """Asks people by mail to subscribe; nobody is subscribed who does not answer."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))

    async def enrol(store: Store) -> None:
        asked = 0
        for number, row in enumerate(rows, start=2):
            try:
                asked += await enrolment.ask(store, row, now())
            except enrolment.RowInvalid as error:
                fail(f"{file}, line {number}: {error}. Nothing has been imported.")
        say(f"Asked to subscribe: {asked}; known already: {len(rows) - asked}")

    with_store(enrol)


app.command("export")(export_answers)


@app.command("attendance")
def mark_attendance(
    meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")],
    file: Annotated[Path, typer.Argument(help="CSV with a header: address, attendance (present, absent, excused).")],
) -> None:
    """Marks who was at a meeting; a list that `mosty export` wrote will do."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))

    async def mark(store: Store) -> None:
        which = await find(store, meeting)
        marked = 0
        for number, row in enumerate(rows, start=2):
            try:
                marked += await enrolment.mark(store, which, row, now())
            except enrolment.RowInvalid as error:
                fail(f"{file}, line {number}: {error}. Nothing has been marked.")
        say(f"Marked: {marked}; left unknown: {len(rows) - marked}")

    with_store(mark)


@person_app.command("show")
def person_show(address: Annotated[str, typer.Argument(help="anna@example.org or telegram:123")]) -> None:
    """Shows everything held about a person, as JSON."""

    async def show(store: Store) -> None:
        print_rows(await enrolment.everything_about(store, address) or _unknown(address), as_json=True)

    with_store(show)


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
        await places.give_back_all(store, contact.subscriber_id, now())
        await store.erase(contact.subscriber_id)
        say("Erased.")

    with_store(erase)


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
            print_rows([{"state": str(state), "count": count} for state, count in sorted(counts.items())], as_json)
            return
        rows = [
            {"id": each.id, "message": each.message, "state": str(each.state), "reason": each.reason, "key": each.key}
            for each in await store.deliveries(states, limit)
        ]
        print_rows(rows, as_json)

    with_store(show)


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
        say(f"Worked now: {again.worked}; failed again: {again.failed}")
        return

    async def show(store: Store) -> None:
        rows = [{"id": id, "channel": channel, "error": error} for id, channel, _, error in await store.failed()]
        print_rows(rows, as_json)

    if failed:
        with_store(show)


def _unknown(address: str) -> NoReturn:
    fail(f"Nobody is known at {address}.")


def _what_the_operator_can_mend() -> tuple[type[Exception], ...]:
    """Errors whose text says what to do."""
    from bot.app import CannotListen, NothingToRun
    from bot.channels.telegram.listener import TokenRefused
    from bot.programme import ProgrammeInvalid
    from bot.storage.database import SchemaUnfit
    from bot.storage.replica import AlreadyRunning
    from bot.text import LocaleError

    return (
        SettingsInvalid,
        ProgrammeInvalid,
        SchemaUnfit,
        AlreadyRunning,
        LocaleError,
        NothingToRun,
        CannotListen,
        TokenRefused,
        StorageUnavailable,
    )
