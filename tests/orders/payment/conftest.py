"""Orders that wait for their money, and a stand-in for Stripe."""

from collections.abc import Iterator

import pytest

from orders.order.models import Order
from orders.payment import services
from orders.payment.models import Payment
from tests.makers import make_order

from .stripe_stand_in import Bank, StandIn, signed

SECRET = "whsec_stand_in"


@pytest.fixture
def placed(db):
    """Places an order and begins to pay it by this method."""

    def place(method: str = "transfer", customer=None) -> Order:
        order = make_order(customer, payment=method)
        services.begin(order)
        return order

    return place


@pytest.fixture(scope="session")
def _stripe() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture
def bank(_stripe, settings) -> Bank:
    """Stripe's side of things; the shop has keys and talks to it over a socket."""
    _stripe.bank.clear()
    settings.STRIPE_SECRET_KEY, settings.STRIPE_PUBLISHABLE_KEY = "sk_test_1", "pk_test_1"
    settings.STRIPE_WEBHOOK_SECRET = SECRET
    settings.STRIPE_API_BASE = settings.STRIPE_SCRIPT_ORIGIN = _stripe.base
    return _stripe.bank


@pytest.fixture
def card_order(bank, placed, client):
    """An order whose shopper has opened the page with the card fields: (order, payment)."""
    order = placed("card")
    client.get(f"/checkout/pay/{order.token}/")
    bank.events.clear()  # That the intent was created.
    return order, order.payments.get()


@pytest.fixture
def tell(client, run_work):
    """Stripe tells the shop of events, and the worker handles them."""

    def send(*events: dict, secret: str = SECRET, at: float | None = None) -> list[int]:
        answers = []
        for event in events:
            body, signature = signed(event, secret, at=at)
            headers = {"Stripe-Signature": signature}
            answers.append(
                client.post("/webhooks/stripe/", body, content_type="application/json", headers=headers).status_code
            )
        run_work()
        return answers

    return send


def fresh(thing: Order | Payment):
    """How it stands in the database now."""
    return type(thing).objects.get(pk=thing.pk)
