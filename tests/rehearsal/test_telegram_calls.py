"""The real python-telegram-bot against the emulated API: what works, what is refused, and in which words."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.core.clock import MovableClock
from bot.rehearsal.telegram import Phone, TelegramServer
from tests.rehearsal.conftest import HTTPX_KWARGS, NOW


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[button] for button in buttons])


def yes_no() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_row(
        [InlineKeyboardButton("Tak", callback_data="1:yes"), InlineKeyboardButton("Nie", callback_data="1:no")]
    )


async def said(call: Callable[[], Awaitable[object]]) -> str:
    """What the server answered."""
    try:
        await call()
    except TelegramError as error:
        return error.message
    return "ok"


async def test_a_message_arrives_as_text_with_entities_and_buttons(
    server: TelegramServer, bot: Bot, ania: Phone
) -> None:
    sent = await bot.send_message(ania.id, "<b>Spotkanie</b> 123", parse_mode="HTML", reply_markup=yes_no())
    assert (sent.text, sent.date, sent.chat.id) == ("Spotkanie 123", NOW, ania.id)
    assert sent.entities == (MessageEntity("bold", 0, 9),)
    assert sent.reply_markup == yes_no()
    seen = ania.last
    assert (seen.id, seen.sender, seen.text, seen.labels) == (sent.message_id, "bot", "Spotkanie 123", ["Tak", "Nie"])
    assert ania.id > 2**32
    assert server.violations == []


async def test_a_number_sent_as_text_stays_a_text(bot: Bot, ania: Phone) -> None:
    assert (await bot.send_message(ania.id, "123")).text == "123"


async def test_editing_changes_what_she_sees_and_drops_the_keyboard(bot: Bot, ania: Phone, clock: MovableClock) -> None:
    sent = await bot.send_message(ania.id, "Przyjdziesz?", reply_markup=yes_no())
    clock.move(timedelta(minutes=5))
    edited = await bot.edit_message_text("Zapisane", ania.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.edit_date == NOW + timedelta(minutes=5)
    assert (ania.last.text, ania.last.rows, ania.last.edited) == ("Zapisane", (), edited.edit_date)
    await bot.edit_message_reply_markup(ania.id, sent.message_id, reply_markup=yes_no())
    assert ania.last.labels == ["Tak", "Nie"]
    assert len(ania.messages) == 2


async def test_replies_reactions_copies_and_deletion(bot: Bot, ania: Phone) -> None:
    question = ania.send("Kiedy?")
    answer = await bot.send_message(ania.id, "Jutro", reply_parameters=ReplyParameters(question.id))
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.message_id == question.id
    assert ania.last.reply_to is question
    await bot.set_message_reaction(ania.id, question.id, "👍")
    assert question.reactions == {"bot": "👍"}
    copy = await bot.copy_message(ania.id, ania.id, question.id)
    assert (ania.last.id, ania.last.text) == (copy.message_id, "Kiedy?")
    await bot.delete_message(ania.id, copy.message_id)
    assert ania.last.text == "Jutro"


async def test_a_document_keeps_its_name_and_can_be_sent_again(bot: Bot, ania: Phone) -> None:
    sent = await bot.send_document(
        ania.id, b"BEGIN:VCALENDAR", filename="spotkanie.ics", caption="<i>Kalendarz</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("spotkanie.ics", 15, "Kalendarz")
    assert ania.last.document is not None
    assert ania.last.document.content == b"BEGIN:VCALENDAR"
    again = await bot.send_document(ania.id, sent.document.file_id)
    assert again.document == sent.document


async def test_a_callback_query_is_answered_once_and_in_time(
    server: TelegramServer, bot: Bot, ania: Phone, clock: MovableClock
) -> None:
    await bot.send_message(ania.id, "Przyjdziesz?", reply_markup=yes_no())
    ania.tap("Tak")
    assert ania.spinning
    (query,) = [u.callback_query for u in await bot.get_updates() if u.callback_query]
    assert query is not None
    assert (query.data, query.from_user.language_code) == ("1:yes", "pl")
    assert query.message is not None
    assert query.message.message_id == ania.last.id
    await bot.answer_callback_query(query.id, "Zapisane")
    assert (ania.toasts, ania.spinning) == (["Zapisane"], False)
    press = ania.tap("Nie")
    assert press is not None
    clock.move(timedelta(seconds=150))
    too_old = "Query is too old and response timeout expired or query id is invalid"
    assert await said(lambda: bot.answer_callback_query(press.id)) == too_old
    assert ania.spinners == [press]
    assert server.violations == []


async def test_errors_that_are_nobodys_bug(server: TelegramServer, bot: Bot, ania: Phone, clock: MovableClock) -> None:
    stranger = server.person(first_name="Bartek")
    desk = server.group(title="Biurko", members=[ania])
    left = server.group(title="Dawne", members=[ania])
    left.remove_bot(kicked=False)
    lost = server.group(title="Nic", members=[ania], supergroup=True)
    lost.remove_bot()
    gone = server.group(title="Koniec", members=[ania])
    gone.disband()
    server.world.people[stranger.id].met = True
    unseen = server.person(first_name="Cecílie")
    blocked, dead = server.person(first_name="Dana"), server.person(first_name="Emil")
    for phone in (blocked, dead):
        phone.start()
    blocked.block()
    dead.deactivate()
    sent = await bot.send_message(ania.id, "Ahoj", reply_markup=yes_no())
    old = await bot.send_message(ania.id, "dawno")
    clock.move(timedelta(hours=48))
    me, mine = ania.id, sent.message_id
    not_modified = (
        "Message is not modified: specified new message content and reply markup are exactly the same as a current "
        "content and reply markup of the message"
    )
    table: list[tuple[Callable[[], Awaitable[object]], str]] = [
        (lambda: bot.send_message(1, "x"), "Chat not found"),
        (lambda: bot.send_message("@nobody", "x"), "Chat not found"),
        (lambda: bot.send_message(unseen.id, "x"), "Chat not found"),
        (lambda: bot.send_message(stranger.id, "x"), "Forbidden: bot can't initiate conversation with a user"),
        (lambda: bot.send_message(blocked.id, "x"), "Forbidden: bot was blocked by the user"),
        (lambda: bot.send_message(dead.id, "x"), "Forbidden: user is deactivated"),
        (lambda: bot.send_message(left.id, "x"), "Forbidden: bot is not a member of the group chat"),
        (lambda: bot.send_message(lost.id, "x"), "Forbidden: bot was kicked from the supergroup chat"),
        (lambda: bot.send_message(gone.id, "x"), "Forbidden: the group chat was deleted"),
        (lambda: bot.send_message(me, "x", message_thread_id=1), "Message thread not found"),
        (lambda: bot.send_message(me, "x", reply_parameters=ReplyParameters(99)), "Message to be replied not found"),
        (lambda: bot.edit_message_text("Ahoj", me, mine, reply_markup=yes_no()), not_modified),
        (lambda: bot.edit_message_reply_markup(me, mine, reply_markup=yes_no()), not_modified),
        (lambda: bot.edit_message_text("x", me, 99), "Message to edit not found"),
        (lambda: bot.edit_message_text("x", me, 1), "Message can't be edited"),
        (lambda: bot.delete_message(me, 99), "Message to delete not found"),
        (lambda: bot.delete_message(me, old.message_id), "Message can't be deleted"),
        (lambda: bot.copy_message(me, me, 99), "Message to copy not found"),
        (lambda: bot.set_message_reaction(me, 99, "👍"), "Message to react not found"),
        (
            lambda: bot.answer_callback_query("1"),
            "Query is too old and response timeout expired or query id is invalid",
        ),
        (lambda: bot.create_forum_topic(desk.id, "x"), "The chat is not a forum"),
        (lambda: bot.get_chat_administrators(me), "There are no administrators in the private chat"),
        (lambda: bot.leave_chat(me), "Chat member status can't be changed in private chats"),
    ]
    assert [await said(call) for call, _ in table] == [text for _, text in table]
    assert server.violations == []
    assert (
        await bot.send_message(me, "x", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))
    ).text


async def test_our_own_mistakes_are_refused_and_kept(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    me = ania.id
    sent = await bot.send_message(me, "x")

    def send(text: str = "x", **more: Any) -> Callable[[], Awaitable[object]]:
        return lambda: bot.send_message(me, text, **more)

    def button(**action: object) -> Callable[[], Awaitable[object]]:
        return send(api_kwargs={"reply_markup": {"inline_keyboard": [[{"text": "B", **action}]]}})

    wide = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")] * 9])
    tall = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]] * 101)
    table: list[tuple[Callable[[], Awaitable[object]], str]] = [
        (send("x" * 4097), "Message is too long"),
        (send(""), "Message text is empty"),
        (send(" \n"), "Text must be non-empty"),
        (send("<b></b>", parse_mode="HTML"), "Text must be non-empty"),
        (send("a < b", parse_mode="HTML"), 'Can\'t parse entities: unsupported start tag "" at byte offset 2'),
        (send("x", parse_mode="TeX"), "Unsupported parse_mode"),
        (send("x", parse_mode="MarkdownV2"), "Rehearsal: parse_mode markdown is not imitated, use html"),
        (
            send("x", entities=[MessageEntity("bold", 5, 1)]),
            "Entity begins after the end of the text at utf-16 offset 5",
        ),
        (button(callback_data="č" * 32 + "x"), "Button_data_invalid"),
        (
            button(),
            "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
        ),
        (
            button(url="https://example.org", callback_data="x"),
            "Rehearsal: the button 'b' must have exactly one action, not url, callback_data",
        ),
        (
            button(url="http://localhost/x"),
            "Inline keyboard button url 'http://localhost/x' is invalid: wrong http url",
        ),
        (
            button(callback_data="x", colour="red"),
            "Rehearsal: reply_markup.inline_keyboard[0][0]: inlinekeyboardbutton has no field colour",
        ),
        (button(callback_data="x", style="pink"), "Rehearsal: no button style 'pink'"),
        (send(reply_markup=wide), "Rehearsal: a row of more than 8 buttons"),
        (send(reply_markup=tall), "Reply markup is too long"),
        (send(api_kwargs={"reply_markup": "[]"}), "Object expected as reply markup"),
        (send(api_kwargs={"loud": True}), "Rehearsal: sendmessage has no parameter loud"),
        (
            send(api_kwargs={"disable_notification": "maybe"}),
            "Rehearsal: disable_notification must be true or false, not 'maybe'",
        ),
        (
            send(api_kwargs={"message_thread_id": "ten"}),
            "Rehearsal: message_thread_id must be a whole number, not 'ten'",
        ),
        (
            send(message_effect_id="5"),
            "Rehearsal: the rehearsal does not play the parameter message_effect_id of sendmessage",
        ),
        (lambda: bot.answer_callback_query("1", "x" * 201), "Message_too_long"),
        (lambda: bot.send_chat_action(me, "dancing"), "Wrong parameter action in request"),
        (lambda: bot.set_message_reaction(me, sent.message_id, "🐌"), "Reaction_invalid"),
        (lambda: bot.send_document(me, "no such file"), "Wrong file identifier/http url specified"),
        (lambda: bot.set_my_commands([("Bad-Name", "x")]), "Bot_command_invalid"),
        (lambda: bot.set_my_commands([("good", "x" * 257)]), "Bot_command_description_invalid"),
        (lambda: bot.set_my_name("x" * 65), "Rehearsal: name must have 0 to 64 characters, not 65"),
        (lambda: bot.set_my_name("x", "polski"), "Invalid language code specified"),
        (lambda: bot.get_updates(limit=101), "Rehearsal: limit must be 1 to 100"),
        (lambda: bot.get_updates(allowed_updates=["mesage"]), "Rehearsal: no such update: mesage"),
    ]
    assert [(await said(call)).lower() for call, _ in table] == [text.lower() for _, text in table]
    assert len(server.violations) == len(table)
    assert [m.text for m in ania.messages] == ["/start", "x"]


@pytest.mark.parametrize(
    ("method", "given", "text"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "1"}, "message text is empty"),
        ("sendDocument", {"chat_id": "1"}, "there is no document in the request"),
        ("editMessageText", {"text": "x", "chat_id": "1"}, "message identifier is not specified"),
        (
            "editMessageText",
            {"text": "x", "inline_message_id": "1"},
            "rehearsal: the rehearsal does not play inline messages",
        ),
        ("deleteMessage", {"chat_id": "1"}, "message identifier is not specified"),
        ("answerCallbackQuery", {}, "rehearsal: answerCallbackQuery needs the parameter callback_query_id"),
    ],
)
async def test_a_missing_parameter(server: TelegramServer, method: str, given: dict[str, str], text: str) -> None:
    async with aiohttp.ClientSession() as client:
        answer = await client.post(f"{server.base_url}{server.token}/{method}", data=given)
        assert (answer.status, (await answer.json())["description"]) == (400, f"Bad Request: {text}")
    assert [violation.method for violation in server.violations] == [method]


async def test_other_keyboards_are_taken(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    await bot.send_message(ania.id, "?", reply_markup=ForceReply(input_field_placeholder="Twoje pytanie"))
    await bot.send_message(ania.id, "?", reply_markup=ReplyKeyboardMarkup([["Pomoc", "Język"]]))
    assert ania.replies == [["Pomoc", "Język"]]
    ania.tap("Pomoc")
    assert ania.messages[-1].text == "Pomoc"
    assert server.violations == []


async def test_wrong_tokens_and_methods(server: TelegramServer, bot: Bot) -> None:
    stranger = Bot("1:WRONG", base_url=server.base_url, request=HTTPXRequest(httpx_kwargs=HTTPX_KWARGS))
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    with pytest.raises(TelegramError, match="Endpoint 'makeCoffee' not found"):
        await bot.do_api_request("makeCoffee")


async def test_parameters_come_in_any_form_and_method_names_in_any_case(server: TelegramServer, ania: Phone) -> None:
    url = f"{server.base_url}{server.token}"
    async with aiohttp.ClientSession() as client:
        answers = [
            await client.get(f"{url}/SENDMESSAGE", params={"chat_id": ania.id, "text": "1"}),
            await client.post(f"{url}/sendmessage", data={"chat_id": ania.id, "text": "2"}),
            await client.post(f"{url}/sendMessage?chat_id={ania.id}", json={"text": "3", "protect_content": True}),
            await client.post(f"{url}/test/sendMessage", json={"chat_id": ania.id, "text": 4, "entities": None}),
        ]
        assert [answer.status for answer in answers] == [200] * 4
        form = aiohttp.FormData({"chat_id": str(ania.id), "document": "attach://ics"})
        form.add_field("ics", b"x", filename="a.ics")
        assert (await client.post(f"{url}/sendDocument", data=form)).status == 200
        refused = await client.post(f"{url}/sendMessage", json=["x"])
        assert (await refused.json())["description"] == "Bad Request: object expected as request body"
        assert (await client.get(f"{url}/")).status == 404
    assert [message.text for message in ania.messages] == ["/start", "1", "2", "3", "4", ""]


async def test_the_bots_face_per_language(server: TelegramServer, bot: Bot) -> None:
    await bot.set_my_name("Mosty po polsku", "pl")
    await bot.set_my_description("Opis", "pl")
    await bot.set_my_short_description("Popis")
    await bot.set_my_commands([BotCommand("pomoc", "Co umiem")], language_code="pl")
    await bot.set_my_commands([("help", "Help")], scope=BotCommandScopeChat(7))
    assert (server.face.name("pl"), server.face.name("cs"), server.face.name()) == ("Mosty po polsku", "Mosty", "Mosty")
    assert server.face.description("pl") == "Opis"
    assert server.face.short_description("cs") == "Popis"
    assert server.face.commands("pl") == {"pomoc": "Co umiem"}
    assert [c.command for c in await bot.get_my_commands(language_code="pl")] == ["pomoc"]
    assert [c.command for c in await bot.get_my_commands(scope=BotCommandScopeChat(7))] == ["help"]
    assert await bot.get_my_commands() == ()
    assert (await bot.get_my_name("pl")).name == "Mosty po polsku"
    assert (await bot.get_my_description("pl")).description == "Opis"
    assert (await bot.get_my_short_description()).short_description == "Popis"
    await bot.delete_my_commands(language_code="pl")
    assert server.face.commands("pl") == {}
    await bot.set_my_name("", "pl")
    assert server.face.name("pl") == "Mosty"


async def test_the_transcript_tells_every_call_and_what_came_of_it(
    server: TelegramServer, bot: Bot, ania: Phone
) -> None:
    await bot.send_message(ania.id, "Ahoj")
    with pytest.raises(BadRequest):
        await bot.send_message(5, "Ahoj")
    ania.block()
    with pytest.raises(Forbidden):
        await bot.send_message(ania.id, "Ahoj")
    assert [(c.method, c.applied, c.outcome) for c in server.transcript] == [
        ("getMe", True, "ok"),
        ("sendMessage", True, "ok"),
        ("sendMessage", False, "400 Bad Request: chat not found"),
        ("sendMessage", False, "403 Forbidden: bot was blocked by the user"),
    ]
    first = server.calls("sendMessage")[0]
    assert (first.chat_id, first.at, first.parameters["text"]) == (ania.id, NOW, "Ahoj")
    assert first.result["text"] == "Ahoj"
