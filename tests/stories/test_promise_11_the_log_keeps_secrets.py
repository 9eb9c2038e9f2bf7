"""Promise 11: secrets, addresses, names and texts never reach the log."""

import pytest

from bot import logs
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people


@pytest.mark.parametrize("form", ["text", "json"])
async def test_a_busy_day_leaves_no_trace_of_anybody(
    stage: Stage, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    logs.configure("json" if form == "json" else "text", "debug")
    stage.telegram.faults.add(method="sendMessage", kind=FaultKind.ERROR, code=500, description="Internal Server Error")
    stage.mail.faults.add(stage="rcpt", reply=f"450 4.2.1 <{cast.BARTEK.mail}> is busy, Bartek")
    await people.join_everyone(stage)
    await people.invite(stage)
    stage.phones["Ania"].send("Tajne pytanie Ani o miejsce dla wózka")
    await stage.settle()
    await stage.move(hours=1)
    await people.announce(stage, "Tajna treść ogłoszenia", "Tajný text oznámení")
    stage.phones["David"].block()
    await stage.settle()

    logged = capfd.readouterr().err
    assert "delivery.sent" in logged
    assert "inbound.received" in logged
    secrets = [cast.BOT_TOKEN, "rehearsal-secret", "staff-", "Tajn", "wózka"]
    for person in cast.EVERYONE:
        secrets += [person.name, *([person.mail] if person.mail else [])]
    for secret in secrets:
        assert secret not in logged, [line for line in logged.splitlines() if secret in line]
