"""A group of people with the bot in it, such as the moderators' desk."""

from collections.abc import Sequence

from bot.rehearsal.telegram import people
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.chats import Chat, Kind, Person, Press, Topic
from bot.rehearsal.telegram.messages import Message
from bot.rehearsal.telegram.people import Impossible, Phone
from bot.rehearsal.telegram.world import FIRST_SUPERGROUP, World


class Group:
    """What members do in a group; after `migrate` the same object stands for the supergroup."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat
        self.former: Chat | None = None  # the basic group before a migration

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """All messages as they stand now, oldest first, those before a migration included, deleted ones not."""
        chats = [self.former, self.chat] if self.former else [self.chat]
        return [message for chat in chats for message in chat.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The bot's newest message here. Raises LookupError when there is none."""
        return people.newest_of_bot(self.chat)

    @property
    def topics(self) -> list[Topic]:
        """Forum topics not deleted, oldest first."""
        return [topic for topic in self.chat.topics.values() if not topic.deleted]

    def send(
        self,
        who: Phone,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: Topic | None = None,
        anonymous: bool = False,
    ) -> Message:
        """A member writes; `anonymous` as the group itself. A reply stays in the topic of what it replies to.

        Raises Impossible for somebody who is not in the group.
        """
        self._require_member(who)
        thread = topic.id if topic else reply_to.thread if reply_to else None
        if thread is not None and reply_to is None:
            # Telegram shows every message of a topic as a reply to the one that opened it.
            reply_to = self.chat.messages[thread]
        return self._world.post(
            self.chat, who.person, people.written(text), reply_to=reply_to, thread=thread, anonymous=anonymous
        )

    def edit(self, who: Phone, message: Message, text: str) -> None:
        """A member changes an own message."""
        people.edit(self._world, who.person, message, text)

    def delete(self, message: Message) -> None:
        """Somebody deletes a message; Telegram tells the bot nothing."""
        self._world.delete(message)

    def tap(self, who: Phone, label: str, *, on: Message | None = None) -> Press | None:
        """A member presses the button with this text on the newest message that has it. Raises NoSuchButton."""
        self._require_member(who)
        message, button = people.find_button(self.chat, label, on)
        if button.url is not None:
            who.opened.append(button.url)
            return None
        return people.press(self._world, who.person, message, button)

    def add(self, who: Phone, *, administrator: bool = False) -> None:
        """Somebody joins."""
        self.chat.members[who.id] = who.person
        if administrator:
            self.chat.administrators.add(who.id)
        shown = who.person.wire()
        self._world.service(self.chat, who.person, {"new_chat_members": [shown]})

    def remove(self, who: Phone) -> None:
        """Somebody leaves."""
        self._require_member(who)
        self._world.service(self.chat, who.person, {"left_chat_member": who.person.wire()})
        del self.chat.members[who.id]
        self.chat.administrators.discard(who.id)

    def add_bot(self, *, by: Phone | None = None, administrator: bool = True) -> None:
        """Takes the bot in; an ordinary member sees only commands, replies to itself and service messages."""
        self._world.turn_bot(self.chat, "administrator" if administrator else "member", self._actor(by))
        self._world.service(self.chat, self._actor(by), {"new_chat_members": [self._world.bot_wire()]})

    def remove_bot(self, *, by: Phone | None = None, kicked: bool = True) -> None:
        """Throws the bot out; with `kicked=False` it counts as having left."""
        self._world.turn_bot(self.chat, "kicked" if kicked else "left", self._actor(by))
        self._world.service(self.chat, self._actor(by), {"left_chat_member": self._world.bot_wire()}, told=False)

    def set_bot_administrator(self, administrator: bool, *, by: Phone | None = None) -> None:
        """Gives the bot its rights, or takes them away."""
        self._world.turn_bot(self.chat, "administrator" if administrator else "member", self._actor(by))

    def disband(self) -> None:
        """Deletes the group; Telegram tells the bot nothing."""
        self.chat.gone = True

    def migrate(self) -> None:
        """Turns the group into a supergroup with another id: the bot gets both service messages.

        From then on calls to the old id meet an error that names the new one. Raises Impossible for a supergroup.
        """
        old = self.chat
        if old.kind is not Kind.GROUP:
            raise Impossible("only a basic group becomes a supergroup")
        new = self._world.add_chat(
            Chat(
                self._world.free_id(FIRST_SUPERGROUP),
                Kind.SUPERGROUP,
                title=old.title,
                members=dict(old.members),
                administrators=set(old.administrators),
                bot_status=old.bot_status,
            )
        )
        actor = self._actor(None)
        self._world.service(old, actor, {"migrate_to_chat_id": new.id})
        self._world.service(new, actor, {"migrate_from_chat_id": old.id})
        old.moved_to = new
        self.former, self.chat = old, new
        self._world.announce(ChangeKind.MIGRATION, new, text=str(old.id))

    async def expect(self, fragment: str, *, within: float = 30.0) -> Message:
        """The newest message of the bot whose text holds `fragment`, now or within so many real seconds.

        Raises TimeoutError that quotes what is there instead.
        """
        return await people.expect(self._world, self.chat, fragment, within=within)

    def _actor(self, by: Phone | None) -> Person:
        if by is not None:
            return by.person
        if not self.chat.members:
            raise Impossible("there is nobody in the group to do this")
        return next(iter(self.chat.members.values()))

    def _require_member(self, who: Phone) -> None:
        if who.id not in self.chat.members:
            raise Impossible(f"{who.person.name} is not in {self.chat.title}")


def gather(
    world: World,
    *,
    title: str,
    members: Sequence[Phone],
    forum: bool,
    supergroup: bool,
    administrator: bool,
    chat_id: int,
) -> Group:
    """Founds a group, the first member its owner and the others administrators, and takes the bot in."""
    chat = world.add_chat(
        Chat(
            chat_id,
            Kind.SUPERGROUP if supergroup or forum else Kind.GROUP,
            title=title,
            members={phone.id: phone.person for phone in members},
            administrators={phone.id for phone in members[1:]},
            bot_status="left",
            forum=forum,
        )
    )
    group = Group(world, chat)
    group.add_bot(administrator=administrator)
    return group
