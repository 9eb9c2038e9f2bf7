"""A cold start: from `python -m bot run` until Telegram is first polled, on a database that is there already.

And its memory (RSS) when it has been idle for three seconds. Beside it a process that does no more than load
python-telegram-bot and SQLAlchemy. Both channels are on: Telegram by polling, e-mail by SMTP and LMTP. Nothing is
installed but what the service needs.
"""

import asyncio
import json
import time

from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import Ground
from tests.benchmarks.installed import operators_python
from tests.benchmarks.living import living
from tests.benchmarks.mail_sink import sink
from tests.benchmarks.processes import ENVIRON, PROJECT, helper, memory

_IDLE_SECONDS = 3
_FEWEST = 5
_LIBRARIES = """
import json, sys, time
import sqlalchemy.ext.asyncio, telegram
at = time.monotonic()
from tests.benchmarks.processes import memory
json.dump({"at": at, "rss": memory()}, sys.stdout)
"""


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On SQLite, at least five times."""
    took = Figure("Cold start to the first poll", "s", baseline="loading the libraries", below=1)
    holds = Figure("Idle memory", "MB", baseline="the libraries loaded", below=90)
    async with helper("bot_api", milliseconds=0) as api, sink() as mail:
        with ground.database("SQLite") as url:
            wanted = harness.environ(url, telegram=api.ready["url"], smtp=f"smtp://127.0.0.1:{mail.port}")
            async with living(wanted, api):  # the first start of all loads the programme and writes bytecode
                pass
            await _libraries()
            for _ in range(max(runs, _FEWEST)):
                seconds, megabytes = await _libraries()
                async with living(wanted, api) as life:
                    took.add(life.first_poll - life.begun, seconds)
                    await asyncio.sleep(_IDLE_SECONDS)
                    holds.add(memory(life.pid), megabytes)
    return [took, holds]


async def _libraries() -> tuple[float, float]:
    command = (operators_python(), "-c", _LIBRARIES)
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(*command, cwd=PROJECT, env=ENVIRON, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    done = json.loads(said)
    return done["at"] - begun, done["rss"]
