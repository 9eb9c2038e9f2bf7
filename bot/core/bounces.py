"""Mail that comes back, and what it says of an address: kept as a score that fades, never as one strike."""

from enum import StrEnum


class Failure(StrEnum):
    """Why a mail did not arrive, as far as the server that gave up says so."""

    DEAD = "dead"  # there is no such address: unknown, moved, closed for good
    FULL = "full"  # refused for now or for a reason of that one mail: a full mailbox, another status of class 5
    DELAYED = "delayed"  # still on its way, or given up after passing trouble (class 4)
    POLICY = "policy"  # refused because of us (5.7.x): says nothing about the address
    UNKNOWN = "unknown"  # it came back, and nobody can read why
