"""The commands. Each opens what it needs, calls one verb, and prints what came of it."""

import typer

from bot.cli.bounces import bounce_app
from bot.cli.broadcasts import announce, broadcast_app
from bot.cli.deliveries import deliveries, inbound
from bot.cli.export import export_answers
from bot.cli.institutions import institution_app
from bot.cli.meetings import invite, mark_attendance
from bot.cli.people import import_people, person_app
from bot.cli.programme import programme_app
from bot.cli.running import run
from bot.cli.service import check, migrate, rehearse
from bot.cli.staff import staff_app

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
for name, command in (
    ("run", run),
    ("rehearse", rehearse),
    ("migrate", migrate),
    ("check", check),
    ("invite", invite),
    ("announce", announce),
    ("import", import_people),
    ("export", export_answers),
    ("attendance", mark_attendance),
    ("deliveries", deliveries),
    ("inbound", inbound),
):
    app.command(name)(command)
app.add_typer(programme_app, name="programme")
app.add_typer(staff_app, name="staff")
app.add_typer(person_app, name="person")
app.add_typer(broadcast_app, name="broadcast")
app.add_typer(bounce_app, name="bounce")
app.add_typer(institution_app, name="institution")
