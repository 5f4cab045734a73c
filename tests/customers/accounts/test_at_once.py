"""Two workers join the records of one person at the same moment, over real connections."""

import pytest

from customers.accounts.merging import confirm_address
from customers.people.models import Customer
from orders.order.models import Order
from tests.makers import make_customer, make_order
from tests.orders.conftest import at_once  # noqa: F401

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_records_are_joined_once(alice, at_once):  # noqa: F811
    guests = [Customer.objects.create(email=alice.email, name=f"Guest {number}") for number in range(3)]
    for guest in guests:
        make_order(guest)

    results = at_once(*[lambda: confirm_address(Customer.objects.get(pk=alice.pk), email=alice.email)] * 3)

    assert results == [True, True, True]
    assert Customer.objects.filter(email=alice.email).count() == 1
    assert Order.objects.filter(customer=alice).count() == 3


def test_an_address_is_confirmed_for_one_of_two(bob, at_once):  # noqa: F811
    one, other = make_customer("same@example.com"), make_customer("same@example.com")

    at_once(*[lambda who=who: confirm_address(who, email="same@example.com") for who in (one, other)])

    assert Customer.objects.filter(email="same@example.com", email_verified=True).count() == 1
