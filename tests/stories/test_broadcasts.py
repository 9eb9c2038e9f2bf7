"""The organiser's hand on a running broadcast: undo, pause, cancel, send again, and the question when it is late."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.core import broadcasts, invitations, progress
from bot.core.actions import Verb, press
from bot.core.broadcasts import Broadcast, BroadcastState, Tally
from bot.core.inbound import Inbound, Pressed, Sender
from bot.core.outbox import DeliveryState
from bot.core.people import EVERYWHERE, Role, RoleKind
from bot.core.sectors import Wish
from bot.rehearsal import cast
from bot.rehearsal.mailboxes import Mailbox
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind, Message, Phone
from tests import people
from tests.stories.acts import is_on_the_wire, subscriber

on_one_database = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)

PL, CS = "Zmiana sali", "Změna sálu"

FLOODED: Mapping[str, Any] = {"kind": FaultKind.ERROR, "code": 429, "parameters": {"retry_after": 90}}


async def newest(stage: Stage) -> tuple[Broadcast, Tally]:
    """The broadcast that was started last, and how its copies stand."""
    async with stage.app.database.transaction() as store:
        [broadcast] = await store.recent_broadcasts(1)
        return broadcast, await store.tally(broadcast.id)


async def steer(stage: Stage, step: str) -> None:
    """Jana presses a button of the newest broadcast's card."""
    broadcast, _ = await newest(stage)
    people.press(stage.phones["Jana"], f"broadcast:{broadcast.id}:{step}")
    await stage.settle()


def readers(stage: Stage) -> list[str]:
    """Who has read the announcement, once for each time."""
    on_phones = [
        name for name in ("Ania", "David") for text in (PL, CS) for _ in people.cards(stage.phones[name], text)
    ]
    by_mail = [
        name
        for name in ("Bartek", "Cecílie")
        for mail in stage.mailboxes[name].messages
        if PL in mail.text or CS in mail.text
    ]
    return on_phones + by_mail


def last_said(stage: Stage) -> Message:
    """What Jana was told last."""
    return people.cards(stage.phones["Jana"], "")[-1]


async def half_sent(stage: Stage) -> None:
    """Those on Telegram have the announcement; the mail server lets nothing pass for a while."""
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)  # her card says how it goes
    assert sorted(readers(stage)) == ["Ania", "David"]


async def test_an_announcement_is_undone_within_the_minute_and_published_again(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    await steer(stage, "undo")
    assert len(people.cards(jana, "Odesílání bylo vzato zpět")) == 1
    assert "Oznámení: náhled" in jana.last.text
    await stage.move(minutes=10)
    assert readers(stage) == []

    people.press(jana, "publish:1")
    await stage.settle()
    await stage.move(seconds=people.UNDO)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]
    _, tally = await newest(stage)
    assert tally == Tally(delivered=4)


@on_one_database
async def test_an_undone_announcement_is_written_anew(stage: Stage) -> None:
    ania, jana = await people.joined_by_taps(stage, "Ania"), stage.phones["Jana"]
    await people.begin_announcement(stage, "Z błędem", "S chybou")
    await steer(stage, "undo")
    people.press(jana, "announce:1")
    await stage.settle()
    for text in (PL, CS):
        jana.send(text)
        await stage.settle()
    people.press(jana, "preview:1")
    await stage.settle()
    people.press(jana, "publish:1")
    await stage.settle()
    await stage.move(seconds=people.UNDO)
    assert people.cards(ania, "Z błędem") == []
    assert len(people.cards(ania, PL)) == 1


async def test_an_undone_invitation_takes_back_whom_it_invited_and_keeps_an_answer(stage: Stage) -> None:
    ania, david = await people.joined_by_taps(stage, "Ania"), await people.joined_by_taps(stage, "David")
    await people.begin_invitation(stage)
    ania.send("/meetings")
    await stage.settle()
    people.press(ania, "meeting:culture")
    await stage.settle()
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await steer(stage, "undo")
    await stage.move(minutes=10)
    assert people.cards(david, "Pozvánka") == []
    async with stage.app.database.transaction() as store:
        assert await store.count_answers("culture") == {"ACCEPTED": 1}

    await people.invite(stage)
    assert len(people.cards(david, "Pozvánka")) == 1
    assert await people.tally(stage) == {"ACCEPTED": 1}


