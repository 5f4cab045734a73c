"""Providers are asked how payments stand whose events never came."""

from datetime import timedelta

import pytest
from django.utils import timezone

from customers.timeline.models import Entry, Reaction
from orders.order.models import Paid
from orders.payment import events, jobs
from orders.payment.cancelling import cancel
from orders.payment.models import Payment

from .conftest import fresh


@pytest.fixture
def hanging(bank, placed, client):
    """So many card payments of an hour ago, each with an intent."""

    def make(number: int) -> list[Payment]:
        found = [placed("card") for _each in range(number)]
        for order in found:
            client.get(f"/checkout/pay/{order.token}/")
        Payment.objects.update(created_at=timezone.now() - timedelta(hours=1))
        bank.requests.clear()
        return [order.payments.get() for order in found]

    return make


def test_a_payment_whose_events_never_came_is_found_by_asking(card_order, bank):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    Payment.objects.update(created_at=timezone.now() - timedelta(hours=1))

    jobs.ask_providers()
    jobs.ask_providers()
    assert fresh(order).payment_status == Paid.PAID
    assert Entry.objects.of(events.PAID).count() == 1


def test_a_payment_that_hangs_for_a_day_is_voided_and_begun_again(card_order, bank, client):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_threeDSecure2Required")
    Payment.objects.update(created_at=timezone.now() - timedelta(days=2))

    jobs.ask_providers()
    assert (fresh(payment).status, bank.retrieve(payment.provider_id)["status"]) == ("void", "canceled")
    assert fresh(order).payment_status == Paid.OPEN
    client.get(f"/checkout/pay/{order.token}/")
    assert len(bank.intents) == 2


def test_all_hanging_payments_are_reached_in_turn(hanging, bank, monkeypatch):
    monkeypatch.setattr(jobs, "MAX_PAYMENTS_PER_RUN", 2)
    payments = hanging(5)
    for _run in range(3):
        jobs.ask_providers()

    assert {request.rsplit("/", 1)[1] for request in bank.requests} == {each.provider_id for each in payments}


def test_a_payment_that_stripe_refuses_does_not_stop_the_others(hanging, bank):
    unknown, paid = hanging(2)
    del bank.intents[unknown.provider_id]
    bank.confirm(paid.provider_id, "pm_card_visa")

    jobs.ask_providers()
    assert fresh(paid).status == "paid"


def test_while_stripe_is_away_it_is_asked_once_a_run(hanging, bank):
    hanging(3)
    bank.away = True
    jobs.ask_providers()
    assert len(set(bank.requests)) == 1  # The library tries it twice.


def test_a_voided_payment_that_the_bank_is_still_at_is_asked_after_until_it_ends(card_order, bank, run_work):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_slow")
    cancel(order, reason="changed mind")
    run_work()
    assert fresh(payment).status == "void"
    waits = Reaction.objects.get(entry__verb=events.VOIDED.name, done_at=None)

    bank.finish(payment.provider_id)  # And its event is lost.
    Reaction.objects.filter(pk=waits.pk).update(due_at=timezone.now())
    run_work()
    assert (fresh(payment).status, fresh(order).refunded) == ("paid", payment.amount)
