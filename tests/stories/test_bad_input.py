"""What should never come, comes: forged buttons and tokens, rubbish, machines and doubles.

Nobody is left without an answer in her own language, nothing changes that was not asked for, and nothing is lost.
"""

import json
from collections.abc import Iterable
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from bot.core import announcements, meetings, questions
from bot.core.announcements import LONGEST, Announcement, AnnouncementState
from bot.core.language import Language
from bot.core.people import ContactState, RoleKind
from bot.core.questions import Question, QuestionState
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests.people import UNDO, address_of, cards, mails, press
from tests.stories.acts import answer_of, forge, invite, join, on_one_database, post, publish, say, subscriber

DATA = Path(__file__).parents[1] / "data" / "telegram"
EVIL = "<b>Zły</b> &amp; <script>alert(1)</script> _*[x](tg://user?id=1)*_ `\"'"


async def known(stage: Stage, *names: str) -> list[object]:
    """Everything that a forged act could have changed, to be compared."""
    found: list[object] = []
    async with stage.app.database.transaction() as store:
        for name in names:
            person = await subscriber(store, name)
            found += [person.language, person.city, person.kind, person.consented_at]
            found += [(each.meeting_id, each.partstat) for each in await store.rsvps_of(person.id)]
            found += [(each.sector_id, each.state) for each in await store.subscriptions(person.id)]
            found += [(each.kind, each.scope) for each in await store.roles(person.id)]
            found += [(each.id, each.state) for each in await store.questions_of(person.id)]
        drafts = [await store.announcement(number) for number in (1, 2)]
        found += [(each.drafts, each.sectors, each.state) for each in drafts if each]
    return found


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


async def failed(stage: Stage) -> list[bytes]:
    async with stage.app.database.transaction() as store:
        return [raw for _, _, raw, _ in await store.failed()]


def bare(texts: Iterable[str]) -> str:
    """The texts without their white space, which may be lost where a text is cut."""
    return "".join("".join(texts).split())


# Buttons


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


# Words


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


def _questions(stage: Stage, number: int) -> list[str]:
    """What the desk was shown of a question, in order, without the headings and the frame."""
    shown = [each.text for each in stage.desk.messages if each.text.startswith(f"Pytanie nr {number}")]
    first, *rest = [text.partition("\n\n")[2] for text in shown]
    return [first.partition("\n\n")[2].rpartition("\n\n")[0], *rest]


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


# Staff


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


# Rubbish


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


