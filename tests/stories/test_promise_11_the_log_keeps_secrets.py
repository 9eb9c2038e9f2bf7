"""Promise 11: secrets, addresses, names and texts never reach the log."""

import io
from typing import Literal

import pytest

from bot import logs
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people


@pytest.mark.parametrize(("stage_url", "form"), [("sqlite", "text"), ("postgres", "json")], indirect=["stage_url"])
async def test_a_busy_day_leaves_no_trace_of_anybody(stage: Stage, form: Literal["text", "json"]) -> None:
    log = io.StringIO()
    logs.configure(form, "debug", log)
    await people.join_everyone(stage)
    stage.telegram.faults.add(
        method="sendMessage",
        chat_id=cast.ANIA.telegram,
        kind=FaultKind.ERROR,
        code=500,
        description="Internal Server Error",
    )
    stage.mail.faults.add(stage="rcpt", reply=f"450 4.2.1 <{cast.BARTEK.mail}> is busy, Bartek")
    await people.invite(stage)
    stage.phones["Ania"].send("Tajne pytanie Ani o miejsce dla wózka")
    await stage.settle()
    await stage.move(hours=1)
    await people.announce(stage, "Tajna treść ogłoszenia", "Tajný text oznámení")
    stage.phones["David"].block()
    await stage.settle()

    logged = log.getvalue()
    assert "delivery.sent" in logged
    assert "inbound.received" in logged
    secrets = [cast.BOT_TOKEN, "rehearsal-secret", "staff-", "Tajn", "wózka"]
    for person in cast.EVERYONE:
        secrets += [person.name, *([person.mail] if person.mail else [])]
    for secret in secrets:
        assert secret not in logged, [line for line in logged.splitlines() if secret in line]
