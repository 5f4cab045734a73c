"""Every request that the shop sends to Stripe is one that Stripe's API takes, as Stripe's own stripe-mock judges."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import stripe

from orders.payment.models import Payment
from orders.payment.providers import ProviderRefused, RefundCall, provider_of
from orders.payment.providers.stripe_client import call
from store.money.amounts import Money
from tests.stripe_mock import LEFT_OUT, program, running

ROOT = Path(__file__).parents[3]
APPS = ("cms", "config", "customers", "orders", "store", "support")
CARD = provider_of("card")


def prepare(payment: Payment) -> str:
    return CARD.prepare(payment)


def known(payment: Payment) -> Payment:
    """The payment after Stripe gave it a number."""
    Payment.objects.filter(pk=payment.pk).update(provider_id="pi_1")
    payment.provider_id = "pi_1"
    return payment


def pay_back(payment: Payment) -> None:
    report = CARD.refund(RefundCall(known(payment), Money("1.50", "USD"), "refund:1:goodwill:150:0", "1"))
    assert report.state != "refused", report.message


#: What the shop does, and the calls and requests that Stripe gets from it.
CALLS: dict[str, tuple[Callable[[Payment], object], set[str], set[tuple[str, str]]]] = {
    "prepare": (prepare, {"payment_intents.create"}, {("post", "/v1/payment_intents")}),
    "ask": (
        lambda payment: CARD.ask(known(payment)),
        {"payment_intents.retrieve"},
        {("get", "/v1/payment_intents/pi_1")},
    ),
    "void": (
        lambda payment: CARD.void(known(payment)),
        {"payment_intents.cancel"},
        {("post", "/v1/payment_intents/pi_1/cancel")},
    ),
    "refund": (
        pay_back,
        {"payment_intents.retrieve", "refunds.list", "refunds.create"},
        {("get", "/v1/payment_intents/pi_1"), ("get", "/v1/refunds"), ("post", "/v1/refunds")},
    ),
    "ask about a refund": (
        lambda payment: CARD.ask_refund(payment, "re_1"),
        {"refunds.retrieve"},
        {("get", "/v1/refunds/re_1")},
    ),
}


@pytest.fixture(scope="session")
def mock() -> Iterator[str]:
    path = program()
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(LEFT_OUT)
    with running(path) as address:
        yield address


@pytest.fixture
def at_the_mock(mock, settings, monkeypatch) -> set[tuple[str, str]]:
    """The shop's Stripe is stripe-mock; gives the requests that it gets."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_PUBLISHABLE_KEY = "sk_test_1", "pk_test_1"
    settings.STRIPE_API_BASE = mock
    seen: set[tuple[str, str]] = set()
    request = stripe.RequestsClient.request

    def noted(self, method, url, *arguments, **more):
        seen.add((method, urlsplit(url).path))
        return request(self, method, url, *arguments, **more)

    monkeypatch.setattr(stripe.RequestsClient, "request", noted)
    return seen


@pytest.mark.parametrize("what", CALLS)
def test_stripe_takes_what_the_shop_sends(placed, at_the_mock, what):
    payment = placed("transfer").payments.get()
    act, _calls, requests = CALLS[what]
    act(payment)
    assert at_the_mock == requests


def test_no_other_request_can_be_sent():
    text = "".join(path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py"))

    assert set(re.findall(r"\.v[12]\.([a-z_.]+)\(", text)) == set().union(
        *(calls for _act, calls, _sent in CALLS.values())
    )
    assert not re.findall(r"stripe\.[A-Z]\w+\.(?:create|retrieve|list|modify|cancel)\(", text)
    assert text.count("stripe.StripeClient(") == 1


@pytest.mark.parametrize("wrong", [{"nonsense": "1"}, {"amount": "five"}])
def test_stripe_mock_refuses_what_stripe_would(at_the_mock, wrong):
    with pytest.raises(ProviderRefused) as refusal:
        call(lambda client: client.v1.refunds.create({"payment_intent": "pi_1"} | wrong))
    assert "validation error" in refusal.value.reason


def test_the_stand_in_answers_with_fields_of_stripe(mock, bank, settings):
    intent = bank.create({"amount": "500", "currency": "eur"})
    bank.confirm(intent["id"], "pm_card_visa")
    refund = bank.refund({"payment_intent": intent["id"]})
    settings.STRIPE_API_BASE = mock

    assert set(intent) <= set(call(lambda client: client.v1.payment_intents.retrieve("pi_1")).to_dict())
    assert set(refund) <= set(call(lambda client: client.v1.refunds.retrieve("re_1")).to_dict())
