"""`mosty check --mail` with real servers: what Postfix and Dovecot keep, and that a signature reaches the mailbox."""

from datetime import UTC, datetime
from pathlib import Path

from bot.mailcheck import examine_mail
from bot.rehearsal import cast
from bot.settings import load
from tests.interop.world import PostOffice
from tests.name_server import name_server
from tests.test_mailcheck import GOOD, SIGNED


async def test_everything_survives(office: PostOffice, way: str, tmp_path: Path) -> None:
    environ = office.environ(way, datetime.now(UTC)) | {
        "MOSTY_DATABASE_URL": f"sqlite:///{tmp_path / 'mosty.db'}",
        "MOSTY_MAIL_ADDRESS": cast.BOT_ADDRESS,
        **{f"MOSTY_{name}": value for name, value in SIGNED.items()},
    }
    async with name_server() as names:
        names.records = GOOD
        findings = await examine_mail(load(environ, env_file=None), nameserver=names.address, seconds=30)
    assert [f"{each.what}: {each.said}" for each in findings if not each.good] == []
    said = {each.what: each.said for each in findings}
    assert said["envelope sender"] == "kept; bounces come back to it"
    assert said["Message-ID"] == "kept"
    assert said["signature"].endswith("covers List-Unsubscribe and List-Unsubscribe-Post")
