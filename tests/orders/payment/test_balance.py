"""What came in is written down as it came, and what is due follows from it, whatever happened in between."""

import pytest

from orders.order.models import Order, OrderLine
from orders.payment import services
from orders.payment.ledger import add_up
from orders.payment.providers import PaymentMoved
from orders.payment.providers.stripe_card import StripeCard
from store.money.amounts import Money

from .conftest import fresh


@pytest.fixture
def change_total():
    """The total of an order changes by an amount, as an agreed change of a line does it."""

    def change(order: Order, by: str) -> Order:
        line, amount = order.lines.first(), Money(by)
        OrderLine.objects.filter(pk=line.pk).update(total=line.total + amount)
        add_up(order)
        services.follow_total(order)
        return fresh(order)

    return change


def due_amounts(order: Order) -> list[Money]:
    """The amounts that the order's payments ask for just now."""
    return [each.amount for each in order.payments.filter(status__in=["open", "pending", "failed"])]


def test_a_change_voids_the_payment_and_makes_a_new_one(card_order, bank, change_total, run_work):
    order, payment = card_order
    order = change_total(order, "3.00")
    run_work()

    assert due_amounts(order) == [order.total]
    assert fresh(payment).amount == order.total - Money("3.00")
    assert (fresh(payment).status, bank.retrieve(payment.provider_id)["status"]) == ("void", "canceled")


@pytest.mark.parametrize(
    ("by", "due", "payment_status", "status"),
    [("3.00", "3.00", "partly", "placed"), ("-3.00", "-3.00", "to pay back", "confirmed")],
)
def test_a_card_that_was_voided_and_is_paid_late(card_order, bank, change_total, tell, by, due, payment_status, status):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    order = change_total(order, by)
    tell(*bank.events)
    order = fresh(order)

    assert (fresh(payment).status, fresh(payment).received) == ("paid", payment.amount)
    assert order.balance == Money(due)
    assert (order.payment_status, order.status) == (payment_status, status)
    assert due_amounts(order) == ([Money(due)] if order.balance > Money(0) else [])
    waiting = Order.objects.to_settle() if order.balance > Money(0) else Order.objects.overpaid()
    assert list(waiting) == [order]


def test_a_voided_card_that_is_paid_late_beside_its_successor_goes_back(card_order, bank, change_total, client, tell):
    order, late = card_order
    bank.confirm(late.provider_id, "pm_card_visa")
    order = change_total(order, "3.00")
    client.get(f"/checkout/pay/{order.token}/")
    bank.confirm(order.payments.get(status="open").provider_id, "pm_card_visa")
    tell(*bank.events)

    order = fresh(order)
    assert order.paid == order.total + late.amount
    assert order.overpaid == late.amount
    assert list(Order.objects.overpaid()) == [order]


def test_a_change_in_the_seconds_in_which_stripe_creates_the_payment(bank, placed, change_total, client, tell):
    order = placed("card")
    before = order.payments.get()  # Read by the page, which now waits for Stripe.
    order = change_total(order, "3.00")

    with pytest.raises(PaymentMoved):
        StripeCard().prepare(before)
    assert [intent["status"] for intent in bank.intents.values()] == ["canceled"]
    assert fresh(before).provider_id == ""

    client.get(f"/checkout/pay/{order.token}/")
    now = order.payments.get(status="open")
    bank.confirm(now.provider_id, "pm_card_visa")
    tell(*bank.events)
    assert (fresh(order).payment_status, fresh(now).received) == ("paid", order.total)


def test_a_lost_answer_of_create_and_then_a_change(bank, placed, change_total, client, tell):
    order = placed("card")
    bank.lost = 2  # The library tries once more by itself.
    assert "does not answer just now" in client.get(f"/checkout/pay/{order.token}/").content.decode()
    assert len(bank.intents) == 1
    order = change_total(order, "3.00")

    client.get(f"/checkout/pay/{order.token}/")
    now = order.payments.get(status="open")
    assert bank.retrieve(now.provider_id)["amount"] == order.total.minor
    bank.confirm(now.provider_id, "pm_card_visa")
    tell(*bank.events)
    assert (fresh(order).payment_status, fresh(order).balance) == ("paid", Money(0))


def test_the_key_of_stripe_holds_the_amount(bank, placed, client, change_total):
    order = placed("card")
    client.get(f"/checkout/pay/{order.token}/")
    first = fresh(order).total
    client.get(f"/checkout/pay/{change_total(order, '3.00').token}/")

    assert [key.rsplit("-", 1)[1] for key in bank.keys] == [str(first.minor), str(first.minor + 300)]
    assert len(set(bank.keys)) == 2


def test_a_payment_in_progress_is_waited_for_before_a_change(card_order, bank, change_total, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_slow")
    tell(*bank.events)

    with pytest.raises(services.WrongState, match="in progress"):
        change_total(order, "3.00")


def test_what_is_due_after_a_partial_payment_can_be_paid_by_card(bank, placed, client, tell):
    order = placed("transfer")
    services.mark_paid(order.payments.get(), received=Money(10))
    page = client.get(f"/checkout/pay/{order.token}/").content.decode()
    assert f"Pay {fresh(order).balance}" in page

    client.post(f"/checkout/pay/{order.token}/method/", {"method": "card"}, headers={"Sec-Fetch-Site": "same-origin"})
    client.get(f"/checkout/pay/{order.token}/")
    card = order.payments.get(method="card")
    assert card.amount == fresh(order).balance
    bank.confirm(card.provider_id, "pm_card_visa")
    tell(*bank.events)
    assert (fresh(order).status, fresh(order).payment_status) == ("confirmed", "paid")


def test_a_mail_says_what_came_in_and_what_is_still_to_pay(placed, run_work, mailoutbox):
    order = placed("transfer")
    services.mark_paid(order.payments.get(), received=Money(10))
    run_work()
    body = next(each.body for each in mailoutbox if "payment has arrived" in each.subject)
    assert f"€10.00 came in. {fresh(order).balance} is still to pay" in body


def test_an_order_that_was_free_and_costs_something_now_asks_for_a_transfer(db, change_total):
    from tests.makers import make_order

    order = make_order(payment="none")
    OrderLine.objects.update(total=Money(0))
    Order.objects.update(delivery_price=Money(0))
    add_up(fresh(order))
    services.begin(fresh(order))
    order = change_total(fresh(order), "5.00")
    assert [(each.method, each.amount) for each in order.payments.all()] == [("transfer", Money(5))]
