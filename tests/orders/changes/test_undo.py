"""“Mark as paid” is undone while nothing followed from it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from customers.messaging.models import OutgoingMail
from customers.timeline.models import Entry, Reaction
from orders.order.models import Order
from orders.order.undo import UNDO_TIME
from orders.payment import events
from orders.payment.models import Payment
from orders.payment.services import begin
from orders.production.models import Job
from orders.production.services import start
from store.money.amounts import Money
from tests.makers import make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(db) -> Order:
    order = make_order()
    begin(order)
    return order


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return Desk(client)


class Desk:
    """The clerk's screen of an order."""

    def __init__(self, client) -> None:
        self.client = client

    def mark_paid(self, order: Order, amount: Money | None = None) -> Payment:
        payment = order.payments.get(status="open")
        prefix, balance = f"payment{payment.pk}-", Order.objects.get(pk=order.pk).balance
        fields = {f"{prefix}received": (amount or balance).amount, f"{prefix}balance": balance.minor}
        self.client.post(reverse("payment_mark_paid", args=[payment.pk]), fields)
        return payment

    def undo(self, payment: Payment) -> str:
        return self.client.post(reverse("order_undo_payment", args=[payment.pk]), follow=True).content.decode()

    def screen(self, order: Order) -> str:
        return self.client.get(reverse("orders_admin:inspect", args=[order.pk])).content.decode()


def later() -> None:
    """The minutes in which it can be undone are over."""
    Reaction.objects.filter(done_at=None).update(due_at=timezone.now())
    Entry.objects.of(events.PAID).update(at=timezone.now() - UNDO_TIME - timedelta(seconds=1))


def test_a_mistake_is_undone_and_reaches_nobody(desk, order, run_work):
    payment = desk.mark_paid(order)
    run_work()
    assert Job.objects.exists()
    assert "Just marked as paid" in desk.screen(order)

    for _twice in range(2):
        desk.undo(payment)
    run_work()
    later()
    run_work()

    order.refresh_from_db()
    assert (order.status, order.payment_status, order.balance) == ("placed", "open", order.total)
    assert not Job.objects.exists()
    assert not OutgoingMail.objects.filter(kind="order_paid").exists()
    assert Entry.objects.of(events.UNDONE).count() == 1


def test_the_day_is_promised_as_before(desk, order):
    promised = Order.objects.get(pk=order.pk).promise

    desk.undo(desk.mark_paid(order))

    assert Order.objects.get(pk=order.pk).promise == promised


def test_undone_before_the_worker_ran_it_makes_no_jobs(desk, order, run_work):
    desk.undo(desk.mark_paid(order))
    run_work()

    assert not Job.objects.exists()


def test_after_an_undo_the_money_can_come_in(desk, order, run_work):
    desk.undo(desk.mark_paid(order))
    desk.mark_paid(order)
    run_work()

    assert Order.objects.get().status == "confirmed"
    assert Job.objects.count() == 1


def test_a_part_is_undone_and_the_whole_is_due_again(desk, order):
    payment = desk.mark_paid(order, Money(5))
    desk.undo(payment)

    order.refresh_from_db()
    assert (order.payment_status, order.balance) == ("open", order.total)
    assert [each.amount for each in order.payments.filter(status="open")] == [order.total]


def test_the_mail_goes_when_it_can_no_longer_be_undone(desk, order, run_work):
    payment = desk.mark_paid(order)
    run_work()
    assert not OutgoingMail.objects.filter(kind="order_paid").exists()

    later()
    run_work()

    assert OutgoingMail.objects.filter(kind="order_paid").count() == 1
    assert "cannot be undone any more" in desk.undo(payment)
    assert Order.objects.get().status == "confirmed"
    assert "Just marked as paid" not in desk.screen(order)


def test_work_that_began_is_not_undone(desk, order, clerk, run_work):
    payment = desk.mark_paid(order)
    run_work()
    start(Job.objects.with_line().get(), actor=clerk)

    assert "has begun" in desk.undo(payment)
    assert Order.objects.get().payment_status == "paid"


def test_a_worker_that_mails_at_this_moment_is_not_overtaken(desk, order):
    payment = desk.mark_paid(order)
    Reaction.objects.filter(entry__verb=events.PAID.name).update(due_at=timezone.now() + timedelta(minutes=1))

    assert "has been told already" in desk.undo(payment)
    assert Order.objects.get().status == "confirmed"


@pytest.mark.parametrize("permission", ["view_payment", "change_order"])
def test_who_does_not_write_down_payments_undoes_none(client, desk, order, onlooker, permission):
    from django.contrib.auth.models import Permission

    payment = desk.mark_paid(order)
    onlooker.user_permissions.add(Permission.objects.get(codename=permission))
    client.force_login(onlooker)

    desk.undo(payment)

    assert Order.objects.get().payment_status == "paid"
