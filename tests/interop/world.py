"""The service between real servers: what it says goes through Postfix, and so does every answer.

bot ──SMTP──▶ Postfix ──SMTP──▶ people      people ──SMTP──▶ Postfix ──LMTP──▶ bot, or Dovecot ◀──IMAP── bot
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiosmtplib

from bot.core.clock import Clock
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail, Mailbox, MailServer
from bot.rehearsal.stage import Stage, rehearsal
from tests.interop.servers import Dovecot, Postfix
from tests.ports import free_port
from tests.programmes import write_programme

PATIENCE = 60.0  # seconds of the machine's time
_LOOK = 0.02
_LOCAL, _, _DOMAIN = cast.BOT_ADDRESS.partition("@")


class People(MailServer):
    """The servers of everybody but the bot. What they write goes to Postfix, as on the Internet."""

    def __init__(self, clock: Clock, *, port: int, postfix: Postfix) -> None:
        super().__init__(clock)
        self._port = port
        self._postfix = postfix

    @property
    def smtp_url(self) -> str:
        return f"smtp://127.0.0.1:{self._postfix.port}"

    async def start(self, port: int = 0) -> None:
        await super().start(self._port)

    async def post(self, mailbox: Mailbox, raw: bytes, *, sender: str, recipient: str) -> None:
        smtp = aiosmtplib.SMTP(hostname="127.0.0.1", port=self._postfix.port, use_tls=False, start_tls=False)
        async with smtp:
            await smtp.sendmail(sender, [recipient], raw, mail_options=[] if sender.isascii() else ["SMTPUTF8"])


@dataclass
class PostOffice:
    """The two servers, and the port where people's mail is taken in."""

    folder: Path
    postfix: Postfix
    dovecot: Dovecot
    people: int
    bot: int  # where the service listens for LMTP, where it does

    @property
    def imap_url(self) -> str:
        """The bot's mailbox."""
        return self.dovecot.imap_url(_LOCAL)

    def forget_mailbox(self) -> None:
        """Deletes the bot's mailbox."""
        self.dovecot.forget(_LOCAL)

    async def readers(self) -> int:
        """How many connections read the mailboxes now."""
        return await self.dovecot.readers()

    def programme(self, now: datetime) -> Path:
        """A programme whose one meeting is in ten days."""
        title = {"pl": "Żółte światła, ćma i gęś", "cs": "Žluťoučký kůň a řeka"}
        return write_programme(self.folder, now + timedelta(days=10), ladder='reminders = ["-P7D"]', **title)

    def environ(self, way: str, now: datetime) -> dict[str, str]:
        """Settings of a service that hears by IMAP or by LMTP."""
        return {
            "MOSTY_SMTP_URL": f"smtp://127.0.0.1:{self.postfix.port}",
            "MOSTY_IMAP_URL": self.imap_url if way == "imap" else "",
            "MOSTY_LMTP_LISTEN": f"127.0.0.1:{self.bot}" if way == "lmtp" else "",
            "MOSTY_PROGRAMME": str(self.programme(now)),
            "MOSTY_QUIET_HOURS": "00:00-00:00",
        }


@asynccontextmanager
async def open_post_office(way: str) -> AsyncIterator[PostOffice]:
    """Both servers, running as long as the block lasts; the bot's mail is kept for IMAP or brought by LMTP."""
    # not below pytest's own folder, which the servers' own accounts may not enter
    with tempfile.TemporaryDirectory(prefix="mosty-interop-", ignore_cleanup_errors=True) as name:
        folder = _entered_by_all(Path(name))
        people, bot = free_port(), free_port()
        dovecot = Dovecot(folder / "dovecot")
        lmtp = dovecot.lmtp if way == "imap" else bot
        postfix = Postfix(folder / "postfix", domain=_DOMAIN, lmtp=lmtp, others=people)
        async with AsyncExitStack() as stack:
            for server in (dovecot, postfix):
                await server.start()
                stack.push_async_callback(server.stop)
            yield PostOffice(folder, postfix, dovecot, people, bot)


def _entered_by_all(folder: Path) -> Path:
    folder.chmod(0o755)
    for each in ("postfix", "dovecot"):
        (folder / each).mkdir()
    return folder


@asynccontextmanager
async def open_stage(office: PostOffice, way: str, folder: Path) -> AsyncIterator[Stage]:
    """A rehearsal whose mail goes through the post office. It begins now: Dovecot dates its mail by the real clock."""
    now = datetime.now(UTC).replace(microsecond=0)
    async with rehearsal(
        folder,
        begins=now,
        mail=lambda clock: People(clock, port=office.people, postfix=office.postfix),
        environ=office.environ(way, now),
    ) as stage:
        await stage.bind_staff()
        yield stage


async def until(stage: Stage, happened: Callable[[], bool], what: str, office: PostOffice) -> None:
    """Lets the service work until it has happened; a minute at most."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not happened():
                await stage.settle()
                await asyncio.sleep(_LOOK)
    except TimeoutError:
        raise AssertionError(f"{what}: not within {PATIENCE} s\n{office.postfix.log[-4000:]}") from None


async def arrives(stage: Stage, office: PostOffice, name: str, subject: str, *, count: int = 1) -> Mail:
    """The last of so many mails of a person whose subject contains these words, once they are there."""
    box = stage.mailboxes[name]

    def found() -> list[Mail]:
        return [mail for mail in box.messages if subject in mail.subject]

    subjects = ", ".join(mail.subject for mail in box.messages)
    await until(stage, lambda: len(found()) >= count, f"{name}: {subject!r} after {subjects}", office)
    return found()[-1]


async def join(stage: Stage, office: PostOffice, name: str, words: str) -> Mail:
    """A mail to the bot, and the signed answer that confirms it; returns what the bot says to that."""
    box = stage.mailboxes[name]
    before = len(box.messages)
    await box.write(cast.BOT_ADDRESS, words, words)
    await box.reply(await arrives(stage, office, name, "", count=before + 1), "1")
    return await arrives(stage, office, name, "", count=before + 2)
