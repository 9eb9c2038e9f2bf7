"""The HTTP under the library: time limits, files, strangers that answer in Telegram's place; the token stays secret."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from telegram import Bot
from telegram.error import NetworkError, TelegramError
from yarl import URL

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.errors import classify
from bot.channels.telegram.listener import TokenRefused, build_bot, hello
from bot.channels.telegram.request import Unanswered, Unsent
from bot.core.channel import Letter, Refused, Uncertain
from bot.core.language import Language
from bot.core.message import Message
from bot.rehearsal.telegram import TelegramServer

TOKEN = "7000000001:SECRET-OF-THE-BOT"


@asynccontextmanager
async def bot_before(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> AsyncIterator[Bot]:
    """A bot whose every call is answered so."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot = build_bot(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        with pytest.raises(NetworkError):
            await hello(bot)
        yield bot
    finally:
        await bot.shutdown()
        await runner.cleanup()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, "<html>Please log in to the guest network</html>", Unanswered),
        (200, "[]", Unanswered),
        (200, '{"ok":true}', Unanswered),
        (200, "\udcff", Unanswered),
        (302, "", Unsent),
        (400, "<html>The proxy understands nothing</html>", Unsent),
        (403, "<html>Blocked by the firewall</html>", Unsent),
        (403, "null", Unsent),
        (404, "nothing here", Unsent),
        (407, "", Unsent),
        (502, "<html>Bad Gateway</html>", Unanswered),
        (504, '{"error":"timeout"}', Unanswered),
    ],
)
async def test_a_page_of_somebody_else_is_no_answer_of_telegram(
    status: int, body: str, kind: type[NetworkError]
) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, body=body.encode(errors="surrogateescape"), headers={"Location": "/login"})

    async with bot_before(answer) as bot:
        with pytest.raises(kind) as caught:
            await bot.send_message(1, "Dzień dobry")
    assert TOKEN not in repr(caught.value)
    assert body not in repr(caught.value) or not body


async def test_what_is_too_large_for_the_server_before_telegram_is_not_sent_again() -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=413, text="<html>413 Request Entity Too Large</html>", content_type="text/html")

    async with bot_before(answer) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(1, "Dzień dobry")
    assert isinstance(classify(caught.value, "telegram:1"), Refused)


async def test_a_slow_answer_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    never = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        if request.path.endswith("/sendMessage"):
            await never.wait()
        return web.Response(status=502)

    async with bot_before(answer) as bot:
        with pytest.raises(Unanswered) as caught:
            await bot.send_message(1, "Dzień dobry", read_timeout=0.01)
    assert str(caught.value) == "SocketTimeoutError"
    assert caught.value.__suppress_context__
    assert TOKEN not in caplog.text


async def test_waiting_for_a_free_connection_is_not_sending() -> None:
    never, asked = asyncio.Event(), asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        if request.path.endswith("/getUpdates"):
            asked.set()
            await never.wait()
        return web.Response(status=502)

    async with bot_before(answer) as bot:
        first = asyncio.create_task(bot.get_updates())
        await asked.wait()
        with pytest.raises(Unsent) as caught:
            await bot.get_updates(pool_timeout=0.005, connect_timeout=0.005)
        first.cancel()
    assert str(caught.value) == "ConnectionTimeoutError"


