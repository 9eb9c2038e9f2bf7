"""This process among those that share one database, and the duties that only one of them has at a time."""

from collections.abc import Collection
from typing import Protocol


class Replica(Protocol):
    """One running process. The database knows whether it lives: of a killed one that is known within seconds."""

    @property
    def id(self) -> int:
        """Names the process in the claims it makes; a new one after it was cut off from the database."""
        ...

    async def holds(self, duty: str) -> bool:
        """Whether this process has the duty now, which it takes over when nobody has it. Raises StorageUnavailable."""
        ...

    async def is_alone(self) -> bool:
        """Whether no other process runs now. Raises StorageUnavailable."""
        ...

    async def dead_among(self, replicas: Collection[int]) -> list[int]:
        """Which of these processes do not run any more. Raises StorageUnavailable."""
        ...
