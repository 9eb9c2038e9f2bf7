"""When one channel fails, the other one is the way out; who can be reached on neither is counted and named."""

import asyncio
from datetime import timedelta

import pytest

from bot.core import institutions
from bot.core.broadcasts import Broadcast, BroadcastState, Tally
from bot.core.outbox import DeliveryState
from bot.core.people import Contact, ContactState
from bot.rehearsal.mail import Mailbox, Record
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind, Phone
from tests import people
from tests.stories.acts import is_on_the_wire, subscriber
from tests.stories.test_linking import ADDRESS, addresses, code_for, linked_by_code


async def both(stage: Stage, *, on: str = "Telegram") -> tuple[Phone, Mailbox]:
    """Ania on Telegram and by mail, written to on one of them."""
    mailbox = stage.mail.mailbox(ADDRESS, name="Ania", language="pl")
    ania = await people.joined_by_taps(stage, "Ania")
    await linked_by_code(stage, ania, ADDRESS)
    if on == "e-mail":
        ania.tap("☐ e-mail")
        await stage.settle()
    return ania, mailbox


async def test_who_has_blocked_the_bot_reads_it_by_mail_at_once(stage: Stage) -> None:
    ania, mailbox = await both(stage)
    await people.begin_announcement(stage, "Uwaga", "Pozor")
    ania.block()
    await stage.move(seconds=people.UNDO)
    assert [mail.subject for mail in mailbox.messages[1:]] == ["Ogłoszenie"]


async def test_an_account_that_is_gone_is_noticed_on_the_wire_and_costs_no_more_than_minutes(stage: Stage) -> None:
    ania, mailbox = await both(stage)
    ania.deactivate()
    await people.announce(stage, "Uwaga", "Pozor")
    assert [mail.subject for mail in mailbox.messages[1:]] == ["Ogłoszenie"]
    assert stage.clock.now() - mailbox.messages[-1].received_at < timedelta(minutes=2)
    _, tally = await newest_broadcast(stage)
    assert (tally.audience, tally.delivered) == (1, 1)


