"""Money by bank transfer and on delivery: staff record it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as the_settings
from django.utils import timezone

from customers.timeline.models import Entry
from customers.timeline.states import WrongState
from orders.order.models import Order, Paid
from orders.order.services import write_status
from orders.payment import events, jobs, refunds, services
from orders.payment.cancelling import cancel
from orders.payment.methods import methods_for
from orders.payment.models import Payment
from store.money.amounts import Money
from tests.makers import make_order

from .conftest import fresh


def codes(country: str = "DE") -> list[str]:
    return [method.code for method in methods_for(country, Money(20))]


def test_without_keys_the_demo_offers_a_pretend_card(db):
    assert codes() == ["pretend", "transfer", "cash"]


def test_outside_the_demo_there_is_no_card_without_keys(db, settings):
    settings.DEMO = False
    assert codes() == ["transfer", "cash"]


def test_with_keys_there_is_a_real_card_and_no_pretend_one(bank):
    assert codes() == ["card", "transfer", "cash"]


def test_a_carrier_collects_money_in_some_countries_only_and_takes_a_fee(db):
    assert codes("FR") == ["pretend", "transfer"]
    assert [each.fee for each in methods_for("DE", Money(20)) if each.code == "cash"] == [Money(the_settings.CASH_FEE)]


def test_a_transfer_leads_to_the_thank_you_page_and_waits(placed):
    order = placed()

    assert services.begin(order) == f"/checkout/done/{order.token}/"
    payment = order.payments.get()
    assert (payment.amount, payment.reference, payment.status) == (order.total, order.number, "open")
    assert fresh(order).status == Order.Status.PLACED


def test_money_confirms_the_order_and_stands_on_the_record(placed, owner):
    order = placed()
    services.mark_paid(order.payments.get(), actor=owner)

    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")
    entry = Entry.objects.of(events.PAID).get()
    assert str(entry) == f"{order.total} was paid for order {order.number}"
    assert entry.actor == owner


def test_money_comes_only_once(placed):
    payment = placed().payments.get()
    services.mark_paid(Payment.objects.get())

    with pytest.raises(WrongState):
        services.mark_paid(payment)
    assert Entry.objects.of(events.PAID).count() == 1


@pytest.mark.parametrize("more", ["-0.01", "0.01"])
def test_another_amount_than_agreed_is_written_down_as_it_came(placed, more):
    payment = placed().payments.get()
    received = Money((payment.amount + Money(more)).amount)

    services.mark_paid(payment, received=received)
    assert (fresh(payment).status, fresh(payment).received) == ("paid", received)
    assert str(received) in fresh(payment).message
    assert fresh(payment.order).balance == -Money(more)


def test_cash_on_delivery_is_begun_at_once_and_paid_last(placed):
    order = placed("cash")
    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "open")

    write_status(order, fulfilment_status="delivered")
    services.mark_paid(order.payments.get())
    assert fresh(order).status == Order.Status.COMPLETED


def test_what_costs_nothing_is_begun_at_once_without_a_payment(db, client):
    assert [method.code for method in methods_for("DE", Money(0))] == ["none"]
    order = make_order(payment="none")
    Order.objects.update(total=Money(0))
    services.begin(fresh(order))

    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")
    assert not order.payments.exists()
    assert "There is nothing to pay." in client.get(f"/checkout/done/{order.token}/").content.decode()
    assert client.get(f"/checkout/pay/{order.token}/").headers["Location"] == f"/checkout/done/{order.token}/"


def test_an_order_nobody_pays_for_is_cancelled_in_the_end(placed, run_work):
    late, punctual, at_the_door = placed(), placed(), placed("cash")
    long_ago = timezone.now() - the_settings.PAYMENT_DEADLINE - timedelta(hours=1)
    Order.objects.exclude(pk=punctual.pk).update(placed_at=long_ago)

    jobs.cancel_unpaid()
    jobs.cancel_unpaid()
    run_work()

    assert [fresh(order).status for order in (late, punctual, at_the_door)] == ["cancelled", "placed", "confirmed"]
    assert late.payments.get().status == "void"


@pytest.mark.parametrize("method", ["transfer", "pretend"])
def test_pages_say_until_when_an_unpaid_order_is_reserved(client, placed, method):
    order = placed(method)
    Order.objects.update(placed_at=datetime(2026, 11, 30, 15, tzinfo=UTC))
    the_day = "Your order is reserved until Thu 10 December; if it is not paid by then, it is cancelled."

    assert client.get(f"/checkout/done/{order.token}/").content.decode().count(the_day) == 1
    assert client.get(f"/checkout/pay/{order.token}/").content.decode().count(the_day) == 1


@pytest.mark.parametrize("method", ["transfer", "cash"])
def test_the_page_does_not_announce_work_that_has_begun(client, placed, method):
    order = placed(method)
    if method == "transfer":
        services.mark_paid(order.payments.get())
    sentence = "The work on your order begins." if method == "transfer" else "We begin right away."
    assert sentence in client.get(f"/track/{order.token}/").content.decode()

    write_status(order, production_status="started")

    assert sentence not in client.get(f"/track/{order.token}/").content.decode()


def test_a_paid_order_is_reserved_without_a_day(client, placed):
    order = placed()
    services.mark_paid(order.payments.get())

    assert "reserved" not in client.get(f"/checkout/done/{order.token}/").content.decode()


def test_a_payment_in_progress_keeps_its_order(placed):
    order = placed("pretend")
    services.mark_pending(order.payments.get())
    Order.objects.update(placed_at=timezone.now() - timedelta(days=60))

    jobs.cancel_unpaid()
    assert fresh(order).status == Order.Status.PLACED


def test_a_paid_order_that_is_cancelled_is_paid_back_once(placed, run_work, owner):
    order = placed()
    services.mark_paid(order.payments.get())
    cancel(order, reason="changed mind")
    run_work()
    refund = order.refunds.get()
    assert (refund.to, refund.amount, fresh(order).payment_status) == ("bank", order.agreed, "to pay back")
    refunds.write_done(refund, actor=owner)

    order = fresh(order)
    assert (order.payment_status, order.total, order.balance) == (Paid.REFUNDED, Money(0), Money(0))
    with pytest.raises(WrongState):
        refunds.write_done(refund, actor=owner)
    assert Entry.objects.of(events.REFUNDED).count() == 1


def test_money_for_a_cancelled_order_waits_to_be_paid_back(placed, run_work):
    order = placed()
    cancel(order, reason="changed mind")
    run_work()
    services.mark_paid(order.payments.get())

    assert (fresh(order).status, fresh(order).payment_status) == ("cancelled", "to pay back")
    assert [each.amount for each in order.refunds.all()] == [fresh(order).agreed]


def test_what_was_paid_twice_is_paid_back_once(placed, owner, run_work):
    order = placed("pretend")
    first = order.payments.get()
    second = services.change_method(order, "transfer")
    services.mark_paid(second)
    services.mark_paid(first)

    refunds.refund_overpaid(order, displayed=order.total, actor=owner)
    assert fresh(order).payment_status == Paid.TO_PAY_BACK
    run_work()
    assert [each.payment_id for each in order.refunds.all()] == [second.pk]
    refunds.write_done(order.refunds.get(), actor=owner)
    assert fresh(order).payment_status == Paid.PAID
