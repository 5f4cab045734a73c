"""A typed address proves nothing: it changes, reuses and opens nothing of whoever owns it."""

import pytest
from django.test import Client

from customers.accounts.services import set_consent
from customers.people.models import Customer
from customers.profiles.models import Consent
from orders.order.models import Order
from support.tickets.models import Ticket
from tests.makers import make_customer, make_order, make_product

pytestmark = pytest.mark.django_db
NEWS = Consent.Purpose.NEWS
QUESTION = {"name": "Mallory", "email": "alice@example.com", "subject": "My order", "message": "What is in it?"}


@pytest.fixture
def typed_order(shopping, alice):
    """The order of a stranger who typed Alice's confirmed address and asked for news."""
    shopping.come_to_summary(make_product().variants.get())
    shopping.give_address(email=alice.email, **{"delivery-name": "Mallory", "phone": "0351 666"})
    shopping.order(shopping.client.get("/checkout/summary/"), news="on")
    return Order.objects.get()


def ask_about(client, order):
    return client.post("/contact/", QUESTION | {"order": order.token, "seen": "1"})


def says_yes(customer) -> bool:
    newest = Consent.objects.newest_of(customer).get(NEWS)
    return bool(newest and newest.given)


def test_it_changes_no_consent(typed_order, alice):
    assert not says_yes(alice)
    assert not Consent.objects.filter(customer=typed_order.customer, proven=True).exists()


def test_it_joins_no_account_by_itself(typed_order, alice, client, run_work):
    run_work()
    client.force_login(alice.user)

    assert typed_order.number not in client.get("/account/orders/").content.decode()


def test_it_overwrites_no_name_and_no_phone(shopping, run_work):
    known = make_customer("gesa@example.com", "Gesa Gast")
    Customer.objects.filter(pk=known.pk).update(phone="0341 1")
    shopping.come_to_summary(make_product().variants.get())
    shopping.give_address(**{"delivery-name": "Mallory", "phone": "0351 666"})
    shopping.order(shopping.client.get("/checkout/summary/"))

    known.refresh_from_db()
    assert (known.name, known.phone) == ("Gesa Gast", "0341 1")
    assert Order.objects.get().customer != known


def test_the_link_of_an_order_speaks_for_no_account(alice, client):
    ask_about(client, make_order(alice))

    assert Ticket.objects.get().customer != alice
    assert Ticket.objects.get().customer.user is None


def test_the_link_of_an_order_speaks_for_the_guest_who_placed_it(client):
    order = make_order(make_customer("alice@example.com"))
    ask_about(client, order)

    assert Ticket.objects.get().customer == order.customer


def test_who_placed_the_order_reads_nothing_of_the_account_it_joined(typed_order, alice, client):
    client.force_login(alice.user)
    client.post(f"/account/guests/{typed_order.customer.pk}/merge/")

    ask_about(Client(), typed_order)

    assert Ticket.objects.get().customer != alice


def test_the_account_asks_whether_it_was_the_customer(typed_order, alice, client, run_work):
    client.force_login(alice.user)
    assert "Was that you?" in client.get("/account/").content.decode()
    client.post(f"/account/guests/{typed_order.customer.pk}/merge/")

    assert typed_order.number in client.get("/account/orders/").content.decode()
    assert "Was that you?" not in client.get("/account/").content.decode()
    alice.refresh_from_db()
    assert (alice.name, alice.phone) == ("Alice Adler", "")
    assert not says_yes(alice)


def test_nobody_brings_the_guests_of_another_address_into_their_account(typed_order, bob, client):
    client.force_login(bob.user)

    assert client.post(f"/account/guests/{typed_order.customer.pk}/merge/").status_code == 404


def test_an_unconfirmed_account_brings_in_nobody(alice, client):
    order = make_order(make_customer("gesa@example.com"))
    stranger = Client()
    stranger.post("/account/signup/", {"email": "gesa@example.com", "password1": "correct horse battery"})

    assert "Was that you?" not in stranger.get("/account/").content.decode()
    assert stranger.post(f"/account/guests/{order.customer.pk}/merge/").status_code == 404


def test_what_was_said_before_the_address_was_proven_counts_once_it_is(client):
    from customers.accounts.confirming import record_confirmation

    client.post("/account/signup/", {"email": "gesa@example.com", "password1": "correct horse battery", "news": "on"})
    customer = Customer.objects.get()
    assert not Consent.objects.get().proven

    record_confirmation(customer.user, email=customer.email)

    customer.refresh_from_db()
    assert says_yes(customer)


def test_what_the_customer_says_outweighs_what_was_typed(typed_order, alice, client):
    set_consent(alice, purpose=NEWS, given=False, where="/account/letters/")
    client.force_login(alice.user)
    client.post(f"/account/guests/{typed_order.customer.pk}/merge/")

    assert not says_yes(alice)
