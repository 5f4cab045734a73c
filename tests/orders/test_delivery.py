"""Promised days of delivery, delivery methods, and addresses."""

from datetime import date, datetime

import pytest

from cms.foundation.versions import numbers
from customers.profiles.address_checks import checked
from customers.profiles.address_parts import parts_of
from customers.profiles.address_rows import address_rows
from orders.delivery import services
from store.calendars.models import ClosedDay
from store.calendars.promise import Destination, LineWork, Transit, last_day_to_send, promised
from store.calendars.working_days import Calendar
from store.money.amounts import Money
from tests.makers import ADDRESS, make_delivery

HOME, GERMANY = Calendar("DE", ("SN",)), Destination("DE")


def arrival(at: str, *, lead_days=0, days=2, **address) -> date:
    when, to = datetime.fromisoformat(at), services.destination({"country_code": "DE"} | address)
    return promised(when, [LineWork(lead_days)], Transit(days), home=HOME, to=to).arrives_on


@pytest.mark.parametrize(
    ("ordered", "lead_days", "days", "expected"),
    [
        ("2026-11-24T11:59", 0, 2, "2026-11-26"),
        ("2026-11-24T12:00", 0, 2, "2026-11-27"),
        ("2026-11-24T09:00", 3, 2, "2026-12-01"),
        ("2026-11-28T09:00", 0, 1, "2026-12-01"),
        ("2026-12-23T13:00", 0, 2, "2026-12-29"),
        ("2026-12-22T09:00", 5, 2, "2027-01-04"),
        ("2026-11-24T09:00", 0, 0, "2026-11-24"),
    ],
    ids=[
        "before the cutoff",
        "after it",
        "made first",
        "on a Saturday",
        "over Christmas",
        "made over New Year",
        "today",
    ],
)
def test_the_promise_counts_cutoff_making_and_transit(ordered, lead_days, days, expected):
    assert arrival(ordered, lead_days=lead_days, days=days) == date.fromisoformat(expected)


def test_the_holidays_of_the_destination_count_in_transit():
    thanksgiving = "2026-11-25T09:00"

    assert arrival(thanksgiving, days=1, country_code="US", country_area="NY") == date(2026, 11, 27)
    assert arrival(thanksgiving, days=1) == date(2026, 11, 26)


def test_the_destination_keeps_its_own_weekend():
    """Sent on a Wednesday in November 2026; in Riyadh Friday and Saturday are the weekend."""
    assert arrival("2026-11-25T09:00", days=2, country_code="SA") == date(2026, 11, 29)
    assert arrival("2026-11-25T09:00", days=2) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("postal_code", "expected"), [("80331", date(2027, 1, 7)), ("01099", date(2027, 1, 6)), ("97980", date(2027, 1, 7))]
)
def test_the_region_of_the_destination_keeps_its_own_holidays(postal_code, expected):
    """Epiphany is a holiday in Munich, and on both sides of the border of Bavaria, but not in Dresden."""
    assert arrival("2027-01-05T09:00", days=1, postal_code=postal_code) == expected


def test_it_is_sent_early_enough_for_the_rest_days_of_the_destination():
    munich = services.destination({"country_code": "DE", "postal_code": "80331"})

    assert last_day_to_send(date(2027, 1, 7), Transit(1), home=HOME, to=munich) == date(2027, 1, 5)
    assert last_day_to_send(date(2027, 1, 7), Transit(1), home=HOME) == date(2027, 1, 6)


@pytest.mark.django_db
def test_a_closed_day_moves_the_promise():
    make_delivery(days=1)
    monday = datetime.fromisoformat("2099-06-08T09:00+02:00")
    ClosedDay.objects.create(day=date(2099, 6, 9))

    (quote,) = services.quotes_for(GERMANY, Money("10"), now=monday)

    assert quote.promise.arrives_on == date(2099, 6, 10)


@pytest.mark.django_db
def test_every_process_learns_of_a_closed_day_and_of_its_end():
    moved = [numbers("calendar")]
    day = ClosedDay.objects.create(day=date(2099, 6, 9))
    moved.append(numbers("calendar"))
    day.delete()

    assert moved[0] < moved[1] < numbers("calendar")


@pytest.mark.django_db
def test_only_methods_that_deliver_there_are_quoted():
    make_delivery("everywhere")
    make_delivery("home", countries=["DE"])
    make_delivery("old", active=False)

    assert [quote.method.code for quote in services.quotes_for(GERMANY, Money("10"))] == ["everywhere", "home"]
    assert [quote.method.code for quote in services.quotes_for(Destination("FR"), Money("10"))] == ["everywhere"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("goods", "price", "missing"), [("49.99", "4.90", "0.01"), ("50.00", "0", None), ("80.00", "0", None)]
)
def test_delivery_is_free_from_a_sum_on(goods, price, missing):
    make_delivery(free_from=Money("50"))

    (quote,) = services.quotes_for(GERMANY, Money(goods))

    assert quote.price == Money(price)
    assert quote.missing_for_free == (Money(missing) if missing else None)


@pytest.mark.parametrize("country", ["DE", "US", "CN", "JP", "GB", "AE", "HK", "IE"])
def test_each_country_asks_for_its_own_parts(country):
    keys = {part.key for part in parts_of(country)}

    assert {"name", "street_address"} <= keys
    assert ("postal_code" in keys) == (country not in {"AE", "HK"})


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"postal_code": "0422"}, ["postal_code"]),
        ({"postal_code": "", "city": ""}, ["city", "postal_code"]),
        ({"country_code": "US", "postal_code": "90210", "country_area": "Narnia"}, ["country_area"]),
        ({"country_code": "ZZ"}, ["country_code"]),
        ({}, []),
    ],
)
def test_an_address_is_checked_by_the_rules_of_its_country(change, wrong):
    _address, problems = checked(ADDRESS | change)

    assert sorted(problem.key for problem in problems) == wrong


def test_a_town_keeps_its_spelling_and_a_postcode_gets_its_own():
    address, _problems = checked(ADDRESS | {"country_code": "GB", "city": "Bath", "postal_code": "ba1 1aa"})

    assert (address["city"], address["postal_code"]) == ("Bath", "BA1 1AA")


def test_an_address_is_written_as_in_its_country():
    assert address_rows(ADDRESS) == ["Gesa Gast", "Karl-Heine-Straße 88", "04229 Leipzig", "Germany"]
    assert address_rows({}) == []
    assert address_rows({"name": "Nobody", "country_code": "ZZ"})[0] == "Nobody"
