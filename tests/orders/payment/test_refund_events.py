"""What Stripe tells about refunds: asked after, in any order, and what nobody here knows is shown to staff."""

import pytest
from django.utils import timezone

from customers.timeline.models import Entry
from orders.payment import events, jobs, refund_calls, refund_events, refunds
from orders.payment.cancelling import cancel
from orders.payment.models import Refund, WebhookEvent

from .conftest import fresh


@pytest.fixture
def due(card_order, bank, tell) -> Refund:
    """A refund by card that the worker has not sent yet: its order was paid, then cancelled."""
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    tell(*bank.events)
    bank.events.clear()
    cancel(fresh(order), reason="changed mind")
    return Refund.objects.select_related("order__customer", "payment").get()


@pytest.fixture
def sent(due, bank) -> Refund:
    """A refund that Stripe has, and that is on its way."""
    bank.refunds.outcome = "pending"
    refund_calls.send(due)
    return fresh(due)


def test_the_worker_sends_a_refund_and_stripes_events_change_nothing_more(due, bank, tell, run_work):
    run_work()
    assert (fresh(due).status, fresh(due.order).payment_status) == ("done", "refunded")
    tell(*bank.events * 2, *reversed(bank.events))

    assert fresh(due).status == "done"
    assert len(bank.refunds.rows) == Entry.objects.of(events.REFUNDED).count() == 1
    assert not WebhookEvent.objects.filter(done_at=None).exists()


def test_a_refund_on_its_way_arrives_when_stripe_says_so(sent, bank, tell):
    assert (sent.status, fresh(sent.order).payment_status) == ("sent", "to pay back")
    tell(*bank.events)
    assert fresh(sent).status == "sent"

    bank.refunds.move(sent.provider_id, "succeeded")
    tell(*bank.events)
    assert (fresh(sent).status, fresh(sent.order).payment_status) == ("done", "refunded")


@pytest.mark.parametrize("before", ["pending", "succeeded"])
def test_a_refund_that_the_bank_sends_back_is_refused_and_can_be_done_again(sent, bank, tell, before, run_work):
    bank.refunds.move(sent.provider_id, before)
    tell(*bank.events)
    bank.refunds.move(sent.provider_id, "failed", "lost_or_stolen_card")
    tell(*bank.events)
    assert (fresh(sent).status, fresh(sent).message) == ("refused", "The card was lost or stolen.")
    assert fresh(sent.order).payment_status == "to pay back"

    bank.refunds.outcome = "succeeded"
    again = refunds.refund_again(fresh(sent))
    run_work()
    assert (fresh(again).status, fresh(sent.order).payment_status) == ("done", "refunded")


@pytest.mark.parametrize("kind", ["refund.created", "charge.refunded"])
def test_an_event_that_comes_before_we_know_the_number_finds_its_refund(sent, bank, tell, kind):
    Refund.objects.update(status="to do", provider_id="", sent_at=None)  # As if killed before it was written down.
    bank.refunds.move(sent.provider_id, "succeeded")
    tell(*(event for event in bank.events if event["type"] == kind))

    assert (fresh(sent).status, fresh(sent).provider_id) == ("done", sent.provider_id)
    assert len(bank.refunds.rows) == 1


def test_a_refund_made_at_stripe_rests_where_staff_see_it(card_order, bank, tell):
    order, payment = card_order
    bank.confirm(payment.provider_id, "pm_card_visa")
    tell(*bank.events)
    made = bank.refund({"payment_intent": payment.provider_id, "amount": "150"})
    tell(*bank.events)

    failed = WebhookEvent.objects.exclude(last_error="").get()
    assert all(word in failed.last_error for word in ["€1.50", order.number, made["id"]])
    assert not Refund.objects.exists()


@pytest.mark.parametrize(
    "thing", [{}, {"payment_intent": None}, {"payment_intent": "pi_other"}, {"payment_intent": {"id": []}}]
)
@pytest.mark.parametrize("kind", ["refund.failed", "charge.refunded"])
def test_refunds_of_others_and_odd_ones_change_nothing(sent, tell, bank, thing, kind):
    bank.requests.clear()
    tell({"id": "evt_1", "type": kind, "data": {"object": {"object": "refund"} | thing}})
    assert WebhookEvent.objects.get(event_id="evt_1").done_at
    assert not bank.requests


def test_a_refund_that_stripe_refuses_is_refused_here_in_its_words(due, bank, run_work):
    bank.refunds.refuse = "balance_insufficient"
    run_work()
    assert (fresh(due).status, fresh(due).message) == ("refused", "Stripe refuses: balance_insufficient.")
    assert Entry.objects.of(events.REFUND_REFUSED).count() == 1


@pytest.mark.two_at_once
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_the_sweep_and_an_event_send_a_refund_once(at_once, due, bank):
    Refund.objects.update(at=timezone.now() - jobs.ASK_AFTER)

    def send() -> None:
        refund_calls.send(Refund.objects.select_related("order__customer", "payment").get())

    def hear() -> None:
        refund_events.follow({"object": "charge", "payment_intent": due.payment.provider_id})

    assert at_once(send, send, jobs.ask_about_refunds, hear) == [None] * 4
    assert len(bank.refunds.rows) == Entry.objects.of(events.REFUNDED).count() == 1
    assert fresh(due).status == "done"
