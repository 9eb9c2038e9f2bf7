"""What a mail server says is kept, whatever it is made of: a NUL, bytes that are no UTF-8."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.outbox import DeliveryState
from bot.rehearsal.stage import Stage, rehearsal
from tests.stories.acts import invite, join


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with rehearsal(tmp_path, database_url=stage_url) as stage:
        await join(stage, "Bartek", "Cecílie")
        yield stage


async def test_a_server_that_says_nul_holds_nobody_up(stage: Stage) -> None:
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    stage.mail.faults.add(recipient=bartek.address, stage="data", reply="554 5.6.0 What\0 is this?", times=None)
    stage.mail.faults.add(recipient=cecilie.address, stage="data", reply="250 2.0.0 Ok\0 queued")
    await invite(stage)
    async with stage.app.database.transaction() as store:
        counts = await store.count_deliveries()
        attempts = await store.deliveries([DeliveryState.REFUSED], 9)
    assert [each.reason for each in attempts] == ["body: 554 5.6.0 What is this?"]
    assert counts.keys() == {DeliveryState.REFUSED, DeliveryState.DELIVERED}


@pytest.mark.parametrize("pipelining", [False, True])
async def test_a_server_that_speaks_its_own_charset_holds_nobody_up(stage: Stage, pipelining: bool) -> None:
    stage.mail.pipelining = pipelining
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    for mailbox, stage_of_mail, said in ((bartek, "rcpt", "554 5.6.0 Błąd"), (cecilie, "data", "250 2.0.0 Przyjęto")):
        reply = said.encode("cp1250").decode("utf-8", "surrogateescape")
        stage.mail.faults.add(recipient=mailbox.address, stage=stage_of_mail, reply=reply, times=None)
    await invite(stage)
    async with stage.app.database.transaction() as store:
        counts = await store.count_deliveries()
        [refused] = await store.deliveries([DeliveryState.REFUSED], 9)
    assert re.fullmatch(r"recipient: 554 5\.6\.0 B.{2}d", refused.reason)
    assert counts.keys() == {DeliveryState.REFUSED, DeliveryState.DELIVERED}