@on_one_database
async def test_what_reaches_nobody_can_be_undone_within_the_minute_too(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    ania.block()
    await stage.settle()
    await people.begin_announcement(stage, PL, CS)
    await stage.move(seconds=10)
    assert last_said(stage).labels == ["↩️ Vzít zpět"]
    await steer(stage, "undo")
    assert len(people.cards(stage.phones["Jana"], "Odesílání bylo vzato zpět")) == 1


@on_one_database
async def test_what_is_taken_back_twice_is_shown_taken_back(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    card = last_said(stage)
    for _ in range(2):
        jana.tap("↩️ Vzít zpět", on=card)
    await stage.settle()
    assert "Odesílání bylo vzato zpět" in card.text
    assert people.cards(jana, "Vzít odesílání zpět už nelze") == []


@on_one_database
async def test_after_the_minute_it_is_too_late_to_undo(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    stage.clock.move(timedelta(seconds=people.UNDO))
    await steer(stage, "undo")
    assert len(people.cards(stage.phones["Jana"], "Vzít odesílání zpět už nelze")) == 1
    await stage.settle()
    assert len(readers(stage)) == 4


async def test_what_is_paused_waits_and_goes_on_when_resumed(stage: Stage) -> None:
    await half_sent(stage)
    await steer(stage, "pause")
    assert "pozastaveno" in last_said(stage).text
    await stage.move(hours=2)
    assert len(readers(stage)) == 2
    await steer(stage, "resume")
    await stage.move(minutes=10)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]
    assert "Odesílání je dokončeno" in last_said(stage).text


async def test_what_is_cancelled_skips_whoever_waits_and_the_sums_add_up(stage: Stage) -> None:
    await half_sent(stage)
    await steer(stage, "cancel")
    assert "Zprávu nedostanou 2 osoby" in last_said(stage).text
    await steer(stage, "cancel-yes")
    assert "Odesílání bylo přerušeno" in last_said(stage).text
    await stage.move(hours=2)
    assert len(readers(stage)) == 2
    broadcast, tally = await newest(stage)
    assert tally == Tally(delivered=2, skipped=2)
    assert tally.audience == broadcast.audience
    async with stage.app.database.transaction() as store:
        skipped = await store.deliveries([DeliveryState.SKIPPED], limit=10)
    assert {each.reason for each in skipped} == {"cancelled by the organiser"}


async def test_whom_a_cancelled_invitation_has_not_reached_is_not_invited_and_can_be(stage: Stage) -> None:
    jana, ania, david = (stage.phones[name] for name in ("Jana", "Ania", "David"))
    await people.everyone_joined(stage)
    async with stage.app.database.transaction() as store:
        bartek = await store.contact_at(people.address_of("Bartek"))
        assert bartek is not None
        [subscription] = await store.subscriptions(bartek.subscriber_id)
        subscription.wish = Wish.COME
    await people.begin_invitation(stage)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)
    await steer(stage, "cancel")
    await steer(stage, "cancel-yes")
    assert "Vynecháno: 2" in last_said(stage).text
    async with stage.app.database.transaction() as store:
        assert await store.count_answers("culture") == {"NEEDS-ACTION": 2}
    stage.mail.faults.clear()
    await people.invite(stage)
    await stage.move(seconds=3)
    assert await people.tally(stage) == {"ACCEPTED": 1}  # as Bartek has wished
    assert len(people.mails(stage, "Bartek", "")) == len(people.mails(stage, "Cecílie", "Pozvánka")) == 1
    assert len(people.cards(ania, "Zaproszenie")) == len(people.cards(david, "Pozvánka")) == 1
    assert "Doručeno: 2" in last_said(stage).text
    jana.send("/invite")
    await stage.settle()
    people.press(jana, "invite:culture")
    await stage.settle()
    assert "invite:culture:yes" not in [button.callback_data for row in jana.last.rows for button in row]


@on_one_database
async def test_what_is_on_the_wire_when_it_is_cancelled_is_told_when_it_has_arrived(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.begin_announcement(stage, PL, CS)
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DELAY, seconds=0.2)
    going_out = asyncio.create_task(stage.move(seconds=people.UNDO))
    await is_on_the_wire(stage, ania)
    async with stage.app.database.transaction() as store:
        await broadcasts.cancel(store, await broadcasts.find(store, 1), stage.clock.now())
        await progress.report_progress(store, stage.clock.now())
    await going_out
    await stage.move(seconds=3)
    assert "Odesílání bylo přerušeno" in last_said(stage).text
    assert "Doručeno: 1" in last_said(stage).text
    assert "Čeká" not in last_said(stage).text


@on_one_database
async def test_a_cancellation_that_is_not_confirmed_cancels_nothing(stage: Stage) -> None:
    await half_sent(stage)
    await steer(stage, "cancel")
    await steer(stage, "show")
    await stage.move(minutes=10)
    assert len(readers(stage)) == 4


async def test_who_was_not_reached_is_listed_to_be_called_and_only_they_are_sent_it_again(stage: Stage) -> None:
    await people.everyone_joined(stage)
    david = stage.phones["David"]
    david.block()
    await stage.settle()
    await people.announce(stage, PL, CS)
    assert "Bez funkční adresy: 1" in last_said(stage).text
    await steer(stage, "calls")
    assert f"• David · Telegram {david.id} · bot byl zablokován" in last_said(stage).text

    david.unblock()
    await stage.settle()
    await steer(stage, "failed")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]
    _, tally = await newest(stage)
    assert tally == Tally(delivered=4)


