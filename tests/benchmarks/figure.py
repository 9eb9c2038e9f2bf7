"""Figure: one line of the table, measured several times, beside its baseline and its target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import nan
from statistics import median
from typing import Any


@dataclass
class Figure:
    """What was measured; nothing in it is estimated.

    Targets of `ratio` are for the median of the runs' own ratios, value ÷ baseline; the others for the median value.
    """

    name: str
    unit: str
    values: list[float] = field(default_factory=list)  # one for each run
    baselines: list[float] = field(default_factory=list)  # one for each run, or none
    baseline: str = ""  # what it is
    least: float | None = None
    below: float | None = None
    ratio_least: float | None = None
    ratio_most: float | None = None
    note: str = ""

    def add(self, value: float, baseline: float | None = None) -> None:
        """One run."""
        self.values.append(value)
        if baseline is not None:
            self.baselines.append(baseline)

    @property
    def value(self) -> float:
        """The median of the runs; not a number where nothing could be measured."""
        return median(self.values) if self.values else nan

    @property
    def ratio(self) -> float | None:
        """The median of value ÷ baseline."""
        return median(v / b for v, b in zip(self.values, self.baselines, strict=True)) if self.baselines else None

    @property
    def targets(self) -> list[str]:
        """Each target, as it is read."""
        return [f"{sign} {wanted:g}{unit}" for _, sign, wanted, unit, _ in self._targets()]

    @property
    def shortfalls(self) -> list[str]:
        """The targets that are missed."""
        return [
            f"{sign} {wanted:g}{unit}" for got, sign, wanted, unit, holds in self._targets() if not holds(got, wanted)
        ]

    def as_json(self) -> dict[str, Any]:
        """Everything, for a file."""
        return {
            "name": self.name,
            "unit": self.unit,
            "median": self.value if self.values else None,
            "runs": self.values,
            "baseline": {"is": self.baseline, "median": median(self.baselines), "runs": self.baselines}
            if self.baselines
            else None,
            "ratio": self.ratio,
            "targets": self.targets,
            "falls short of": self.shortfalls,
            "note": self.note,
        }

    def _targets(self) -> Sequence[tuple[float, str, float, str, Callable[[float, float], bool]]]:
        wanted = (
            (self.value, "≥", self.least, f" {self.unit}", float.__ge__),
            (self.value, "<", self.below, f" {self.unit}", float.__lt__),
            (self.ratio, "≥", self.ratio_least, " ×", float.__ge__),
            (self.ratio, "≤", self.ratio_most, " ×", float.__le__),
        )
        return [
            (float(got), sign, float(target), unit, holds)
            for got, sign, target, unit, holds in wanted
            if got is not None and target is not None
        ]