async def test_a_hundred_calls_at_once_on_connections_that_stay_open() -> None:
    everyone, ports = asyncio.Barrier(100), set()

    async def answer(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return web.Response(status=502)
        assert request.transport is not None
        ports.add(request.transport.get_extra_info("peername"))
        await everyone.wait()
        return web.json_response({"ok": True, "result": True})

    async with bot_before(answer) as bot, asyncio.timeout(10):
        for _ in range(3):
            await asyncio.gather(*(bot.answer_callback_query("1") for _ in range(100)))
    assert len(ports) == 100


@pytest.mark.parametrize("result", [True, {}, {"message_id": "7"}, [], None])
async def test_an_answer_that_names_no_message_leaves_it_open(result: object) -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return web.Response(status=502)
        return web.json_response({"ok": True, "result": result})

    message = Message("bare")
    async with bot_before(answer) as bot:
        with pytest.raises(Uncertain):
            await TelegramChannel(bot, lambda id, args, language: id).send(
                Letter(1, "telegram:1", Language.PL, message)
            )


async def test_an_address_that_leads_nowhere_is_not_quoted() -> None:
    bot = build_bot(TOKEN, "http://127.0.0.1:99999")
    with pytest.raises(Unsent) as caught:
        await hello(bot)
    await bot.shutdown()
    assert TOKEN not in repr(caught.value)


async def test_a_refused_token_is_said_in_a_sentence_that_does_not_quote_it(server: TelegramServer) -> None:
    bot = build_bot(TOKEN, server.base_url)
    with pytest.raises(TokenRefused, match="BotFather") as caught:
        await hello(bot)
    await bot.shutdown()
    assert TOKEN not in repr(caught.value)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("shorten", [lambda url: url, lambda url: f"{url}/", lambda url: url.removesuffix("/bot")])
async def test_hello_tells_our_name(server: TelegramServer, shorten: Callable[[str], str]) -> None:
    bot = build_bot(server.token, shorten(server.base_url))
    assert await hello(bot) == "mosty_bot"
    await bot.shutdown()
    with pytest.raises(Unsent, match="closed"):
        await bot.send_message(1, "Dzień dobry")


async def test_a_server_is_believed_by_its_certificate_alone(
    server: TelegramServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with encrypted(server, tmp_path) as (url, certificate):
        stranger = build_bot(server.token, url)
        with pytest.raises(Unsent):
            await hello(stranger)
        await stranger.shutdown()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        known = build_bot(server.token, url)
        assert await hello(known) == "mosty_bot"
        await known.shutdown()


@asynccontextmanager
async def encrypted(server: TelegramServer, folder: Path) -> AsyncIterator[tuple[str, Path]]:
    """The same server behind a proxy that speaks TLS: its URL, and the file of its certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Telegram")])
    begins = datetime.now(UTC) - timedelta(hours=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(begins).not_valid_after(begins + timedelta(days=1))
    address = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    signed = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    (certificate := folder / "certificate.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (key_file := folder / "key.pem").write_bytes(pem)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key_file)
    behind = URL(server.base_url)

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to_reader, to_writer = await asyncio.open_connection(behind.host, behind.port)
        await asyncio.gather(_pour(reader, to_writer), _pour(to_reader, writer))

    async with await asyncio.start_server(carry, "127.0.0.1", 0, ssl=context) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        yield str(behind.with_scheme("https").with_port(port)), certificate


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    while some := await source.read(1 << 16):
        into.write(some)
    into.close()


def test_without_another_api_it_is_telegrams_own() -> None:
    assert build_bot(TOKEN, None).base_url == f"https://api.telegram.org/bot{TOKEN}"


async def test_files_go_as_multipart(server: TelegramServer) -> None:
    phone = server.person(first_name="Ania")
    phone.start()
    async with build_bot(server.token, server.base_url) as bot:
        await bot.send_document(phone.id, b"BEGIN:VCALENDAR", filename="kultura.ics", caption="Spotkanie „Kultura”")
    document = phone.last.document
    assert document is not None
    assert (document.name, document.content, phone.last.text) == (
        "kultura.ics",
        b"BEGIN:VCALENDAR",
        "Spotkanie „Kultura”",
    )


async def test_no_malformed_answer_reaches_the_log(server: TelegramServer, caplog: pytest.LogCaptureFixture) -> None:
    phone = server.person(first_name="Ania")
    phone.start()
    async with build_bot(server.token, server.base_url) as bot:
        server.faults.add(kind="malformed", method="sendMessage")
        with pytest.raises(TelegramError):
            await bot.send_message(phone.id, "Tajemnica")
    assert caplog.records == []
