"""Postfix and Dovecot of Debian's packages, each in a folder of its own and on loopback alone.

The machine's own configuration is neither read nor touched; whatever runs under it goes on. They need root, as the
servers themselves do.
"""

import asyncio
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from tests.ports import free_port

_MASTER = Path("/usr/share/postfix/master.cf.dist")
_SECONDS = 60.0
_LOOK = 0.02

PASSWORD = "interop"


def missing() -> str:
    """What this machine lacks to run them; "" when nothing."""
    lacks = [
        package
        for package, there in (
            ("postfix", shutil.which("postfix") and _MASTER.exists()),
            ("dovecot-imapd", Path("/usr/lib/dovecot/imap").exists()),
            ("dovecot-lmtpd", Path("/usr/lib/dovecot/lmtp").exists()),
        )
        if not there
    ]
    if lacks:
        return f"not installed: {', '.join(lacks)}; apt-get install {' '.join(lacks)}"
    return "" if os.geteuid() == 0 else "Postfix and Dovecot start only as root"


class Postfix:
    """Takes mail by SMTP and passes it on: what is for `domain` by LMTP, everything else by SMTP to one port."""

    def __init__(self, folder: Path, *, domain: str, lmtp: int, others: int) -> None:
        self.port = free_port()
        self._folder = folder
        self._settings = f"""
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mx.example.org
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
recipient_delimiter = +
relay_domains = static:all
transport_maps = inline:{{ {{ {domain} = lmtp:inet:127.0.0.1:{lmtp} }} {{ * = smtp:[127.0.0.1]:{others} }} }}
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
smtp_tls_security_level = none
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
"""

    async def start(self) -> None:
        """Returns when it greets."""
        for name in ("queue", "data", "etc"):
            (self._folder / name).mkdir(exist_ok=True)
        shutil.chown(self._folder / "data", "postfix")
        (self._folder / "etc" / "main.cf").write_text(self._settings)
        (self._folder / "etc" / "master.cf").write_text(self._master())
        if await self._run("start"):
            raise RuntimeError(f"Postfix does not start\n{self.log}")
        await greets(self.port)

    async def stop(self) -> None:
        """Returns when it has ended; what it has not passed on stays in its queue."""
        await self._run("stop")  # waits for a few seconds only, which a busy machine may need more than
        async with asyncio.timeout(_SECONDS):
            while not await self._run("status"):  # noqa: ASYNC110 - no event tells of another process's end
                await asyncio.sleep(_LOOK)

    def _master(self) -> str:
        """The distribution's table of services, none of them in a chroot, and the door of our own."""
        table = []
        for line in _MASTER.read_text().splitlines():
            fields = line.split()
            if len(fields) >= 8 and not line.startswith(("#", " ")):
                fields[4] = "n"
                if fields[:2] == ["smtp", "inet"]:
                    fields[0] = f"127.0.0.1:{self.port}"
                line = " ".join(fields)
            table.append(line)
        return "\n".join(table) + "\n"

    async def _run(self, command: str) -> int:
        """The command's exit status; that of `status` is 0 while it runs."""
        process = await asyncio.create_subprocess_exec(
            *("postfix", "-c", str(self._folder / "etc"), command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return await process.wait()

    @property
    def log(self) -> str:
        """What it has written down."""
        log = self._folder / "log"
        return log.read_text() if log.exists() else ""


class Dovecot:
    """Keeps mailboxes, one per local part: mail comes in by LMTP and is read over IMAP."""

    def __init__(self, folder: Path) -> None:
        self.imap, self.lmtp = free_port(), free_port()
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._settings = f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_username_format = %Ln
recipient_delimiter = +
mail_location = maildir:{folder}/mail/%n
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%n
}}
service imap-login {{
  inet_listener imap {{
    port = {self.imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {self.lmtp}
  }}
}}
"""

    async def start(self) -> None:
        """Returns when it greets."""
        (self._folder / "mail").mkdir(exist_ok=True)
        shutil.chown(self._folder / "mail", "nobody", "nogroup")
        settings = self._folder / "dovecot.conf"
        settings.write_text(self._settings)
        self._process = await asyncio.create_subprocess_exec(
            "dovecot", "-F", "-c", str(settings), stdin=subprocess.DEVNULL
        )
        await greets(self.imap)
        await greets(self.lmtp)

    async def stop(self) -> None:
        """Returns when it has ended; the mailboxes stay."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.terminate()
            await asyncio.wait_for(process.wait(), _SECONDS)

    async def readers(self) -> int:
        """How many connections read mail over IMAP now."""
        process = await asyncio.create_subprocess_exec(
            *("doveadm", "-c", str(self._folder / "dovecot.conf"), "who", "-1"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        said, _ = await process.communicate()
        return sum(" imap " in f" {' '.join(line.split())} " for line in said.decode().splitlines()[1:])

    def forget(self, mailbox: str) -> None:
        """Deletes a mailbox; the next mail makes it anew, with another UIDVALIDITY."""
        shutil.rmtree(self._folder / "mail" / mailbox)

    def imap_url(self, mailbox: str) -> str:
        """Where the mailbox is read."""
        return f"imap://{mailbox}:{PASSWORD}@127.0.0.1:{self.imap}/INBOX"


async def greets(port: int) -> None:
    """Returns when a server on that port of loopback says its first line. Raises TimeoutError."""
    async with asyncio.timeout(_SECONDS):
        while True:
            with suppress(OSError):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                try:
                    said = await reader.readline()
                finally:
                    writer.close()
                    with suppress(OSError):
                        await writer.wait_closed()
                if said:
                    return
            await asyncio.sleep(_LOOK)
