"""The command that runs the service. It loads no more than the service needs."""

import asyncio
import gc

from bot.settings import load


def run() -> None:
    """Runs the service until it is told to stop (SIGTERM, Ctrl-C)."""
    gc.disable()  # looking for rubbish among what is being loaded takes a tenth of the start
    from bot import logs
    from bot.app import serve, spare_what_is_loaded

    spare_what_is_loaded()
    settings = load()
    logs.configure(settings.log_format, settings.log_level)
    asyncio.run(serve(settings))
