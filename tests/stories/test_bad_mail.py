"""Mail that is not what it claims: malformed, forged, or answering nothing that was asked."""

from email.utils import parseaddr

import pytest

from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests.people import mails
from tests.stories.acts import answer_of, failed, invite, join, known, on_one_database, post


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


TOO_LONG = {"long": f"{'a' * 395}@x.pl", "long domain": f"ala@{'x.' * 130}pl"}
NO_ADDRESSES = {**TOO_LONG, "nul": "bar\0tek@x.pl"}


@pytest.mark.parametrize("address", NO_ADDRESSES.values(), ids=NO_ADDRESSES)
async def test_words_from_what_no_database_takes_for_an_address_are_kept(stage: Stage, address: str) -> None:
    raw = f"From: <{address}>\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <1@x>\nSubject: pomoc\n\nJaka sala?\n"
    await post(stage, "ala@example.net", cast.BOT_ADDRESS, raw)
    [kept] = await failed(stage)
    assert b"Jaka sala?" in kept
    assert [record.kind for record in stage.mail.transcript] == ["sent"]


@pytest.mark.parametrize("address", TOO_LONG.values(), ids=TOO_LONG)
async def test_a_calendar_that_answers_for_no_address_answers_for_who_writes(stage: Stage, address: str) -> None:
    await join(stage, "Bartek")
    await invite(stage)
    bartek = stage.mailboxes["Bartek"]
    await bartek.calendar_reply(bartek.messages[-1], "ACCEPTED", attendee=address)
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "ACCEPTED"
    assert await failed(stage) == []


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
    assert [mail.subject for mail in bartek.messages[2:]] == ["Moje spotkania"]
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
