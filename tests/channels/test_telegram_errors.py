"""Every error text of Telegram → what the relay does next; through the wire, as the library words it."""

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.errors import TOKEN_REFUSED, classify, is_unchanged, is_uneditable
from bot.channels.telegram.listener import build_bot, hello
from bot.channels.telegram.request import Unanswered, Unsent
from bot.core.channel import Gone, Moved, Refused, SendError, TryLater, Uncertain
from bot.rehearsal.telegram import TelegramServer

PERSON, GROUP = 7100000001, -5100000001
CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "webhook is active; use deleteWebhook to delete the webhook first"
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


async def error_of(bot: Bot, chat_id: int) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(chat_id, "Dzień dobry")
    return caught.value


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", Gone),
        (403, "Forbidden: user is deactivated", Gone),
        (403, "Forbidden: bot can't initiate conversation with a user", Gone),
        (403, "Forbidden: bot was kicked from the group chat", Gone),
        (403, "Forbidden: bot was kicked from the supergroup chat", Gone),
        (403, "Forbidden: bot was kicked from the channel chat", Gone),
        (403, "Forbidden: bot is not a member of the supergroup chat", Gone),
        (403, "Forbidden: the group chat was deleted", Gone),
        (403, "Forbidden: bots can't send messages to bots", Gone),
        (400, "Bad Request: chat not found", Gone),
        (400, "Bad Request: not enough rights to send text messages to the chat", Gone),
        (400, "Bad Request: have no rights to send a message", Gone),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Gone),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", TryLater),
        (400, "Bad Request: message thread not found", Refused),
        (400, "Bad Request: TOPIC_CLOSED", Refused),
        (400, "Bad Request: message to be replied not found", Refused),
        (400, "Bad Request: message text is empty", Refused),
        (400, "Bad Request: message is too long", Refused),
        (400, "Bad Request: text is too long", Refused),
        (400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0", Refused),
        (400, "Bad Request: reply markup is too long", Refused),
        (400, "Bad Request: BUTTON_DATA_INVALID", Refused),
        (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Refused),
        (400, "Bad Request: message to delete not found", Refused),
        (400, "Bad Request: message can't be deleted", Refused),
        (400, "Bad Request: something new", Refused),
        (409, f"Conflict: {CONFLICT}", TryLater),
        (409, f"Conflict: can't use getUpdates method while {HOOKED}", TryLater),
        (409, "Conflict: terminated by setWebhook request", TryLater),
        (500, "Internal Server Error: restart", TryLater),
        (502, "Bad Gateway", TryLater),
        (413, "Request Entity Too Large", Refused),
        (429, "Too Many Requests", TryLater),
    ],
)  # fmt: skip
async def test_texts_and_codes(server: TelegramServer, bot: Bot, code: int, text: str, kind: type[SendError]) -> None:
    server.faults.add(kind="error", method="sendMessage", code=code, description=text)
    error = classify(await error_of(bot, PERSON), f"telegram:{PERSON}")
    assert type(error) is kind
    number = f"{code} " if code < 410 else ""  # the others stay as the library words them
    assert str(error).lower() == f"{number}{text.removeprefix('Bad Request: ')}".lower()


@pytest.mark.parametrize(
    ("code", "text"),
    [(401, "Unauthorized"), (401, "Unauthorized: invalid token specified"), (404, "Not Found: method not found")],
)
async def test_a_refused_token_rests_the_whole_channel(server: TelegramServer, bot: Bot, code: int, text: str) -> None:
    server.faults.add(kind="error", method="sendMessage", code=code, description=text)
    error = classify(await error_of(bot, PERSON), f"telegram:{PERSON}")
    assert isinstance(error, TryLater)
    assert (error.after, error.whole, str(error)) == (timedelta(minutes=5), True, TOKEN_REFUSED)


