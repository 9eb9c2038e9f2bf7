"""What a mail program sorts by: each sector is a list, and what is for several is one of its own."""

import shutil
from pathlib import Path

from bot.rehearsal.stage import rehearsal
from tests import people


async def test_a_mail_says_which_sector_it_is_for(played_sqlite: Path, tmp_path: Path) -> None:
    path = shutil.copy(played_sqlite, tmp_path / "mosty.db")
    async with rehearsal(tmp_path, database_url=f"sqlite:///{path}") as stage:
        await stage.bind_staff()
        answered = await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
        await people.announce(stage, "Uwaga", "Pozor", "culture")
        await people.announce(stage, "Wszyscy", "Všichni")
        await people.invite(stage)
        lists = [mail.headers.get("List-Id") for mail in stage.mailboxes["Bartek"].messages[-3:]]
    assert answered.headers.get("List-Id") is None
    assert lists == ["<culture.mosty.example.org>", "<all.mosty.example.org>", "<all.mosty.example.org>"]
