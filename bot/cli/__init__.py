"""The command line: `mosty run`, and the commands."""

import sys
from typing import NoReturn

from bot.cli.running import run
from bot.core.errors import BroadcastUnknown, InstitutionUnknown, MeetingUnknown, Refusal
from bot.core.store import StorageUnavailable
from bot.settings import SettingsInvalid

_WHAT_THERE_IS = {
    MeetingUnknown: " See: mosty programme show",
    BroadcastUnknown: " See: mosty broadcast list",
    InstitutionUnknown: " See: mosty institution list",
}


def main() -> None:
    """mosty."""
    try:
        if sys.argv[1:] == ["run"]:
            run()  # without the commands, and what reads their options
        else:
            from bot.cli.commands import app

            app()
    except SystemExit:  # how every command ends; said first, so that it does not load what stands below
        raise
    except Refusal as refusal:
        given = "".join(f" {name}={value}" for name, value in refusal.args_by_name.items())
        _fail(f"{refusal}{given}{_WHAT_THERE_IS.get(type(refusal), '')}")
    except StorageUnavailable as error:  # it may be back in a moment: whoever looks after us starts us again
        _fail(f"The database is not there: {error}", status=1)
    except _what_the_operator_can_mend() as error:
        _fail(str(error))


def _fail(line: str, status: int = 2) -> NoReturn:
    from bot.cli.terminal import fail

    fail(line, status)


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
