"""The judge of an organiser's cards: what she is shown of a broadcast is what the books say, and it adds up."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.records import Sending

_MARKS: Mapping[str, str] = {
    "✅": "delivered",
    "⏳": "waiting",
    "🔁": "deferred",
    "⚠️": "refused",
    "❌": "gone",
    "⏭": "skipped",
    "❔": "uncertain",
}
_COUNT = re.compile(rf"(?m)^({'|'.join(_MARKS)}) [^\n:]*: (\d+)$")
_MEANT = re.compile(r"(?m)^Příjemci: (\d+)$")
_TWICE = re.compile(r"(?m)^(\d+) os[^\n]* dvakrát\.$")


@dataclass
class Cards:
    """Jana reads Czech. Raises Broken, named after its promise."""

    books: sqlite3.Connection
    written: dict[int, list[Counter[str]]] = field(default_factory=lambda: defaultdict(list))
    """By delivery: how the copies stood each time when it was written. One may come long after the next was written."""

    def begins(self, sending: Sending, broadcast: int) -> None:
        """A card has just been written, in the transaction after which this is called."""
        counts = Counter({state: count for state, count in self.books.execute(_COPIES, (broadcast,)) if count})
        counts["in doubt"] = self.books.execute(_DOUBTFUL, (broadcast,)).fetchone()[0]
        self.written[sending.delivery].append(+counts)

    def shown(self, sending: Sending, text: str) -> None:
        """It is read: the same numbers, and together everybody who is meant."""
        read = Counter({_MARKS[mark]: int(count) for mark, count in _COUNT.findall(text)})
        meant = sum(map(int, _MEANT.findall(text)))
        if meant != read.total():
            raise Broken("sums reconcile", f"the card {sending.delivery} means {meant} people, and tells of {read}")
        read["in doubt"] = sum(map(int, _TWICE.findall(text)))
        if +read not in (written := self.written[sending.delivery]):
            raise Broken("an organiser is told what is true", f"delivery {sending.delivery}: {+read} of {written}")


_COPIES = """
    SELECT CASE WHEN state = 'waiting' AND attempts > 0 THEN 'deferred'
                WHEN state IN ('held', 'claimed') THEN 'waiting' ELSE state END, count(*)
    FROM delivery WHERE broadcast_id = ? GROUP BY 1"""
_DOUBTFUL = """
    SELECT count(DISTINCT a.delivery_id) FROM attempt a JOIN delivery d ON d.id = a.delivery_id
    WHERE d.broadcast_id = ? AND a.outcome = 'uncertain'"""
