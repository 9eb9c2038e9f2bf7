"""People and groups of the emulated world: what they do, what they see, what the bot hears of it."""

import json
from datetime import timedelta

import pytest
from telegram import Bot, ChatMember, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.core.clock import MovableClock
from bot.rehearsal.telegram import Change, ChangeKind, Group, Impossible, NoSuchButton, Phone, TelegramServer


@pytest.fixture
def ania(server: TelegramServer) -> Phone:
    return server.person(first_name="Ania", last_name="Nowak", username="ania_n", language_code="pl-PL")


@pytest.fixture
def ola(server: TelegramServer) -> Phone:
    return server.person(first_name="Ola", language_code="cs")


@pytest.fixture
def desk(server: TelegramServer, ola: Phone) -> Group:
    return server.group(title="Biurko", members=[ola])


@pytest.fixture
def forum(server: TelegramServer, ola: Phone) -> Group:
    return server.group(title="Pytania", members=[ola], forum=True)


async def news(bot: Bot) -> list[Update]:
    """What has come since the last look."""
    updates = list(await bot.get_updates())
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


def button(label: str, data: str | None = None, url: str | None = None) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(label, callback_data=data, url=url))


async def test_start_carries_its_payload(bot: Bot, ania: Phone) -> None:
    ania.start("meeting_7")
    (update,) = await news(bot)
    assert update.message is not None
    assert (update.message.text, update.message.chat.id) == ("/start meeting_7", ania.id)
    assert update.message.from_user is not None
    assert update.message.from_user.to_dict() == {
        "id": ania.id,
        "is_bot": False,
        "first_name": "Ania",
        "last_name": "Nowak",
        "username": "ania_n",
        "language_code": "pl-PL",
    }
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


async def test_what_the_app_would_not_let_her_do(ania: Phone, desk: Group) -> None:
    with pytest.raises(Impossible, match="has not pressed Start"):
        ania.send("Ahoj")
    with pytest.raises(Impossible, match="no chat with the bot"):
        ania.block()
    for payload in ("zażółć", "x" * 65):
        with pytest.raises(Impossible, match="no deep link"):
            ania.start(payload)
    ania.start()
    for text in ("", " ", "x" * 4097):
        with pytest.raises(Impossible, match="1 to 4096 characters"):
            ania.send(text)
    with pytest.raises(Impossible, match="is not in Biurko"):
        desk.send(ania, "Ahoj")
    ania.deactivate()
    with pytest.raises(Impossible, match="no account"):
        ania.start()


async def test_a_reply_an_edit_and_a_deletion_of_hers(bot: Bot, ania: Phone, clock: MovableClock) -> None:
    ania.start()
    sent = await bot.send_message(ania.id, "Pytanie?")
    await news(bot)
    mine = ania.send("Odpowiedź", reply_to=ania.last)
    ania.edit(mine, "Inna odpowiedź")
    reply, edit = await news(bot)
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.message_id == sent.message_id
    assert edit.edited_message is not None
    assert edit.edited_message.text == "Inna odpowiedź"
    ania.delete(mine)
    assert await news(bot) == []
    assert (mine.deleted, mine in ania.messages) == (True, False)
    clock.move(timedelta(hours=48))
    with pytest.raises(Impossible, match="own message"):
        ania.edit(ania.last, "x")
    with pytest.raises(Impossible, match="48 hours"):
        ania.edit(ania.messages[0], "x")


async def test_a_tap_finds_the_newest_button_with_its_label(bot: Bot, ania: Phone) -> None:
    ania.start()
    old = await bot.send_message(ania.id, "1", reply_markup=button("Tak", "1:y"))
    await bot.send_message(ania.id, "2", reply_markup=button("Tak", "2:y"))
    await bot.send_message(ania.id, "3", reply_markup=button("Nie", "3:n"))
    await news(bot)
    ania.tap("Tak")
    ania.tap("Tak", on=ania.chat.messages[old.message_id])
    with pytest.raises(NoSuchButton, match=r"no button 'Może'; there are \['Nie', 'Tak'\]"):
        ania.tap("Może")
    with pytest.raises(NoSuchButton, match=r"there are \['Nie'\]"):
        ania.tap("Tak", on=ania.last)
    assert [u.callback_query.data for u in await news(bot) if u.callback_query] == ["2:y", "1:y"]
    assert len(ania.spinners) == 2


async def test_a_link_button_is_opened_and_a_deep_link_starts_the_bot(bot: Bot, ania: Phone) -> None:
    ania.start()
    await bot.send_message(ania.id, "Mapa", reply_markup=button("Mapa", url="https://example.org/mapa"))
    await bot.send_message(ania.id, "Jazyk", reply_markup=button("Jazyk", url="https://t.me/mosty_bot?start=cs"))
    await news(bot)
    assert ania.tap("Mapa") is None
    assert await news(bot) == []
    ania.tap("Jazyk")
    (update,) = await news(bot)
    assert update.message is not None
    assert update.message.text == "/start cs"
    assert ania.opened == ["https://example.org/mapa", "https://t.me/mosty_bot?start=cs"]