async def test_a_malformed_mail_is_kept_and_the_others_are_worked(stage: Stage) -> None:
    await join(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    headless = "Subject: =?utf-8?b?!!!?=\n\nCzy jest parking?\n"
    for raw in (headless, "From: <<>>,;@@\nSubject: x\n\nJaka sala?\n"):
        await post(stage, bartek.address, cast.BOT_ADDRESS, raw)
    await post(stage, bartek.address, cast.BOT_ADDRESS, b"\xff\xfe\x00From: \x80\r\n\r\n\x00\x01\x02")
    await post(
        stage,
        bartek.address,
        cast.BOT_ADDRESS,
        f"From: {bartek.address}\nContent-Type: multipart/mixed; boundary=no\nContent-Transfer-Encoding: base64\n\n*",
    )
    await bartek.write(cast.BOT_ADDRESS, "Pytanie", "Gdzie jest wejście?")
    await stage.settle()
    assert bartek.messages[-1].subject.endswith("przekazane")
    assert "Gdzie jest wejście?" in bartek.messages[-1].text
    kept = b"".join(await failed(stage))
    assert b"Czy jest parking?" in kept
    assert b"Jaka sala?" in kept
    assert all(record.kind != "waiting" for record in stage.mail.transcript)


# Mail that is not what it claims


async def test_an_answer_counts_only_from_the_person_who_was_asked(stage: Stage) -> None:
    await join(stage, "Bartek", "Cecílie")
    await invite(stage)
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    invitation = bartek.messages[-1]
    await bartek.reply(invitation, "nie")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "DECLINED"

    colleague = stage.mail.mailbox("kolega@hufiec.example.pl", name="Kolega", language="pl")
    await colleague.reply(invitation, "tak")  # it was forwarded to him
    await stage.settle()
    assert [mail.subject.partition(":")[0] for mail in colleague.messages] == ["Zaproszenie również dla Państwa"]
    await cecilie.reply(invitation, "ano")
    await stage.settle()
    assert "Pozvánka i pro vás:" in cecilie.messages[-1].subject

    recipient = parseaddr(invitation.reply_to)[1]
    changed = recipient.replace(recipient[7], "b" if recipient[7] == "a" else "a", 1)
    for to in (cast.BOT_ADDRESS, changed):
        raw = f"From: Bartek <{bartek.address}>\nTo: {to}\nSubject: odp\nMessage-ID: <{to}>\n\ntak\n"
        before = len(bartek.messages)
        await post(stage, "attacker@example.net", to, raw)
        assert len(bartek.messages) == before + 1
        assert "Prosimy o potwierdzenie:" in bartek.messages[-1].subject
        assert "odpowiedź nie została jeszcze zapisana" in bartek.messages[-1].text
    assert stage.mail.mailbox("attacker@example.net").messages == []
    assert await answer_of(stage, "Bartek") == "DECLINED"
    assert await answer_of(stage, "Cecílie") == "NEEDS-ACTION"

    await bartek.reply(bartek.messages[-1], "tak")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "ACCEPTED"


@on_one_database
async def test_a_forged_wish_to_change_or_erase_is_only_asked_about(stage: Stage) -> None:
    await join(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    before = await known(stage, "Bartek")
    for number, word in enumerate(("USUŃ", "DZIEDZINY", "CZESKI", "DANE")):
        raw = f"From: {bartek.address}\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <{number}@x>\n\n{word}\n"
        await post(stage, "attacker@example.net", cast.BOT_ADDRESS, raw)
        assert bartek.messages[-1].subject == "Prosimy o potwierdzenie"
        assert "na razie nic nie zostało zmienione" in bartek.messages[-1].text
    assert len(bartek.messages) == 4
    assert await known(stage, "Bartek") == before


@on_one_database
async def test_machines_are_never_answered_and_a_dead_address_is_written_to_no_more(stage: Stage) -> None:
    await join(stage, "Bartek", "Cecílie")
    await invite(stage)
    bartek = stage.mailboxes["Bartek"]
    invitation = bartek.messages[-1]
    desk = len(stage.desk.messages)
    await bartek.auto_reply(invitation)
    await post(stage, bartek.address, invitation.envelope_from, _machine(bartek.address, "Precedence: bulk"))
    await post(stage, bartek.address, cast.BOT_ADDRESS, _machine("noreply@shop.example.pl", "X-Shop: 1"))
    await post(stage, bartek.address, cast.BOT_ADDRESS, _machine(cast.BOT_ADDRESS, "X-Own: 1"))
    await bartek.bounce(invitation, status="4.2.2", said="452 4.2.2 Mailbox full")
    await stage.settle()
    assert bartek.messages == [invitation]
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    assert len(mails(stage, "Bartek", "Ogłoszenie")) == 1

    await bartek.bounce(invitation)
    await stage.settle()
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert len(bartek.messages) == 2
    assert len(mails(stage, "Cecílie", "Oznámení")) == 2
    assert len(stage.desk.messages) == desk
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of("Bartek"))
    assert contact is not None
    assert (contact.state, contact.stopped_because) == (ContactState.STOPPED, "bounced 5.1.1")


def _machine(sender: str, header: str) -> str:
    return f"From: {sender}\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <{header.split()[1]}@x>\n{header}\n\ntak\n"


@on_one_database
async def test_a_bare_yes_with_two_invitations_open_is_asked_about(stage: Stage) -> None:
    await join(stage, "Bartek")
    await invite(stage, "culture", "conference")
    bartek = stage.mailboxes["Bartek"]
    await bartek.write(cast.BOT_ADDRESS, "", "tak")
    await stage.settle()
    assert bartek.messages[-1].subject == "Nadchodzące spotkania"
    assert "Każda odpowiedź dotyczy jednego spotkania" in bartek.messages[-1].text
    assert await answer_of(stage, "Bartek") == await answer_of(stage, "Bartek", "conference") == "NEEDS-ACTION"
    (conference,) = mails(stage, "Bartek", "Zaproszenie: Konferencja")
    await bartek.reply(conference, "tak")
    await stage.settle()
    assert await answer_of(stage, "Bartek", "conference") == "ACCEPTED"
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"


@on_one_database
async def test_numbers_out_of_range_choose_nothing_and_take_nothing_away(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    raw = f"From: {bartek.address}\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <1@x>\n\nZapisz\n"
    for _ in range(2):  # the same mail, brought twice
        await post(stage, bartek.address, cast.BOT_ADDRESS, raw)
    (welcome,) = bartek.messages
    await bartek.reply(welcome, "9")
    await stage.settle()
    assert "Proszę wybrać co najmniej jedną dziedzinę z listy." in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "1")
    await stage.settle()
    assert [mail.subject for mail in bartek.messages[2:]] == ["Moje spotkania", "Miasto"]
    before = await known(stage, "Bartek")
    await bartek.reply(bartek.messages[-1], "77")
    await stage.settle()
    assert bartek.messages[-1].subject == "Pytanie nr 1 przekazane"  # whatever it means, a person reads it
    await bartek.reply(bartek.messages[-1], "DZIEDZINY")
    await stage.settle()
    await bartek.reply(bartek.messages[-1], "9")
    await stage.settle()
    assert "Proszę wybrać co najmniej jedną dziedzinę z listy." in bartek.messages[-1].text
    assert (await known(stage, "Bartek"))[: len(before)] == before
    await bartek.reply(bartek.messages[-1], "2")
    await stage.settle()
    assert "Wybrane dziedziny:\n• Edukacja" in bartek.messages[-1].text
