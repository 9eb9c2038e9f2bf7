"""The commands about one meeting: whom to invite, and who was there."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.broadcasts import tell_started
from bot.cli.terminal import fail, now, read_rows, say, with_store
from bot.core import enrolment, invitations
from bot.core.errors import AudienceEmpty
from bot.core.meetings import find
from bot.core.store import Store


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


def mark_attendance(
    meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")],
    file: Annotated[Path, typer.Argument(help="CSV with a header: address, attendance (present, absent, excused).")],
) -> None:
    """Marks who was at a meeting; a list that `mosty export` wrote will do."""
    rows = read_rows(file)

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
