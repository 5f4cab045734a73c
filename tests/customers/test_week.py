"""The owner sees the week, and every number opens its rows."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from customers.insights.week import monday_of, week_from
from orders.fulfilment.models import Shipment
from orders.order.models import Order
from orders.order.statuses import Sent
from support.tickets.models import Ticket
from support.tickets.services import open as open_ticket
from tests.makers import make_customer, make_order, make_staff

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


@pytest.fixture
def last_week():
    """The Monday of the week before this one: all its days are over."""
    return monday_of(TODAY()) - 7 * DAY


def _noon(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _order(placed, *, promised=None, delivered=None, cancelled=False) -> Order:
    order = make_order()
    status = Order.Status.CANCELLED if cancelled else order.status
    sent = Sent.DELIVERED if delivered else order.fulfilment_status
    Order.objects.filter(pk=order.pk).update(
        placed_at=_noon(placed), promised_for=promised, status=status, fulfilment_status=sent
    )
    if delivered:
        Shipment.objects.create(order=order, delivered_at=_noon(delivered))
    return order


def test_orders_are_counted_on_their_day_without_cancelled_ones(last_week):
    first = _order(last_week)
    _order(last_week + 6 * DAY)
    _order(last_week + DAY, cancelled=True)
    _order(last_week - DAY)
    week = week_from(last_week)

    assert [each.figures.orders for each in week.days] == [1, 0, 0, 0, 0, 0, 1]
    assert week.figures.total == first.total * 2
    assert week.before.orders == 1


def test_a_promise_is_kept_on_its_day_and_late_after_it(last_week):
    _order(last_week, promised=last_week, delivered=last_week)
    _order(last_week, promised=last_week, delivered=last_week + DAY)
    _order(last_week, promised=last_week)
    _order(last_week, promised=TODAY() + DAY)
    figures = week_from(last_week).days[0].figures

    assert (figures.promised, figures.on_time, figures.late) == (3, 1, 2)
    assert figures.on_time_percent == 33


def test_a_ticket_without_an_answer_in_time_counts_as_late(last_week):
    for answered in (_noon(last_week), _noon(last_week + 3 * DAY), None):
        ticket = open_ticket(make_customer(f"{answered}@example.com".replace(" ", "")), subject="Blue?", text="Dark?")
        due = _noon(last_week + DAY)
        Ticket.objects.filter(pk=ticket.pk).update(opened_at=_noon(last_week), answer_due_at=due, answered_at=answered)

    assert (week_from(last_week).figures.tickets, week_from(last_week).figures.answered_late) == (3, 2)


def test_a_number_opens_exactly_its_rows(client, owner, last_week):
    late = _order(last_week, promised=last_week)
    kept = _order(last_week, promised=last_week, delivered=last_week)
    client.force_login(owner)
    page = client.get(f"/admin/week/?week={last_week}").content.decode()
    address = f"/admin/week/late/?from={last_week}&to={last_week}"
    assert address.replace("&", "&amp;") in page

    rows = client.get(address).content.decode()
    assert late.number in rows
    assert kept.number not in rows


@pytest.mark.parametrize("query", ["week=nonsense", "week=9999-12-31", "week=0001-01-01", ""])
def test_an_unreadable_week_is_this_one(client, owner, query):
    client.force_login(owner)

    assert client.get(f"/admin/week/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["", "from=2026-01-02&to=2026-01-01", "from=x&to=y"])
def test_rows_without_days_do_not_exist(client, owner, query):
    client.force_login(owner)

    assert client.get(f"/admin/week/orders/?{query}").status_code == 404


@pytest.mark.parametrize(("role", "status"), [("Order clerk", 200), ("Workshop", 302), ("Editor", 302)])
def test_only_those_who_see_payments_see_the_week(client, role, status):
    client.force_login(make_staff(role))

    assert client.get("/admin/week/").status_code == status


def test_it_asks_as_often_for_many_orders(client, owner, last_week, django_assert_max_num_queries):
    client.force_login(owner)
    client.get(f"/admin/week/?week={last_week}")
    with django_assert_max_num_queries(12) as few:
        client.get(f"/admin/week/?week={last_week}")
    for number in range(4):
        _order(last_week + number * DAY, promised=last_week)

    with django_assert_max_num_queries(len(few)):
        client.get(f"/admin/week/?week={last_week}")


@pytest.mark.parametrize(
    ("screen", "title"),
    [("/admin/week/", "The week"), ("/admin/week/orders/", "Orders placed"), ("/admin/work/", "Background work")],
)
def test_each_screen_has_a_title(client, owner, screen, title):
    client.force_login(owner)
    days = {"from": TODAY(), "to": TODAY()}

    page = client.get(screen, days).content.decode()

    assert f"<title>{title} - Kontor</title>" in " ".join(page.split()).replace("<title> ", "<title>")