async def test_blocking_and_unblocking(bot: Bot, ania: Phone) -> None:
    ania.start()
    await news(bot)
    ania.block()
    with pytest.raises(Impossible, match="has blocked the bot"):
        ania.send("Ahoj")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ania.id, "Ahoj")
    ania.start("back")
    blocked, unblocked, start = await news(bot)
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None
    assert [
        (change.old_chat_member.status, change.new_chat_member.status)
        for change in (blocked.my_chat_member, unblocked.my_chat_member)
    ] == [(ChatMember.MEMBER, ChatMember.BANNED), (ChatMember.BANNED, ChatMember.MEMBER)]
    assert start.message is not None
    assert start.message.text == "/start back"
    await bot.send_message(ania.id, "Ahoj")


async def test_the_bot_is_added_to_a_group_and_removed(bot: Bot, desk: Group, ola: Phone) -> None:
    added, greeting = await news(bot)
    assert added.my_chat_member is not None
    assert added.my_chat_member.chat.to_dict() == {"id": desk.id, "type": "group", "title": "Biurko"}
    assert desk.id < -(2**32)
    assert added.my_chat_member.new_chat_member.status == ChatMember.ADMINISTRATOR
    assert greeting.message is not None
    assert [member.id for member in greeting.message.new_chat_members] == [bot.id]
    desk.remove_bot()
    (removed,) = await news(bot)
    assert removed.my_chat_member is not None
    assert removed.my_chat_member.new_chat_member.status == ChatMember.BANNED
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(desk.id, "x")
    desk.send(ola, "among ourselves")
    assert await news(bot) == []
    desk.add_bot(by=ola)
    await bot.leave_chat(desk.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(desk.id, "x")


async def test_a_moderator_answers_by_reply(bot: Bot, desk: Group, ola: Phone) -> None:
    await news(bot)
    sent = await bot.send_message(desk.id, "Pytanie 1: Kiedy?", reply_markup=button("Wezmę", "take:1"))
    desk.tap(ola, "Wezmę")
    desk.send(ola, "Jutro", reply_to=desk.last)
    desk.send(ola, "Cicho", anonymous=True)
    tap, answer, hidden = await news(bot)
    assert tap.callback_query is not None
    assert (tap.callback_query.data, tap.callback_query.from_user.id) == ("take:1", ola.id)
    assert answer.message is not None
    assert answer.message.reply_to_message is not None
    assert answer.message.reply_to_message.message_id == sent.message_id
    assert hidden.message is not None
    assert hidden.message.sender_chat is not None
    assert hidden.message.sender_chat.id == desk.id
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(ola.id, "We only met in the group")


async def test_privacy_mode_without_administrators_rights(bot: Bot, desk: Group, ola: Phone) -> None:
    desk.set_bot_administrator(False)
    await bot.send_message(desk.id, "Ahoj")
    await news(bot)
    desk.send(ola, "not for the bot")
    desk.send(ola, "/pomoc")
    desk.send(ola, "for the bot", reply_to=desk.last)
    assert [u.message.text for u in await news(bot) if u.message] == ["/pomoc", "for the bot"]


async def test_members_come_and_go(bot: Bot, desk: Group, ania: Phone, ola: Phone) -> None:
    await news(bot)
    desk.add(ania, administrator=True)
    statuses = [(await bot.get_chat_member(desk.id, who)).status for who in (ola.id, ania.id, bot.id)]
    assert statuses == ["creator", "administrator", "administrator"]
    assert len(await bot.get_chat_administrators(desk.id)) == 3
    desk.remove(ania)
    assert (await bot.get_chat_member(desk.id, ania.id)).status == "left"
    came, went = await news(bot)
    assert came.message is not None
    assert [member.id for member in came.message.new_chat_members] == [ania.id]
    assert went.message is not None
    assert went.message.left_chat_member is not None
    assert (await bot.get_chat(desk.id)).title == "Biurko"


async def test_a_group_becomes_a_supergroup(bot: Bot, desk: Group, ola: Phone) -> None:
    await bot.send_message(desk.id, "before")
    await news(bot)
    old = desk.id
    desk.migrate()
    to, from_ = await news(bot)
    assert to.message is not None
    assert from_.message is not None
    assert (to.message.chat.id, to.message.migrate_to_chat_id) == (old, desk.id)
    assert (from_.message.chat.id, from_.message.migrate_from_chat_id) == (desk.id, old)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == desk.id
    await bot.send_message(desk.id, "after")
    assert [message.text for message in desk.messages if message.text] == ["before", "after"]
    desk.send(ola, "still here")
    assert len(await news(bot)) == 1
    with pytest.raises(Impossible, match="only a basic group"):
        desk.migrate()


async def test_forum_topics(server: TelegramServer, bot: Bot, forum: Group, ola: Phone) -> None:
    await news(bot)
    topic = await bot.create_forum_topic(forum.id, "Pytanie 17")
    sent = await bot.send_message(forum.id, "Kiedy?", message_thread_id=topic.message_thread_id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.message_thread_id, True)
    (open_topic,) = forum.topics
    reply = await bot.send_message(forum.id, "Dnes?", reply_parameters=ReplyParameters(sent.message_id))
    assert reply.message_thread_id == topic.message_thread_id
    forum.send(ola, "Jutro", topic=open_topic)
    await bot.edit_forum_topic(forum.id, topic.message_thread_id, name="Pytanie 17 ✓")
    await bot.close_forum_topic(forum.id, topic.message_thread_id)
    created, answer, edited, closed = [update.message for update in await news(bot)]
    assert created is not None
    assert created.forum_topic_created is not None
    assert (created.forum_topic_created.name, created.message_thread_id) == ("Pytanie 17", topic.message_thread_id)
    assert answer is not None
    assert answer.message_thread_id == topic.message_thread_id
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.forum_topic_created is not None
    assert edited is not None
    assert edited.forum_topic_edited is not None
    assert closed is not None
    assert closed.forum_topic_closed is not None
    assert (open_topic.name, open_topic.closed) == ("Pytanie 17 ✓", True)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=topic.message_thread_id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_forum_topic(forum.id, topic.message_thread_id)
    await bot.reopen_forum_topic(forum.id, topic.message_thread_id)
    await bot.delete_forum_topic(forum.id, topic.message_thread_id)
    for thread in (topic.message_thread_id, 1):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum.id, "x", message_thread_id=thread)
    with pytest.raises(BadRequest, match="Topic_id_invalid"):
        await bot.close_forum_topic(forum.id, topic.message_thread_id)
    assert (sent.message_id in [m.id for m in forum.messages], forum.topics) == (False, [])
    forum.set_bot_administrator(False)
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(forum.id, "x")
    assert server.violations == []


