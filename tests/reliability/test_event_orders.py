"""The five events of one payment in all their 120 orders, doubled and repeated: one payment, one end state."""

import contextlib
import os
from datetime import timedelta
from itertools import chain, permutations

import pytest
from django.utils import timezone

from cms.foundation.books import check_books
from customers.messaging.models import OutgoingMail
from customers.timeline.handlers import handlers
from customers.timeline.models import Entry, Reaction
from customers.timeline.running import Outcome, run_next
from orders.changes.services import cancel
from orders.order.models import Order
from orders.order.services import CancelReason
from orders.payment import events as payment_events
from orders.payment import jobs
from orders.payment.models import Payment, WebhookEvent
from tests.makers import make_product
from tests.orders.payment.conftest import SECRET, fresh
from tests.orders.payment.stripe_stand_in import Bank, signed

KINDS = ["created", "payment_failed", "requires_action", "processing", "succeeded"]
ORDERS = list(permutations(range(len(KINDS))))
#: All in ``make reliability``; in the suite every thirtieth.
SAMPLE = ORDERS if os.environ.get("RELIABILITY_FIGURES") else ORDERS[7::30]


@pytest.fixture
def told_at_once(client):
    """Stripe tells of one event, and the worker handles it and what follows, but no other work."""

    def tell(event: dict) -> None:
        body, signature = signed(event, SECRET)
        headers = {"Stripe-Signature": signature}
        answer = client.post("/webhooks/stripe/", body, content_type="application/json", headers=headers)
        assert answer.status_code == 200
        for handler in handlers():
            while handler.model in {WebhookEvent, Reaction} and run_next(handler) is not Outcome.NOTHING_DUE:
                pass

    return tell


@pytest.fixture
def paid_at_stripe(placed, bank, client):
    """An order whose shopper was declined, then asked by the bank, then paid by a slow card; gives its five events."""

    make_product(stock=len(SAMPLE))  # Each order takes one.

    def make() -> tuple[Order, Payment, list[dict]]:
        bank.events.clear()
        order = placed("card")
        client.get(f"/checkout/pay/{order.token}/")
        payment = order.payments.get()
        pay(bank, payment.provider_id)
        assert [event["type"] for event in bank.events] == [f"payment_intent.{kind}" for kind in KINDS]
        return order, payment, list(bank.events)

    return make


def pay(bank: Bank, intent: str) -> None:
    with contextlib.suppress(Exception):
        bank.confirm(intent, "pm_card_chargeDeclined")
    bank.confirm(intent, "pm_card_threeDSecure2Required")
    bank.confirm(intent, "pm_slow")
    bank.finish(intent)


def nothing_more(order: Order) -> None:
    """The events come before the browser does."""


def ten_minutes_pass(order: Order) -> None:
    """The events are late, and the sweep asks Stripe first."""
    Payment.objects.filter(order=order).update(created_at=timezone.now() - timedelta(minutes=11))
    jobs.ask_providers()


def cancelled(order: Order) -> None:
    """The shop cancels before it hears that the money moved."""
    cancel(order, reason=CancelReason.OTHER, actor=None)


def end_state(order: Order) -> tuple:
    """All that the events could have changed."""
    order = fresh(order)
    verbs = Entry.objects.about(order).order_by("verb").values_list("verb", flat=True)
    return (
        order.status,
        order.payment_status,
        order.balance,
        tuple(order.payments.values_list("status", "received", "refunded")),
        tuple(order.refunds.values_list("status", "amount")),
        tuple(verbs),
        OutgoingMail.objects.about(order).count(),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "before"),
    [("before the return", nothing_more), ("ten minutes late", ten_minutes_pass), ("after cancelling", cancelled)],
)
def test_any_order_of_the_events_comes_to_one_end(
    paid_at_stripe, told_at_once, bank, run_work, client, note, moment, before
):
    ends = set()
    for places in SAMPLE:
        order, payment, told = paid_at_stripe()
        before(order)
        for place in [*chain(*zip(places, places, strict=True)), *range(5)]:
            told_at_once(told[place])
        client.get(f"/checkout/pay/{order.token}/back/")
        run_work()
        assert (order.payments.count(), fresh(payment).received) == (1, payment.amount), places
        assert Entry.objects.about(order).of(payment_events.PAID).count() == 1, places
        ends.add(end_state(order))

    note(f"{len(SAMPLE)} orders of the 5 events of a payment, {moment}", f"{len(ends)} end state")
    assert len(ends) == 1, ends
    assert fresh(order).status == ("cancelled" if before is cancelled else "confirmed")
    assert len(bank.refunds.rows) == (len(SAMPLE) if before is cancelled else 0)
    assert not WebhookEvent.objects.filter(done_at=None).exists()
    assert [each.rule for each in check_books() if each.wrong] == []
