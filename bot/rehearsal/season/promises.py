"""The judge: every promise that a season can break, each held against the wires and the database.

The judge reads after every commit, at every message on the wire, and in every quiet moment. What it knows of people it
has from them, not from the service.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.core.outbox import MOST_ATTEMPTS
from bot.core.people import channel_of
from bot.rehearsal.ears import languages_heard
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.cards import Cards
from bot.rehearsal.season.claims import Claims
from bot.rehearsal.season.diaries import Diaries
from bot.rehearsal.season.people import Person
from bot.rehearsal.season.records import Row, Sending, meeting_of, stored
from bot.rehearsal.season.seating import Seating
from bot.rehearsal.season.skips import Skips
from bot.rehearsal.season.turns import Turns

_IN_BOTH = frozenset({"choose-language", "welcome-by-mail", "announce-text"})
"""Whoever may still choose reads the offer of the other language in it; an organiser approves both."""

_KEPT_UP_TO_DATE = frozenset({"broadcast"})
"""A card that is edited again and again is one delivery."""

_PROMPTLY = timedelta(seconds=10)
_ON_ITS_WAY = 300.0  # seconds in which a text that was made before may still be on its way
_TELLING = 15  # words in which a language can be heard
_OPEN = ("waiting", "held", "claimed")
_SEATING = frozenset({"place", "rsvp", "meeting", "meeting_session"})


@dataclass
class Judge:
    """Keeps the tallies. Every check raises Broken, named after its promise."""

    books: sqlite3.Connection
    people: Mapping[str, Person]
    diaries: Diaries
    turns: Turns
    rows: dict[int, Row] = field(default_factory=dict)
    unsettled: dict[int, Row] = field(default_factory=dict)
    sums: Counter[str] = field(default_factory=Counter)  # rows by broadcast
    fresh: dict[str, float] = field(default_factory=dict)  # broadcasts not yet held against the audience; since when
    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # addresses by broadcast
    last_delivery: int = 0
    heard: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.seating = Seating(self.books)
        self.cards = Cards(self.books)
        self.claims = Claims(self.books, self.turns, self.cards)
        self.skips = Skips(self.books, self.diaries)

    # After every commit

    def committed(self, now: float, at: datetime, tables: Collection[str]) -> None:
        """A transaction of the service has become true, which wrote to these tables."""
        if "delivery" in tables:
            self._note_deliveries(now)
            self.claims.note()
        if not _SEATING.isdisjoint(tables):
            self.seating.changed(at)

    def _note_deliveries(self, now: float) -> None:
        self.last_delivery = min(self.last_delivery, self._value("SELECT max(id) FROM delivery") or 0)
        while (row := self.rows.get(self.last_delivery)) and self._value(_KEY, row.id) not in (
            row.key,
            f"erased:{row.id}",
        ):
            self.last_delivery -= 1  # what was undone or pruned leaves its number to another one
        for id, key, message, args, priority, address in self.books.execute(_NEW_DELIVERIES, (self.last_delivery,)):
            self.last_delivery = id
            given = json.loads(args)
            prefix = key.rpartition(":")[0] if priority > 0 else ""
            row = Row(
                id,
                key,
                prefix,
                message,
                meeting_of(self.books, given),
                address or "",
                now,
                int(given.get("sequence", 0)),
            )
            self.rows[id] = self.unsettled[id] = row
            if message == "refusal":
                self.heard[given["id"]] += 1
            if prefix:
                self.sums[prefix] += 1
                self.members[prefix].add(row.address)
                self.fresh.setdefault(prefix, now)

    # On the wire

    def answers_come_first(self, sending: Sending, now: datetime, awake: timedelta) -> None:
        """13: no bulk leaves while an answer to a person has been due for seconds and could go out.

        `awake` is for how long the service has run, on a machine that was not asleep.
        """
        if sending.priority == 0 or awake < _PROMPTLY:
            return
        since = stored(now - _PROMPTLY)
        found = self.books.execute(_LATE_ANSWER, (channel_of(sending.address), since, since, since)).fetchone()
        if found is not None:
            raise Broken(
                "answers to people never wait for bulk",
                f"delivery {found[0]} ({found[1]}) has been due since {found[2]} when {sending.message} left",
            )

    def arrived(self, sending: Sending, text: str, now: float, *, edited: bool) -> None:
        """A message has come to a phone, or a mail to a mailbox."""
        row = self.rows.get(sending.delivery)
        if row is not None:
            row.edits += edited
            row.copies += not edited
        self.heard[sending.message] += 1
        meant_for = sending.address if row is None else row.address  # either may go to the other one in the end
        on_phone = all(each.startswith("telegram:") for each in (meant_for, sending.address))
        if sending.message == "meeting-corrected" and not edited and on_phone:
            raise Broken("a correction is no new message on a phone", f"delivery {sending.delivery}: {text[:200]!r}")
        self.only_her_own_language(sending.address, sending.message, sending.language, text, now)
        self.only_where_she_wants_it(sending, now)
        if sending.message == "broadcast":
            self.cards.shown(sending, text)

    def stood_there(self, sending: Sending) -> None:
        """An edit changed nothing: the message reads so already."""
        if (row := self.rows.get(sending.delivery)) is not None:
            row.edits += 1

    def only_her_own_language(self, address: str, message: str, language: str | None, text: str, now: float) -> None:
        """5: nobody is ever sent a text in the other language, nor in none; hers is the one she has chosen herself."""
        if language is None or message in _IN_BOTH or address.startswith("telegram:-"):
            return
        person = self.people.get(address)
        if person is not None and person.settled and person.consents and person.disturbed_at < now - _ON_ITS_WAY:
            language = person.language
        spoken = languages_heard(text)
        if not spoken <= {language} or (not spoken and len(text.split()) >= _TELLING):
            raise Broken(
                "a reader is never sent the other language",
                f"{address} reads {language} and was sent {message} in {sorted(spoken)}: {text[:200]!r}",
            )

    def only_where_she_wants_it(self, sending: Sending, now: float) -> None:
        """3, 10: who has said stop is sent nothing, and nobody in two places: at the other only what is lost here."""
        person = self.people.get(sending.address)
        if person is None or sending.priority == 0 or not person.settled or person.on_her_way:
            return
        if person.disturbed_at >= now - _ON_ITS_WAY:
            return
        is_elsewhere = sending.address != person.address
        seen = f"{sending.message} (delivery {sending.delivery}) came to {sending.address}"
        if not person.consents or (is_elsewhere and person.is_silent_there):
            raise Broken("nothing is sent to who has stopped", seen)
        if not is_elsewhere or not person.reachable or sending.message == "meeting-corrected":
            return
        if self._value(_NOT_TAKEN, sending.delivery) < MOST_ATTEMPTS:  # before her mailbox was emptied
            raise Broken("what reaches her goes to one place", seen)

    # In a quiet moment

    def books_are_true(self, now: float) -> None:
        """2, 3, 4: what the books call delivered has arrived once; what they call not sent has not."""
        for id, row in list(self.unsettled.items()):
            found = self.books.execute(_SETTLED, (id,)).fetchone()
            if found is None:  # pruned: settled for a week
                del self.unsettled[id]
                continue
            state, reason, uncertain, delivered = found
            if state in _OPEN:
                continue
            del self.unsettled[id]
            self._one_copy(row, state, uncertain, delivered)
            self._nobody_missed(row, state, reason)

    def _one_copy(self, row: Row, state: str, uncertain: int, delivered: int) -> None:
        told = (
            f"delivery {row.id} ({row.message}) to {row.address}: {state}, {row.copies} copies, {uncertain} uncertain"
        )
        person = self.people.get(row.address)
        came_back = person is not None and row.id in person.returned
        if row.copies > uncertain + (state == "delivered") + came_back:
            raise Broken("one copy to each, but what is counted uncertain", told)
        if state == "delivered" and not row.copies and not row.edits:
            raise Broken("what is called delivered has arrived", told)
        if delivered > 1 + came_back and row.message not in _KEPT_UP_TO_DATE:
            raise Broken("what is delivered is not sent again", told)

    def _nobody_missed(self, row: Row, state: str, reason: str) -> None:
        """4: nobody is missed who stayed where and what she was since the message was meant for her."""
        person = self.people.get(row.address)
        if not row.prefix or person is None or state == "delivered":
            return
        if not _stayed(person, row.since) or (state == "skipped" and self.skips.rightly(row, person, reason)):
            return
        raise Broken("nobody is missed", f"delivery {row.id} ({row.prefix}) to {row.address} ended {state}: {reason!r}")

    def meant_and_no_others(self, audience: Callable[[str], Collection[str] | None]) -> None:
        """3, 4: a broadcast has a row for everybody it means, and for nobody else."""
        for prefix, since in self.fresh.items():
            if (meant := audience(prefix)) is None:
                continue
            rows = self.members[prefix]
            _, meeting, *_ = prefix.split(":")
            wrong = [
                address
                for address in sorted(rows ^ set(meant))
                if (person := self.people.get(address)) is not None
                and _stayed(person, since)
                and person.settled
                and person.answered_at.get(meeting, -1.0) < since - 1.0
                and meeting not in person.unsure | person.passed_on
            ]
            if wrong:
                raise Broken("a broadcast means whom it should", f"{prefix}: {wrong[0]} is {_missing(wrong[0], meant)}")
        self.fresh.clear()

    def nobody_was_told(self, meeting: str, sequence: int) -> None:
        """A date that was given up before its notice began is heard of by nobody."""
        notice = self._value(_NOTICE_SENT, f"meeting-moved:{meeting}:{sequence}:")
        if notice is not None:
            raise Broken("a date given up in time is heard of by nobody", f"delivery {notice} ({meeting}, {sequence})")

    def sums_reconcile(self) -> None:
        """Audience = delivered + refused + gone + deferred + skipped + uncertain + waiting, for every broadcast."""
        counted: Counter[str] = Counter()
        for id, state in self.books.execute("SELECT id, state FROM delivery WHERE priority > 0"):
            if state not in _STATES:
                raise Broken("sums reconcile", f"delivery {id} is {state!r}")
            if id in self.rows:
                counted[self.rows[id].prefix] += 1
        for prefix, count in self.sums.items():
            undone = not counted[prefix] and self._value(_UNDONE, prefix) is not None
            if counted[prefix] != count and not undone:
                raise Broken("sums reconcile", f"{prefix}: {count} were enqueued, {counted[prefix]} are on record")
        for id, message, audience, copies in self.books.execute(_AUDIENCES):
            if audience != copies:
                raise Broken("sums reconcile", f"broadcast {id} ({message}) means {audience}, {copies} are on record")

    def nothing_said_is_lost(self) -> None:
        """1: what people say is worked; nothing of it fails."""
        failed = self.books.execute("SELECT id, error FROM inbound_failed").fetchone()
        if failed is not None:
            raise Broken("nothing a person says is lost", f"{failed[0]} could not be worked: {failed[1]}")

    def is_on_record(self, inbound: str) -> bool:
        """Whether it has been taken in, as far as the books say."""
        return self._value("SELECT 1 FROM inbound WHERE id = ?", inbound) is not None

    def was_worked(self, inbound: str, what: str) -> bool:
        """1: whatever Telegram was told is taken has been worked. False where it was refused: a party is too large."""
        if not self.is_on_record(inbound):
            raise Broken("nothing a person says is lost", f"{inbound} ({what}) was confirmed and never worked")
        return self._value(_TOO_MANY, f"reply:{inbound}:refusal%") is None

    def remembered(self, person: Person) -> None:
        """The books say of her what she said herself: consent, language, sectors and her last answers."""
        found = self.books.execute(_PERSON, (person.address,)).fetchone()
        if person.erased or not person.known:
            elsewhere = self.books.execute(_PERSON, (person.other_address,)).fetchone()
            if (found is not None and any(found[1:3])) or elsewhere is not None:
                raise Broken("what was erased is gone", f"of {person.address} there is {found} and {elsewhere}")
            return
        if found is None and not person.consents:
            return  # who does not come all the way in is forgotten after a week
        if found is None:
            raise Broken("nothing a person says is lost", f"{person.address} is not known")
        id, consented, _, language = found
        if person.on_her_way:
            return
        if (consented is not None) != person.consents:
            raise Broken("consent is what she said", f"{person.address}: {consented} on record, she: {person.consents}")
        if person.consents and language != person.language:
            raise Broken("the language is what she chose", f"{person.address}: {language}, she: {person.language}")
        answers = dict(
            self.books.execute(
                "SELECT meeting_id, partstat FROM rsvp WHERE subscriber_id = ? AND partstat != 'NEEDS-ACTION'", (id,)
            ).fetchall()
        )
        passed_on = {meeting for meeting in person.passed_on if answers.get(meeting) == "DELEGATED"}
        vague = person.unsure | passed_on
        certain = {meeting: answer for meeting, answer in person.answers.items() if meeting not in vague}
        if certain.items() - answers.items() or answers.keys() - person.answers.keys():
            raise Broken("the last answer stands", f"{person.address}: {answers} on record, she: {person.answers}")

    def nothing_waits(self) -> None:
        """4: at the end nothing is left over."""
        for id, state, reason in self.books.execute(
            "SELECT id, state, reason FROM delivery WHERE state IN ('waiting', 'held', 'claimed')"
        ):
            raise Broken("at the end everything has been sent", f"delivery {id} is {state}: {reason!r}")

    def _value(self, query: str, *given: Any) -> Any:
        found = self.books.execute(query, given).fetchone()
        return found[0] if found is not None else None


def _stayed(person: Person, since: float) -> bool:
    return (
        person.consents
        and person.is_reached
        and not person.on_her_way
        and person.disturbed_at < since - 1.0
        and not any(pending.what != "answer" for pending in person.pending)
    )


def _missing(address: str, meant: Collection[str]) -> str:
    return "meant, and has no row" if address in meant else "not meant, and has a row"


_STATES = frozenset({"waiting", "held", "claimed", "delivered", "refused", "gone", "skipped", "uncertain"})
_NEW_DELIVERIES = """
    SELECT d.id, d.key, d.message, d.args, d.priority,
           (SELECT address FROM contact WHERE contact.id = d.contact_id
            UNION ALL SELECT address FROM contact WHERE contact.subscriber_id = d.subscriber_id LIMIT 1)
    FROM delivery d WHERE d.id > ? ORDER BY d.id"""
_KEY = "SELECT key FROM delivery WHERE id = ?"
_SETTLED = """
    SELECT d.state, d.reason,
           (SELECT count(*) FROM attempt a WHERE a.delivery_id = d.id AND a.outcome = 'uncertain'),
           (SELECT count(*) FROM attempt a WHERE a.delivery_id = d.id AND a.outcome = 'delivered')
    FROM delivery d WHERE d.id = ?"""
_NOT_TAKEN = "SELECT count(*) FROM attempt WHERE delivery_id = ? AND outcome = 'deferred'"
_UNDONE = """
    SELECT 1 FROM broadcast WHERE state = 'cancelled' AND active_at IS NULL
      AND ? = message || ':' || substr(thread, instr(thread, ':') + 1) || ':' || json_extract(args, '$.sequence')"""
_NOTICE_SENT = """
    SELECT id FROM delivery WHERE substr(key, 1, length(?1)) = ?1 AND state NOT IN ('waiting', 'held', 'skipped')
      AND (state != 'gone' OR EXISTS (SELECT 1 FROM attempt a WHERE a.delivery_id = delivery.id))"""
_AUDIENCES = """
    SELECT b.id, b.message, b.audience, (SELECT count(*) FROM delivery d WHERE d.broadcast_id = b.id)
    FROM broadcast b WHERE b.state != 'cancelled' OR b.active_at IS NOT NULL"""
_LATE_ANSWER = """
    SELECT d.id, d.message, d.due_at FROM delivery d JOIN contact c ON c.id = d.contact_id
    WHERE d.state = 'waiting' AND d.priority = 0 AND d.attempts = 0 AND d.channel = ? AND d.due_at <= ?
      AND (c.ready_at IS NULL OR c.ready_at <= ?) AND c.state = 'active' AND c.address NOT LIKE 'telegram:-%'
      AND NOT EXISTS (SELECT 1 FROM pace p WHERE p.channel = d.channel AND p.silent_until > ?)
      AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.subscriber_id = d.subscriber_id AND o.state = 'claimed')
    LIMIT 1"""
_TOO_MANY = "SELECT 1 FROM delivery WHERE key LIKE ? AND json_extract(args, '$.id') = 'refusal-party-invalid'"
_PERSON = """
    SELECT s.id, s.consented_at, nullif(s.name, ''), s.language
    FROM contact c JOIN subscriber s ON s.id = c.subscriber_id WHERE c.address = ?"""
