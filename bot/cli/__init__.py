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
from bot.cli.service import check, migrate, rehearse, run
from bot.cli.staff import staff_app
from bot.cli.terminal import fail
from bot.core.errors import BroadcastUnknown, InstitutionUnknown, MeetingUnknown, Refusal
from bot.core.store import StorageUnavailable
from bot.settings import SettingsInvalid

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


_WHAT_THERE_IS = {
    MeetingUnknown: " See: mosty programme show",
    BroadcastUnknown: " See: mosty broadcast list",
    InstitutionUnknown: " See: mosty institution list",
}


def main() -> None:
    """mosty."""
    try:
        app()
    except SystemExit:  # how every command ends; said first, so that it does not load what stands below
        raise
    except Refusal as refusal:
        given = "".join(f" {name}={value}" for name, value in refusal.args_by_name.items())
        fail(f"{refusal}{given}{_WHAT_THERE_IS.get(type(refusal), '')}")
    except StorageUnavailable as error:  # it may be back in a moment: whoever looks after us starts us again
        fail(f"The database is not there: {error}", status=1)
    except _what_the_operator_can_mend() as error:
        fail(str(error))


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
    )
