"""The commands about messages to many: how they go, and what can still be done about them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import asdict

from bot.cli.terminal import (
    LARGEST_ID,
    Json,
    database,
    harmless,
    now,
    print_rows,
    read_text,
    require_yes,
    say,
    with_store,
)
from bot.core import announcements, broadcasts, organising, progress, sectors
from bot.core import calls as to_call
from bot.core.announcements import Announcement, AnnouncementState
from bot.core.broadcasts import Broadcast, BroadcastState, Tally
from bot.core.language import Language
from bot.core.meetings import local_zone
from bot.core.pacing import quiet_until
from bot.core.store import Store
from bot.settings import load

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from bot.storage.database import Database

broadcast_app = typer.Typer(no_args_is_help=True, help="Messages to many: announcements, invitations, reminders.")

Id = Annotated[int, typer.Argument(max=LARGEST_ID, help="The id that `broadcast list` shows.")]

_LOOKS_EVERY = 1.0  # seconds


def tell_started(broadcast: Broadcast) -> None:
    """Says what has been started and how it can be taken back."""
    seconds = int(broadcasts.UNDO.total_seconds())
    say(f"Broadcast {broadcast.id} to {broadcast.audience} people; the first copy leaves in {seconds} seconds.")
    say(f"Until then: mosty broadcast undo {broadcast.id}")
    say(f"To watch it: mosty broadcast watch {broadcast.id}")


def announce(
    pl: Annotated[Path, typer.Option(help="The text in Polish (a file).")],
    cs: Annotated[Path, typer.Option(help="The text in Czech (a file).")],
    sector: Annotated[list[str] | None, typer.Option(help="Only these sectors; may be given several times.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Publishes without asking.")] = False,
) -> None:
    """Publishes an announcement in both languages, after showing how many it reaches."""
    texts = {Language.PL: read_text(pl), Language.CS: read_text(cs)}

    async def look(store: Store) -> Announcement:
        draft = Announcement(None, {}, sorted(sector or []), AnnouncementState.DRAFT, now())
        for language, text in texts.items():
            announcements.write(draft, language, text)
        await sectors.require_known(store, draft.sectors)
        counted = await announcements.preview(store, draft)
        by_language = ", ".join(f"{language}: {count}" for language, count in counted.by_language.items())
        meant = counted.total + counted.unreachable
        say(f"It is for {meant} people, of whom {counted.unreachable} have no address that works.")
        say(f"It reaches {counted.total} ({by_language or 'nobody'}).")
        return draft

    draft = with_store(look)
    if not yes:
        require_yes("Publish?")

    async def publish(store: Store) -> None:
        await store.add(draft)
        tell_started(await announcements.publish(store, draft, now()))

    with_store(publish)


@broadcast_app.command("list")
def list_broadcasts(
    limit: Annotated[int, typer.Option(help="At most so many, newest first.")] = 20, as_json: Json = False
) -> None:
    """Lists what has gone out or is going out, newest first."""

    async def read(store: Store) -> None:
        rows = [_row(each, await store.tally(each.id)) for each in await store.recent_broadcasts(limit)]
        print_rows(rows, as_json)

    with_store(read)


@broadcast_app.command()
def watch(id: Id, as_json: Json = False) -> None:
    """Shows how a broadcast goes until it is over; with --json once."""
    if as_json:

        async def read(store: Store) -> None:
            broadcast = await broadcasts.find(store, id)
            print_rows(await _everything(store, broadcast), as_json=True)

        with_store(read)
        return
    asyncio.run(_watch(id))


@broadcast_app.command()
def pause(id: Id) -> None:
    """Holds what waits; what is on the wire arrives."""
    _steer(id, lambda store, broadcast: broadcasts.pause(store, broadcast, now()))


@broadcast_app.command()
def resume(id: Id) -> None:
    """Lets it go on, also when it is late."""
    _steer(id, lambda store, broadcast: broadcasts.resume(store, broadcast, now()))


@broadcast_app.command()
def cancel(id: Id, yes: Annotated[bool, typer.Option("--yes", help="Cancels without asking.")] = False) -> None:
    """Nothing more of it goes out; what is on the wire arrives."""
    if not yes:
        require_yes(f"{_tally(id).left} people will not receive it. Cancel?")
    _steer(id, lambda store, broadcast: organising.cancel(store, broadcast, now()))


@broadcast_app.command()
def undo(id: Id) -> None:
    """Takes it back before its first copy leaves; an announcement is a draft again."""
    _steer(id, lambda store, broadcast: organising.undo(store, broadcast, now()))


@broadcast_app.command()
def resend(
    id: Id,
    uncertain: Annotated[bool, typer.Option("--uncertain", help="What may or may not have arrived.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Sends without asking.")] = False,
) -> None:
    """Sends again what was refused or reached nobody; with --uncertain what may or may not have arrived."""

    async def failed(store: Store, broadcast: Broadcast) -> None:
        say(f"Sent again: {await broadcasts.resend_failed(store, broadcast, now())}")

    async def doubted(store: Store, broadcast: Broadcast) -> None:
        say(f"Sent again: {await broadcasts.resend_uncertain(store, broadcast, now())}")

    if uncertain and not yes and (count := _tally(id).uncertain):
        require_yes(f"Some of {count} people will read it twice. Send again?")
    if not uncertain and not yes and _was_cancelled(id):
        require_yes("It was cancelled. Send it again all the same?")
    _steer(id, doubted if uncertain else failed)


@broadcast_app.command()
def calls(id: Id, as_json: Json = False) -> None:
    """Lists everyone whom it could not reach, and why: to be called."""

    async def read(store: Store) -> None:
        broadcast = await broadcasts.find(store, id)
        rows = [
            {
                "name": harmless(who.name),
                "institution": harmless(", ".join(who.institutions)),
                "address": address,
                "reason": reason,
            }
            for who in await to_call.look_up(store, await store.unreached(broadcast.id))
            for address, reason in who.addresses
        ]
        print_rows(rows, as_json)

    with_store(read)


def _tally(id: int) -> Tally:
    """How it stands. Raises BroadcastUnknown."""

    async def look(store: Store) -> Tally:
        return await store.tally((await broadcasts.find(store, id)).id)

    return with_store(look)


def _was_cancelled(id: int) -> bool:
    """Whether it was. Raises BroadcastUnknown."""

    async def look(store: Store) -> bool:
        return (await broadcasts.find(store, id)).state == BroadcastState.CANCELLED

    return with_store(look)


def _steer(id: int, act: Callable[[Store, Broadcast], Awaitable[object]]) -> None:
    async def run(store: Store) -> None:
        broadcast = await broadcasts.find(store, id)
        await act(store, broadcast)
        tally = await store.tally(id)
        say(f"Broadcast {id} is {broadcast.state}: {_counts(tally) or 'nobody has it'}.")

    with_store(run)


async def _watch(id: int) -> None:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
    )
    async with database(load()) as opened:
        with Progress(*columns) as progress:
            task = progress.add_task(f"Broadcast {id}", total=None, left="")
            while True:
                if not await _look(opened, id, progress, task):
                    break
                await asyncio.sleep(_LOOKS_EVERY)
        async with opened.transaction() as store:
            say(_counts(await store.tally(id)) or "Nobody has it.")


async def _look(opened: "Database", id: int, progress: "Progress", task: "TaskID") -> bool:
    """Brings the bar up to date; whether there is more to come."""
    async with opened.transaction() as store:
        broadcast = await broadcasts.find(store, id)
        tally = await store.tally(id)
        told = await _how_it_goes(store, broadcast, tally)
    progress.update(task, total=max(tally.audience, 1), completed=tally.done, left=told)
    return not broadcast.is_over and bool(tally.left)


async def _how_it_goes(store: Store, broadcast: Broadcast, tally: Tally) -> str:
    """What can be done about it, what holds it, or how long it will still take."""
    until = await _quiet_until(store)
    left = await progress.time_left(store, broadcast, tally, now(), until)
    seconds = int((broadcast.starts_at - now()).total_seconds())
    rests_until = broadcast.rests_until(until)
    told = []
    if seconds > 0 and not broadcast.is_over:
        begins = "can be taken back for" if rests_until else "begins in"
        told.append(f"{begins} {seconds} s; to take it back: mosty broadcast undo {broadcast.id}")
    if rests_until is not None:
        told.append(f"quiet hours: {'begins' if broadcast.active_at is None else 'goes on'} at {rests_until:%H:%M}")
    if left is not None:
        told.append(f"about {max(1, round(left.total_seconds() / 60))} min left")
    return "; ".join(told) or str(broadcast.state)


async def _quiet_until(store: Store) -> datetime | None:
    """When the quiet hours end, in local time, if it is quiet now."""
    begin, end = (each.hour * 60 + each.minute for each in load().quiet_hours)
    zone = await local_zone(store)
    return quiet_until(now().astimezone(zone), (begin, end), zone)


def _row(broadcast: Broadcast, tally: Tally) -> dict[str, Any]:
    return {
        "id": broadcast.id,
        "what": broadcast.thread if broadcast.message == "announcement" else f"{broadcast.message} {broadcast.thread}",
        "state": str(broadcast.state),
        "started": broadcast.created_at.isoformat(timespec="seconds"),
        "delivered": f"{tally.delivered}/{tally.audience}",
    }


async def _everything(store: Store, broadcast: Broadcast) -> dict[str, Any]:
    tally, until = await store.tally(broadcast.id), await _quiet_until(store)
    left = await progress.time_left(store, broadcast, tally, now(), until)
    rests_until = broadcast.rests_until(until)
    return {
        "id": broadcast.id,
        "message": broadcast.message,
        "args": dict(broadcast.args),
        "state": str(broadcast.state),
        "created_at": broadcast.created_at.isoformat(),
        "starts_at": broadcast.starts_at.isoformat(),
        "audience": tally.audience,
        **asdict(tally),
        "quiet_until": rests_until.isoformat() if rests_until is not None else None,
        "seconds_left": round(left.total_seconds()) if left is not None else None,
    }


def _counts(tally: Tally) -> str:
    return ", ".join(f"{name} {count}" for name, count in asdict(tally).items() if count)
