"""A withdrawal is paid back once: its lines, and of the delivery what the cheapest method costs."""

import pytest
from django.urls import reverse

from cms.foundation.books import check_books
from customers.messaging.models import OutgoingMail
from customers.timeline.states import WrongState
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from orders.payment.models import Adjustment, Refund
from orders.returns import events
from orders.returns.models import Withdrawal
from orders.returns.withdrawals.services import set_lines
from orders.returns.withdrawals.settling import preview, settle
from orders.tracking.services import record_scan
from store.money.amounts import Money
from tests.makers import make_delivery, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(paid_order, run_work):
    """Makes paid orders of two products for 24.00 each, sent by the method for 4.90."""

    def make() -> Order:
        order = paid_order(products=(make_product("Plain mug"), make_product("Jug")))
        parcel = ship(order, quantities=left_to_send(order))
        record_scan(parcel, kind="delivered")
        run_work()
        return Order.objects.get(pk=order.pk)

    return make


def test_the_whole_order_goes_back_with_its_delivery(sent, withdraw, owner, run_work):
    order = sent()
    withdrawal = withdraw(order)

    settle(withdrawal, displayed=order.total, actor=owner)
    run_work()

    order.refresh_from_db()
    assert (order.total, order.balance, order.refunded) == (Money(0), Money(0), Money("52.90"))
    assert not [each.rule for each in check_books() if each.wrong]
    assert withdrawal.status == "settled"
    assert Adjustment.objects.get().reason == Adjustment.Reason.WITHDRAWN
    assert order.customer.timeline.filter(verb=events.SETTLED.name).count() == 1
    assert OutgoingMail.objects.filter(kind="order_refund").exists()


def test_the_extra_for_a_dearer_delivery_stays(sent, withdraw, owner):
    order = sent()
    make_delivery("cheap", price="3.00")

    refund = preview(withdraw(order))

    assert (refund.delivery, refund.extra, refund.total) == (Money("3.00"), Money("1.90"), Money("51.00"))


def test_a_part_goes_back_without_delivery(sent, withdraw, owner):
    order = sent()
    mug, _jug = order.lines.all()
    withdrawal = withdraw(order, words="the mug")
    assert preview(withdrawal) is None
    set_lines(withdrawal, {mug.pk: 1}, actor=owner)

    settle(withdrawal, displayed=mug.to_pay, actor=owner)

    order.refresh_from_db()
    assert (order.refunded, order.balance, order.payment_status) == (mug.to_pay, Money(0), "to pay back")


def test_what_the_first_withdrawal_left_is_whole_again(sent, withdraw, owner):
    """The delivery goes back with the last line, and no line twice."""
    order = sent()
    mug, jug = order.lines.all()
    for line, amount in ((mug, mug.to_pay), (jug, jug.to_pay + order.delivery_price)):
        withdrawal = withdraw(order, words=line.name)
        set_lines(withdrawal, {line.pk: 1}, actor=owner)
        settle(withdrawal, displayed=amount, actor=owner)
    again = withdraw(order)

    assert preview(again) is None
    with pytest.raises(WrongState, match="paid back before"):
        settle(again, displayed=mug.to_pay, actor=owner)
    assert Order.objects.get(pk=order.pk).total == Money(0)


def test_nothing_goes_back_for_what_the_policy_refuses(paid_order, withdraw, owner):
    withdrawal = withdraw(paid_order())

    assert preview(withdrawal) is None
    with pytest.raises(WrongState, match="can be paid back"):
        settle(withdrawal, displayed=Money(0), actor=owner)


def test_an_order_that_was_not_sent_is_cancelled(paid_order, withdraw, owner, run_work):
    order = paid_order(products=(make_product(),))

    settle(withdraw(order), displayed=order.total, actor=owner)
    run_work()

    order.refresh_from_db()
    assert (order.status, order.fulfilment_status, order.total) == ("cancelled", "stopped", Money(0))


def test_a_line_that_was_not_sent_never_is(paid_order, withdraw, owner):
    order = paid_order(products=(make_product("Plain mug"), make_product("Jug")))
    mug, jug = order.lines.all()
    withdrawal = withdraw(order, words="the mug")
    set_lines(withdrawal, {mug.pk: 1}, actor=owner)

    settle(withdrawal, displayed=mug.to_pay, actor=owner)

    assert left_to_send(order) == {mug: 0, jug: 1}
    assert not [each.rule for each in check_books() if each.wrong]
    assert not Shipment.objects.exists()


def test_a_clerk_presses_the_button_and_the_second_press_changes_nothing(client, clerk, sent, withdraw):
    order = sent()
    withdrawal = withdraw(order)
    address = reverse("withdrawals_admin:settle", args=[withdrawal.pk])
    screen = client.get(reverse("withdrawals_admin:inspect", args=[withdrawal.pk])).content.decode()
    assert "Pay back €52.90" in screen

    pages = [client.post(address, {"amount": order.total.minor}, follow=True).content.decode() for _press in range(2)]

    assert "It is paid back" in pages[0]
    assert "is not open" in pages[1]
    assert Refund.objects.count() == 1


@pytest.mark.parametrize("amount", ["1", "", "x", "-5", "9" * 40, "\x00"])
def test_another_amount_than_that_of_the_screen_is_refused(client, clerk, sent, withdraw, amount):
    withdrawal = withdraw(sent())

    answer = client.post(reverse("withdrawals_admin:settle", args=[withdrawal.pk]), {"amount": amount}, follow=True)

    assert answer.status_code == 200
    assert Withdrawal.objects.get().status == "joined"
    assert not Refund.objects.exists()