@pytest.mark.parametrize(("chat_id", "whole"), [(PERSON, True), (GROUP, False)])
async def test_a_flood_names_its_pause(server: TelegramServer, bot: Bot, chat_id: int, whole: bool) -> None:
    server.faults.add(
        kind="error",
        method="sendMessage",
        code=429,
        description="Too Many Requests: retry after 10072",
        parameters={"retry_after": 10072},
    )
    error = classify(await error_of(bot, chat_id), f"telegram:{chat_id}")
    assert isinstance(error, TryLater)
    assert (error.after, error.whole) == (timedelta(seconds=10072), whole)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Too Many Requests: retry after 600", 600),
        ("Too Many Requests: Retry after 10072 seconds", 10072),
        ("Too Many Requests", 30),
        ("Too Many Requests: retry after 99999999999999999999", 30),
    ],
)
@pytest.mark.parametrize(("chat_id", "whole"), [(PERSON, True), (GROUP, False)])
async def test_a_flood_without_its_parameter_is_read_from_the_text(
    server: TelegramServer, bot: Bot, text: str, seconds: int, chat_id: int, whole: bool
) -> None:
    server.faults.add(kind="error", method="sendMessage", code=429, description=text)
    error = classify(await error_of(bot, chat_id), f"telegram:{chat_id}")
    assert isinstance(error, TryLater)
    assert (error.after, error.whole) == (timedelta(seconds=seconds), whole)


async def test_a_group_that_moved_names_its_new_address(server: TelegramServer, bot: Bot) -> None:
    server.faults.add(
        kind="error",
        method="sendMessage",
        code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": -1002100000001},
    )
    error = classify(await error_of(bot, GROUP), f"telegram:{GROUP}")
    assert isinstance(error, Moved)
    assert error.address == "telegram:-1002100000001"


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "bad_gateway", "malformed"])
async def test_without_an_answer_nobody_knows(server: TelegramServer, bot: Bot, kind: str) -> None:
    phone = server.person(first_name="Ania")
    phone.start()
    server.faults.add(kind=kind, method="sendMessage")
    error = await error_of(bot, phone.id)
    assert isinstance(error, Unanswered)
    assert isinstance(classify(error, f"telegram:{phone.id}"), Uncertain)


async def test_what_never_left_costs_nobody_an_attempt(server: TelegramServer) -> None:
    bot = build_bot(server.token, server.base_url)
    await server.stop()
    with pytest.raises(Unsent):
        await hello(bot)
    raised = await error_of(bot, PERSON)
    await bot.shutdown()
    error = classify(raised, f"telegram:{PERSON}")
    assert isinstance(raised, Unsent)
    assert isinstance(error, TryLater)
    assert (error.after, error.whole) == (timedelta(seconds=5), True)
    assert server.token not in f"{raised!r} {error!r}"


def test_errors_that_another_transport_would_raise() -> None:
    for error in (TimedOut(), NetworkError("Unknown error in HTTP implementation: x"), TelegramError("x"), KeyError()):
        assert isinstance(classify(error, "telegram:1"), Uncertain)
    retry = classify(RetryAfter(7), "telegram:1")
    assert isinstance(retry, TryLater)
    assert retry.after == timedelta(seconds=7)
    assert len(str(classify(BadRequest("x" * 5000), "telegram:1"))) == 300


@pytest.mark.parametrize(
    ("text", "unchanged", "uneditable"),
    [
        (SAME, True, False),
        ("message to edit not found", False, True),
        ("message can't be edited", False, True),
        ("MESSAGE_ID_INVALID", False, True),
        ("chat not found", False, False),
        ("can't parse entities: Unsupported start tag", False, False),
    ],
)
async def test_edits_that_are_no_failure(
    server: TelegramServer, bot: Bot, text: str, unchanged: bool, uneditable: bool
) -> None:
    server.faults.add(kind="error", method="editMessageText", code=400, description=f"Bad Request: {text}")
    with pytest.raises(BadRequest) as caught:
        await bot.edit_message_text("Dzień dobry", chat_id=PERSON, message_id=7)
    assert (is_unchanged(caught.value), is_uneditable(caught.value)) == (unchanged, uneditable)