async def test_what_was_cancelled_is_sent_again_only_after_confirming_and_stays_cancelled(stage: Stage) -> None:
    david = stage.phones["David"]
    await people.everyone_joined(stage)
    david.block()
    await stage.settle()
    await people.begin_announcement(stage, PL, CS)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)  # her card says how it goes
    await steer(stage, "cancel")
    await steer(stage, "cancel-yes")
    david.unblock()
    await stage.settle()
    await steer(stage, "failed")
    assert "Má se přesto odeslat znovu?" in last_said(stage).text
    assert readers(stage) == ["Ania"]
    await steer(stage, "failed-yes")
    await stage.move(minutes=1)
    assert readers(stage) == ["Ania", "David"]
    broadcast, tally = await newest(stage)
    assert (broadcast.state, tally) == (BroadcastState.CANCELLED, Tally(delivered=2, skipped=2))
    assert "Odesílání bylo přerušeno" in last_said(stage).text


async def test_what_is_uncertain_is_sent_again_only_after_confirming(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DROP_AFTER, times=None)
    await people.announce(stage, PL, CS)
    await stage.move(days=2)  # until every try is used up
    stage.telegram.faults.clear()
    _, tally = await newest(stage)
    assert tally == Tally(uncertain=1, doubtful=1)
    read = len(people.cards(ania, PL))
    await steer(stage, "uncertain")
    assert "bude číst dvakrát" in last_said(stage).text
    await stage.move(minutes=1)
    assert len(people.cards(ania, PL)) == read
    await steer(stage, "uncertain-yes")
    await stage.move(minutes=1)
    assert len(people.cards(ania, PL)) == read + 1
    _, tally = await newest(stage)
    assert tally == Tally(delivered=1, doubtful=1)


async def test_what_is_late_asks_before_it_goes_out(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    await stage.drop_curtain()
    stage.clock.move(timedelta(hours=4))
    await stage.raise_curtain()
    await stage.settle()
    await stage.move(minutes=10)
    assert readers(stage) == []
    assert "Je stále aktuální?" in last_said(stage).text

    await steer(stage, "resume")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]


async def organises_by_mail(stage: Stage) -> tuple[Mailbox, Phone]:
    """Bartek's mailbox, who organises by mail, and Ania's phone."""
    await people.joined_by_mail(stage, "Bartek")
    ania = await people.joined_by_taps(stage, "Ania")
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Bartek")
        await store.add(Role(person.id, RoleKind.ORGANISER, EVERYWHERE, stage.clock.now()))
    return stage.mailboxes["Bartek"], ania


async def asked_by_mail(stage: Stage) -> tuple[Mailbox, Phone]:
    """Bartek's invitations should have gone out hours ago: whether they are still to go is asked in his newest mail."""
    bartek, ania = await organises_by_mail(stage)
    async with stage.app.database.transaction() as store:
        author = (await subscriber(store, "Bartek")).id
        await invitations.invite(store, "culture", stage.clock.now(), author=author)
    await stage.drop_curtain()
    stage.clock.move(timedelta(hours=4))
    await stage.raise_curtain()
    await stage.move(minutes=1)
    assert "Czy jest nadal aktualna?" in bartek.messages[-1].text
    assert people.cards(ania, "Zaproszenie") == []
    return bartek, ania


@on_one_database
async def test_an_organiser_by_mail_is_asked_by_mail_and_answers_by_number(stage: Stage) -> None:
    bartek, ania = await asked_by_mail(stage)
    await bartek.reply(bartek.messages[-1], "2")
    await stage.settle()
    assert "Czy przerwać wysyłanie?" in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "2")
    await stage.settle()
    assert "Czy jest nadal aktualna?" in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "1")
    await stage.settle()
    await stage.move(minutes=1)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    assert "Wysyłanie zakończone" in bartek.messages[-1].text


