"""What should never come, comes: forged buttons and codes, rubbish and doubles.

Nobody is left without an answer in her own language, nothing changes that was not asked for, and nothing is lost.
"""

import json
from datetime import timedelta

from bot.core import announcements, meetings, questions
from bot.core.announcements import Announcement
from bot.core.language import Language
from bot.core.people import RoleKind
from bot.core.questions import Question, QuestionState
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests.people import address_of, cards, press
from tests.stories.acts import answer_of, failed, forge, invite, join, known, on_one_database, say, subscriber


async def ask(stage: Stage, name: str, text: str, state: QuestionState = QuestionState.OPEN) -> Question:
    """A question that somebody has written before the story begins."""
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of(name))
        assert contact is not None
        question = await questions.offer(store, contact, text, stage.clock.now())
        if state == QuestionState.OPEN:
            await questions.send(store, question, stage.clock.now())
    await stage.settle()
    return question


async def draft(stage: Stage, name: str, *languages: Language) -> Announcement:
    """A draft in so many languages."""
    async with stage.app.database.transaction() as store:
        begun = await announcements.draft(store, await subscriber(store, name), stage.clock.now())
        for language in languages:
            announcements.write(begun, language, f"Kultura {language}")
    return begun


async def test_forged_buttons_are_refused_in_the_readers_language_and_change_nothing(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    await invite(stage)
    offered = await ask(stage, "David", "Kde se dá zaparkovat?", QuestionState.OFFERED)
    foreign = await draft(stage, "Jana", *Language)
    before = await known(stage, "Ania", "David", "Jana")
    unknown = "Ten przycisk jest już nieaktualny. Aktualne możliwości pokazuje menu."
    no_meeting = "Tego spotkania nie ma już w programie. W razie pytań prosimy odpisać na tę wiadomość."
    no_question = "Tego pytania już nie ma."
    not_allowed = "Ta czynność jest dostępna tylko dla organizatorów i moderatorów."
    expected = {
        "": unknown,
        "fly:me": unknown,
        "a" * 300: unknown,
        "answer:culture:ACCEPTED:more": unknown,
        "answer:culture:NEEDS-ACTION": unknown,
        "answer:culture": unknown,
        "answer:'; DROP TABLE rsvp; --:ACCEPTED": unknown,
        "language:xx": unknown,
        "city:atlantis": unknown,
        "kind:wizard": unknown,
        "sector:alchemy": "Tej dziedziny nie ma już w programie.",
        "answer:nowhere:ACCEPTED": no_meeting,
        "meeting:nowhere": no_meeting,
        "ask:nowhere": no_meeting,
        f"send-question:{offered.id}": no_question,
        f"drop-question:{offered.id}": no_question,
        "send-question:777": no_question,
        "send-question:4000000000": no_question,
        f"send-question:{'9' * 32}": unknown,
        "send-question:¾": unknown,
        "invite": not_allowed,
        "invite:culture:yes": not_allowed,
        "broadcast": not_allowed,
        "broadcast:1:cancel-yes": not_allowed,
        "announce": not_allowed,
        f"audience:{foreign.id}:culture": not_allowed,
        f"preview:{foreign.id}": not_allowed,
        f"publish:{foreign.id}": not_allowed,
        f"discard:{foreign.id}": not_allowed,
    }
    ania = stage.phones["Ania"]
    for data, sentence in expected.items():
        assert await forge(stage, ania, data) == f"Nie można tego wykonać\n\n{sentence}", data
    assert await known(stage, "Ania", "David", "Jana") == before
    assert await failed(stage) == []
    assert not ania.spinning


async def test_one_organiser_cannot_touch_the_draft_of_another(stage: Stage) -> None:
    jana, david = stage.phones["Jana"], stage.phones["David"]
    david.start(await stage.staff_code(RoleKind.ORGANISER))
    await stage.settle()
    foreign = await draft(stage, "David", *Language)
    before = await known(stage, "David", "Jana")
    refused = "Nelze provést\n\nTento krok je dostupný pouze pořadatelům a moderátorům."
    for data in (f"publish:{foreign.id}", f"audience:{foreign.id}:culture", f"discard:{foreign.id}", "publish:999"):
        assert await forge(stage, jana, data) == refused, data
    assert "Toto tlačítko už neplatí." in await forge(stage, jana, f"publish:{'9' * 30}")
    assert "Toto tlačítko už neplatí." in await forge(stage, jana, "invite:culture:perhaps")
    assert "Toto setkání už není v programu." in await forge(stage, jana, "invite:nowhere:yes")
    assert "Takové odesílání už v záznamech není." in await forge(stage, jana, "broadcast:999:undo")
    assert "Takové odesílání už v záznamech není." in await forge(stage, jana, "broadcast:999:explode")
    own = await draft(stage, "Jana", *Language)
    assert "Tento obor už není v programu." in await forge(stage, jana, f"audience:{own.id}:alchemy")
    assert (await known(stage, "David", "Jana"))[: len(before)] == before
    assert own.sectors == []


@on_one_database
async def test_a_cancelled_and_a_begun_meeting_take_no_answers(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    await invite(stage, "culture", "conference")
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "conference"), now=stage.clock.now())
    await stage.settle()
    ania, david = stage.phones["Ania"], stage.phones["David"]
    assert "Spotkanie zostało odwołane; odpowiedzi i zaproszenia nie są już możliwe." in await forge(
        stage, ania, "answer:conference:ACCEPTED"
    )
    stage.clock.move(timedelta(days=17, hours=1))  # the hour at which it begins
    press(david, "answer:culture:ACCEPTED")
    await stage.settle()
    assert "Setkání už začalo nebo skončilo; odpovědi a pozvánky už nejsou možné." in david.last.text
    assert "odpovědí na tuto zprávu" in david.last.text  # what to do instead
    assert await answer_of(stage, "Ania", "conference") == await answer_of(stage, "David") == "NEEDS-ACTION"


