"""Patterns that words are read with: there are hundreds, and each is compiled when something is first looked for.

Compiling them all would take longer than the rest of the core takes to load.
"""

import re
from functools import cached_property
from typing import Any, cast


def pattern(written: str) -> re.Pattern[str]:
    """What re.compile makes of it, made when it is first used; re.error comes up then, too."""
    return cast("re.Pattern[str]", Uncompiled(written))


class Uncompiled:
    """Stands for a pattern, and has its methods from the first time on that each is asked for."""

    def __init__(self, written: str) -> None:
        self.pattern = written

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # it stands here the next time, and costs what the pattern's own does
        return found
