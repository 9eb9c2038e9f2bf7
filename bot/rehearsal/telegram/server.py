"""The emulated Bot API over HTTP: parameters in, envelope out.

python-telegram-bot talks to it with `base_url=server.base_url`. People act through `person` and `group`.
"""

import json
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aiohttp import web

from bot.core.clock import Clock
from bot.rehearsal.telegram import groups
from bot.rehearsal.telegram.calls import Call, Calls, Struck, Violation
from bot.rehearsal.telegram.changes import Change
from bot.rehearsal.telegram.chats import Chat, Person
from bot.rehearsal.telegram.check import Upload
from bot.rehearsal.telegram.errors import ApiError, bad_request
from bot.rehearsal.telegram.face import Face
from bot.rehearsal.telegram.faults import Faults, Kind
from bot.rehearsal.telegram.flood import Flood
from bot.rehearsal.telegram.groups import Group
from bot.rehearsal.telegram.people import Phone
from bot.rehearsal.telegram.webhook import Webhook, as_texts
from bot.rehearsal.telegram.world import FIRST_GROUP, FIRST_PERSON, FIRST_SUPERGROUP, Account, World

_BODY_LIMIT = 60 * 1024 * 1024  # bytes
_HTML = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"


class TelegramServer:
    """An emulated Telegram with one bot in it. People have no chat with the bot until they press Start."""

    def __init__(
        self,
        clock: Clock,
        *,
        token: str = "7000000001:REHEARSAL",
        username: str = "mosty_bot",
        name: str = "Mosty",
        flood: Flood | None = None,
        paced: bool = False,
    ) -> None:
        """`flood` stands aside unless it is `on`; `paced` holds hasty short polls back as Telegram does.

        Raises ValueError for a token that does not begin with the bot's number.
        """
        number = token.partition(":")[0]
        if not number.isdigit():
            raise ValueError("a bot token begins with the bot's number and a colon")
        self.token = token
        self.world = World(clock, Account(int(number), username), name=name, paced=paced)
        self.phones: list[Phone] = []
        self.groups: list[Group] = []
        self._calls = Calls(self.world, clock, flood or Flood())
        self._runner: web.AppRunner | None = None
        self._origin = ""

    async def start(self, *, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens; port 0 lets the machine choose. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=_BODY_LIMIT)
        for path in ("/bot{token:[^/]+}/{method:[^/]+}", "/bot{token:[^/]+}/test/{method:[^/]+}"):
            app.router.add_get(path, self._respond)
            app.router.add_post(path, self._respond)
        app.router.add_route("*", "/{rest:.*}", _nowhere)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self._origin = f"http://{host}:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Closes the port, ends polls and deliveries; the world stays as it is and `start` opens it again."""
        self.world.updates.end_poll(ApiError(500, "Internal Server Error: restart"))
        await self.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def base_url(self) -> str:
        """For `telegram.Bot(base_url=…)`: the token is appended to it."""
        return f"{self._origin}/bot"

    @property
    def faults(self) -> Faults:
        """What goes wrong on demand."""
        return self._calls.faults

    @property
    def flood(self) -> Flood:
        """The flood rules; set `flood.on` to have them."""
        return self._calls.flood

    @property
    def face(self) -> Face:
        """Commands, names and descriptions that the bot has set."""
        return self.world.face

    @property
    def webhook(self) -> Webhook:
        """Where updates are sent, if anywhere."""
        return self._calls.webhook

    @property
    def violations(self) -> list[Violation]:
        """Calls that no correct bot makes: a test ends with this list empty."""
        return self._calls.violations

    @property
    def transcript(self) -> deque[Call]:
        """Every call in the order of arrival, polls included."""
        return self._calls.transcript

    def calls(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.transcript if call.method == method]

    def person(
        self,
        *,
        first_name: str,
        id: int | None = None,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
    ) -> Phone:
        """A new account; without an id it gets one beyond 32 bits. Raises ValueError for an id that is taken."""
        number = id if id is not None else self.world.free_id(FIRST_PERSON)
        person = Person(number, first_name, last_name, username, language_code)
        phone = Phone(self.world, person, self.world.add_person(person))
        self.phones.append(phone)
        return phone

    def group(
        self,
        *,
        title: str,
        members: Sequence[Phone],
        forum: bool = False,
        supergroup: bool = False,
        administrator: bool = True,
        id: int | None = None,
    ) -> Group:
        """A group with the bot in it: a basic one, and the bot its administrator, unless told otherwise.

        The first member owns it, the others are administrators. A forum is always a supergroup.
        """
        first = FIRST_SUPERGROUP if supergroup or forum else FIRST_GROUP
        group = groups.gather(
            self.world,
            title=title,
            members=members,
            forum=forum,
            supergroup=supergroup,
            administrator=administrator,
            chat_id=id if id is not None else self.world.free_id(first),
        )
        self.groups.append(group)
        return group

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Calls back with every visible change, at once and in order; returns what ends it."""
        return self.world.subscribe(listener)

    def snapshot(self) -> dict[str, Any]:
        """All chats as they stand, JSON-able, for a page; times in ISO 8601, UTC."""
        return {
            "at": self.world.now().isoformat(),
            "bot": self.world.bot_wire(),
            "face": self.face.snapshot(),
            "chats": [_shown(chat) for chat in self.world.chats.values()],
            "pending_updates": len(self.world.updates.pending()),
            "violations": [violation.description for violation in self.violations],
        }

    async def _respond(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            return _refused(ApiError(401, "Unauthorized"))
        try:
            raw, uploads = await _parameters(request)
            result, remark = await self._calls.make(request.match_info["method"], raw, uploads)
        except ApiError as error:
            return _refused(error)
        except Struck as struck:
            return _struck(struck.kind, request)
        return web.json_response({"ok": True, "result": result} | ({"description": remark} if remark else {}))


async def _nowhere(request: web.Request) -> web.Response:
    return _refused(ApiError(404, "Not Found"))


async def _parameters(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """All parameters as texts, from the address and from a form, multipart or JSON body."""
    raw = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        return raw | _json(await request.text()), uploads
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file:
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            raw[name] = value if isinstance(value, str) else bytes(value).decode()
    return raw, uploads


def _json(body: str) -> dict[str, str]:
    try:
        values = json.loads(body or "{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object", ours=True) from error
    if not isinstance(values, dict):
        raise bad_request("object expected as request body", ours=True)
    return as_texts(values)


def _refused(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    after: Mapping[str, str] = {}
    if "retry_after" in error.parameters:
        after = {"Retry-After": str(error.parameters["retry_after"])}
    return web.json_response(body, status=error.code, headers=after)


def _struck(kind: Kind, request: web.Request) -> web.Response:
    if kind is Kind.BAD_GATEWAY:
        return web.Response(status=502, text=_HTML, content_type="text/html")
    if kind is Kind.MALFORMED:
        return web.Response(text='{"ok":true,"result":{"message_id":', content_type="application/json")
    if request.transport is not None:
        request.transport.abort()
    return web.Response()  # goes nowhere: the connection is closed


def _shown(chat: Chat) -> dict[str, Any]:
    person = chat.person
    return {
        "id": chat.id,
        "kind": chat.kind.value,
        "title": person.name if person else chat.title,
        "language": person.language_code if person else None,
        "started": person.started if person else None,
        "blocked": person.blocked if person else None,
        "deactivated": person.deactivated if person else None,
        "members": [member.name for member in chat.members.values()],
        "bot": chat.bot_status,
        "moved_to": chat.moved_to.id if chat.moved_to else None,
        "topics": [
            {"id": topic.id, "name": topic.name, "closed": topic.closed}
            for topic in chat.topics.values()
            if not topic.deleted
        ],
        "messages": [message.snapshot() for message in chat.messages.values()],
        "toasts": [press.text for press in chat.presses if press.text],
        "spinners": [press.message.id for press in chat.presses if not press.answered],
    }
