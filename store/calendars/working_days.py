"""Counting working days: weekends, public holidays and the days the house is closed are none."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays

_DAY = timedelta(days=1)
#: Nobody waits longer than this for a working day; a calendar that has none answers with the last day looked at.
_LONGEST_REST = 366


@dataclass(frozen=True)
class Calendar:
    """The working days of one country, with the weekend that it keeps.

    A day that one of ``regions`` celebrates is none, for an address may lie in any of them. A country nobody knows
    rests on Saturdays and Sundays only.
    """

    country: str
    regions: tuple[str, ...] = ()
    closed: frozenset[date] = field(default_factory=frozenset)

    def is_working_day(self, day: date) -> bool:
        if day in self.closed or day.weekday() in _weekend(self.country, self.regions):
            return False
        return not any(is_holiday(day, self.country, region) for region in self.regions or ("",))

    def first_from(self, day: date) -> date:
        """The day itself if it is a working day, else the first one after it."""
        for _wait in range(_LONGEST_REST):
            if self.is_working_day(day):
                return day
            day += _DAY
        return day

    def after(self, day: date, days: int) -> date:
        """The working day ``days`` working days after ``day``; none at all is the first one from ``day`` on."""
        found = self.first_from(day)
        for _count in range(days):
            found = self.first_from(found + _DAY)
        return found

    def before(self, day: date, days: int) -> date:
        """The working day ``days`` working days before ``day``; none at all is the last one up to ``day``."""
        left = days
        for _look in range(_LONGEST_REST):
            if self.is_working_day(day):
                if not left:
                    return day
                left -= 1
            day -= _DAY
        return day


#: Countries and Malaysian states that rest on Friday and Saturday; the library says Saturday and Sunday.
_FRIDAY_COUNTRIES, _FRIDAY_STATES = {"LY", "PS"}, {("MY", "02"), ("MY", "03"), ("MY", "11")}
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6


@lru_cache(maxsize=256)
def _weekend(country: str, regions: tuple[str, ...]) -> frozenset[int]:
    """Days of the week on which the country, or one of its regions, rests. Monday is 0."""
    return frozenset().union(*(_weekend_of(country, region) for region in regions or ("",)))


def _weekend_of(country: str, region: str) -> set[int]:
    if country in _FRIDAY_COUNTRIES or (country, region) in _FRIDAY_STATES:
        return {_FRIDAY, _SATURDAY}
    if country not in holidays.list_supported_countries(include_aliases=False):
        return {_SATURDAY, _SUNDAY}
    return set(holidays.country_holidays(country).weekend)


def is_holiday(day: date, country: str, region: str = "") -> bool:
    """Whether it is a public holiday there."""
    return day in _holidays(country, region, day.year)


@lru_cache(maxsize=512)
def _holidays(country: str, region: str, year: int) -> frozenset[date]:
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        return frozenset()
    place = region if region in known[country] else None
    return frozenset(holidays.country_holidays(country, subdiv=place, years=year))
