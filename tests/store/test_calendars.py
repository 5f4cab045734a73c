"""Working days: weekends, public holidays and closed days are none."""

from datetime import date, timedelta

import pytest

from store.calendars import regions
from store.calendars.models import ClosedDay
from store.calendars.regions import regions_of
from store.calendars.services import home_calendar
from store.calendars.working_days import Calendar

SAXONY = Calendar("DE", ("SN",))
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
    assert Calendar("DE", ("BE",)).is_working_day(repentance)


@pytest.mark.parametrize("country", ["", "XX", "ZZ"])
def test_a_country_nobody_knows_rests_on_weekends(country):
    assert Calendar(country).after(date(2026, 12, 24), 1) == date(2026, 12, 25)


def test_the_house_is_closed_when_it_says_so(db, settings):
    settings.HOME_REGION = "SN"
    ClosedDay.objects.create(day=date(2099, 6, 9), reason="Stocktaking")

    assert home_calendar().after(date(2099, 6, 8), 1) == date(2099, 6, 10)


@pytest.mark.parametrize(
    ("country", "area", "postal_code", "regions"),
    [
        ("DE", "", "80331", ("BY",)),
        ("DE", "", "63739", ("HE", "BY")),
        ("CH", "", "8001", ("ZH",)),
        ("ES", "M", "28001", ("MD",)),
        ("FR", "", "67000", ("6AE",)),
        ("FR", "", "75001", ()),
        ("GB", "", "G1 1AA", ("SCT",)),
        ("GB", "", "GL1 1AA", ("ENG",)),
        ("GB", "", "bt1 1aa", ("NIR",)),
        ("US", "CA", "94103", ("CA",)),
        ("IN", "Karnataka", "560001", ("KA",)),
        ("IT", "MI", "20121", ("MI",)),
        ("DE", "", "", ()),
        ("SA", "", "12211", ()),
        ("XX", "YY", "1", ()),
    ],
)
def test_an_address_tells_the_regions_whose_holidays_it_may_keep(country, area, postal_code, regions):
    assert regions_of(country, area, postal_code) == regions


def test_every_region_of_the_tables_is_known_to_the_library():
    for country, table in regions._BY_POSTCODE.items():
        assert {each for found in table.values() for each in found} <= set(regions._regions(country).values()), country


@pytest.mark.parametrize(
    ("country", "weekend"),
    [("SA", {4, 5}), ("IL", {4, 5}), ("IR", {4}), ("LY", {4, 5}), ("PS", {4, 5}), ("DE", {5, 6}), ("XX", {5, 6})],
)
def test_a_country_keeps_its_own_weekend(country, weekend):
    week = [date(2026, 11, 23) + timedelta(days) for days in range(7)]

    assert {day.weekday() for day in week if not Calendar(country).is_working_day(day)} == weekend


def test_a_state_keeps_its_own_weekend():
    friday, sunday = date(2026, 11, 27), date(2026, 11, 29)
    kelantan, johor = Calendar("MY", ("03",)), Calendar("MY", ("01",))

    assert [each.is_working_day(friday) for each in (kelantan, johor)] == [False, True]
    assert [each.is_working_day(sunday) for each in (kelantan, johor)] == [True, False]
