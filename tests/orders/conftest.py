"""A shopper at the checkout, and real concurrent connections."""

import threading

import pytest
from django.db import connection, connections

from orders.basket.models import Basket
from orders.basket.reading import read_contents
from orders.checkout.agreement import agreement
from orders.checkout.state import state_of
from store.catalogue.models import Product
from tests.makers import ADDRESS, make_delivery, make_mug_with_words, make_order


@pytest.fixture
def shopping(client, db):
    """A guest whose basket is to be filled, with the ways to send known."""
    make_delivery()
    return Shopper(client)


def sign_in(client, customer):
    """Through the form, so that what the guest did in this browser comes along."""
    answer = client.post("/account/login/", {"login": customer.email, "password": "correct horse battery"})
    assert answer.status_code == 302


class Shopper:
    """Somebody who walks through the checkout, page by page."""

    def __init__(self, client) -> None:
        self.client = client

    def put(self, variant, **fields):
        return self.client.post("/basket/add/", {"variant": variant.pk, **fields})

    def give_address(self, **changes):
        email = {"email": "gesa@example.com"}
        parts = {f"delivery-{key}": value for key, value in ADDRESS.items()}
        return self.client.post("/checkout/", email | parts | changes)

    def choose(self, delivery: str = "parcel", payment: str = "transfer"):
        self.client.post("/checkout/delivery/", {"method": delivery})
        return self.client.post("/checkout/payment/", {"method": payment})

    def come_to_summary(self, variant, **fields):
        """The page that is looked at before the order."""
        self.put(variant, **fields)
        self.give_address()
        self.choose()
        return self.client.get("/checkout/summary/")

    def order(self, page, **changes):
        """Press the button of the summary."""
        sent = {"fingerprint": page.context["fingerprint"], "basket": page.context["basket"].token, "terms": "1"}
        return self.client.post("/checkout/summary/", sent | changes)


def current_fingerprint(basket) -> str:
    """The fingerprint of the summary of a basket as it stands now."""
    now = Basket.objects.get(pk=basket.pk)
    contents = read_contents(now)
    return agreement(now, contents, state_of(now, contents.size)).fingerprint


@pytest.fixture
def at_once():
    """Runs functions at the same moment, each on a connection of its own; gives their results or exceptions."""
    if connection.vendor != "postgresql":
        pytest.skip("Two at once needs PostgreSQL: SQLite has one writer.")
    return run_at_once


def run_at_once(*functions) -> list:
    start, results = threading.Barrier(len(functions)), [None] * len(functions)

    def run(place: int) -> None:
        start.wait()
        try:
            results[place] = functions[place]()
        except Exception as problem:
            results[place] = problem
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(functions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return results


@pytest.fixture
def paid_order(db, run_work):
    """Makes orders that are paid, so in the workshop; without ``products`` one mug with words."""
    from orders.order.models import Order
    from orders.payment.services import begin, mark_paid, payment_of

    def make(**fields) -> Order:
        mug = Product.objects.filter(slug="straight-mug").first() or make_mug_with_words()
        order = make_order(**{"products": (mug,)} | fields)
        begin(order)
        mark_paid(payment_of(order))
        run_work()
        order.refresh_from_db()
        return order

    return make


@pytest.fixture
def onlooker(db):
    """May read jobs, parcels and orders, and act on none."""
    from django.contrib.auth.models import Permission

    from customers.people.models import User

    user = User.objects.create_user("look@example.com", "correct horse battery", is_staff=True)
    may = ["access_admin", "view_job", "view_order", "view_shipment"]
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    return user
