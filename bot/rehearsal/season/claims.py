"""The judge of claims: whatever leaves is on record before, and each new claim is judged in its turn."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.cards import Cards
from bot.rehearsal.season.records import Sending, meeting_of, session_of
from bot.rehearsal.season.turns import Turns

_LEFT = "what leaves is on record before"
_MAILS_KEPT = 50


@dataclass
class Claims:
    """What is claimed, by the address to which it may leave."""

    books: sqlite3.Connection
    turns: Turns
    cards: Cards
    on_wire: dict[str, list[Sending]] = field(default_factory=lambda: defaultdict(list))
    standing: frozenset[tuple[int, str]] = frozenset()  # of this moment: delivery, and when it was claimed
    attempts: Mapping[int, int] = field(default_factory=dict)  # on record, of each delivery that is claimed

    def note(self) -> None:
        """A transaction is over. A claim may leave for any address of the person: the judge sees which when it does."""
        found = self.books.execute(_CLAIMS).fetchall()
        before, self.standing = self.standing, frozenset((id, at) for id, at, _ in found)
        in_hand, self.attempts = self.attempts, {id: attempts for id, _, attempts in found}
        for claim in sorted(self.standing - before):
            is_renewed = in_hand.get(claim[0]) == self.attempts[claim[0]]
            rows = self.books.execute(_CLAIMED, claim[:1]).fetchall()
            reachable = any(state == "active" for *_, state in rows)
            for message, args, priority, address, consented, language, _ in rows:
                given = json.loads(args)
                meeting, sequence = meeting_of(self.books, given), given.get("sequence", 0)
                part = session_of(self.books, given)
                sending = Sending(claim, claim[0], address, language, message, meeting, sequence, part, priority)
                self.on_wire[address].append(sending)
                if is_renewed:
                    continue
                self.turns.came(sending, consented, reachable=reachable)
                if message == "broadcast":
                    self.cards.begins(sending, given["broadcast"])

    def left(self, address: str) -> Sending:
        """A message leaves for somebody: it must be on record. Returns which one it is."""
        waiting = [sending for sending in self.on_wire[address] if sending.claim in self.standing]
        self.on_wire[address] = waiting
        if not waiting:
            raise Broken(_LEFT, f"something left for {address} without a claim")
        found = next((sending for sending in waiting if not sending.used), waiting[-1])
        found.used = True
        return found

    def by_mail(self, address: str, delivery: int) -> Sending:
        """A mail with this delivery's number has arrived: a claim on it must be on record."""
        sent = self.on_wire[address] = self.on_wire[address][-_MAILS_KEPT:]
        for sending in reversed(sent):
            if sending.delivery == delivery:
                return sending
        raise Broken(_LEFT, f"delivery {delivery} came to {address} without a claim")


_CLAIMS = """
    SELECT id, claimed_at, (SELECT count(*) FROM attempt a WHERE a.delivery_id = d.id) FROM delivery d
    WHERE state = 'claimed'"""
_CLAIMED = """
    SELECT d.message, d.args, d.priority, c.address, s.consented_at, s.language, c.state
    FROM delivery d JOIN subscriber s ON s.id = d.subscriber_id JOIN contact c ON c.subscriber_id = s.id
    WHERE d.id = ? ORDER BY c.id"""
