"""The commands about the programme file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.terminal import Json, now, print_rows, say, with_store
from bot.core import editions
from bot.core.language import Language
from bot.core.store import Store

programme_app = typer.Typer(no_args_is_help=True, help="The programme file: cities, sectors, meetings.")


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
def draw_codes(
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
