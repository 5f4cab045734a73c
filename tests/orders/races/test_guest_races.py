"""Guests with one address order at the same moment."""

import pytest

from customers.people.models import Customer
from orders.order.models import Order
from tests.makers import make_basket, make_product
from tests.orders.races.conftest import Guest, statuses

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_each_order_of_a_guest_has_one_customer_of_its_own(width):
    mug = make_product(stock=width).variants.get()
    guests = [Guest(mug) for _guest in range(width)]

    assert statuses([guest.order for guest in guests]) == {302: width}

    assert Order.objects.values("customer").distinct().count() == width
    assert Customer.objects.filter(email="guest-0@example.com").count() == width
    assert not Customer.objects.filter(email_verified=True).exists()


def test_one_basket_that_is_sent_many_times_makes_one_customer(width):
    guest = Guest(basket=make_basket(make_product(stock=width).variants.get()))

    statuses([guest.order] * width)

    assert Customer.objects.filter(email="guest-0@example.com").count() == 1