@on_one_database
async def test_by_mail_a_number_opens_the_list_and_another_one_a_card_of_it(stage: Stage) -> None:
    await people.joined_by_mail(stage, "Bartek")
    await people.announce(stage, PL, CS)
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"mailto:{cast.BARTEK.mail}")
        assert contact is not None
        await store.add(Role(contact.subscriber_id, RoleKind.ORGANISER, EVERYWHERE, stage.clock.now()))
        await invitations.invite(store, "culture", stage.clock.now(), author=contact.subscriber_id)
    await stage.move(seconds=people.UNDO)
    await stage.move(minutes=1)
    bartek = stage.mailboxes["Bartek"]
    assert "1. Wysłane wiadomości" in bartek.messages[-1].text
    for number, opened in (("1", "2. Ogłoszenie nr 1"), ("2", "Ogłoszenie nr 1\n"), ("1", "1. Zaproszenia")):
        await bartek.reply(bartek.messages[-1], number)
        await stage.settle()
        assert opened in bartek.messages[-1].text
    await bartek.reply(bartek.messages[-1], "9")
    await stage.settle()
    assert "już nieaktualny" in bartek.messages[-1].text


@on_one_database
async def test_a_number_by_mail_means_what_the_answered_mail_offers(stage: Stage) -> None:
    bartek, ania = await asked_by_mail(stage)
    late = bartek.messages[-1]
    await bartek.reply(late, "2")
    await stage.settle()
    assert "Czy przerwać wysyłanie?" in bartek.messages[-1].text
    await bartek.reply(late, "1")  # it is to go out after all
    await stage.settle()
    await stage.move(minutes=2)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    broadcast, _ = await newest(stage)
    assert broadcast.state == BroadcastState.FINISHED


@on_one_database
async def test_a_choice_by_mail_that_has_passed_is_refused_and_what_can_be_done_now_is_said(stage: Stage) -> None:
    bartek, ania = await asked_by_mail(stage)
    late = bartek.messages[-1]
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, **FLOODED)
    for _ in range(2):
        await bartek.reply(late, "1")
    await stage.settle()
    said = [mail.text for mail in bartek.messages]
    assert sum("od tamtej wiadomości sytuacja się zmieniła" in text for text in said) == 1
    assert sum("1. ⏸ Wstrzymaj" in text for text in said) == 2  # the answer to each
    broadcast, _ = await newest(stage)
    assert broadcast.state == BroadcastState.RUNNING
    await stage.move(minutes=2)
    assert len(people.cards(ania, "Zaproszenie")) == 1


@on_one_database
async def test_an_undo_by_mail_that_comes_too_late_pauses_nothing(stage: Stage) -> None:
    bartek, ania = await organises_by_mail(stage)
    await bartek.write(stage.settings.mail_address or "", "Organizacja", "Organizacja")
    await stage.settle()
    await bartek.reply(bartek.messages[-1], "Organizacja")
    await stage.settle()
    for _ in ("culture", "invite", "yes"):
        await bartek.reply(bartek.messages[-1], "1")
        await stage.settle()
    card = bartek.messages[-1]
    assert "1. ↩️ Cofnij" in card.text
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, **FLOODED)
    stage.clock.move(timedelta(seconds=65))
    await bartek.reply(card, "1")
    await stage.settle()
    assert any("Na cofnięcie jest już za późno" in mail.text for mail in bartek.messages)
    assert "1. ⏸ Wstrzymaj" in bartek.messages[-1].text
    broadcast, _ = await newest(stage)
    assert broadcast.state == BroadcastState.RUNNING


async def test_a_card_that_cannot_be_shown_waits_for_nobody_and_is_shown_again_when_it_can(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    card = last_said(stage)
    jana.block()
    await stage.settle()
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)
    async with stage.app.database.transaction() as store:
        waiting = await store.deliveries([DeliveryState.WAITING], limit=10)
    assert [each for each in waiting if each.message == "broadcast"] == []
    jana.unblock()
    await stage.settle()
    await stage.move(minutes=10)
    [now] = [each for each in people.cards(jana, "") if each.id == card.id]
    assert "Odesílání je dokončeno" in now.text


@on_one_database
async def test_the_list_opens_every_card(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.announce(stage, PL, CS)
    await people.invite(stage)
    jana.send("/broadcasts")
    await stage.settle()
    assert jana.last.text.count("dokončeno") == 2
    people.press(jana, "broadcast:1")
    await stage.settle()
    assert "Oznámení č. 1" in jana.last.text
    said = len(people.cards(jana, ""))
    await stage.move(minutes=1)
    assert len(people.cards(jana, "")) == said


@on_one_database
async def test_nobody_but_an_organiser_has_a_hand_on_it(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    ania = stage.phones["Ania"]
    ania.send("/broadcasts")
    await stage.settle()
    assert "tylko dla organizatorów" in ania.last.text
    forged = Pressed(press(Verb.BROADCAST, 1, "cancel-yes"))
    sender = Sender(f"telegram:{ania.id}", proven=True, name="Ania", language=None)
    await stage.app.inbox.receive(Inbound("telegram:forged", sender, forged, stage.clock.now()), b"")
    await stage.move(seconds=people.UNDO)
    assert len(people.cards(ania, "tylko dla organizatorów")) == 2
    assert len(readers(stage)) == 4
