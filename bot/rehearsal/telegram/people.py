"""What people do in the emulated Telegram: start the bot, write, tap, block."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta

from bot.rehearsal.telegram.changes import Change
from bot.rehearsal.telegram.chats import Chat, Person, Press
from bot.rehearsal.telegram.entities import TEXT_LIMIT, Rich, with_found
from bot.rehearsal.telegram.markup import Button
from bot.rehearsal.telegram.messages import Message
from bot.rehearsal.telegram.world import World


class Impossible(Exception):
    """A person tried what Telegram's app would not let them do."""


class NoSuchButton(Impossible):
    """There is no button with this text where the person looked."""


class Phone:
    """One person's Telegram app, opened at the private chat with the bot.

    All verbs take effect at once; what the bot does in return is seen in `messages`, or awaited with `expect`.
    """

    def __init__(self, world: World, person: Person, chat: Chat) -> None:
        self._world = world
        self.person = person
        self.chat = chat
        self.opened: list[str] = []  # addresses of tapped link buttons

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def messages(self) -> list[Message]:
        """Both sides of the private chat as it stands now, oldest first, without what was deleted."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The bot's newest message here. Raises LookupError when there is none."""
        return newest_of_bot(self.chat)

    @property
    def presses(self) -> list[Press]:
        """All button presses of this person, in every chat, oldest first."""
        return [press for press in self._world.presses.values() if press.person is self.person]

    @property
    def toasts(self) -> list[str]:
        """The texts that answers to button presses showed, alerts included."""
        return [press.text for press in self.presses if press.text]

    @property
    def spinners(self) -> list[Press]:
        """Presses that the bot has not answered: their spinners turn still."""
        return [press for press in self.presses if not press.answered]

    @property
    def spinning(self) -> bool:
        return bool(self.spinners)

    @property
    def replies(self) -> list[list[str]]:
        """The labels of the reply keyboard shown now; [] when the phone's own keyboard is back."""
        for message in reversed(self.messages):
            if message.replies is not None:
                return [list(row) for row in message.replies]
        return []

    def start(self, payload: str = "") -> Message:
        """Presses Start, by hand or from a deep link; unblocks the bot first when need be.

        Raises Impossible for a payload that no deep link can carry: over 64 of `A-Za-z0-9_-`.
        """
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise Impossible(f"no deep link carries {payload!r}")
        self._require_alive()
        if self.person.blocked:
            self.unblock()
        self.person.started = self.person.met = True
        return self._say(f"/start {payload}".rstrip())

    def send(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Writes to the bot. Raises Impossible before Start, while blocked, or for an empty or too long text."""
        self._require_open()
        return self._say(text, reply_to=reply_to)

    def edit(self, message: Message, text: str) -> None:
        """Changes an own message."""
        edit(self._world, self.person, message, text)

    def delete(self, message: Message) -> None:
        """Deletes a message for both sides; Telegram tells the bot nothing."""
        self._world.delete(message)

    def tap(self, label: str, *, on: Message | None = None) -> Press | None:
        """Presses the button with this text on the newest message that has it, or on the given one.

        Returns the press when the button carries callback data. A link to this bot's Start starts it; another
        link lands in `opened`; a reply keyboard's button writes its text. Raises NoSuchButton.
        """
        self._require_open()
        if on is None and self.chat.newest_with(label) is None and any(label in row for row in self.replies):
            self._say(label)
            return None
        message, button = find_button(self.chat, label, on)
        if button.url is not None:
            self._open(button.url)
            return None
        return press(self._world, self.person, message, button)

    def block(self) -> None:
        """Blocks the bot. Raises Impossible when the chat was never started."""
        self._require_alive()
        if not self.person.started:
            raise Impossible(f"{self.person.name} has no chat with the bot")
        if not self.person.blocked:
            self.person.blocked = True
            self._world.tell_membership(self.chat, self.person, "member", "kicked")

    def unblock(self) -> None:
        """Lets the bot write again."""
        self._require_alive()
        if self.person.blocked:
            self.person.blocked = False
            self._world.tell_membership(self.chat, self.person, "kicked", "member")

    def deactivate(self) -> None:
        """Gives the account up; Telegram tells the bot nothing."""
        self.person.deactivated = True

    async def expect(self, fragment: str, *, within: float = 30.0) -> Message:
        """The newest message of the bot whose text holds `fragment`, now or within so many real seconds.

        Raises TimeoutError that quotes what is there instead.
        """
        return await expect(self._world, self.chat, fragment, within=within)

    def _say(self, text: str, *, reply_to: Message | None = None) -> Message:
        return self._world.post(self.chat, self.person, written(text), reply_to=reply_to)

    def _open(self, url: str) -> None:
        self.opened.append(url)
        link = re.fullmatch(rf"https?://t\.me/{self._world.account.username}/?(?:\?start=([\w-]*))?", url, re.I)
        if link:
            self.start(link[1] or "")

    def _require_open(self) -> None:
        self._require_alive()
        if not self.person.started:
            raise Impossible(f"{self.person.name} has not pressed Start")
        if self.person.blocked:
            raise Impossible(f"{self.person.name} has blocked the bot")

    def _require_alive(self) -> None:
        if self.person.deactivated:
            raise Impossible(f"{self.person.name} has no account any more")


def written(text: str) -> Rich:
    """What a person typed, as Telegram stores it. Raises Impossible when the app would not send it."""
    text = text.strip()
    if not 1 <= len(text) <= TEXT_LIMIT:
        raise Impossible(f"a message has 1 to {TEXT_LIMIT} characters, not {len(text)}")
    return with_found(Rich(text))


def edit(world: World, person: Person, message: Message, text: str) -> None:
    """Changes a person's own message, within 48 hours."""
    if message.sender is not person or message.deleted:
        raise Impossible("only an own message can be edited")
    if world.now() - message.date >= timedelta(hours=48):
        raise Impossible("a message can be edited for 48 hours only")
    world.edit(message, written(text))


def find_button(chat: Chat, label: str, on: Message | None) -> tuple[Message, Button]:
    """The button with exactly this text; raises NoSuchButton with the texts that are there."""
    message = chat.newest_with(label) if on is None else on
    if message is not None and not message.deleted:
        for row in message.rows:
            for button in row:
                if button.label == label:
                    return message, button
    there = sorted({name for m in ([on] if on else chat.messages.values()) if not m.deleted for name in m.labels})
    raise NoSuchButton(f"no button {label!r}; there are {there}")


def press(world: World, person: Person, message: Message, button: Button) -> Press | None:
    """Presses an inline button; None when it carries no callback data."""
    return None if button.callback_data is None else world.press(person, message, button.callback_data)


def newest_of_bot(chat: Chat) -> Message:
    """The bot's newest message, service messages aside; raises LookupError when there is none."""
    for message in reversed(chat.messages.values()):
        if message.by_bot and not message.deleted and not message.service:
            return message
    raise LookupError(f"the bot wrote nothing in chat {chat.id}")


async def expect(world: World, chat: Chat, fragment: str, *, within: float) -> Message:
    """Waits for a message of the bot whose text holds `fragment`; raises TimeoutError."""
    changed = asyncio.Event()

    def note(change: Change) -> None:
        if change.chat is chat:
            changed.set()

    end: Callable[[], None] = world.subscribe(note)
    try:
        async with asyncio.timeout(within):
            while True:
                for message in reversed(chat.messages.values()):
                    if message.by_bot and not message.deleted and fragment in message.text:
                        return message
                changed.clear()
                await changed.wait()
    except TimeoutError:
        there = [message.text for message in chat.messages.values() if message.by_bot][-5:]
        raise TimeoutError(f"no message with {fragment!r} in chat {chat.id}; the last are {there}") from None
    finally:
        end()
