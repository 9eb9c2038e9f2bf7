"""The judges of the simulated season find what they are there to find: one that is always content judges nothing."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime

import pytest

from bot.core.outbox import MOST_ATTEMPTS, Priority
from bot.rehearsal.mailboxes import Mailbox
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.cards import Cards
from bot.rehearsal.season.claims import Claims
from bot.rehearsal.season.diaries import Diaries
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.mail_wire import PostOffice
from bot.rehearsal.season.people import Letters, Person, by_address
from bot.rehearsal.season.promises import Judge
from bot.rehearsal.season.records import Row, Sending
from bot.rehearsal.season.seating import Seat, Seating
from bot.rehearsal.season.silences import Silences
from bot.rehearsal.season.turns import Turns
from bot.rehearsal.season.virtual import SeasonClock, VirtualLoop
from bot.rehearsal.season.weather import Weather
from bot.rehearsal.telegram import Phone
from bot.rehearsal.telegram.chats import Person as Account
from bot.rehearsal.telegram.world import Account as Bot
from bot.rehearsal.telegram.world import World

PHONE, OTHER_PHONE, GROUP = "telegram:5200000001", "telegram:5200000002", "telegram:-5100000001"


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    loop = VirtualLoop()
    yield loop
    loop.close()


@pytest.fixture
def silences(loop: VirtualLoop) -> Silences:
    return Silences(loop.time, Weather(random.Random(0), loop.time))


def place(state: str) -> Seat:
    return Seat(1, "conference", "workshop", state, 1, "2027-06-01", "ACCEPTED", reachable=True)


@pytest.mark.parametrize("was", ["returned", "refused", "confirmed"])
def test_a_seat_is_offered_to_nobody_but_the_queue(was: str) -> None:
    seating = Seating(sqlite3.connect(":memory:"))
    seating.only_the_queue_is_offered([(place("queued"), place("offered")), (None, place("confirmed"))])
    with pytest.raises(Broken, match="only the queue is offered anything"):
        seating.only_the_queue_is_offered([(place(was), place("offered"))])


@pytest.mark.parametrize("to", [PHONE, OTHER_PHONE, GROUP])
def test_nothing_leaves_while_telegram_wants_silence(loop: VirtualLoop, silences: Silences, to: str) -> None:
    silences.asked(PHONE, 10, Life(1, loop))
    loop.leap(1)
    silences.leaves(to)  # what was on its way when the wish came is let through
    loop.leap(4)
    assert silences.lasting(4) is not None
    assert silences.lasting(6) is None
    with pytest.raises(Broken, match="a Retry-After is kept"):
        silences.leaves(to)
    loop.leap(6)
    silences.leaves(to)


def test_the_silence_of_a_group_is_its_own(loop: VirtualLoop, silences: Silences) -> None:
    silences.asked(GROUP, 10, Life(1, loop))
    loop.leap(5)
    silences.leaves(PHONE)
    with pytest.raises(Broken, match="a Retry-After is kept"):
        silences.leaves(GROUP)


def test_whoever_died_before_he_could_tell_binds_nobody(loop: VirtualLoop, silences: Silences) -> None:
    life = Life(1, loop)
    silences.asked(PHONE, 10, life)
    loop.leap(1)
    life.kill("at once")
    loop.leap(4)
    silences.leaves(PHONE)


MAIL = "mailto:i.osoba1@spolek.example.cz"
BEGINS = datetime(2027, 2, 1, 8, tzinfo=UTC)
CARD = """🏁 Odesílání je dokončeno.

▰▰▰▰▰▰▰▰▰▰ 100 %
Příjemci: 4
✅ Doručeno: {delivered}
⚠️ Nepodařilo se odeslat: 1
⏭ Vynecháno: 1

