"""Mail that comes back: one dead address is shut, a full mailbox is waited for, many at once are an outage."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core import bounces, broadcasts, privacy
from bot.core.bounces import Failure
from bot.core.broadcasts import Tally
from bot.core.outbox import DeliveryState, Priority, enqueue
from bot.core.people import EVERYWHERE, Contact, ContactState, Role, RoleKind
from bot.core.store import Store
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage, rehearsal
from tests.people import address_of, begin_announcement, cards, enrol, mails, press
from tests.stories.acts import answer_of, forge, invite, join, publish, put_off
from tests.stories.test_linking import CODE, addresses, code_for

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    async with rehearsal(tmp_path, database_url=stage_url) as stage:
        await stage.bind_staff()
        await join(stage, "Bartek", "Cecílie")
        yield stage


async def contact_of(store: Store, address: str) -> Contact:
    contact = await store.contact_at(address)
    assert contact is not None
    return contact


async def of_one_domain(stage: Stage, count: int) -> list[str]:
    """So many people join by mail, all at one mail server; returns their addresses."""
    addresses = [f"osoba{number}@gmina.example.pl" for number in range(count)]
    async with stage.app.database.transaction() as store:
        for address in addresses:
            await enrol(store, f"mailto:{address}", "pl", "Osoba", stage.clock.now(), "culture")
    return addresses


async def is_shut(stage: Stage, address: str) -> bool:
    async with stage.app.database.transaction() as store:
        return (await contact_of(store, address)).is_shut


async def test_a_mail_that_comes_back_weeks_later_shuts_nobody_elses_address(stage: Stage) -> None:
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    await invite(stage)
    await bartek.write(cast.BOT_ADDRESS, "?", "pomoc")
    await stage.settle()
    stage.clock.move(timedelta(days=9))
    async with stage.app.database.transaction() as store:
        assert await privacy.prune(store, stage.clock.now())
    await cecilie.write(cast.BOT_ADDRESS, "?", "pomoc")
    await stage.settle()
    await bartek.bounce(bartek.messages[-1])
    await stage.settle()
    assert not await is_shut(stage, address_of("Cecílie"))


async def test_who_quotes_somebody_elses_mail_under_a_token_of_her_own_shuts_only_her_own_address(stage: Stage) -> None:
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    await invite(stage)
    hers, _, _ = cecilie.messages[0].message_id.partition(".")
    _, _, own_token = bartek.messages[0].message_id.partition(".")
    forged = (
        f"From: MAILER-DAEMON@evil.example\r\nTo: {cast.BOT_ADDRESS}\r\nMessage-ID: <1@evil.example>\r\n"
        f"Subject: Undelivered mail\r\n\r\n550 5.1.1 user unknown\r\n\r\nMessage-ID: {hers}.{own_token}\r\n"
    )
    await stage.mail.post(bartek, forged.encode(), sender=bartek.address, recipient=cast.BOT_ADDRESS)
    await stage.settle()
    assert not await is_shut(stage, address_of("Cecílie"))
    assert await is_shut(stage, address_of("Bartek"))


async def test_the_organiser_sees_who_is_shut_out_and_lets_them_in_again(stage: Stage) -> None:
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    assert await is_shut(stage, address_of("Bartek"))
    assert cards(jana, "Adresy, na které pošta nedochází") == []
    stage.clock.move(timedelta(hours=1, minutes=1))
    await stage.move(seconds=1)
    await stage.move(seconds=1)
    (told,) = cards(jana, "Adresy, na které pošta nedochází")  # once
    assert "Bartek · bartek@hufiec.example.pl · e-mailová schránka neexistuje" in told.text
    press(jana, "bounces:1:undo")
    await stage.settle()
    assert "Pošta dochází na všechny adresy." in jana.last.text
    assert not await is_shut(stage, address_of("Bartek"))
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    assert mails(stage, "Bartek", "Ogłoszenie")
    jana.send("/bounces")
    await stage.settle()
    assert "Pošta dochází na všechny adresy." in jana.last.text


async def test_the_organiser_hears_of_the_next_one_after_somebody_who_was_shut_out_is_erased(stage: Stage) -> None:
    bartek, cecilie, jana = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"], stage.phones["Jana"]
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    await stage.move(hours=2)
    [told] = cards(jana, "Adresy, na které pošta nedochází")
    async with stage.app.database.transaction() as store:
        await store.erase((await contact_of(store, address_of("Bartek"))).subscriber_id)
    await cecilie.bounce(cecilie.messages[0])
    await stage.settle()
    await stage.move(hours=2)
    [_, anew] = cards(jana, "Adresy, na které pošta nedochází")
    assert "Cecílie" in anew.text
    stage.telegram.world.press(jana.person, told, "bounces:1:undo")  # of whom there is nothing any more
    await stage.settle()
    assert await is_shut(stage, address_of("Cecílie"))


async def test_the_next_mail_stands_below_the_persons_own_words_and_not_below_a_report(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await invite(stage)
    invitation = bartek.messages[0]
    await bartek.reply(invitation, "tak")
    await stage.settle()
    own = bartek.messages[-1].headers["In-Reply-To"]
    await bartek.bounce(invitation, status="4.4.1", said="451 4.4.1 Connection timed out")
    await stage.settle()
    await put_off(stage, days=7)
    await stage.move(minutes=11)
    moved = bartek.messages[-1]
    assert "Zmiana terminu" in moved.text
    assert moved.headers["In-Reply-To"] == own


async def test_no_organiser_lets_in_again_who_has_said_stop(stage: Stage) -> None:
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await invite(stage)
    invitation = bartek.messages[0]
    await bartek.write(cast.BOT_ADDRESS, "STOP", "STOP")
    await stage.settle()
    await bartek.bounce(invitation)  # as a server does that has tried for days
    await stage.settle()
    stage.clock.move(timedelta(hours=1, minutes=1))
    await stage.move(seconds=1)
    await stage.move(seconds=1)
    assert cards(jana, "Adresy, na které pošta nedochází") == []
    jana.send("/bounces")
    await stage.settle()
    await forge(stage, jana, "bounces:1:undo")
    async with stage.app.database.transaction() as store:
        assert (await contact_of(store, address_of("Bartek"))).state == ContactState.STOPPED


async def test_nobody_else_may(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    stage.clock.move(timedelta(seconds=2))
    ania.send("/bounces")
    await stage.settle()
    assert "Ta czynność jest dostępna tylko dla organizatorów" in ania.last.text


async def test_a_stop_holds_whatever_comes_back_from_there_and_nobody_can_undo_it(stage: Stage) -> None:
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await invite(stage)
    invitation = bartek.messages[0]
    stage.mail.faults.add(recipient=bartek.address, reply="550 5.1.1 User unknown", times=None)
    await bartek.reply(invitation, "stop")
    await stage.settle()
    await bartek.bounce(invitation)
    await stage.settle()
    stage.clock.move(timedelta(hours=1, minutes=1))
    await stage.move(seconds=2)
    assert cards(jana, "Adresy, na které pošta nedochází") == []
    async with stage.app.database.transaction() as store:
        assert (await contact_of(store, address_of("Bartek"))).is_silenced
        counts = await store.count_deliveries()
    assert counts.keys() == {DeliveryState.DELIVERED, DeliveryState.GONE}  # not tried again and again
    assert counts[DeliveryState.GONE] == 2


@pytest.mark.parametrize(
    ("failure", "hours", "shut"),
    [
        (Failure.DEAD, [0], True),
        (Failure.FULL, [0, 24 * 6, 24 * 12], True),
        (Failure.FULL, [0, 24 * 20, 24 * 40, 24 * 60], False),
        (Failure.FULL, [0, 1, 2, 3, 4, 5], False),
        (Failure.UNKNOWN, [0, 25, 50, 75, 100, 125], True),
        (Failure.UNKNOWN, [0, 25, 50], False),
        (Failure.DELAYED, list(range(0, 24 * 20, 24)), False),
        (Failure.EXPIRED, list(range(0, 24 * 20, 24)), False),
        (Failure.POLICY, list(range(0, 24 * 20, 24)), False),
    ],
)
async def test_the_score_fades(stage: Stage, failure: Failure, hours: list[int], shut: bool) -> None:
    now = stage.clock.now()
    async with stage.app.database.transaction() as store:
        contact = await contact_of(store, address_of("Bartek"))
        for hour in hours:
            await bounces.take(store, contact, failure, "", now + timedelta(hours=hour))
    assert await is_shut(stage, address_of("Bartek")) == shut


async def test_many_at_one_domain_are_an_outage_of_theirs_or_of_ours(stage: Stage) -> None:
    people = await of_one_domain(stage, 16)
    for address in people[:8]:
        stage.mail.faults.add(recipient=address, reply="550 5.1.1 User unknown", times=1)
    await invite(stage)
    jana = stage.phones["Jana"]
    assert len(cards(jana, "Výpadek pošty: gmina.example.pl")) == 1
    for address in people[8:]:
        box = stage.mail.mailbox(address)
        await box.bounce(box.messages[0])
    await stage.settle()
    assert not any([await is_shut(stage, f"mailto:{address}") for address in people])
    assert len(cards(jana, "Výpadek pošty: gmina.example.pl")) == 1
    stage.clock.move(timedelta(hours=2))
    await stage.move(hours=1)
    assert all(stage.mail.inboxes[address] for address in people)  # tried again when it is over
    assert cards(jana, "Adresy, na které pošta nedochází") == []


async def test_what_many_servers_took_and_gave_back_is_sent_again_when_the_outage_is_over(stage: Stage) -> None:
    """A relay of our own takes all mails and learns only then that their server is not itself."""
    people = await of_one_domain(stage, 8)
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    for address in people:
        box = stage.mail.mailbox(address)
        await box.bounce(box.messages[0])
    await stage.settle()
    [outage] = cards(stage.phones["Jana"], "Výpadek pošty: gmina.example.pl")
    assert "Odmítnuté zprávy pošleme znovu sami" in outage.text
    assert {len(stage.mail.inboxes[address]) for address in people} == {1}
    await stage.move(hours=1, minutes=5)
    assert {len(stage.mail.inboxes[address]) for address in people} == {2}
    assert len(mails(stage, "Bartek", "Ogłoszenie")) == 1
    for address in people:  # nobody has a mark against her from it
        box = stage.mail.mailbox(address)
        stage.clock.move(timedelta(hours=2))
        await box.bounce(box.messages[1], status="5.2.2", said="552 5.2.2 Mailbox full")
    await stage.settle()
    assert not any([await is_shut(stage, f"mailto:{address}") for address in people])


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("5.2.2", "552 5.2.2 Mailbox full"),
        ("5.7.1", "554 5.7.1 Rejected as spam"),
        ("4.4.1", "connect to mx.hufiec.example.pl[192.0.2.1]:25: Connection timed out"),
    ],
)
async def test_what_came_back_is_not_counted_as_delivered_and_can_be_sent_again(
    stage: Stage, status: str, said: str
) -> None:
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    await bartek.bounce(bartek.messages[0], status=status, said=said, action="failed")
    await stage.settle()
    assert not await is_shut(stage, address_of("Bartek"))
    async with stage.app.database.transaction() as store:
        assert await store.tally(1) == Tally(delivered=1, refused=1)
        assert await store.tally(2) == Tally(delivered=2)
        assert await store.unreached(1) == [("Bartek", address_of("Bartek"), f"bounced {status}")]
    jana.send("/broadcasts")
    await stage.settle()
    for step in ("broadcast:1", "broadcast:1:failed"):
        press(jana, step)
        await stage.settle()
    await stage.move(minutes=2)
    assert len(bartek.messages) == 3


async def test_what_is_paused_stays_so_when_an_outage_is_over(stage: Stage) -> None:
    addresses = await of_one_domain(stage, 5)
    for address in addresses[:4]:
        stage.mail.faults.add(recipient=address, reply="550 5.1.1 User unknown", times=1)
    stage.mail.faults.add(recipient=cast.BARTEK.mail, reply="451 4.7.1 Try again later", times=1)
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    async with stage.app.database.transaction() as store:
        await broadcasts.pause(store, await broadcasts.find(store, 1), stage.clock.now())
    box = stage.mail.mailbox(addresses[4])
    await box.bounce(box.messages[0])
    await stage.settle()
    await stage.move(minutes=5)
    assert len(cards(stage.phones["Jana"], "Výpadek pošty: gmina.example.pl")) == 1
    assert not any(stage.mail.inboxes[address] for address in addresses[:4])
    async with stage.app.database.transaction() as store:
        await broadcasts.resume(store, await broadcasts.find(store, 1), stage.clock.now())
    stage.app.relay.wake()
    await stage.move(minutes=5)
    assert all(stage.mail.inboxes[address] for address in addresses)
    assert mails(stage, "Bartek", "Ogłoszenie")


async def test_what_was_meant_for_them_while_an_outage_had_shut_them_out_reaches_them_too(stage: Stage) -> None:
    addresses = await of_one_domain(stage, 5)
    for address in addresses[:4]:
        stage.mail.faults.add(recipient=address, reply="550 5.1.1 User unknown", times=1)
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    async with stage.app.database.transaction() as store:
        for address in addresses[:4]:
            to, now = (await contact_of(store, f"mailto:{address}")).subscriber_id, stage.clock.now()
            await enqueue(store, key=f"to-{to}", to=to, message="home", args={}, priority=Priority.NOTICE, now=now)
    await begin_announcement(stage, "Szatnia w piwnicy.", "Šatna ve sklepě.")
    assert not any(stage.mail.inboxes[address] for address in addresses[:4])
    box = stage.mail.mailbox(addresses[4])
    await box.bounce(box.messages[-1])
    await stage.settle()
    assert [len(stage.mail.inboxes[address]) for address in addresses] == [3, 3, 3, 3, 2]
    await stage.move(minutes=5)  # now the last one cannot be taken back any more
    assert [len(stage.mail.inboxes[address]) for address in addresses] == [4, 4, 4, 4, 3]


async def test_who_writes_from_an_address_that_was_shut_begins_anew_there(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    assert await is_shut(stage, address_of("Bartek"))
    await bartek.write(cast.BOT_ADDRESS, "?", "pomoc")
    await stage.settle()
    await stage.move(days=3)
    await bartek.bounce(bartek.messages[-1], status="5.2.2", said="552 5.2.2 Mailbox full")
    await stage.settle()
    assert not await is_shut(stage, address_of("Bartek"))


async def test_a_few_dead_ones_at_a_large_provider_are_dead(stage: Stage) -> None:
    now = stage.clock.now()
    async with stage.app.database.transaction() as store:
        for number in range(60):
            await enrol(store, f"mailto:osoba{number}@poczta.example.pl", "pl", "Osoba", stage.clock.now(), "culture")
        for number in range(6):
            contact = await contact_of(store, f"mailto:osoba{number}@poczta.example.pl")
            assert await bounces.take(store, contact, Failure.DEAD, "5.1.1", now)


async def test_a_policy_against_us_blames_nobody_and_is_told_once_a_day(stage: Stage) -> None:
    stage.mail.faults.add(recipient="bartek@hufiec.example.pl", stage="data", reply="554 5.7.1 spam", times=2)
    await invite(stage)
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    assert not await is_shut(stage, address_of("Bartek"))
    (told,) = cards(stage.phones["Jana"], "Odmítnutá pošta: hufiec.example.pl")
    assert "5.7.1" in told.text
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert len(mails(stage, "Bartek", "Ogłoszenie")) == 1


async def test_a_relay_that_takes_no_more_within_the_hour_shuts_nobody_out_and_gets_the_rest_later(
    stage: Stage,
) -> None:
    limit = f"550 Domain {cast.BOT_ADDRESS.rpartition('@')[2]} has exceeded the max emails per hour (100/100) allowed."
    stage.mail.faults.add(stage="rcpt", reply=limit, times=2)
    await invite(stage)
    assert not await is_shut(stage, address_of("Bartek"))
    await stage.move(hours=1)
    assert len(mails(stage, "Bartek", "Zaproszenie")) == len(mails(stage, "Cecílie", "Pozvánka")) == 1


@pytest.mark.parametrize("said", ["550 Sender verify failed", "550 Administrative prohibition"])
async def test_what_a_server_has_against_us_shuts_nobody_out(stage: Stage, said: str) -> None:
    stage.mail.faults.add(recipient="bartek@hufiec.example.pl", stage="rcpt", reply=said)
    await invite(stage)
    assert not await is_shut(stage, address_of("Bartek"))
    assert cards(stage.phones["Jana"], "Odmítnutá pošta: hufiec.example.pl")


async def test_a_relay_that_gives_ids_of_its_own_is_seen_through(stage: Stage) -> None:
    given = "0100019b2c3d4e5f-0a1b2c3d-4e5f-6789-abcd-ef0123456789-000000"
    bartek = stage.mailboxes["Bartek"]
    stage.mail.faults.add(recipient=bartek.address, stage="data", reply=f"250 Ok {given}")
    await invite(stage)
    raw = (
        f"From: {bartek.address}\r\nTo: {stage.settings.mail_address}\r\nMessage-ID: <1@iphone>\r\n"
        f"In-Reply-To: <{given}@email.amazonses.com>\r\n\r\ntak\r\n"
    )
    await stage.mail.post(bartek, raw.encode(), sender=bartek.address, recipient=stage.settings.mail_address or "")
    await stage.settle()
    assert await answer_of(stage, "Bartek") == "ACCEPTED"


async def test_an_organiser_by_mail_lets_an_address_in_again_by_its_number(stage: Stage) -> None:
    bartek, cecilie = stage.mailboxes["Bartek"], stage.mailboxes["Cecílie"]
    async with stage.app.database.transaction() as store:
        contact = await contact_of(store, address_of("Cecílie"))
        await store.add(Role(contact.subscriber_id, RoleKind.ORGANISER, EVERYWHERE, stage.clock.now()))
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    stage.clock.move(timedelta(hours=1, minutes=1))
    await stage.move(seconds=1)
    await stage.move(seconds=1)
    told = cecilie.messages[-1]
    assert "• č. 1 · Bartek" in told.text
    assert "odpovíte jejím číslem" in told.text
    await cecilie.reply(told, "1")
    await stage.settle()
    assert "Pošta dochází na všechny adresy." in cecilie.messages[-1].text
    assert not await is_shut(stage, address_of("Bartek"))


async def test_whoever_types_an_address_that_is_shut_changes_nothing_about_it(stage: Stage) -> None:
    await join(stage, "David")
    bartek, david, jana = stage.mailboxes["Bartek"], stage.phones["David"], stage.phones["Jana"]
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    assert await code_for(stage, david, bartek.address), "the code goes there all the same"
    assert await is_shut(stage, address_of("Bartek"))
    stage.mail.faults.add(recipient=bartek.address, reply="550 5.1.1 User unknown", times=1)
    await code_for(stage, david, bartek.address)
    assert await is_shut(stage, address_of("Bartek"))
    stage.clock.move(timedelta(hours=2))
    await stage.move(seconds=1)
    jana.send("/bounces")
    await stage.settle()
    assert jana.last.text.count("Bartek · bartek@hufiec.example.pl") == 1

    await bartek.write(cast.BOT_ADDRESS, "Pytanie", "Czy jest parking?")
    await stage.settle()
    assert not await is_shut(stage, address_of("Bartek"))
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    assert mails(stage, "Bartek", "Ogłoszenie")


async def test_a_code_goes_to_a_shut_address_past_a_server_that_asks_for_patience(stage: Stage) -> None:
    await join(stage, "David")
    bartek, david = stage.mailboxes["Bartek"], stage.phones["David"]
    await invite(stage)
    await bartek.bounce(bartek.messages[0])
    await stage.settle()
    stage.mail.faults.add(stage="rcpt", recipient=bartek.address, reply="451 4.7.1 Greylisted, try again", times=2)
    await code_for(stage, david, bartek.address)
    await stage.move(minutes=2)
    david.send(CODE.findall(bartek.messages[-1].text)[0])
    await stage.settle()
    assert await addresses(stage, david) == {f"telegram:{david.id}": "active", address_of("Bartek"): "active"}
