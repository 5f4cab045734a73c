"""The same money, heard of by two processes at the same moment."""

import pytest
from django.db import connections

from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.order.services import write_status
from orders.payment import events, services
from orders.payment.models import Payment
from orders.payment.providers import ProviderReport
from store.money.amounts import Money
from tests.makers import make_order

from .conftest import fresh

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_two_beginnings_are_one_payment(at_once):
    order = make_order()
    answers = at_once(*[lambda: services.begin(Order.objects.get(pk=order.pk))] * 4)
    assert answers == [f"/checkout/done/{order.token}/"] * 4
    assert order.payments.count() == 1


def test_staff_and_provider_pay_one_payment_once(at_once):
    order = make_order()
    services.begin(order)
    payment = order.payments.get()
    paid = ProviderReport(Payment.Status.PAID, payment.amount)

    answers = at_once(
        lambda: services.mark_paid(fresh(payment)),
        lambda: services.settle(fresh(payment), paid),
        lambda: services.settle(fresh(payment), paid),
    )
    assert all(answer is None or isinstance(answer, WrongState) for answer in answers)
    assert Entry.objects.of(events.PAID).count() == 1
    assert fresh(order).status == Order.Status.CONFIRMED


def test_an_order_is_paid_or_cancelled_but_never_both(at_once):
    order = make_order()
    services.begin(order)
    payment = order.payments.get()
    at_once(
        lambda: services.mark_paid(fresh(payment)),
        lambda: services.cancel_unpaid(fresh(order)),
    )
    ends = {("confirmed", "paid"), ("cancelled", "to pay back")}  # The second waits to be paid back.
    assert (fresh(order).status, fresh(order).payment_status) in ends


def test_a_change_while_stripe_creates_the_payment_leaves_one_that_can_be_paid(bank, client, at_once):
    order = make_order(payment="card")
    services.begin(order)

    def change() -> None:
        """In the seconds of Stripe's answer, on a connection of its own."""
        bank.meanwhile = lambda: None
        now = fresh(order)
        write_status(now, total=now.total + Money(3))
        services.follow_total(now)
        connections.close_all()

    bank.meanwhile = change
    page = client.get(f"/checkout/pay/{order.token}/", follow=True)

    payment = order.payments.get(status="open")
    assert payment.amount == fresh(order).total
    assert bank.retrieve(payment.provider_id)["client_secret"] in page.content.decode()
    assert sorted(each["status"] for each in bank.intents.values()) == ["canceled", "requires_payment_method"]
