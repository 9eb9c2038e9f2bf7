"""python -m tests.golden.pictures [CASE …]: every mail of the golden texts as a picture, to be looked at.

On a phone and on a desk, by day and in the dark, into var/pictures, which is kept nowhere. Fails when anything is wider
than its screen.
"""

import asyncio
import base64
import shutil
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import typer
from playwright.async_api import Browser, async_playwright

from bot.channels.email.compose import compose as compose_mail
from bot.channels.email.mailbox import Mailbox
from bot.core.funding import FundingMark
from bot.core.language import Texts
from bot.rehearsal.cast import BOT_ADDRESS
from bot.storage.database import migrate
from bot.text import Phrasebook, default_folder
from tests.golden.cases import CASES
from tests.golden.test_golden import Press
from tests.golden.world import LANGUAGES, SECRET, build

FOLDER = Path("var/pictures")
WIDTHS = (390, 1100)


async def main(names: list[str]) -> int:
    """Draws them; returns how many are too wide."""
    wide = 0
    with tempfile.TemporaryDirectory(prefix="mosty-pictures-") as folder:
        path = Path(folder) / "mosty.db"
        await asyncio.to_thread(migrate, f"sqlite:///{path}")
        async with build(path) as world, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            mailbox = Mailbox(BOT_ADDRESS, "+", SECRET, public_url="https://mosty.example.org", marks=(_mark(),))
            press = Press(world, Phrasebook(default_folder()), mailbox)
            for name in names or [name for name, case in CASES.items() if "email" in case.channels]:
                case = CASES[name]
                for language in LANGUAGES if case.known else LANGUAGES[:1]:
                    async with press.letter(case, language, "email") as (_, letter, file):
                        mail = compose_mail(letter, press.book.phrase, mailbox, case.at, file=file)
                    wide += await _draw(browser, _html(mail.content), f"{name}.{language}")
            await browser.close()
    typer.echo(f"{FOLDER}: {wide} are wider than their screen" if wide else FOLDER)
    return wide


async def _draw(browser: Browser, html: str, name: str) -> int:
    wide = 0
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page = await browser.new_page(
                viewport={"width": width, "height": 600},
                color_scheme=scheme,
            )
            await page.set_content(html)
            wide += await page.evaluate("document.documentElement.scrollWidth") > width
            await page.screenshot(path=FOLDER / f"{name}.{width}.{scheme}.png", full_page=True)
            await page.close()
    return wide


def _html(content: bytes) -> str:
    """The HTML part, its attached pictures within it."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("html",))
    assert body is not None
    html = str(body.get_content())
    for cid, data in _pictures(mail):
        html = html.replace(f"cid:{cid}", f"data:image/png;base64,{base64.b64encode(data).decode()}")
    return html


def _pictures(mail: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in mail.walk():
        if part["Content-ID"]:
            yield part["Content-ID"].strip("<>"), bytes(part.get_payload(decode=True))


def _mark() -> FundingMark:
    """A blue rectangle where a funder's mark would stand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x00\x33\x99" * 300) * 100
    head = struct.pack(">IIBBBBB", 300, 100, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return FundingMark(png, "image/png", 300, 100, Texts(pl="Unia Europejska", cs="Evropská unie"))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    sys.exit(bool(asyncio.run(main(sys.argv[1:]))))
