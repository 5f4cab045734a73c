"""The one function for every promised day: tables, and properties that hold for all inputs."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.calendars import promise_words
from store.calendars.promise import (
    Capacity,
    Destination,
    LineWork,
    Promise,
    PromiseKind,
    Transit,
    last_day_to_send,
    promised,
    promised_after_payment,
    road_calendar,
    work_for,
)
from store.calendars.working_days import Calendar

SAXONY = Calendar("DE", ("SN",))
PARCEL = Transit(2)
TUESDAY = datetime.fromisoformat("2026-12-01T09:00")

minutes = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2028-12-31"))
works = st.lists(st.builds(LineWork, st.integers(0, 30), st.booleans()), min_size=1, max_size=4)
transits = st.builds(Transit, st.integers(0, 10), st.integers(0, 24), st.booleans())
places = st.sampled_from([Destination(), Destination("FR"), Destination("US"), Destination("SA"), Destination("DE")])


@pytest.mark.parametrize(
    ("quantity", "days"), [(1, 3), (24, 3), (25, 4), (48, 4), (49, 5), (99, 7)], ids=lambda number: str(number)
)
def test_more_than_can_be_made_in_a_day_takes_more_days(quantity, days):
    assert work_for(lead_days=3, quantity=quantity, capacity=Capacity(per_day=24, open_from=100)).lead_days == days


def test_from_a_quantity_on_a_person_tells_the_day():
    work = work_for(lead_days=3, quantity=999, capacity=Capacity(24, 100))

    promise = promised(TUESDAY, [work], PARCEL, home=SAXONY)

    assert (promise.kind, promise.arrives_on, promise.sent_on) == (PromiseKind.OPEN, None, None)
    assert promise_words.text(promise) == "we tell you the day within one working day"


def test_what_is_in_stock_takes_no_longer_in_numbers():
    assert work_for(lead_days=0, quantity=999, capacity=Capacity(24)).lead_days == 0


def test_a_proof_takes_one_working_day_and_says_so():
    without = promised(TUESDAY, [LineWork(3)], PARCEL, home=SAXONY)
    promise = promised(TUESDAY, [LineWork(3, needs_proof=True)], PARCEL, home=SAXONY)

    assert (without.arrives_on, promise.arrives_on) == (date(2026, 12, 8), date(2026, 12, 9))
    assert promise.proof_by == date(2026, 12, 2)
    assert "your yes by Wed 2 December" in promise_words.proof_note(promise)
    assert promise_words.proof_note(without) == ""


def test_a_late_yes_moves_the_day_by_as_much():
    late = LineWork(3, needs_proof=True, approved_on=date(2026, 12, 4))

    promise = promised(TUESDAY, [late], PARCEL, home=SAXONY)

    assert (promise.proof_by, promise.arrives_on) == (None, date(2026, 12, 11))


def test_a_transfer_is_promised_in_working_days_after_the_money():
    promise = promised(TUESDAY, [LineWork(1)], PARCEL, home=SAXONY, after_payment=True)

    assert promise_words.text(promise) == "4 working days after your transfer arrives"
    paid = promised_after_payment(date(2026, 12, 1), [LineWork(1)], PARCEL, home=SAXONY)
    assert paid.arrives_on == SAXONY.after(date(2026, 12, 1), 4)


def test_what_is_picked_up_is_ready_by_the_calendar_of_the_workshop():
    """Epiphany is a holiday in Munich."""
    eve, munich = datetime.fromisoformat("2027-01-05T09:00"), Destination("DE", ("BY",))

    parcel = promised(eve, [LineWork()], Transit(1), home=SAXONY, to=munich)
    pickup = promised(eve, [LineWork()], Transit(1, is_pickup=True), home=SAXONY, to=munich)

    assert (parcel.arrives_on, pickup.arrives_on) == (date(2027, 1, 7), date(2027, 1, 6))
    assert promise_words.label(pickup) == "Ready for pick-up"


def test_nothing_is_said_of_an_order_without_a_promise():
    assert (Promise().is_given, promise_words.text(Promise())) == (False, "")


@given(minutes, st.integers(0, 20), st.integers(1, 999), st.integers(1, 998), st.integers(1, 60), transits, places)
def test_a_larger_quantity_never_arrives_earlier(at, lead_days, more, fewer, per_day, transit, to):
    fewer, more = sorted((fewer, more))
    capacity = Capacity(per_day)
    days = [
        promised(
            at, [work_for(lead_days=lead_days, quantity=each, capacity=capacity)], transit, home=SAXONY, to=to
        ).arrives_on
        for each in (fewer, more)
    ]

    assert days == sorted(days)


@given(minutes, works, transits, places, st.integers(-5, 20))
def test_no_day_of_a_promise_is_a_closed_day(at, jobs, transit, to, closed_after):
    closed = frozenset(at.date() + timedelta(days=closed_after + number) for number in range(9))
    home = Calendar("DE", ("SN",), closed)

    promise = promised(at, jobs, transit, home=home, to=to)

    for day in (promise.begun_on, promise.proof_by, promise.sent_on):
        assert day is None or home.is_working_day(day)
    assert (home if transit.is_pickup else road_calendar(home, to)).is_working_day(promise.arrives_on)
    assert at.date() <= promise.begun_on <= promise.sent_on <= promise.arrives_on


@given(minutes, works, st.integers(0, 9), st.integers(0, 3), st.integers(0, 24), places)
def test_express_is_never_later_than_standard(at, jobs, days, faster, cutoff, to):
    standard = promised(at, jobs, Transit(days + faster, cutoff), home=SAXONY, to=to)
    express = promised(at, jobs, Transit(days, cutoff), home=SAXONY, to=to)

    assert express.arrives_on <= standard.arrives_on


@given(minutes, works, st.integers(0, 9), st.integers(0, 24), st.integers(0, 24))
def test_a_day_faster_is_never_later_even_with_an_earlier_cutoff(at, jobs, days, cutoff, earlier):
    standard = promised(at, jobs, Transit(days + 1, cutoff), home=SAXONY)
    express = promised(at, jobs, Transit(days, min(cutoff, earlier)), home=SAXONY)

    assert express.arrives_on <= standard.arrives_on


@given(minutes, works, st.integers(0, 9))
def test_the_working_days_after_a_transfer_are_those_that_pass(at, jobs, days):
    said = promised(at, jobs, Transit(days), home=SAXONY, after_payment=True).days
    paid = promised_after_payment(at.date(), jobs, Transit(days), home=SAXONY)

    passed = sum(
        SAXONY.is_working_day(at.date() + timedelta(days=number))
        for number in range(1, (paid.arrives_on - at.date()).days + 1)
    )
    assert passed == said


@given(minutes, st.integers(0, 10), st.booleans(), places)
def test_what_is_sent_on_the_last_day_arrives_in_time(at, days, is_pickup, to):
    transit, day = Transit(days, 24, is_pickup), at.date()

    last = last_day_to_send(day, transit, home=SAXONY, to=to)

    sent = promised(datetime.combine(last, datetime.min.time()), [LineWork()], transit, home=SAXONY, to=to)
    road = SAXONY if is_pickup else road_calendar(SAXONY, to)
    assert sent.sent_on == last
    assert sent.arrives_on <= road.first_from(day)
