"""Letters on their way out, over HTTP to an emulated Telegram."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from telegram import Bot
from telegram.error import NetworkError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.listener import build_bot, hello
from bot.core.actions import Verb, press
from bot.core.channel import Gone, Letter, Moved, Refused, TryLater, Uncertain
from bot.core.documents import Document
from bot.core.language import Language, Texts
from bot.core.message import Button, Message, line
from bot.core.messages.reader import HOME
from bot.rehearsal.telegram import Phone, TelegramServer
from bot.text import Phrasebook

YES = Button(line("button-accepted"), press(Verb.ANSWER, "culture", "ACCEPTED"))
TEXTS = Texts(pl="Spotkanie <o> kulturze & sztuce: https://example.org", cs="Setkání")


@pytest.fixture
def channel(bot: Bot) -> TelegramChannel:
    return TelegramChannel(bot, Phrasebook(Path("locales")).phrase)


@pytest.fixture
def ania(server: TelegramServer) -> Phone:
    phone = server.person(first_name="Ania", language_code="pl")
    phone.start()
    return phone


def letter(phone: Phone, *rows: tuple[Button, ...], texts: Texts = TEXTS) -> Letter:
    message = Message("announcement", (("text", texts),), rows)
    return Letter(delivery=1, address=f"telegram:{phone.id}", language=Language.PL, message=message)


async def test_a_letter_arrives_as_it_was_written(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    receipt = await channel.send(letter(ania, (YES,), (HOME,)))
    assert receipt.external_id == str(ania.last.id)
    assert "Spotkanie <o> kulturze & sztuce" in ania.last.text
    assert [(entity.type, entity.offset) for entity in ania.last.entities if entity.type == "bold"] == [("bold", 0)]
    assert [button.callback_data for row in ania.last.rows for button in row] == ["answer:culture:ACCEPTED", "home"]
    (call,) = server.calls("sendMessage")
    assert call.parameters["link_preview_options"] == {"is_disabled": True}
    assert "reply_parameters" not in call.parameters


async def test_what_many_read_is_put_into_words_once_and_never_mixed_up(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    karel = server.person(first_name="Karel", language_code="cs")
    karel.start()
    for number in range(2):
        texts = Texts(pl=f"Zapraszamy: {number}", cs=f"Zveme: {number}")
        for phone, language in ((ania, Language.PL), (karel, Language.CS), (ania, Language.PL), (karel, None)):
            bulk = replace(letter(phone, (YES,), texts=texts), language=language, bulk=True)
            receipt = await channel.send(bulk)
            assert receipt.external_id == str(phone.last.id)
            read = [text for text in (*texts.values(),) if text in phone.last.text]
            assert read == (list(texts.values()) if language is None else [texts[language]])
            assert [[button.callback_data for button in row] for row in phone.last.rows] == [[str(YES.action)]]
    assert len({call.parameters["text"] for call in server.calls("sendMessage")}) == 6


async def test_whose_language_is_not_known_reads_what_is_long_in_a_message_for_each(
    channel: TelegramChannel, ania: Phone
) -> None:
    card = await channel.send(letter(ania))
    texts = Texts(pl="ż" * 3_000, cs="ř" * 3_000)
    receipt = await channel.send(
        replace(letter(ania, (YES,), texts=texts), language=None, bulk=True, replaces=card.external_id)
    )
    old, first, second = [message for message in ania.messages if message.by_bot]
    assert (str(old.id), str(second.id)) == (card.external_id, receipt.external_id)
    assert texts[Language.PL] in first.text
    assert texts[Language.CS] in second.text
    assert (first.rows, [[button.callback_data for button in row] for row in second.rows]) == ((), [[str(YES.action)]])


async def test_what_was_said_in_one_language_is_not_said_again_because_the_other_was_not_taken(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    texts = Texts(pl="ą" * 3000, cs="á" * 3000)
    both = replace(letter(ania, (YES,), texts=texts), language=None)
    server.faults.add(kind="delay", method="sendMessage", seconds=0.2)
    sending = asyncio.create_task(channel.send(both))
    while not server.calls("sendMessage"):  # noqa: ASYNC110 - the transcript has no bell
        await asyncio.sleep(0.001)
    server.faults.add(kind="error", method="sendMessage", code=429, parameters={"retry_after": 1})
    with pytest.raises(TryLater):
        await sending
    for _ in range(2):  # and what is said another time is said whole
        receipt = await channel.send(both)
        assert receipt.external_id == str(ania.last.id)
    said = [message.text for message in ania.messages if message.by_bot]
    assert ["ą" in text for text in said] == [True, False, True, False]


async def test_the_same_moment_reads_otherwise_in_another_time_zone(bot: Bot, ania: Phone) -> None:
    channel = TelegramChannel(bot, lambda id, args, language: f"{args['at']}")
    eight = datetime(2026, 12, 3, 8, tzinfo=UTC)
    for zone, hour in (("UTC", "08:00"), ("Europe/Warsaw", "09:00")):
        message = Message("plain", (("at", eight.astimezone(ZoneInfo(zone))),))
        await channel.send(replace(letter(ania), message=message, bulk=True))
        assert hour in ania.last.text


async def test_a_card_is_edited_in_place(server: TelegramServer, channel: TelegramChannel, ania: Phone) -> None:
    first = await channel.send(letter(ania, (YES,)))
    changed = letter(ania, texts=Texts(pl="Zapisano", cs="Uloženo"))
    again = await channel.send(replace(changed, replaces=first.external_id))
    assert again.external_id == first.external_id
    assert "Zapisano" in ania.last.text
    assert ania.last.rows == ()
    assert len(server.calls("sendMessage")) == 1


async def test_an_edit_that_changes_nothing_has_succeeded(channel: TelegramChannel, ania: Phone) -> None:
    first = await channel.send(letter(ania, (YES,)))
    assert await channel.send(replace(letter(ania, (YES,)), replaces=first.external_id)) == first


async def test_what_cannot_be_edited_is_sent_anew(channel: TelegramChannel, ania: Phone) -> None:
    deleted = await channel.send(letter(ania))
    ania.delete(ania.last)
    her_own = str(ania.messages[0].id)
    for replaces in (deleted.external_id, her_own, "999", "<mail.7@example.org>"):
        receipt = await channel.send(replace(letter(ania), replaces=replaces))
        assert receipt.external_id == str(ania.last.id) != replaces


async def test_what_is_worth_no_message_of_its_own_is_refused_where_it_cannot_be_edited(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    card = await channel.send(letter(ania))
    ania.delete(ania.last)
    update = letter(ania)
    with pytest.raises(Refused, match="not there any more"):
        await channel.send(replace(update, replaces=card.external_id, message=replace(update.message, in_place=True)))
    assert len(server.calls("sendMessage")) == 1


async def test_a_file_is_a_message_of_its_own_with_the_text_under_it(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    card = await channel.send(letter(ania))
    ics = Document("spotkanie.ics", "text/calendar", b"BEGIN:VCALENDAR")
    plain = letter(ania, (YES,), texts=Texts(pl="Do kalendarza <&>", cs="Do kalendáře"))
    sent = await channel.send(replace(plain, replaces=card.external_id, message=replace(plain.message, document=ics)))
    assert sent.external_id == str(ania.last.id) != card.external_id
    assert ania.last.document is not None
    shown = ania.last.document
    assert (shown.name, shown.mime_type, shown.content) == ("spotkanie.ics", "text/calendar", b"BEGIN:VCALENDAR")
    assert "Do kalendarza <&>" in ania.last.text
    assert [button.callback_data for row in ania.last.rows for button in row] == ["answer:culture:ACCEPTED"]
    # a button under a file is answered below it: its text is none that could be edited
    after = await channel.send(replace(letter(ania), replaces=sent.external_id))
    assert after.external_id != sent.external_id


async def test_a_text_too_long_for_a_file_is_refused(channel: TelegramChannel, ania: Phone) -> None:
    long = letter(ania, texts=Texts(pl="ą" * 1024, cs="á"))
    ics = Document("spotkanie.ics", "text/calendar", b"BEGIN:VCALENDAR")
    with pytest.raises(Refused, match="1 to 1024"):
        await channel.send(replace(long, message=replace(long.message, document=ics)))


async def test_an_answer_quotes_the_question_if_it_still_stands(channel: TelegramChannel, ania: Phone) -> None:
    question = ania.send("Czy będzie parking?")
    await channel.send(replace(letter(ania), thread="question:7", in_reply_to=str(question.id)))
    assert ania.last.reply_to is question
    await channel.send(replace(letter(ania), thread="meeting:culture", in_reply_to=str(question.id)))
    assert ania.last.reply_to is None
    ania.delete(question)
    for reference in (str(question.id), "<mail.7@example.org>"):
        receipt = await channel.send(replace(letter(ania), thread="question:7", in_reply_to=reference))
        assert receipt.external_id == str(ania.last.id)
        assert ania.last.reply_to is None


async def test_dropped_after_it_took_effect_is_uncertain(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    server.faults.add(kind="drop_after", method="sendMessage")
    with pytest.raises(Uncertain):
        await channel.send(letter(ania))
    assert "Spotkanie" in ania.last.text


async def test_dropped_before_it_took_effect_looks_the_same_from_here(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    server.faults.add(kind="drop_before", method="sendMessage")
    with pytest.raises(Uncertain):
        await channel.send(letter(ania))
    assert [message for message in ania.messages if message.by_bot] == []


async def test_an_uncertain_edit_tried_again_makes_no_second_card(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    first = await channel.send(letter(ania))
    changed = replace(letter(ania, (YES,)), replaces=first.external_id)
    server.faults.add(kind="drop_after", method="editMessageText")
    with pytest.raises(Uncertain):
        await channel.send(changed)
    assert await channel.send(changed) == first
    assert len([message for message in ania.messages if message.by_bot]) == 1


async def test_a_server_that_cannot_be_reached_has_sent_nothing(server: TelegramServer, ania: Phone) -> None:
    bot = build_bot(server.token, server.base_url)
    await server.stop()
    with pytest.raises(NetworkError):
        await hello(bot)
    with pytest.raises(TryLater) as caught:
        await TelegramChannel(bot, Phrasebook(Path("locales")).phrase).send(letter(ania))
    await bot.shutdown()
    assert caught.value.whole


async def test_a_flood_asks_for_its_pause(server: TelegramServer, channel: TelegramChannel, ania: Phone) -> None:
    server.flood.on = True
    with pytest.raises(TryLater) as caught:
        for _ in range(10):
            await channel.send(letter(ania))
    assert caught.value.after is not None
    assert timedelta() < caught.value.after <= timedelta(seconds=3)
    assert caught.value.whole


async def test_a_flood_while_editing_is_a_flood(server: TelegramServer, channel: TelegramChannel, ania: Phone) -> None:
    first = await channel.send(letter(ania))
    server.faults.add(
        kind="error",
        method="editMessageText",
        code=429,
        description="Too Many Requests: retry after 9",
        parameters={"retry_after": 9},
    )
    with pytest.raises(TryLater) as caught:
        await channel.send(replace(letter(ania, (YES,)), replaces=first.external_id))
    assert caught.value.after == timedelta(seconds=9)


async def test_who_blocked_the_bot_is_gone(channel: TelegramChannel, ania: Phone) -> None:
    ania.block()
    with pytest.raises(Gone, match="blocked"):
        await channel.send(letter(ania))


async def test_a_group_that_became_a_supergroup_has_moved(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    desk = server.group(title="Biurko", members=[ania])
    old = f"telegram:{desk.id}"
    desk.migrate()
    with pytest.raises(Moved) as caught:
        await channel.send(replace(letter(ania), address=old))
    await channel.send(replace(letter(ania), address=caught.value.address))
    assert "Spotkanie" in desk.last.text


async def test_what_telegram_would_not_take_is_not_even_tried(
    server: TelegramServer, channel: TelegramChannel, ania: Phone
) -> None:
    too_long = letter(ania, texts=Texts(pl="ż" * 4100, cs="ž"))
    for wrong in (too_long, replace(letter(ania), address="telegram:ania"), letter(ania, (YES,) * 9)):
        with pytest.raises(Refused):
            await channel.send(wrong)
    assert server.calls("sendMessage") == []
