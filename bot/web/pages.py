"""Pages behind the signed links of a mail. Link scanners open every link: a GET only shows, a POST acts.

A link carries a token of one conversation and one purpose; nothing else says who is there.
"""

import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler
from jinja2 import Environment, FileSystemLoader
from msgspec import Struct

from bot.core.actions import Action, Verb
from bot.core.clock import Clock
from bot.core.errors import Refusal
from bot.core.inbound import Inbound, Pressed, Sender
from bot.core.inbox import Inbox
from bot.core.language import Language
from bot.core.meetings import meeting_in
from bot.core.message import Say, say
from bot.core.messages import Pointless, Reader, compose
from bot.core.people import Contact, Conversation, Subscriber
from bot.core.rsvps import GIVEN
from bot.core.store import StorageUnavailable, Store, Transactions
from bot.core.tokens import Purpose, verify

_ASKS = "meeting-card"
_RETRY_AFTER_SECONDS = "5"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


class Section(Struct, frozen=True):
    """One language's part of a page."""

    language: str
    title: str
    body: str
    buttons: Sequence[tuple[str, str]]  # (value, label)
    how: str = ""  # above the buttons
    proposed: str = ""  # value of the button that stands out


class Visit(Struct, frozen=True):
    """Who opened a link."""

    conversation: Conversation
    contact: Contact
    subscriber: Subscriber

    @property
    def languages(self) -> list[Language]:
        """The person's language; every one while it is not known."""
        return [self.subscriber.language] if self.subscriber.language else list(Language)

    @property
    def meeting(self) -> str:
        """The meeting the conversation is about; "" when it is about something else."""
        return meeting_in(self.conversation.thread) or ""


def parse(raw: bytes, inbound_id: str, at: datetime) -> Inbound:
    """What somebody pressed on a page, from how it is kept."""
    done = json.loads(raw)
    return Inbound(
        inbound_id,
        Sender(done["address"], proven=True),
        Pressed(Action.parse(done["action"])),
        at,
        conversation=done["conversation"],
    )


class Pages:
    """The answer page and the unsubscribe page."""

    def __init__(self, transactions: Transactions, inbox: Inbox, phrase: Say, secret: bytes, clock: Clock) -> None:
        self._transactions = transactions
        self._inbox = inbox
        self._phrase = phrase
        self._secret = secret
        self._clock = clock
        folder = Path(__file__).parent
        self._template = Environment(loader=FileSystemLoader(folder), autoescape=True).get_template("page.html")

    def add_to(self, app: web.Application) -> None:
        """Adds the routes."""
        app.router.add_get("/a/{token}", self._show_answer)
        app.router.add_post("/a/{token}", self._take_answer)
        app.router.add_get("/u/{token}", self._show_stop)
        app.router.add_post("/u/{token}", self._take_stop)

    async def _show_answer(self, request: web.Request) -> web.Response:
        async with self._transactions.transaction() as store:
            visit = await self._visit(store, request, Purpose.CONVERSATION)
            if visit is None or not visit.meeting:
                return self._lost()
            return await self._card(store, visit, _ASKS, request.query.get("answer", "").upper())

    async def _take_answer(self, request: web.Request) -> web.Response:
        choice = str((await request.post()).get("choice", ""))
        async with self._transactions.transaction() as store:
            visit = await self._visit(store, request, Purpose.CONVERSATION)
        if visit is None or not visit.meeting or choice not in GIVEN:
            return self._lost()
        await self._act(visit, Action(Verb.ANSWER, (visit.meeting, choice)))
        async with self._transactions.transaction() as store:
            return await self._card(store, visit, "answer-recorded")

    async def _show_stop(self, request: web.Request) -> web.Response:
        async with self._transactions.transaction() as store:
            visit = await self._visit(store, request, Purpose.STOP)
        if visit is None:
            return self._lost()
        return self._page([self._section("page-stop", language, "page-stop-button") for language in visit.languages])

    async def _take_stop(self, request: web.Request) -> web.Response:
        """RFC 8058: no cookie, no redirect, and a repeated POST succeeds."""
        async with self._transactions.transaction() as store:
            visit = await self._visit(store, request, Purpose.STOP)
        if visit is None:
            return self._lost()
        await self._act(visit, Action(Verb.STOP))
        return self._page([self._section("page-stopped", language) for language in visit.languages])

    async def _visit(self, store: Store, request: web.Request, purpose: Purpose) -> Visit | None:
        """Who holds the link; None for a token we did not sign for this purpose, or one that has expired."""
        signed = verify(request.match_info["token"], self._secret)
        conversation = await store.conversation(signed[1]) if signed and signed[0] == purpose else None
        if conversation is None or conversation.expires_at <= self._clock.now():
            return None
        contact = await store.contact(conversation.contact_id)
        return Visit(conversation, contact, await store.subscriber(contact.subscriber_id))

    async def _act(self, visit: Visit, action: Action) -> None:
        """Hands what was pressed to the inbox, like every other door. Raises StorageUnavailable."""
        done = {"address": visit.contact.address, "conversation": visit.conversation.id, "action": str(action)}
        raw = json.dumps(done).encode()
        await self._inbox.receive(parse(raw, f"web:{uuid.uuid4().hex}", self._clock.now()), raw)

    async def _card(self, store: Store, visit: Visit, message: str, proposed: str = "") -> web.Response:
        """A meeting's card with a button for each answer; the one that the link was for stands out."""
        reader = Reader(visit.subscriber, visit.contact, self._clock.now())
        try:
            composed = await compose(store, reader, message, {"meeting": visit.meeting})
        except (Pointless, Refusal):
            return self._lost()
        sections = []
        for language in visit.languages:
            wording = say(composed, language, self._phrase)
            answers = {action.choice: label for row in wording.rows for label, action in row if action.verb == "answer"}
            how = self._phrase("page-answer", {}, language) if answers and message == _ASKS else ""
            marked = proposed if proposed in answers else ""
            sections.append(Section(language, wording.title, wording.body, list(answers.items()), how, marked))
        return self._page(sections)

    def _section(self, message: str, language: Language, button: str = "") -> Section:
        buttons = [("stop", self._phrase(button, {}, language))] if button else []
        title = self._phrase(f"{message}.title", {}, language)
        return Section(language, title, self._phrase(message, {}, language), buttons)

    @web.middleware
    async def ask_for_patience(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """While the storage is away, whoever opens or presses something is asked to come again."""
        try:
            return await handler(request)
        except StorageUnavailable:
            page = self._page([self._section("page-away", language) for language in Language], status=503)
            page.headers["Retry-After"] = _RETRY_AFTER_SECONDS
            return page

    def _lost(self) -> web.Response:
        return self._page([self._section("page-lost", language) for language in Language], status=404)

    def _page(self, sections: Sequence[Section], status: int = 200) -> web.Response:
        html = self._template.render(sections=sections)
        return web.Response(text=html, content_type="text/html", status=status, headers=_HEADERS)