1 osoba mohla tuto zprávu dostat dvakrát."""


@pytest.fixture
def books() -> Iterator[sqlite3.Connection]:
    """Four copies of a broadcast about a meeting in June, one of them in doubt; and what two people have answered."""
    books = sqlite3.connect(":memory:")
    books.executescript("""
        CREATE TABLE meeting (id, status, sequence, starts);
        CREATE TABLE rsvp (meeting_id, subscriber_id, partstat);
        CREATE TABLE delivery (id, subscriber_id, state, attempts, broadcast_id);
        CREATE TABLE attempt (delivery_id, outcome);
        CREATE TABLE broadcast (id, state, starts_at, active_at, asks_when_late);
        INSERT INTO broadcast VALUES (8, 'running', '2027-05-31 08:00:00.000000', NULL, 1);
        INSERT INTO meeting VALUES ('safety', 'CONFIRMED', 1, '2027-06-01 09:00:00.000000');
        INSERT INTO rsvp VALUES ('safety', 1, 'NEEDS-ACTION'), ('safety', 2, 'DECLINED');
        INSERT INTO delivery VALUES (1, 1, 'delivered', 1, 7), (2, 2, 'delivered', 2, 7),
                                    (3, 3, 'refused', 12, 7), (4, 4, 'skipped', 0, 7),
                                    (5, 5, 'claimed', 0, 8);
        INSERT INTO attempt VALUES (2, 'uncertain'), (2, 'delivered');
    """)
    yield books
    books.close()


@pytest.fixture
def hana(loop: VirtualLoop) -> Person:
    """She has a phone, and beside it a mailbox."""
    clock = SeasonClock(loop, BEGINS)
    world = World(clock, Bot(1, "mosty_bot"), name="Mosty")
    account = Account(int(PHONE.partition(":")[2]), "Hana")
    mailbox = Mailbox(
        Letters(clock, PostOffice(random.Random(0))), MAIL[7:], name="Hana", language="cs", program="gmail"
    )
    phone = Phone(world, account, world.add_person(account))
    return Person("Hana", "cs", {"safety"}, "karvina", "ngo", 1.0, phone, other=mailbox, disturbed_at=0.0)


def begun(
    message: str,
    *,
    delivery: int = 1,
    address: str = PHONE,
    sequence: int = 1,
    priority: Priority = Priority.REMINDER,
    at: str = "2027-05-31 10:00:00.000000",
) -> Sending:
    return Sending((delivery, at), delivery, address, "cs", message, "safety", sequence, priority=priority)


def judged(broken: str) -> AbstractContextManager[object]:
    """Within it the judge finds that this promise is broken; "": none."""
    return pytest.raises(Broken, match=broken) if broken else nullcontext()


def turns(books: sqlite3.Connection) -> Turns:
    return Turns(books, lambda at: at.hour >= 21)


def test_a_card_shows_what_is_on_record(books: sqlite3.Connection) -> None:
    cards = Cards(books)
    card = begun("broadcast")
    cards.begins(card, 7)
    cards.shown(card, CARD.format(delivered=2))
    with pytest.raises(Broken, match="sums reconcile"):
        cards.shown(card, CARD.format(delivered=1))
    with pytest.raises(Broken, match="an organiser is told what is true"):
        cards.shown(card, CARD.format(delivered=2).replace("1 osoba mohla", "2 osoby mohly"))
    with pytest.raises(Broken, match="an organiser is told what is true"):
        cards.shown(card, CARD.format(delivered=2).replace("⚠️ Nepodařilo se odeslat", "❔ Není jisté, zda dorazilo"))


@pytest.mark.parametrize(
    ("sending", "broken"),
    [
        (begun("nudge"), ""),
        (begun("nudge", delivery=2), "nobody is reminded who has answered otherwise"),
        (begun("reminder", delivery=2), "nobody is reminded who has answered otherwise"),
        (begun("reminder", delivery=3), "nobody is reminded who has answered otherwise"),
        (begun("nudge", sequence=0), "no word of a meeting that was moved or cancelled"),
        (begun("meeting-moved", sequence=0), "no word of a meeting that was moved or cancelled"),
        (begun("invitation", sequence=0), ""),
        (begun("invitation", at="2027-06-01 09:00:00.000000"), "no word of a meeting that was moved or cancelled"),
        (begun("announcement", at="2027-05-31 22:00:00.000000"), "bulk waits for the morning"),
        (begun("meeting-moved", at="2027-05-31 22:00:00.000000", priority=Priority.NOTICE), ""),
        (begun("home", at="2027-05-31 22:00:00.000000", priority=Priority.ANSWER), ""),
    ],
)
def test_nothing_begins_that_is_pointless_or_untimely(books: sqlite3.Connection, sending: Sending, broken: str) -> None:
    with judged(broken):
        turns(books).came(sending, "2027-02-01", reachable=True)


def test_nobody_is_invited_to_what_is_cancelled(books: sqlite3.Connection) -> None:
    books.execute("UPDATE meeting SET status = 'CANCELLED'")
    with pytest.raises(Broken, match="no word of a meeting that was moved or cancelled"):
        turns(books).came(begun("invitation"), "2027-02-01", reachable=True)


@pytest.mark.parametrize(("consented", "reachable"), [(None, True), ("2027-02-01", False)])
def test_nothing_begins_for_who_has_stopped(books: sqlite3.Connection, consented: str | None, reachable: bool) -> None:
    with pytest.raises(Broken, match="nothing is sent to who has stopped"):
        turns(books).came(begun("announcement"), consented, reachable=reachable)


@pytest.mark.parametrize(
    ("changed", "at", "broken"),
    [
        ("", "2027-05-31 08:00:00.000000", ""),
        ("", "2027-05-31 07:59:59.000000", "an organiser has it in her hand"),
        ("state = 'paused'", "2027-05-31 08:00:00.000000", "an organiser has it in her hand"),
        ("state = 'cancelled'", "2027-05-31 08:00:00.000000", "an organiser has it in her hand"),
        ("", "2027-05-31 11:00:00.000000", ""),
        ("", "2027-05-31 11:10:00.000000", "what is late is asked about"),
        ("active_at = '2027-05-31 10:00:00.000000'", "2027-05-31 11:10:00.000000", ""),  # it was under way
        ("starts_at = '2027-05-30 19:00:00.000000'", "2027-05-31 01:00:00.000000", ""),  # by night nothing is late
        ("asks_when_late = 0", "2027-05-31 11:10:00.000000", ""),
    ],
)
def test_nothing_begins_that_an_organiser_holds(books: sqlite3.Connection, changed: str, at: str, broken: str) -> None:
    if changed:
        books.execute(f"UPDATE broadcast SET {changed}")
    copy = begun("meeting-cancelled", delivery=5, priority=Priority.NOTICE, at=at)
    with judged(broken):
        turns(books).came(copy, "2027-02-01", reachable=True)


@pytest.mark.parametrize(
    ("address", "consents", "reachable", "silent", "broken"),
    [
        (PHONE, True, True, False, ""),
        (PHONE, False, True, False, "nothing is sent to who has stopped"),
        (MAIL, True, True, False, "what reaches her goes to one place"),
        (MAIL, True, False, False, ""),
        (MAIL, True, False, True, "nothing is sent to who has stopped"),
    ],
)
def test_what_is_sent_goes_where_she_wants_it(
    books: sqlite3.Connection,
    hana: Person,
    address: str,
    consents: bool,
    reachable: bool,
    silent: bool,
    broken: str,
) -> None:
    hana.consents, hana.reachable, hana.is_silent_there = consents, reachable, silent
    judge = Judge(books, by_address([hana]), Diaries(), turns(books))
    sending = begun("announcement", address=address)
    judge.only_where_she_wants_it(sending, 200)  # what was made before she said so may be on its way still
    with judged(broken):
        judge.only_where_she_wants_it(sending, 1000)


def test_what_her_mailbox_has_not_taken_for_a_day_may_come_to_the_other_address(
    books: sqlite3.Connection, hana: Person
) -> None:
    judge = Judge(books, by_address([hana]), Diaries(), turns(books))
    sending, hana.consents = begun("announcement", address=MAIL), True
    books.executemany("INSERT INTO attempt VALUES (?, 'deferred')", [(sending.delivery,)] * MOST_ATTEMPTS)
    judge.only_where_she_wants_it(sending, 1000)


def test_a_correction_is_no_new_message_on_a_phone_but_one_by_mail_where_the_phone_is_no_more(
    books: sqlite3.Connection, hana: Person
) -> None:
    judge = Judge(books, by_address([hana]), Diaries(), turns(books))
    hana.consents, hana.reachable = True, False
    judge.rows[1] = Row(1, "", "", "meeting-corrected", "safety", PHONE, 0.0)
    judge.arrived(begun("meeting-corrected", address=MAIL), "Oprava místa setkání", 1000, edited=False)
    with pytest.raises(Broken, match="a correction is no new message on a phone"):
        judge.arrived(begun("meeting-corrected"), "Oprava místa setkání", 1000, edited=False)


@pytest.fixture
def card_on_the_wire() -> Iterator[sqlite3.Connection]:
    """The card of a broadcast with one copy, which is claimed."""
    books = sqlite3.connect(":memory:")
    books.executescript(f"""
        CREATE TABLE subscriber (id, consented_at, language);
        CREATE TABLE contact (id, subscriber_id, address, state);
        CREATE TABLE delivery (id, subscriber_id, message, args, priority, state, attempts, claimed_at, broadcast_id);
        CREATE TABLE attempt (delivery_id, outcome);
        INSERT INTO subscriber VALUES (1, '2027-02-01', 'cs');
        INSERT INTO contact VALUES (1, 1, '{PHONE}', 'active');
        INSERT INTO delivery VALUES (1, 1, 'broadcast', '{{"broadcast": 7}}', 0, 'claimed', 0, '10:00', NULL),
                                    (2, 2, 'invitation', '{{}}', 3, 'waiting', 0, NULL, 7);
    """)
    yield books
    books.close()


@pytest.mark.parametrize("is_made_anew", [True, False])
def test_a_claim_that_is_made_anew_is_judged_again_and_one_that_is_renewed_is_not(
    card_on_the_wire: sqlite3.Connection, is_made_anew: bool
) -> None:
    """Telegram may have asked for silence, and what it answered be recorded in the transaction that claims it again."""
    books = card_on_the_wire
    claims = Claims(books, turns(books), Cards(books))
    claims.note()
    if is_made_anew:
        books.execute("INSERT INTO attempt VALUES (1, 'deferred')")
    books.execute("UPDATE delivery SET claimed_at = '10:01' WHERE id = 1")
    books.execute("UPDATE delivery SET state = 'delivered' WHERE id = 2")
    claims.note()
    sending = claims.left(PHONE)
    assert sending.claim == (1, "10:01")
    with judged("" if is_made_anew else "an organiser is told what is true"):
        claims.cards.shown(sending, "Příjemci: 1\n✅ Doručeno: 1")


def test_what_leaves_without_a_claim_is_found_out(card_on_the_wire: sqlite3.Connection) -> None:
    claims = Claims(card_on_the_wire, turns(card_on_the_wire), Cards(card_on_the_wire))
    claims.note()
    assert claims.by_mail(PHONE, 1) == claims.left(PHONE)
    with judged("what leaves is on record before"):
        claims.by_mail(PHONE, 2)
    card_on_the_wire.execute("UPDATE delivery SET state = 'delivered' WHERE id = 1")
    claims.note()
    with judged("what leaves is on record before"):
        claims.left(PHONE)
