"""The HTTP server: public pages, the webhook where it is used, and a sign of life."""

from aiohttp import web

from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.webhook import Webhook

_BODY_LIMIT = 1024 * 1024
"""Bytes; an update of Telegram is far smaller."""


class WebServer:
    """Listens on `host:port`; stands behind a proxy that speaks TLS."""

    def __init__(self, listen: str, pages: Pages, feeds: Feeds, webhook: Webhook | None) -> None:
        host, _, port = listen.rpartition(":")
        self._host, self._port = host.strip("[]"), int(port)
        self._app = web.Application(client_max_size=_BODY_LIMIT, middlewares=[pages.ask_for_patience])
        self._app.router.add_get("/healthz", _alive)
        pages.add_to(self._app)
        feeds.add_to(self._app)
        if webhook is not None:
            webhook.add_to(self._app)
        self._runner = web.AppRunner(self._app, access_log=None)
        self.address = listen

    async def start(self) -> None:
        """Raises OSError when the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"{host}:{port}"

    async def stop(self) -> None:
        """Lets running requests finish."""
        await self._runner.cleanup()


async def _alive(request: web.Request) -> web.Response:
    return web.Response(text="ok")
