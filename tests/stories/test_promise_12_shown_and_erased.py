"""Promise 12: a person's data can be shown to them and erased by them, in the chat and by mail."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.core import enrolment, institutions
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import mails, press
from tests.stories.acts import answer_of, failed, forge, on_one_database, post, say, subscriber

pytestmark = on_one_database

_NOTE, _QUESTION, _ANSWER = "Przywieziemy roll-up.", "Czy jest winda?", "Tak, przy wejściu."


async def test_by_mail_all_is_shown_and_nothing_is_left(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    await people.invite(stage)
    await bartek.reply(bartek.messages[-1], f"tak, 2 osoby\n{_NOTE}")
    await stage.settle()
    await bartek.write(cast.BOT_ADDRESS, "Pytanie", _QUESTION)
    await stage.settle()
    stage.desk.send(stage.phones["Ola"], _ANSWER, reply_to=stage.desk.last)
    await stage.settle()

    await bartek.reply(mails(stage, "Bartek", "zapisana")[-1], "DANE")
    await stage.settle()
    shown = bartek.messages[-1].text
    for held in ("Bartek", bartek.address, "✅ Tak", "👥 2 osoby", _NOTE, _QUESTION, "udzielona"):
        assert held in shown
    await bartek.reply(bartek.messages[-1], "USUŃ")
    await stage.settle()
    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    assert "Wszystkie Państwa dane zostały usunięte" in bartek.messages[-1].text
    await stage.move(days=15)
    assert held_of(stage, "bartek", _NOTE, _QUESTION, _ANSWER) == []


async def test_what_could_not_be_worked_goes_as_well(stage: Stage) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    bartek = stage.mailboxes["Bartek"]
    nested = "Content-Type: multipart/mixed; boundary=x\n" * 40
    for sender in (bartek.address, "obcy@example.com"):
        raw = f"From: {sender.upper()}\nMessage-ID: <{sender}>\n\n{nested}"
        await post(stage, sender, cast.BOT_ADDRESS, raw)
    kept = await failed(stage)
    assert len(kept) == 2
    await bartek.reply(bartek.messages[-1], "USUŃ")
    await stage.settle()
    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    assert await failed(stage) == [raw for raw in kept if b"OBCY@EXAMPLE.COM" in raw]
    assert held_of(stage, "bartek") != []  # her last message, for a week
    await stage.move(days=15)
    assert held_of(stage, "bartek") == []


async def test_in_the_chat_all_is_shown_and_nothing_is_left(stage: Stage) -> None:
    ania = await people.join_by_taps(stage, "Ania")
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Ania")
        await institutions.join(
            store,
            person,
            await institutions.add(store, "Dom Kultury", city=None, kind=None, now=stage.clock.now()),
            stage.clock.now(),
        )
    await people.invite(stage)
    for data in ("answer:culture:ACCEPTED", "details:culture", "party:culture:2", "note:culture"):
        press(ania, data)
        await stage.settle()
    await say(stage, ania, _NOTE)
    await say(stage, ania, "/settings")
    press(ania, "my-data")
    await stage.settle()
    for held in ("Ania", str(cast.ANIA.telegram), "Dom Kultury", "✅ Tak", "👥 2 osoby", _NOTE, "udzielona"):
        assert held in ania.last.text
    for data in ("erase", "erase:yes"):
        press(ania, data)
        await stage.settle()
    assert "Wszystkie Państwa dane zostały usunięte" in ania.last.text
    await stage.move(days=15)
    assert held_of(stage, "'Ania", f"telegram:{cast.ANIA.telegram}", _NOTE) == []


async def test_the_operator_shows_the_same(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    await people.invite(stage)
    await bartek.reply(bartek.messages[-1], f"tak, 2 osoby\n{_NOTE}")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        shown = await enrolment.everything_about(store, bartek.address.upper())
    assert shown is not None
    [answer] = [each for each in shown["answers"] if each["answer"] == "ACCEPTED"]  # type: ignore[attr-defined]
    assert (answer["party"], answer["note"]) == (2, _NOTE)
    assert [place["seats"] for place in shown["places"]] == [2]  # type: ignore[attr-defined]
    assert json.dumps(shown, default=str)


async def test_a_card_about_somebody_erased_is_never_taken_for_one_about_somebody_else(stage: Stage) -> None:
    """On the moderators' card and on the organiser's stands a number; it stays the erased person's."""
    phones = [await people.join_by_taps(stage, name) for name in ("Ania", "David")]
    await people.reload(stage, ('admission = "open"  #', 'admission = "approval"  #'))
    await people.invite(stage)
    cards, numbers = [], []
    for phone, choice in zip(phones, ("erase:yes", ""), strict=True):
        press(phone, "ask")
        await stage.settle()
        phone.send("Kdy?")
        await stage.settle()
        cards.append(stage.desk.last)
        press(phone, "answer:culture:ACCEPTED")
        await stage.settle()
        async with stage.app.database.transaction() as store:
            place = await store.place("culture", "", (await subscriber(store, phone.person.first_name)).id)
            assert place is not None
            numbers.append(place.id)
        if choice:
            await forge(stage, phone, choice)
            await stage.move(days=8)
    stage.desk.send(stage.phones["Ola"], _ANSWER, reply_to=cards[0])
    await stage.settle()
    assert people.cards(phones[1], _ANSWER) == []
    assert len(set(numbers)) == 2


def held_of(stage: Stage, *words: str) -> list[str]:
    """The rows in which one of these words stands."""
    path = Path(stage.app.database.url.database or "")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        rows = list(connection.iterdump())
    return [row for row in rows if any(word.lower() in row.lower() for word in words)]


async def test_a_yes_to_a_mail_that_is_no_longer_on_record_does_not_erase(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    await people.invite(stage)
    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    recorded = bartek.messages[-1]
    for asked_in in (recorded, mails(stage, "Bartek", "zapisana")[-1]):
        await stage.move(days=8)  # what was said in answer to him is kept for a week
        await bartek.reply(asked_in, "USUŃ")
        await stage.settle()
        assert bartek.messages[-1].subject == "Czy usunąć dane?"
        await bartek.reply(recorded, "Tak, będę.")
        await stage.settle()
        assert "zostały usunięte" not in bartek.messages[-1].text
        assert await answer_of(stage, "Bartek") == "ACCEPTED"
    await stage.move(days=8)
    confirm = next(mail for mail in reversed(bartek.messages) if mail.subject == "Czy usunąć dane?")
    await bartek.reply(confirm, "tak")
    await stage.settle()
    assert "zostały usunięte" in bartek.messages[-1].text