@on_one_database
async def test_two_taps_in_one_second_are_worked_in_order_on_one_card(stage: Stage) -> None:
    await join(stage, "Ania")
    await invite(stage)
    ania = stage.phones["Ania"]
    (card,) = cards(ania, "Zaproszenie:")
    for label in ("✅ Tak", "❔ Może", "❌ Nie"):
        ania.tap(label, on=card)
    await stage.settle()
    assert await answer_of(stage, "Ania") == "DECLINED"
    assert cards(ania, "Odpowiedź zapisana:") == [card]
    assert "Państwa odpowiedź: ❌ Nie" in card.text
    assert not ania.spinning


async def test_an_update_that_comes_twice_is_worked_once(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    stage.telegram.faults.add(kind=FaultKind.DROP_BEFORE, method="getUpdates", times=None)  # none is confirmed
    ania.send("Czy jest parking?")
    await ania.expect("Czy przekazać tę wiadomość moderatorom?")
    assert len(stage.telegram.world.updates.pending()) == 1
    await stage.drop_curtain()
    stage.telegram.faults.clear()
    await stage.raise_curtain()
    await stage.settle()
    assert len(cards(ania, "Czy jest parking?")) == 1


@on_one_database
async def test_a_code_of_staff_is_good_once_and_for_two_days(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    code, late = await stage.staff_code(RoleKind.ORGANISER), await stage.staff_code(RoleKind.ORGANISER)
    before = await known(stage, "Ania")
    david.start(code)
    await stage.settle()
    assert "Role přidělena" in david.last.text
    refused = "Kod jest błędny, został już wykorzystany albo stracił ważność."
    stage.clock.move(timedelta(days=2))
    for payload in (code, late, "staff-guessed"):
        ania.start(payload)
        await stage.settle()
        assert refused in ania.last.text
    strangers = stage.telegram.group(title="Obcy", members=[ania])
    strangers.send(ania, f"/start@{cast.BOT_NAME} {code}")
    await stage.settle()
    assert "Kod jest błędny" in strangers.last.text
    assert "Kód je chybný" in strangers.last.text  # nobody knows what a group of strangers reads
    david.start(code)
    await stage.settle()
    assert "Kód je chybný, byl již použit nebo jeho platnost vypršela." in david.last.text
    assert await known(stage, "Ania") == before
    assert "Ta czynność jest dostępna tylko dla organizatorów" in await say(stage, ania, "/invite")


@on_one_database
async def test_chatter_at_the_desk_stays_there_and_a_reply_reaches_the_asker(stage: Stage) -> None:
    await join(stage, "David", "Cecílie")
    await ask(stage, "David", "Kde se dá zaparkovat?")
    ola, david, desk = stage.phones["Ola"], stage.phones["David"], stage.desk
    card = desk.last
    before = len(desk.messages), len(david.messages)
    chat = desk.send(ola, "Kto odpowie?")
    desk.send(ola, "tak")
    desk.send(ola, "/settings")
    desk.send(ola, "STOP")
    desk.send(ola, "Ja.", reply_to=chat)
    await stage.settle()
    assert (len(desk.messages) - 5, len(david.messages)) == before
    desk.send(ola, "U parku, v ulici Witczaka.", reply_to=card)
    await stage.settle()
    assert david.last.text == "Odpověď na dotaz č. 1\n\nDotaz: „Kde se dá zaparkovat?“\n\nU parku, v ulici Witczaka."
    assert "✅ Odpowiedź przekazana · Ola" in card.text
    assert stage.mailboxes["Cecílie"].messages == []


@on_one_database
async def test_chatter_in_a_supergroup_answers_no_question_that_was_shown_before_it_was_one(stage: Stage) -> None:
    await join(stage, "David")
    await ask(stage, "David", "Kde se dá zaparkovat?")
    ola, david, desk = stage.phones["Ola"], stage.phones["David"], stage.desk
    card = desk.last
    desk.migrate()
    await stage.settle()
    chat = desk.send(ola, "Kto dziś dyżuruje?")
    while chat.id < card.id:  # the messages of a supergroup are counted anew
        chat = desk.send(ola, "Kto dziś dyżuruje?")
    assert chat.id == card.id
    desk.send(ola, "Ja, ten z parkingiem znowu marudzi.", reply_to=chat)
    await stage.settle()
    assert cards(david, "marudzi") == []


@on_one_database
async def test_a_voice_message_in_place_of_an_answer_is_said_not_to_have_been_passed_on(stage: Stage) -> None:
    await join(stage, "David")
    await ask(stage, "David", "Kde se dá zaparkovat?")
    desk, david, updates = stage.desk, stage.phones["David"], stage.telegram.world.updates
    said = len(desk.messages), len(david.messages)
    chat = {"id": desk.id, "type": "group", "title": desk.chat.title}
    voice = {
        "date": 0,
        "chat": chat,
        "from": stage.phones["Ola"].person.wire(),
        "voice": {"file_id": "1", "file_unique_id": "1", "duration": 3},
    }
    card = {"message_id": desk.last.id, "date": 0, "chat": chat}
    updates.add("message", voice | {"message_id": 901}, lane="test")  # among themselves
    updates.add("message", voice | {"message_id": 902, "reply_to_message": card}, lane="test")
    await stage.settle()
    assert (len(desk.messages), len(david.messages)) == (said[0] + 1, said[1])
    assert "Możemy tu odczytać tylko tekst" in desk.last.text
    assert desk.last.rows == ()


async def test_a_malformed_update_in_a_batch_is_kept_and_the_others_are_worked(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    updates = stage.telegram.world.updates
    stage.telegram.faults.add(kind=FaultKind.MALFORMED, method="getUpdates")  # and once the batch itself is rubbish
    ania.send("/settings")
    updates.add("message", {"message_id": "forty", "rubbish": "ęý"}, lane="test")
    updates.add("callback_query", {"id": "1", "data": None, "from": {"id": "x"}}, lane="test")
    updates.add("my_chat_member", {"chat": ania.chat.wire()}, lane="test")
    david.send("/settings")
    await stage.settle()
    assert "Ustawienia" in ania.last.text
    assert "Nastavení" in david.last.text
    kept = await failed(stage)
    assert len(kept) == 3
    assert json.loads(kept[0])["message"]["rubbish"] == "ęý"
