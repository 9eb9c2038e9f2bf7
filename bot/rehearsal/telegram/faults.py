"""Faults on demand: what goes wrong next, for which method and which chat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a call goes wrong."""

    ERROR = "error"  # answered with an error envelope; nothing happened
    DELAY = "delay"  # waits, then proceeds as usual
    DROP_BEFORE = "drop_before"  # the connection closes; nothing happened
    DROP_AFTER = "drop_after"  # the call takes effect, then the connection closes
    BAD_GATEWAY = "bad_gateway"  # 502 with an HTML page; nothing happened
    MALFORMED = "malformed"  # the call takes effect, the answer is no JSON


@dataclass
class Fault:
    """One rule; `left` counts the times it will still strike, None is for ever."""

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    left: int | None = 1
    seconds: float = 0.0  # of a delay, in real time
    code: int = 500
    description: str = "Internal Server Error: restart"
    parameters: Mapping[str, int] = field(default_factory=dict)

    def strikes(self, method: str, chat_id: int | str | None) -> bool:
        """Whether this rule is meant for such a call and is not used up."""
        return (
            (self.left is None or self.left > 0)
            and (self.method is None or self.method.lower() == method.lower())
            and (self.chat_id is None or self.chat_id == chat_id)
        )


class Faults:
    """The rules in force, tried in the order in which they were added."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        *,
        kind: Kind | str,
        method: str | None = None,
        chat_id: int | None = None,
        times: int | None = 1,
        seconds: float = 0.0,
        code: int = 500,
        description: str = "Internal Server Error: restart",
        parameters: Mapping[str, int] | None = None,
    ) -> Fault:
        """Lets the next `times` matching calls go wrong; None for all from now on.

        Without a method or chat the rule is for any. Raises ValueError for an unknown kind.
        """
        fault = Fault(Kind(kind), method, chat_id, times, seconds, code, description, dict(parameters or {}))
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Ends all faults."""
        self._faults.clear()

    def take(self, method: str, chat_id: int | str | None) -> list[Fault]:
        """The faults of one call, each counted down: any delays, then at most one other."""
        taken: list[Fault] = []
        for fault in self._faults:
            if not fault.strikes(method, chat_id):
                continue
            if fault.left is not None:
                fault.left -= 1
            taken.append(fault)
            if fault.kind is not Kind.DELAY:
                break
        self._faults = [fault for fault in self._faults if fault.left is None or fault.left > 0]
        return taken
