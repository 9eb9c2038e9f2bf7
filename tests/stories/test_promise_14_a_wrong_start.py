"""Promise 14: wrong settings, an old schema or a broken programme stop the start with a sentence that says what to do.

The process itself, its exit status and its standard error: crash/test_start_and_end.py.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.app import CannotListen, NothingToRun, running
from bot.programme import ProgrammeInvalid
from bot.settings import SettingsInvalid, load
from bot.storage.database import SchemaUnfit

MAIL = {
    "MOSTY_MAIL_ADDRESS": "mosty@example.org",
    "MOSTY_SMTP_URL": "smtp://127.0.0.1:1",
    "MOSTY_LMTP_LISTEN": "127.0.0.1:0",
    "MOSTY_SECRET": "a-secret-that-is-long-enough-for-anyone",
}


async def start(url: str, **environ: str) -> None:
    """Starts the service and stops it again."""
    wanted: Mapping[str, str] = {"MOSTY_DATABASE_URL": url, **MAIL, **environ}
    async with running(load(wanted, env_file=None)):
        pass


async def test_a_right_start_is_silent(database_url: str) -> None:
    await start(database_url)


async def test_a_mistyped_name_is_named_with_the_one_that_was_meant(database_url: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"MOSTY_MAIL_ADRESS.*MOSTY_MAIL_ADDRESS"):
        await start(database_url, MOSTY_MAIL_ADRESS="mosty@example.org")


async def test_nothing_configured_names_the_rehearsal(database_url: str) -> None:
    settings = load({"MOSTY_DATABASE_URL": database_url}, env_file=None)
    with pytest.raises(NothingToRun, match="mosty rehearse"):
        async with running(settings):
            pass


async def test_a_text_missing_in_one_language_names_file_line_and_language(database_url: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[edition]\nid = "x"\nname = { pl = "Spotkania" }\ntimezone = "Europe/Warsaw"\n', "utf-8")
    with pytest.raises(ProgrammeInvalid, match=r"broken\.toml:3.*cs"):
        await start(database_url, MOSTY_PROGRAMME=str(broken))


async def test_postgres_without_a_schema_names_the_command(postgres: str) -> None:
    with pytest.raises(SchemaUnfit, match="mosty migrate"):
        await start(postgres)


async def test_an_address_that_is_not_ours_names_the_setting(database_url: str) -> None:
    with pytest.raises(CannotListen, match="MOSTY_LMTP_LISTEN"):
        await start(database_url, MOSTY_LMTP_LISTEN="192.0.2.1:2424")
