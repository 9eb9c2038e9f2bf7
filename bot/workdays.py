"""Public holidays, so that nobody is reminded on a day when the office is closed."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache


def is_holiday(day: date, countries: Collection[str]) -> bool:
    """Whether it is a public holiday in one of the countries (ISO 3166, two letters); an unknown country has none."""
    return any(day in _holidays(country, day.year) for country in countries)


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays  # only here: most of the day nobody asks, and it takes its time to load

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:  # how the library says that it does not know the country
        return frozenset()
