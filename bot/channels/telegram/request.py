"""HTTP for python-telegram-bot, on aiohttp: the one HTTP library of the project, and several times as fast as httpx.

What matters to the outbox is told apart here: `Unsent` has surely had no effect, `Unanswered` may have had one. Neither
ever quotes the address, which contains the token.
"""

import json
import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData


@contextmanager
def _no_certificates() -> Iterator[None]:
    """Where aiohttp is loaded: it reads the machine's certificates twice then, for a tenth of a start.

    Nothing here uses them: a connection that is encrypted brings `trust`. One without it would trust nobody.
    """
    names = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # as OpenSSL's SSL_CTX_set_default_verify_paths has them
    kept = {name: os.environ[name] for name in names if name in os.environ}
    os.environ.update(dict.fromkeys(names, os.devnull))
    try:
        yield
    finally:
        for name in names:
            del os.environ[name]
        os.environ.update(kept)


with _no_certificates():
    import aiohttp

_POOL_SECONDS = 5.0
_CONNECT_SECONDS = 10.0
_WRITE_SECONDS = 5.0
_TOO_LARGE = 413
_READY = {"Content-Type": "application/x-www-form-urlencoded"}


class Unsent(NetworkError):
    """The request did not reach Telegram: nothing has happened there."""


class Unanswered(NetworkError):
    """The request left, and no answer of Telegram came back: it may have taken effect."""


class ReadyForm(RequestData):  # type: ignore[misc]  # final; but nobody except AiohttpRequest looks into it
    """Parameters that are encoded already (application/x-www-form-urlencoded): they go out as they are."""

    __slots__ = ("encoded",)

    def __init__(self, encoded: bytes) -> None:
        super().__init__()
        self.encoded = encoded


def trust() -> ssl.SSLContext:
    """Whom to believe: those in the machine's certificates, or in SSL_CERT_FILE. Reads them, 50 ms."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(("http/1.1",))
    return context


class AiohttpRequest(BaseRequest):
    """One pool of connections. Each call ends within the sum of its four time limits, 50 seconds by default."""

    def __init__(self, *, connections: int, trusting: ssl.SSLContext | None, read_timeout: float = 30.0) -> None:
        """`connections` open at most at the same time; `read_timeout` in seconds between two pieces of an answer.

        `trusting` nobody, it reaches what is not encrypted.
        """
        self._connections = connections
        self._trusting = trusting
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        """Opens the pool; a second time it does nothing."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=self._trusting or True)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Closes the pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: HTTP status and body of an answer of Telegram.

        Raises Unsent or Unanswered, or NetworkError where the request is too large.
        """
        if self._session is None:
            raise Unsent("the connections to Telegram are closed")
        timeout = _limits(
            pool=_chosen(pool_timeout, _POOL_SECONDS),
            connect=_chosen(connect_timeout, _CONNECT_SECONDS),
            write=_chosen(write_timeout, _WRITE_SECONDS),
            read=_chosen(read_timeout, self._read_timeout),
        )
        try:
            async with self._session.request(
                method,
                url,
                data=_form(request_data),
                headers=_READY if isinstance(request_data, ReadyForm) else None,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                status, body = response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise Unsent(_reason(error)) from None
        except (aiohttp.ClientError, OSError) as error:  # TimeoutError is an OSError
            raise Unanswered(_reason(error)) from None
        if status >= 300 and not _is_refusal(body):
            if status == _TOO_LARGE:  # whoever says so, it would say so every time
                raise NetworkError("Request Entity Too Large")
            # A firewall's or a gateway's own page: without this its 403 would pass for a person who blocked the bot.
            reason = f"HTTP {status} from something before Telegram"
            raise Unanswered(reason) if status >= 500 else Unsent(reason)
        return status, body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's envelope. Raises Unanswered; the library's own would log what people wrote."""
        answer = _parsed(payload)
        if not isinstance(answer, dict) or not ("result" in answer or "description" in answer):
            raise Unanswered("the answer is not one of Telegram's")
        return answer


def _chosen(given: object, default: float) -> float | None:
    """Seconds as given for this call, None for no limit; else the default."""
    return given if isinstance(given, float | int | None) else default


def _limits(
    *, pool: float | None, connect: float | None, write: float | None, read: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp has no limit for writing alone: the total bounds it."""
    first = None if pool is None or connect is None else pool + connect
    total = None if first is None or write is None or read is None else first + write + read
    return aiohttp.ClientTimeout(total=total, connect=first, sock_connect=connect, sock_read=read)


def _form(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    """The parameters as a form; multipart as soon as a file is among them."""
    if isinstance(data, ReadyForm):
        return data.encoded
    if data is None or not data.parameters:
        return None
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, mime_type) in data.multipart_data.items() if data.contains_files else ():
        form.add_field(name, content, filename=file_name, content_type=mime_type)
    return form


def _is_refusal(body: bytes) -> bool:
    answer = _parsed(body)
    return isinstance(answer, dict) and "description" in answer


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:  # no JSON, or no UTF-8
        return None


def _reason(error: Exception) -> str:
    """What went wrong, without aiohttp's own text: it may quote the address, even as an OSError's strerror."""
    code = getattr(error, "errno", None)
    return f"{type(error).__name__}: {os.strerror(code)}" if code else type(error).__name__
