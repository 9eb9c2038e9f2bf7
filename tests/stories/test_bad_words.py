"""Words as people write them and as nobody should: markup, too long, no text at all, a stop that is none."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bot.core.announcements import LONGEST, AnnouncementState
from bot.core.people import EVERYWHERE, Role, RoleKind
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import UNDO, cards, press
from tests.stories.acts import failed, forge, invite, join, on_one_database, publish, say, subscriber, tap

DATA = Path(__file__).parents[1] / "data" / "telegram"
EVIL = "<b>Zły</b> &amp; <script>alert(1)</script> _*[x](tg://user?id=1)*_ `\"'"


def bare(texts: Iterable[str]) -> str:
    """The texts without their white space, which may be lost where a text is cut."""
    return "".join("".join(texts).split())


@on_one_database
async def test_markup_in_names_and_words_is_shown_as_it_was_written(stage: Stage) -> None:
    stage.phones["Ania"].person.first_name = EVIL
    await join(stage, "Ania", "Bartek")
    ania, bartek = stage.phones["Ania"], stage.mailboxes["Bartek"]
    await say(stage, ania, EVIL)
    press(ania, ania.last.rows[0][0].callback_data or "")
    await stage.settle()
    assert f"„{EVIL}”" in ania.last.text
    assert f"Od: {EVIL}\n" in stage.desk.last.text
    assert f"\n\n{EVIL}\n\n" in stage.desk.last.text
    assert {each.type for each in stage.desk.last.entities} <= {"bold", "url", "mention", "email"}
    stage.desk.send(stage.phones["Ola"], f"{EVIL} – odp.", reply_to=stage.desk.last)
    await stage.settle()
    assert ania.last.text.endswith(f"{EVIL} – odp.")
    await bartek.write(cast.BOT_ADDRESS, EVIL, EVIL)
    await stage.settle()
    sent = bartek.messages[-1]
    assert f"„{EVIL}”" in sent.text
    assert "<script" not in sent.html
    assert "&lt;b&gt;Zły&lt;/b&gt; &amp;amp;" in sent.html


@on_one_database
async def test_a_long_question_reaches_the_desk_whole_and_one_too_long_is_refused_to_its_writer(stage: Stage) -> None:
    await join(stage, "Ania", "Bartek")
    ania, bartek = stage.phones["Ania"], stage.mailboxes["Bartek"]
    long = " ".join(f"słowo{number}" for number in range(500))[:4096].ljust(4096, "ż")
    assert "Czy przekazać tę wiadomość moderatorom?" in await say(stage, ania, long)
    ania.tap("Przekaż")
    await stage.settle()
    assert "Pytanie trafiło do moderatorów." in ania.last.text
    assert bare([long]) in bare(_questions(stage, 1))

    longer = "\n".join(f"{number}. wiersz o noclegu, dojeździe i tłumaczeniu" for number in range(1, 420))[:19_000]
    await bartek.write(cast.BOT_ADDRESS, "Pytanie", longer)
    await stage.settle()
    assert bartek.messages[-1].subject == "Pytanie nr 2 przekazane"
    assert bare([longer]) in bare(_questions(stage, 2))

    before = len(stage.desk.messages)
    await bartek.write(cast.BOT_ADDRESS, "Pytanie", "Bardzo długie pytanie. " * 913)
    await stage.settle()
    assert bartek.messages[-1].subject == "Nie można tego wykonać"
    assert "Tekst jest za długi: może mieć najwyżej 20\N{NO-BREAK SPACE}000 znaków." in bartek.messages[-1].text
    assert len(stage.desk.messages) == before


@on_one_database
async def test_an_announcement_that_cannot_go_out_is_refused_with_the_reason_and_kept(stage: Stage) -> None:
    await join(stage, "Ania")
    jana = stage.phones["Jana"]
    assert "Oznámení, jazyk: polština" in await say(stage, jana, "/announce")
    assert "Text je příliš dlouhý: může mít nejvýše 3\N{NO-BREAK SPACE}000 znaků." in await say(
        stage, jana, "ż" * (LONGEST + 1)
    )
    assert "Chybí text v polštině." in await say(stage, jana, "\N{ZERO WIDTH SPACE}\N{BRAILLE PATTERN BLANK}")
    assert "Oznámení, jazyk: čeština" in await say(stage, jana, "Zmiana sali.")
    for data in ("preview:1", "publish:1"):
        assert await forge(stage, jana, data) == "Nelze provést\n\nChybí text v češtině."
    assert "Oznámení: příjemci" in await say(stage, jana, "Změna sálu.")
    press(jana, "audience:1:safety")
    await stage.settle()
    assert "Tuto zprávu by nikdo nedostal" in await forge(stage, jana, "publish:1")
    async with stage.app.database.transaction() as store:
        kept = await store.announcement(1)
    assert kept is not None
    assert kept.drafts == {"pl": "Zmiana sali.", "cs": "Změna sálu."}
    assert kept.state == AnnouncementState.DRAFT
    assert cards(stage.phones["Ania"], "Ogłoszenie") == []
    press(jana, "audience:1:safety")
    await stage.settle()
    assert "Příjemci: 1" in await forge(stage, jana, "publish:1")
    assert "Toto oznámení už bylo odesláno nebo smazáno." in await forge(stage, jana, "publish:1")
    await stage.move(seconds=UNDO)
    assert len(cards(stage.phones["Ania"], "Zmiana sali.")) == 1


@on_one_database
@pytest.mark.parametrize("cut", [4_096, 2_900])
async def test_the_rest_of_a_text_cut_in_two_is_no_text_in_the_next_language(stage: Stage, cut: int) -> None:
    jana, text = stage.phones["Jana"], "Zażółć gęślą jaźń. " * 260
    assert "Napište prosím text oznámení (jazyk: polština) do jedné zprávy." in await say(stage, jana, "/announce")
    jana.send(text[:cut])
    jana.send(text[cut:])
    await stage.settle()
    assert "Zkraťte prosím polský text" in jana.last.text
    assert await drafts(stage) == {}
    assert "Oznámení, jazyk: čeština" in await say(stage, jana, "Krótszy tekst po polsku.")
    jana.send(text[:2_900])
    jana.send(text[2_900:])
    await stage.settle()
    assert "Zkraťte prosím český text" in jana.last.text
    await say(stage, jana, "Kratší text.")
    assert await drafts(stage) == {"pl": "Krótszy tekst po polsku.", "cs": "Kratší text."}
    assert len(cards(jana, "Text je příliš dlouhý")) == 2


@on_one_database
async def test_no_text_is_the_rest_of_another_because_the_clock_was_set_back(stage: Stage) -> None:
    jana, polish = stage.phones["Jana"], "Zażółć gęślą jaźń. " * 120
    await say(stage, jana, "/announce")
    await say(stage, jana, polish)
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{jana.id}")
        assert contact is not None
        what, _, second = contact.expecting.rpartition(":")
        contact.expecting = f"{what}:{int(second) + 3600}"
    assert "Oznámení: příjemci" in await say(stage, jana, "Příliš žluťoučký kůň.")
    assert await drafts(stage) == {"pl": polish.strip(), "cs": "Příliš žluťoučký kůň."}


@on_one_database
async def test_a_long_text_in_the_last_language_leaves_nothing_expected(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await say(stage, jana, "/announce")
    for text in ("Zażółć gęślą jaźń. " * 150, "Příliš žluťoučký kůň. " * 130):
        await say(stage, jana, text)
    assert "Oznámení: příjemci" in jana.last.text
    assert "Oznámení: příjemci" not in await say(stage, jana, "Přijede i televize?")


@on_one_database
async def test_pictures_voices_and_stickers_are_answered_with_a_request_for_words(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    for kind in ("photo", "voice", "sticker", "location"):
        body: dict[str, Any] = json.loads((DATA / f"{kind}.json").read_text())["message"]
        own = {"from": ania.person.wire(), "chat": {"id": ania.id, "type": "private", "first_name": "Ania"}}
        stage.telegram.world.updates.add("message", body | own, lane="test")
        await stage.settle()
    answers = cards(ania, "Możemy tu odczytać tylko tekst – bez zdjęć, nagrań i załączników.")
    assert len(answers) == 4
    assert await failed(stage) == []


@on_one_database
async def test_stop_inside_a_sentence_is_no_stop_and_after_a_stop_there_is_silence_until_start(stage: Stage) -> None:
    await join(stage, "Ania", "Bartek")
    ania, bartek = stage.phones["Ania"], stage.mailboxes["Bartek"]
    assert "Czy to pytanie?" in await say(stage, ania, "Czy przystanek STOP jest daleko?")
    await bartek.write(cast.BOT_ADDRESS, "Pytanie", "Proszę powiedzieć kierowcy STOP przy parku.")
    await stage.settle()
    assert bartek.messages[-1].subject == "Pytanie nr 2 przekazane"

    assert "Nie będziemy już przysyłać zaproszeń" in await say(stage, ania, "Stop!")
    await bartek.write(cast.BOT_ADDRESS, "", "STOP\n\n-- \nBartek")
    await stage.settle()
    assert bartek.messages[-1].subject == "Rezygnacja przyjęta"
    counts = len(ania.messages), len(bartek.messages)
    await join(stage, "David")
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    await invite(stage)
    assert (len(ania.messages), len(bartek.messages)) == counts
    assert len(cards(stage.phones["David"], "Změna sálu.")) == 1

    ania.start()
    await stage.settle()
    assert "W jakim języku mamy do Państwa pisać?" in ania.last.text
    for data in ("language:pl", "sectors-done", "city:jastrzebie", "kind:ngo", "institution:skip", "consent:yes"):
        press(ania, data)
        await stage.settle()
    assert "Wybrane dziedziny:\n• Kultura" in ania.last.text
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert len(cards(ania, "Kawa od 9:30.")) == 1


def _questions(stage: Stage, number: int) -> list[str]:
    """What the desk was shown of a question, in order, without the headings and the frame."""
    shown = [each.text for each in stage.desk.messages if each.text.startswith(f"Pytanie nr {number}")]
    first, *rest = [text.partition("\n\n")[2] for text in shown]
    return [first.partition("\n\n")[2].rpartition("\n\n")[0], *rest]


@on_one_database
async def test_words_are_not_taken_for_what_was_asked_before_something_else_was_tapped(stage: Stage) -> None:
    await join(stage, "Ania")
    await invite(stage)
    ania = stage.phones["Ania"]
    for data in ("answer:culture:ACCEPTED", "details:culture", "note:culture"):
        press(ania, data)
        await stage.settle()
    await say(stage, ania, "/meetings")
    await say(stage, ania, "Jak dojechać z Havířova?")
    assert "„Jak dojechać z Havířova?”" in ania.last.text
    assert (ania.last.rows[0][0].callback_data or "").startswith("send-question:")


@on_one_database
async def test_what_belongs_to_the_same_answer_may_be_tapped_before_the_note_is_written(stage: Stage) -> None:
    await join(stage, "Ania")
    await invite(stage)
    ania = stage.phones["Ania"]
    for data in ("answer:culture:ACCEPTED", "details:culture", "note:culture", "need:culture:access"):
        press(ania, data)
        await stage.settle()
    await say(stage, ania, "Przyjadę na wózku.")
    assert "Przyjadę na wózku." in ania.last.text
    assert "bez barier" in ania.last.text


@on_one_database
@pytest.mark.parametrize(
    "text",
    [
        "Zapisz się na sport!\n\nW sobotę otwarte treningi w hali, godz. 10.00.",
        "Odhlaste se z kultury",
        "Usunięcie danych osobowych\n\nOd lutego kasujemy je po roku.",
        "Menu",
        "Pomoc",
        "Zastępstwo",
    ],
)
async def test_the_text_of_an_announcement_is_taken_and_not_obeyed(stage: Stage, text: str) -> None:
    await people.joined_by_taps(stage, "Ania")
    async with stage.app.database.transaction() as store:
        await store.add(Role((await subscriber(store, "Ania")).id, RoleKind.ORGANISER, EVERYWHERE, stage.clock.now()))
    ania = stage.phones["Ania"]
    await say(stage, ania, "/announce")
    assert "Ogłoszenie, język: czeski" in await say(stage, ania, text)
    assert await drafts(stage) == {"pl": text}
    assert "Ogłoszenie: odbiorcy" in await say(stage, ania, text)
    async with stage.app.database.transaction() as store:
        held = await store.subscriptions((await subscriber(store, "Ania")).id)
    assert [(each.sector_id, str(each.state)) for each in held] == [("culture", "confirmed")]


@on_one_database
async def test_stop_and_a_command_are_obeyed_whatever_was_asked_for(stage: Stage) -> None:
    await join(stage, "Ania")
    ania, jana = stage.phones["Ania"], stage.phones["Jana"]
    await say(stage, jana, "/announce")
    await say(stage, jana, "/help")
    await say(stage, jana, "Zmiana sali.")
    assert await drafts(stage) == {}
    await tap(stage, ania, "ask")
    assert "Czy usunąć dane?" in await say(stage, ania, "Proszę usunąć moje dane")
    await tap(stage, ania, "ask")
    assert "Nie będziemy już przysyłać zaproszeń" in await say(stage, ania, "STOP")
    await say(stage, jana, "/announce")
    await say(stage, jana, "STOP")
    assert await drafts(stage, 2) == {}


@on_one_database
async def test_a_question_and_a_note_that_begin_like_a_command_are_kept(stage: Stage) -> None:
    await join(stage, "Ania")
    await invite(stage)
    ania = stage.phones["Ania"]
    await tap(stage, ania, "ask")
    assert "przekazane" in await say(stage, ania, "Zapisać mnie na sport\n\nCzy mogą Państwo to zrobić za mnie?")
    assert "Czy mogą Państwo to zrobić za mnie?" in stage.desk.last.text
    for data in ("answer:culture:ACCEPTED", "details:culture", "note:culture"):
        await tap(stage, ania, data)
    assert "✏️ Zastępstwo" in await say(stage, ania, "Zastępstwo")


async def drafts(stage: Stage, number: int = 1) -> dict[str, str]:
    """The texts of an announcement so far."""
    async with stage.app.database.transaction() as store:
        announcement = await store.announcement(number)
    assert announcement is not None
    return dict(announcement.drafts)
