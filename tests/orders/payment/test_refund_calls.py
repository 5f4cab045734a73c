"""Providers pay money back: once for each key, refusals are reported, and what is unknown is asked again."""

import pytest

from orders.payment.models import Payment
from orders.payment.providers import ProviderAway, RefundCall, RefundReport, provider_of
from store.money.amounts import Money

from .conftest import fresh

CARD, PRETEND = provider_of("card"), provider_of("pretend")


@pytest.fixture
def paid(card_order, bank, tell) -> Payment:
    """A payment by card whose money came in."""
    bank.confirm(card_order[1].provider_id, "pm_card_visa")
    tell(*bank.events)
    bank.events.clear()
    return fresh(card_order[1])


def call_for(payment: Payment, amount: str = "5", key: str = "refund:1:goodwill:500:0") -> RefundCall:
    return RefundCall(payment, Money(amount), key, payment.order.number)


def test_stripe_pays_back_a_part_and_says_for_which_order(paid, bank):
    report = CARD.refund(call_for(paid))
    refund = bank.refunds.retrieve(report.provider_id)

    assert report == RefundReport("done", refund["id"])
    assert (refund["payment_intent"], refund["amount"], refund["currency"]) == (paid.provider_id, 500, "eur")
    assert refund["metadata"]["order"] == paid.order.number
    assert [event["type"] for event in bank.events] == ["refund.created", "charge.refunded"]


@pytest.mark.parametrize("keys", ["kept", "forgotten after a day"])
def test_the_same_key_pays_back_once(paid, bank, keys):
    first = CARD.refund(call_for(paid))
    if keys != "kept":
        bank.forget_keys()

    assert CARD.refund(call_for(paid)) == first
    assert len(bank.refunds.rows) == 1
    CARD.refund(call_for(paid, key="refund:1:claim:500:0"))
    assert len(bank.refunds.rows) == 2


def test_a_lost_answer_is_asked_again_with_the_same_key(paid, bank):
    bank.meanwhile = lambda: setattr(bank, "lost", 2)  # The library tries it twice.
    with pytest.raises(ProviderAway):
        CARD.refund(call_for(paid))
    bank.meanwhile, bank.lost = lambda: None, 0

    assert CARD.refund(call_for(paid)).state == "done"
    assert len(bank.refunds.rows) == 1


def test_one_key_pays_back_parts_of_two_payments(paid, bank):
    other = bank.create({"amount": "500", "currency": "eur"})
    bank.confirm(other["id"], "pm_card_visa")

    CARD.refund(call_for(paid))
    CARD.refund(call_for(Payment(order=paid.order, provider_id=other["id"], amount=Money(5))))
    assert {each["payment_intent"] for each in bank.refunds.rows.values()} == {paid.provider_id, other["id"]}


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", "sent"),
        ("requires_action", "sent"),
        ("succeeded", "done"),
        ("failed", "refused"),
        ("canceled", "refused"),
        ("some_new_status", "sent"),
    ],
)
def test_each_status_of_stripe_is_one_of_ours(paid, bank, status, state):
    bank.refunds.outcome = status
    report = CARD.refund(call_for(paid))

    assert report.state == state
    assert CARD.ask_refund(paid, report.provider_id) == report
    assert bool(report.message) == (status in {"requires_action", "failed", "canceled"})


def test_more_than_was_paid_is_refused_in_the_words_of_stripe(paid):
    report = CARD.refund(call_for(paid, str(paid.received.amount + 1)))
    assert (report.state, report.provider_id) == ("refused", "")
    assert "greater than unrefunded amount" in report.message


def test_what_is_paid_back_already_is_refused(paid):
    CARD.refund(call_for(paid, str(paid.received.amount)))
    report = CARD.refund(call_for(paid, key="another"))
    assert report == RefundReport("refused", message="Charge has already been refunded.")


def test_a_refund_that_the_bank_sends_back_days_later_is_refused_with_its_reason(paid, bank):
    report = CARD.refund(call_for(paid))
    bank.refunds.move(report.provider_id, "failed", "expired_or_canceled_card")

    later = CARD.ask_refund(paid, report.provider_id)
    assert (later.state, later.message) == ("refused", "The card has expired or was cancelled.")
    assert bank.events[-1]["type"] == "refund.failed"
    assert CARD.refund(call_for(paid, str(paid.received.amount), "again")).state == "done"


@pytest.mark.parametrize("amount", ["0", "-5", "0.001"])
def test_what_is_no_amount_of_stripe_is_refused_before_it_is_sent(paid, bank, amount):
    bank.requests.clear()
    assert CARD.refund(call_for(paid, amount)).state == "refused"
    assert not bank.requests


def test_money_of_another_currency_is_not_paid_back_as_ours(paid, bank):
    bank.retrieve(paid.provider_id)["currency"] = "usd"
    report = CARD.refund(call_for(paid))
    assert (report.state, report.message) == ("refused", "This was paid in another currency. Pay it back at Stripe.")
    assert not bank.refunds.rows


def test_stripe_that_is_away_is_no_refusal(paid, bank):
    bank.away = True
    with pytest.raises(ProviderAway):
        CARD.refund(call_for(paid))
    with pytest.raises(ProviderAway):
        CARD.ask_refund(paid, "re_1")


def test_of_a_refund_that_stripe_does_not_know_there_is_no_report(paid):
    assert CARD.ask_refund(paid, "re_unknown") is None


def test_the_pretend_bank_pays_back_at_once_and_refuses_13_cents_the_first_time(placed):
    payment = placed("pretend").payments.get()

    assert PRETEND.refund(call_for(payment, "5")).state == "done"
    refused = PRETEND.refund(call_for(payment, "5.13"))
    assert refused.state == "refused"
    assert "end in 13" in refused.message
    assert PRETEND.refund(call_for(payment, "5.13", "refund:1:goodwill:513:1")).state == "done"


def test_only_cards_pay_back_by_themselves():
    can = {code: provider_of(code).can_refund for code in ["card", "pretend", "transfer", "cash", "none"]}
    assert can == {"card": True, "pretend": True, "transfer": False, "cash": False, "none": False}
