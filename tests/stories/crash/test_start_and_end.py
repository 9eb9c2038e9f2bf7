"""The process itself: how it ends when told to, and what it says when it cannot start."""

import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.core import broadcasts, invitations
from bot.core.clock import SystemClock
from bot.rehearsal import cast
from bot.rehearsal.telegram import TelegramServer
from tests.programmes import write_programme
from tests.stories.crash.process import Service, Template
from tests.stories.crash.wires import Cut, Moment
from tests.stories.crash.world import LADDER, MEETING, staged


async def test_sigterm_lets_what_is_on_the_wire_finish(tmp_path: Path, database_url: str) -> None:
    """Started as an operator starts it. It ends with 0 within seconds, and nothing is in doubt."""
    async with staged(tmp_path, database_url, None) as world:
        phones = [world.phone(f"Ania {number}") for number in range(3)]
        async with world.database.transaction() as store:
            for phone in phones:
                await world.join(store, f"telegram:{phone.id}")
            await invitations.invite(store, MEETING, datetime.now(UTC) - broadcasts.UNDO)
        world.telegram.faults.add(kind="delay", method="sendMessage", seconds=0.5, times=None)
        third = Cut("telegram", rb"/sendMessage", Moment.AFTER, nth=3)

        def terminate() -> None:
            third.over.set()
            world.service.signal(signal.SIGTERM)

        third.on_reached = terminate
        world.wires["telegram"].cut = third
        await world.launch()
        await world.service.dies()
        assert await world.service.close() == 0, world.service.said
        assert "service.stopped" in world.service.lines[-1]
        assert "Traceback" not in world.service.said
        assert world.states() == {"delivered": 3}
        world.judge_copies("Spotkanie kultury", phones, [], world.most_copies("invitation"))
        await world.audit()


async def test_a_start_that_cannot_succeed_says_why_in_one_sentence(tmp_path: Path, template: Template | None) -> None:
    """Exit code 2, and one line on stderr beside the log of what went well: no trace."""
    plan = write_programme(tmp_path, datetime.now(UTC) + timedelta(days=20), ladder=LADDER)
    broken = tmp_path / "broken.toml"
    broken.write_text(plan.read_text("utf-8").replace(', cs = "Kultura"', ""), "utf-8")
    telegram = TelegramServer(SystemClock(), token=cast.BOT_TOKEN)
    await telegram.start()
    environ = {
        "MOSTY_DATABASE_URL": f"sqlite:///{tmp_path / 'mosty.db'}",
        "MOSTY_PROGRAMME": str(plan),
        "MOSTY_TELEGRAM_TOKEN": cast.BOT_TOKEN,
        "MOSTY_TELEGRAM_API": telegram.base_url,
    }
    running = Service(environ, tmp_path / "log", template)
    wrong = {
        "MOSTY_TELEGRAM_RATE": {"MOSTY_TELEGRAM_RATE": "fast"},
        "did you mean MOSTY_QUIET_HOURS?": {"MOSTY_QUIET_HOUR": "22:00-07:00"},
        "the Czech text is missing": {"MOSTY_PROGRAMME": str(broken)},
        "mosty rehearse": {"MOSTY_TELEGRAM_TOKEN": ""},
        "@BotFather": {"MOSTY_TELEGRAM_TOKEN": "7000000001:NOT-OURS"},
        "Another Mosty runs on": {},  # on the same file: several at once need PostgreSQL
    }
    elsewhere = {"MOSTY_DATABASE_URL": f"sqlite:///{tmp_path / 'other' / 'mosty.db'}"}
    services = {
        reason: Service(environ | (elsewhere if change else {}) | change, tmp_path / f"log-{number}", template)
        for number, (reason, change) in enumerate(wrong.items())
    }
    try:
        await running.start()
        await running.serves()
        for service in services.values():
            await service.start()
        for reason, service in services.items():
            await service.dies()
            assert await service.close() == 2, service.said
            (sentence,) = [line for line in service.lines if " info " not in line]
            assert reason in sentence
        assert not running.ended.is_set()
    finally:
        for service in (running, *services.values()):
            await service.close()
        await telegram.stop()
