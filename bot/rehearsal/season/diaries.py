"""The judge of calendars: what a calendar program would show of the entries that came by mail."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message

from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.records import stored

_UTC = "%Y%m%dT%H%M%SZ"
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"(?m)^(METHOD|UID|SEQUENCE|DTSTART)[^:\r\n]*:([^\r\n]*)")


@dataclass
class Diaries:
    """Everybody's calendar. Every check raises Broken, named after its promise."""

    live: dict[tuple[str, str], str] = field(default_factory=dict)  # (address, meeting or session) → UID
    owners: dict[str, str] = field(default_factory=dict)  # UID → address
    sequences: dict[str, int] = field(default_factory=dict)  # by UID
    hours: dict[str, str] = field(default_factory=dict)  # by UID: when it begins, as the books write it

    def came(self, address: str, parts: Iterable[Message]) -> None:
        """A mail has come; its calendar part is taken in as a calendar program does (RFC 5546 §3.2)."""
        for part in parts:
            payload = part.get_payload(decode=True) if part.get_content_type() == "text/calendar" else None
            if isinstance(payload, bytes):
                lines = _LINE.findall(_FOLD.sub("", payload.decode()))
                entry = {name: value.strip() for name, value in reversed(lines)}
                self._take_in(address, entry["METHOD"], entry["UID"], int(entry["SEQUENCE"]))
                self.hours[entry["UID"]] = stored(datetime.strptime(entry["DTSTART"], _UTC).replace(tzinfo=UTC))
                return  # a second copy of the same stands beside it

    def hour(self, address: str, part: str) -> str | None:
        """When her calendar has the meeting or the session; None when it has it no more, or not yet."""
        uid = self.live.get((address.removeprefix("mailto:"), part))
        return self.hours[uid] if uid is not None else None

    def _take_in(self, address: str, method: str, uid: str, sequence: int) -> None:
        """At most one live entry for each person and part, each her own, and its revisions never go back."""
        slot = address, uid.partition(".")[0]
        if self.owners.setdefault(uid, address) != address:
            raise Broken("a calendar entry is one person's", f"{uid} came to {address} and to {self.owners[uid]}")
        if sequence < self.sequences.get(uid, 0):
            raise Broken("a calendar entry's revisions never go back", f"{uid}: {sequence} after {self.sequences[uid]}")
        self.sequences[uid] = sequence
        if method == "CANCEL":
            if self.live.get(slot, uid) == uid:
                self.live.pop(slot, None)
        elif self.live.setdefault(slot, uid) != uid:
            raise Broken("one live calendar entry for each person and part", f"{address}: {self.live[slot]} and {uid}")
