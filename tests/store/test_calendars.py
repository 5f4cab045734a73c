"""Working days: weekends, public holidays and closed days are none."""

from datetime import date

import pytest

from store.calendars.models import ClosedDay
from store.calendars.services import home_calendar
from store.calendars.working_days import Calendar

SAXONY = Calendar("DE", "SN")
#: A Thursday.
CHRISTMAS_EVE = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 24), 3, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 28), 0, date(2026, 11, 30)),
        (CHRISTMAS_EVE, 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
    ],
    ids=["none", "weekdays", "over a weekend", "from a Saturday", "over Christmas", "over New Year", "over Easter"],
)
def test_days_are_counted_over_rest(start, days, expected):
    assert SAXONY.after(start, days) == expected


def test_a_region_keeps_its_own_holidays():
    repentance = date(2026, 11, 18)

    assert not SAXONY.is_working_day(repentance)
    assert Calendar("DE", "BE").is_working_day(repentance)


@pytest.mark.parametrize("country", ["", "XX", "ZZ"])
def test_a_country_nobody_knows_rests_on_weekends(country):
    assert Calendar(country).after(date(2026, 12, 24), 1) == date(2026, 12, 25)


def test_the_house_is_closed_when_it_says_so(db, settings):
    settings.HOME_REGION = "SN"
    ClosedDay.objects.create(day=date(2099, 6, 9), reason="Stocktaking")

    assert home_calendar().after(date(2099, 6, 8), 1) == date(2099, 6, 10)