async def test_message_ids_count_within_each_chat(bot: Bot, ania: Phone, desk: Group) -> None:
    ania.start()
    first = await bot.send_message(ania.id, "a")
    other = await bot.send_message(desk.id, "b")
    assert (first.message_id, other.message_id) == (2, 2)


async def test_waiting_for_a_message(bot: Bot, ania: Phone) -> None:
    ania.start()
    await bot.send_message(ania.id, "Witaj")
    assert (await ania.expect("Wit")).text == "Witaj"
    with pytest.raises(TimeoutError, match=r"no message with 'Żegnaj'.*\['Witaj'\]"):
        await ania.expect("Żegnaj", within=0.01)


async def test_a_page_follows_changes_and_draws_the_whole(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    changes: list[Change] = []
    end = server.subscribe(changes.append)
    ania.start()
    sent = await bot.send_message(ania.id, "<b>Tak?</b>", parse_mode="HTML", reply_markup=button("Tak", "y"))
    press = ania.tap("Tak")
    assert press is not None
    await bot.answer_callback_query(press.id, "Jasne", show_alert=True)
    await bot.send_chat_action(ania.id, "typing")
    await bot.edit_message_text("Tak!", ania.id, sent.message_id)
    await bot.delete_message(ania.id, sent.message_id)
    ania.block()
    end()
    ania.unblock()
    assert [change.kind for change in changes] == [
        ChangeKind.MESSAGE,
        ChangeKind.MESSAGE,
        ChangeKind.PRESS,
        ChangeKind.TOAST,
        ChangeKind.ACTION,
        ChangeKind.EDIT,
        ChangeKind.DELETION,
        ChangeKind.MEMBERSHIP,
    ]
    assert changes[3].snapshot() == json.loads(json.dumps(changes[3].snapshot()))
    assert (changes[3].text, press.alert) == ("Jasne", True)
    (chat,) = json.loads(json.dumps(server.snapshot()))["chats"]
    assert (chat["title"], chat["toasts"], chat["blocked"]) == ("Ania Nowak", ["Jasne"], False)
    assert [message["deleted"] for message in chat["messages"]] == [False, True]


def test_a_taken_id_and_a_token_without_a_number_are_errors(server: TelegramServer, clock: MovableClock) -> None:
    server.person(id=7, first_name="Ania")
    with pytest.raises(ValueError, match="person 7 already"):
        server.person(id=7, first_name="Bartek")
    with pytest.raises(ValueError, match="begins with the bot's number"):
        TelegramServer(clock, token="secret")
