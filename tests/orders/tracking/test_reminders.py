"""Mails about an unpaid order say how to pay; it is reminded of once. The beginning of work is mailed once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.foundation.templatetags.site_tags import day
from customers.messaging.models import OutgoingMail
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment.cancelling import cancel
from orders.payment.services import begin, mark_paid, mark_pending, pay_by, payment_of
from orders.production.models import Job, Plan
from orders.production.services import start
from orders.tracking.reminders import remind_unpaid
from store.money.amounts import Money
from tests.makers import ADDRESS, make_mug_with_words, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def unpaid(db):
    """Makes an order that was placed some days ago and is not paid."""

    def make(days: int = 4, payment: str = "transfer") -> Order:
        order = make_order(payment=payment)
        begin(order)
        Order.objects.filter(pk=order.pk).update(placed_at=timezone.now() - timedelta(days=days))
        return Order.objects.get(pk=order.pk)

    return make


def mails(kind: str = "order_unpaid"):
    return OutgoingMail.objects.filter(kind=kind)


def test_an_unpaid_order_is_reminded_of_once_with_a_link_to_pay(unpaid):
    order = unpaid()

    remind_unpaid()
    remind_unpaid()

    mail = mails().get()
    assert f"/checkout/pay/{order.token}/" in mail.text
    assert f"/checkout/pay/{order.token}/" in mail.html
    assert str(order.total) in mail.subject


def test_the_first_mail_says_by_when_to_pay_and_who_pays_duties(run_work):
    order = make_order()
    address = ADDRESS | {"country_code": "CN"}
    Order.objects.filter(pk=order.pk).update(delivery_address=address, delivery_price=Money(0))
    begin(order)
    run_work()

    mail = mails("order_placed").get()
    for written in (mail.text, mail.html):
        assert f"Your order is reserved until {day(pay_by(order))}" in written
        assert "Duties and taxes of China are charged on delivery" in written
        assert "free" in written


@pytest.mark.parametrize("days", [1, 11])
def test_not_before_its_day_and_not_when_it_is_about_to_be_cancelled(unpaid, days):
    unpaid(days)

    remind_unpaid()

    assert not mails().exists()


def test_not_after_it_was_paid_or_cancelled(unpaid):
    mark_paid(payment_of(unpaid()))
    cancel(unpaid(), reason=CancelReason.CHANGED_MIND)

    remind_unpaid()

    assert not mails().exists()


def test_not_while_a_payment_is_in_progress(unpaid):
    mark_pending(payment_of(unpaid(payment="pretend")))

    remind_unpaid()

    assert not mails().exists()


def test_a_shop_can_do_without_reminders(unpaid, settings):
    settings.PAYMENT_REMINDER_DAYS = 0
    unpaid()

    remind_unpaid()

    assert not mails().exists()


@pytest.mark.parametrize("payment", ["transfer", "pretend"])
def test_the_first_mail_says_how_to_pay_with_a_link(run_work, payment):
    order = make_order(payment=payment)
    begin(order)
    run_work()

    mail = mails("order_placed").get()
    assert f"/checkout/pay/{order.token}/" in mail.text
    assert f"/checkout/pay/{order.token}/" in mail.html
    assert ("IBAN" in mail.text) is (payment == "transfer")


def test_the_mail_about_the_payment_announces_a_proof(paid_order):
    Plan.objects.create(product=make_mug_with_words(), needs_proof=True)
    paid_order()

    assert "You get a proof by e-mail next" in mails("order_paid").get().text


def test_the_beginning_of_work_is_mailed_once(paid_order, owner, run_work):
    cup = make_mug_with_words("Cup", slug="cup")
    order = paid_order(products=(make_mug_with_words(), cup))
    for job in Job.objects.with_line().filter(line__order=order):
        start(job, actor=owner)
        run_work()

    assert "no longer be changed or cancelled" in mails("order_started").get().text
    assert "begin" not in mails("order_paid").get().text
