"""The commands about who organises and moderates."""

from typing import Annotated

import typer

from bot.cli.terminal import Json, fail, now, print_rows, say, with_store
from bot.core import staff
from bot.core.people import EVERYWHERE, RoleKind
from bot.core.store import Store
from bot.settings import load, secret

staff_app = typer.Typer(no_args_is_help=True, help="Organisers and moderators.")


@staff_app.command("add")
def add_staff(
    role: Annotated[RoleKind, typer.Argument(help="organiser (a person) or moderator (a group, the desk).")],
    scope: Annotated[str, typer.Option(help="A city or sector id; nothing: everywhere.")] = EVERYWHERE,
) -> None:
    """Prints a one-time code that gives the role to whoever shows it first."""
    settings = load()

    async def issue(store: Store) -> None:
        await _require_known(store, role, scope)
        code = await staff.issue(store, role, scope, now(), secret=secret(settings))
        username = await store.mark("telegram.username") or "<the bot's name>"
        where = "startgroup" if role == RoleKind.MODERATOR else "start"
        say(f"Code, good for one use within {staff.VALID_FOR.days} days: {code}")
        say(f"Link: https://t.me/{username}?{where}={code}")
        if role == RoleKind.MODERATOR:
            say(f"Or write in the group, with the bot as an administrator in it: /start@{username} {code}")

    with_store(issue, settings)


@staff_app.command("list")
def list_staff(as_json: Json = False) -> None:
    """Lists who holds which role."""

    async def show(store: Store) -> None:
        rows = [
            {"id": role.id, "role": str(role.kind), "scope": role.scope or "everywhere", "name": person.name}
            for role, person in await store.staff()
        ]
        print_rows(rows, as_json)

    with_store(show)


@staff_app.command("remove")
def remove_staff(role_id: Annotated[int, typer.Argument(help="The id that `staff list` shows.")]) -> None:
    """Takes a role away."""

    async def remove(store: Store) -> None:
        for role, person in await store.staff():
            if role.id == role_id:
                await store.remove(role)
                say(f"{person.name or 'The desk'} is no {role.kind} any more.")
                return
        fail(f"There is no role {role_id}. See: mosty staff list")

    with_store(remove)


async def _require_known(store: Store, role: RoleKind, scope: str) -> None:
    """A role for a city or a sector that is mistyped would be good for nothing."""
    known = {*(city.id for city in await store.cities()), *(sector.id for sector in await store.sectors())}
    if scope != EVERYWHERE and scope not in known:
        fail(f"There is no city or sector {scope!r}; there are {', '.join(sorted(known)) or 'none yet'}.")
