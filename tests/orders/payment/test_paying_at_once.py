"""The same money, heard of by two processes at the same moment."""

import pytest

from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.payment import events, services
from orders.payment.models import Payment
from orders.payment.providers import ProviderReport
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


def test_an_order_is_paid_or_called_off_but_never_both(at_once):
    order = make_order()
    services.begin(order)
    payment = order.payments.get()
    at_once(
        lambda: services.mark_paid(fresh(payment)),
        lambda: services.cancel_unpaid(fresh(order)),
    )
    ends = {("confirmed", "paid"), ("cancelled", "paid")}  # The second waits to be paid back.
    assert (fresh(order).status, fresh(order).payment_status) in ends