async def test_a_mail_that_comes_back_goes_out_on_telegram(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Pierwsza", "První")
    await people.announce(stage, "Druga", "Druhá")
    [_, first, second] = mailbox.messages
    assert "Druga" in second.text
    await mailbox.bounce(second)
    await stage.settle()
    assert people.cards(ania, "Pierwsza") == []
    assert len(people.cards(ania, "Druga")) == 1
    assert (await addresses(stage, ania))[f"mailto:{ADDRESS}"] == "stopped"
    _, tally = await newest_broadcast(stage)
    assert (tally.audience, tally.delivered) == (1, 1)

    await mailbox.bounce(first)
    await stage.settle()
    assert len(people.cards(ania, "Pierwsza")) == 1

    await people.announce(stage, "Trzecia", "Třetí")
    assert len(people.cards(ania, "Trzecia")) == 1
    assert len(mailbox.messages) == 3


async def test_a_mail_that_comes_back_more_than_once_goes_out_elsewhere_once(stage: Stage) -> None:
    """Its own server reports it, and the one that forwards it; it was sent twice because a line broke; or an alias has
    passed it on to two who are not there any more.
    """
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Pierwsza", "První")
    await people.announce(stage, "Druga", "Druhá")
    for _ in range(3):
        await mailbox.bounce(mailbox.messages[-1])
        await stage.settle()
        assert len(people.cards(ania, "Druga")) == 1
        assert people.cards(ania, "Pierwsza") == []
        assert await addresses(stage, ania) == {f"telegram:{ania.id}": "active", f"mailto:{ADDRESS}": "stopped"}
        _, tally = await newest_broadcast(stage)
        assert (tally.audience, tally.delivered) == (1, 1)


async def test_a_code_that_comes_back_from_an_address_is_not_sent_there_again(stage: Stage) -> None:
    ania, mailbox = await both(stage)
    await code_for(stage, ania, ADDRESS)
    code = mailbox.messages[-1]
    await mailbox.bounce(code)
    await stage.settle()
    assert (await addresses(stage, ania))[f"mailto:{ADDRESS}"] == "stopped"
    assert mailbox.messages[-1] is code


async def test_of_two_mail_addresses_the_one_is_shut_that_a_mail_comes_back_from(stage: Stage) -> None:
    bartek, other = stage.mailboxes["Bartek"], stage.mail.mailbox("bartek@dom.example.pl")
    await people.joined_by_mail(stage, "Bartek")
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Bartek")
        await store.add(Contact(person.id, f"mailto:{other.address}", ContactState.ACTIVE, stage.clock.now()))
    await people.announce(stage, "Uwaga", "Pozor")
    for _ in range(2):
        await bartek.bounce(bartek.messages[0])
        await stage.settle()
    assert len(other.messages) == 1
    async with stage.app.database.transaction() as store:
        states = {each.address: each.state for each in await store.contacts(person.id)}
    assert states == {f"mailto:{bartek.address}": ContactState.STOPPED, f"mailto:{other.address}": ContactState.ACTIVE}


@pytest.mark.parametrize("is_plain", [False, True])
async def test_a_mail_that_comes_back_before_it_is_written_down_as_sent_is_not_lost(
    stage: Stage, is_plain: bool
) -> None:
    """A mail server of our own gives it back at once; the report is brought again when the mail is in the books.

    Where a hosted mailbox sends from no address but its own, it names the mail by its Message-ID alone.
    """
    ania, mailbox = await both(stage, on="e-mail")
    if is_plain:
        stage.mail.faults.add(stage="mail", reply="553 5.7.1 Sender address rejected: not owned by user")
    await people.announce(stage, "Dawna", "Dávná")
    async with stage.app.database.transaction() as store:
        for number in range(30):  # what came back from the wire is written down together
            await people.enrol(store, f"mailto:osoba{number}@example.pl", "pl", "", stage.clock.now(), "culture")
    tasks = []

    def give_back(record: Record) -> None:
        if record.kind == "received" and record.address == ADDRESS:
            tasks.append(asyncio.create_task(mailbox.bounce(mailbox.messages[-1])))

    end = stage.mail.subscribe(give_back)
    await people.announce(stage, "Nowa", "Nová")
    end()
    await asyncio.gather(*tasks)
    await stage.move(minutes=5)
    assert people.cards(ania, "Dawna") == []
    assert len(people.cards(ania, "Nowa")) == 1
    _, tally = await newest_broadcast(stage)
    assert (tally.audience, tally.delivered) == (31, 31)


async def test_a_bounce_that_does_not_say_which_mail_stands_for_all_of_the_last_days(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Dawna", "Dávná")
    await stage.move(days=4)
    await people.announce(stage, "Nowa", "Nová")
    newest = mailbox.messages[-1]
    await hand_in_bounce(stage, mailbox, newest.envelope_from)
    assert people.cards(ania, "Dawna") == []
    assert len(people.cards(ania, "Nowa")) == 1


async def test_a_mailbox_that_is_full_is_not_given_up(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Uwaga", "Pozor")
    await mailbox.bounce(mailbox.messages[-1], status="5.2.2", said="552 5.2.2 Mailbox full")
    await stage.settle()
    assert people.cards(ania, "Uwaga") == []
    assert (await addresses(stage, ania))[f"mailto:{ADDRESS}"] == "active"


async def test_what_a_full_mailbox_has_not_taken_for_a_day_goes_out_on_telegram(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    stage.mail.faults.add(recipient=ADDRESS, reply="552 5.2.2 Mailbox full", times=None)
    await people.announce(stage, "Uwaga", "Pozor")
    await stage.move(hours=12)
    assert people.cards(ania, "Uwaga") == []
    await stage.move(hours=18)
    assert len(people.cards(ania, "Uwaga")) == 1
    assert len(mailbox.messages) == 1  # the code
    assert (await addresses(stage, ania))[f"mailto:{ADDRESS}"] == "active"
    _, tally = await newest_broadcast(stage)
    assert tally == Tally(delivered=1)


async def test_what_neither_address_takes_for_a_day_is_refused(stage: Stage) -> None:
    ania, _ = await both(stage, on="e-mail")
    stage.mail.faults.add(recipient=ADDRESS, reply="452 4.2.2 Mailbox full", times=None)
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.ERROR, code=500, times=None)
    await people.announce(stage, "Uwaga", "Pozor")
    await stage.move(hours=60)
    _, tally = await newest_broadcast(stage)
    assert tally == Tally(refused=1)


async def test_a_mail_that_comes_back_hours_later_goes_out_elsewhere_and_makes_nothing_late(stage: Stage) -> None:
    """Bartek's server lets nothing pass for now, so that the announcement is still under way."""
    ania, mailbox = await both(stage, on="e-mail")
    await people.joined_by_mail(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    stage.mail.faults.add(recipient=bartek.address, reply="451 4.7.1 Greylisted, try again later", times=None)
    await people.announce(stage, "Uwaga", "Pozor")
    await stage.move(hours=5)
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    assert len(people.cards(ania, "Uwaga")) == 1
    stage.mail.faults.clear()
    await stage.move(hours=3)
    assert [mail.subject for mail in bartek.messages] == ["Ogłoszenie"]
    broadcast, tally = await newest_broadcast(stage)
    assert (broadcast.state, tally) == (BroadcastState.FINISHED, Tally(delivered=2))


async def test_that_copies_came_back_is_told_once_while_another_is_still_on_its_way(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.joined_by_mail(stage, "Bartek")
    await people.announce(stage, "Uwaga", "Pozor")
    bartek, jana = stage.mailboxes["Bartek"], stage.phones["Jana"]
    told = len(people.cards(jana, "Oznámení č. 1"))
    await bartek.bounce(bartek.messages[-1])
    await stage.settle()
    await stage.move(minutes=50)
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.ERROR, times=6)
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    for _ in range(8):
        await stage.move(minutes=31)
    assert len(people.cards(ania, "Uwaga")) == 1
    assert len(people.cards(jana, "Oznámení č. 1")) == told + 1


async def test_who_can_be_reached_nowhere_is_gone_and_stands_on_the_call_list(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Uwaga", "Pozor")
    ania.block()
    await stage.settle()
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    broadcast, tally = await newest_broadcast(stage)
    assert (tally.audience, tally.gone, tally.delivered) == (1, 1, 0)
    async with stage.app.database.transaction() as store:
        assert await store.unreached(broadcast.id) == [("Ania", f"mailto:{ADDRESS}", "bounced 5.1.1")]


async def test_what_comes_back_and_does_not_arrive_elsewhere_either_is_told_after_the_end(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Uwaga", "Pozor")
    jana = stage.phones["Jana"]
    told = len(people.cards(jana, "Oznámení č. 1"))
    ania.deactivate()  # nobody knows as yet
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    _, tally = await newest_broadcast(stage)
    assert tally == Tally(gone=1)
    for _ in range(3):
        await stage.move(minutes=31)
    assert len(people.cards(jana, "Oznámení č. 1")) == told + 1
    assert "📞 Komu zavolat (1)" in people.cards(jana, "Oznámení č. 1")[-1].labels


async def test_whoever_calls_sees_each_address_with_its_own_reason_and_the_institution(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    async with stage.app.database.transaction() as store:
        school = await institutions.add(store, "Szkoła nr 3", city=None, kind=None, now=stage.clock.now())
        await institutions.join(store, await subscriber(store, "Ania"), school, stage.clock.now())
    await people.announce(stage, "Uwaga", "Pozor")
    ania.block()
    await stage.settle()
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    broadcast, _ = await newest_broadcast(stage)
    jana = stage.phones["Jana"]
    jana.send("/broadcasts")
    await stage.settle()
    for step in ("", ":calls"):
        people.press(jana, f"broadcast:{broadcast.id}{step}")
        await stage.settle()
    [listed] = people.cards(jana, "Komu zavolat")
    assert f"• Ania, Szkoła nr 3 · Telegram {ania.id} · bot byl zablokován\n" in listed.text
    assert f"↳ {ADDRESS} · e-mailová schránka neexistuje" in listed.text


async def test_a_copy_that_makes_no_sense_any_more_is_not_sent_elsewhere(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.invite(stage)
    invitation = mailbox.messages[-1]
    await stage.move(days=18)
    await mailbox.bounce(invitation)
    await stage.settle()
    assert people.cards(ania, "Zaproszenie") == []
    async with stage.app.database.transaction() as store:
        states = {each.message: each.state for each in await store.deliveries(list(DeliveryState), 1_000)}
    assert states["invitation"] in (DeliveryState.GONE, DeliveryState.SKIPPED)


async def test_without_consent_nothing_is_sent_elsewhere(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Uwaga", "Pozor")
    ania.send("STOP")
    await stage.settle()
    await mailbox.bounce(mailbox.messages[-1])
    await stage.settle()
    assert people.cards(ania, "Uwaga") == []
    _, tally = await newest_broadcast(stage)
    assert tally == Tally(gone=1)


async def test_an_answer_that_comes_back_from_where_she_has_said_stop_is_not_mailed_there_again(stage: Stage) -> None:
    """She is back on Telegram since; what was asked by mail is answered there, and the mailbox is no more."""
    ania, mailbox = await both(stage)
    await mailbox.write(stage.settings.mail_address or "", "Pytanie", "Czy jest parking?")
    await stage.settle()
    ania.send("/stop")
    await stage.settle()
    ania.start()
    await stage.settle()
    for label in ("Polski", "Dalej", people.CITY["pl"], people.KIND["pl"], "Pomiń", "Wyrażam zgodę"):
        ania.tap(label)
        await stage.settle()
    stage.desk.send(stage.phones["Ola"], "Tak, pod urzędem.", reply_to=stage.desk.last)
    await stage.settle()
    written = list(mailbox.messages)
    assert "Tak, pod urzędem." in written[-1].text
    await mailbox.bounce(written[-1])
    await stage.settle()
    assert mailbox.messages == written
    async with stage.app.database.transaction() as store:
        states = {each.message: each.state for each in await store.deliveries(list(DeliveryState), 1_000)}
    assert states["answer"] == DeliveryState.GONE


async def test_somebody_elses_delivery_is_not_touched_by_a_bounce(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.joined_by_mail(stage, "Bartek")
    await people.announce(stage, "Uwaga", "Pozor")
    theirs, hers = stage.mailboxes["Bartek"].messages[-1], mailbox.messages[-1]
    head = f"Message-ID: {theirs.message_id}"
    await hand_in_bounce(stage, mailbox, hers.envelope_from, head)
    _, tally = await newest_broadcast(stage)
    assert (tally.audience, tally.delivered) == (2, 2)
    assert len(people.cards(ania, "Uwaga")) == 1  # hers, by her signed return path


async def test_a_shut_address_opens_when_the_person_writes_from_it(stage: Stage) -> None:
    ania, mailbox = await both(stage, on="e-mail")
    await people.announce(stage, "Uwaga", "Pozor")
    await mailbox.bounce(mailbox.messages[-1])
    ania.block()
    await stage.settle()
    assert set((await addresses(stage, ania)).values()) == {ContactState.STOPPED}
    ania.start()
    await mailbox.write(stage.settings.mail_address or "", "Pomoc", "Pomoc")
    await stage.settle()
    assert set((await addresses(stage, ania)).values()) == {ContactState.ACTIVE}


FAILURES = {
    "delivered": None,
    "gone": (403, "Forbidden: user is deactivated", {}),
    "not now": (429, "Too Many Requests: retry after 2", {"retry_after": 2}),
}


@pytest.mark.parametrize("outcome", FAILURES)
async def test_who_is_erased_while_a_letter_is_on_the_wire_stops_nobody_elses(stage: Stage, outcome: str) -> None:
    ania, david = await people.joined_by_taps(stage, "Ania"), await people.joined_by_taps(stage, "David")
    ania.send("usuń moje dane")
    await stage.settle()
    question = ania.last
    await stage.move(minutes=1)
    await people.begin_announcement(stage, "Uwaga", "Pozor")
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DELAY, seconds=0.2)
    if (failure := FAILURES[outcome]) is not None:
        code, description, parameters = failure
        stage.telegram.faults.add(
            method="sendMessage",
            chat_id=ania.id,
            kind=FaultKind.ERROR,
            code=code,
            description=description,
            parameters=parameters,
        )
    going_out = asyncio.create_task(stage.move(seconds=people.UNDO))
    await is_on_the_wire(stage, ania)
    stage.telegram.world.press(ania.person, question, "erase:yes")
    await going_out
    await stage.move(minutes=10)

    if outcome != "gone":  # whom Telegram does not know any more is told nothing
        assert people.cards(ania, "Wszystkie Państwa dane zostały usunięte")
    assert len(people.cards(david, "Pozor")) == 1
    assert len(people.cards(ania, "Uwaga")) == (failure is None)
    _, tally = await newest_broadcast(stage)
    assert tally.audience == 2 and not tally.waiting
    await people.announce(stage, "Druga", "Druhá")  # the lanes go on
    assert len(people.cards(david, "Druhá")) == 1


async def hand_in_bounce(stage: Stage, mailbox: Mailbox, return_path: str, head: str = "") -> None:
    """A report without the mail that came back, or with another one's headers."""
    raw = (
        f"From: MAILER-DAEMON@hufiec.example.pl\r\nTo: {return_path}\r\nSubject: failure notice\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        f"Final-Recipient: rfc822; {ADDRESS}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n{head}\r\n\r\n--b--\r\n"
    )
    await stage.mail.post(mailbox, raw.encode(), sender="", recipient=return_path)
    await stage.settle()


async def newest_broadcast(stage: Stage) -> tuple[Broadcast, Tally]:
    """The last one started, and how its copies stand."""
    async with stage.app.database.transaction() as store:
        [broadcast] = await store.recent_broadcasts(1)
        return broadcast, await store.tally(broadcast.id)
