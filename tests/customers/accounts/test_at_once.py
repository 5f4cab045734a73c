"""Many at the same moment, over real connections: signing up, trying, joining the records of one person."""

import pytest
from django.test import Client
from django.utils import timezone

from customers.accounts.limits import allow
from customers.accounts.merging import merge_guests, set_verified_address
from customers.people.models import Customer, User
from orders.order.models import Order
from tests.makers import make_customer, make_order
from tests.orders.conftest import at_once  # noqa: F401

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_records_are_joined_once(alice, at_once):  # noqa: F811
    guests = [Customer.objects.create(email=alice.email, name=f"Guest {number}") for number in range(3)]
    for guest in guests:
        make_order(guest)

    now = timezone.now()
    results = at_once(*[lambda: merge_guests(Customer.objects.get(pk=alice.pk), email=alice.email, before=now)] * 20)

    assert results == [None] * 20
    assert Customer.objects.filter(email=alice.email).count() == 1
    assert Order.objects.filter(customer=alice).count() == 3


def test_an_address_is_confirmed_for_one_of_two(bob, at_once):  # noqa: F811
    one, other = make_customer("same@example.com"), make_customer("same@example.com")

    at_once(*[lambda who=who: set_verified_address(who, email="same@example.com") for who in (one, other)])

    assert Customer.objects.filter(email="same@example.com", email_verified=True).count() == 1


def test_one_of_twenty_opens_the_account_and_the_others_get_a_message(at_once, settings):  # noqa: F811
    new = {"email": "gesa@example.com", "password1": "correct horse battery", "name": "Gesa Gast"}

    pages = at_once(*[lambda: Client().post("/account/signup/", new)] * 20)

    assert sorted(page.status_code for page in pages) == [302] + [422] * 19
    assert all("There is an account" in page.content.decode() for page in pages if page.status_code == 422)
    assert User.objects.filter(email="gesa@example.com").count() == 1
    assert Customer.objects.filter(email="gesa@example.com").count() == 1


def test_of_twenty_tries_at_once_no_more_pass_than_are_allowed(at_once, transactional_db, settings):  # noqa: F811
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"question": (5, settings.RATE_LIMITS["question"][1])}

    assert sorted(at_once(*[lambda: allow("question", "somebody")] * 20)) == [False] * 15 + [True] * 5
