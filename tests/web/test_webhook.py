"""Telegram's webhook, over HTTP: nobody without the secret gets in, and nothing that is no update gets further."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.core.store import StorageUnavailable
from bot.web.webhook import WEBHOOK_PATH, Webhook

SECRET = "s3cret"
UPDATE = b'{"update_id": 1}'


class Post:
    """A webhook that listens, and what has come through it."""

    def __init__(self) -> None:
        self.worked: list[dict[str, Any]] = []
        self.is_away = False
        self.port = 0

    async def work(self, update: dict[str, Any]) -> None:
        if self.is_away:
            raise StorageUnavailable("away")
        self.worked.append(update)

    async def bring(self, body: bytes, secret: bytes = SECRET.encode()) -> int:
        """The status that the post is answered with. Written by hand: no client sends such headers."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"POST {WEBHOOK_PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n".encode()
            + b"X-Telegram-Bot-Api-Secret-Token: "
            + secret
            + b"\r\n\r\n"
            + body
        )
        status = int((await reader.readline()).split()[1])
        writer.close()
        await writer.wait_closed()
        return status


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    post = Post()
    app = web.Application()
    Webhook(SECRET, post.work).add_to(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    post.port = runner.addresses[0][1]
    yield post
    await runner.cleanup()


@pytest.mark.parametrize("secret", [b"", b"wrong", b"\xff\xfe", "s3creţ".encode()])
async def test_nobody_comes_in_without_the_secret(post: Post, secret: bytes) -> None:
    assert await post.bring(UPDATE, secret) == 403
    assert post.worked == []


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b"[1]", b'{"update_id": "1"}', b"[" * 200_000])
async def test_what_is_no_update_is_refused(post: Post, body: bytes) -> None:
    assert await post.bring(body) == 400
    assert post.worked == []


async def test_an_update_is_confirmed_once_it_is_worked(post: Post) -> None:
    post.is_away = True
    assert await post.bring(UPDATE) == 503
    post.is_away = False
    assert await post.bring(UPDATE) == 200
    assert post.worked == [{"update_id": 1}]
