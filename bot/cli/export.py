"""The answers to a meeting, for a spreadsheet."""

import csv
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import fail, harmless, now, say, with_store
from bot.core.language import Language
from bot.core.meetings import Meeting, find
from bot.core.store import Store

_ANSWER = ("answer", "invited", "answered", "attendance")


def export_answers(
    meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")],
    xlsx: Annotated[Path | None, typer.Option(help="Writes the organisers' list to this file instead.")] = None,
    language: Annotated[Language, typer.Option(help="The language of that list.")] = Language.PL,
) -> None:
    """Writes the answers to a meeting as CSV to standard output, or the organisers' list to an .xlsx file."""

    async def write(store: Store) -> None:
        which = await find(store, meeting)
        if xlsx is None:
            await _write_rows(store, which)
        else:
            await _write_list(store, which, xlsx, language)

    with_store(write)


async def _write_rows(store: Store, meeting: Meeting) -> None:
    out = csv.writer(sys.stdout)
    out.writerow([*("name", "address", "language", "city", "kind", "institution"), *_ANSWER])
    institutions, attended = await store.institutions_at(meeting.id), await store.attendance_at(meeting.id)
    for rsvp, person, contact in await store.answers_to(meeting.id):
        out.writerow(
            [
                harmless(person.name),
                contact.address if contact else "",
                person.language or "",
                person.city or "",
                person.kind or "",
                harmless("; ".join(each.name for each in institutions.get(person.id, ()))),
                str(rsvp.partstat),
                rsvp.invited_at.isoformat() if rsvp.invited_at else "",
                rsvp.answered_at.isoformat() if rsvp.answered_at else "",
                str(attended[person.id].state) if person.id in attended else "unknown",
            ]
        )


async def _write_list(store: Store, meeting: Meeting, file: Path, language: Language) -> None:
    from bot import spreadsheet
    from bot.core.messages.participants import workbook
    from bot.text import Phrasebook, default_folder

    content = spreadsheet.write(await workbook(store, meeting, now()), language, Phrasebook(default_folder()).phrase)
    _save(file, content)


def _save(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        fail(f"{file} cannot be written ({error.strerror}). Name another file.")
    say(f"{file} is written. It holds personal data: keep it for those who need it.")
