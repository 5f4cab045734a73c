"""Signing in merges two baskets, while one of them is being ordered in another window."""

import pytest

from customers.people.models import Customer, User
from orders.basket.models import BasketLine
from orders.order.models import OrderLine
from tests.makers import make_basket, make_product

from .conftest import Guest, browser_of, statuses

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def make_users(count: int) -> list[User]:
    users = User.objects.bulk_create(User(email=f"shopper-{number}@example.com") for number in range(count))
    Customer.objects.bulk_create(Customer(user=user, email=user.email, email_verified=True) for user in users)
    return users


def everything_once(kinds: int, each: int) -> bool:
    """Whether each thing is in an order or in a basket that is open still, and none is lost or doubled."""
    ordered = list(OrderLine.objects.values_list("variant_id", flat=True))
    wanted = list(BasketLine.objects.filter(basket__ordered_at=None).values_list("variant_id", flat=True))
    return sorted(ordered.count(pk) + wanted.count(pk) for pk in {*ordered, *wanted}) == [each] * kinds


def test_a_guests_basket_is_ordered_or_merged(width):
    cup = make_product("Cup", stock=2 * width).variants.get()
    guests = [Guest(cup, number=number) for number in range(width // 2)]
    signing_in = [browser_of(guest.basket) for guest in guests]
    logins = zip(signing_in, make_users(len(guests)), strict=True)

    result = statuses(
        [*(guest.order for guest in guests), *(lambda b=b, user=user: b.force_login(user) for b, user in logins)]
    )

    assert result == {302: len(guests), "None": len(guests)}
    assert everything_once(1, len(guests))


def test_the_customers_own_basket_is_ordered_while_another_joins_it(width):
    cup, bowl = (make_product(name, stock=2 * width).variants.get() for name in ("Cup", "Bowl"))
    users = make_users(width // 2)
    customers = [Guest(basket=make_basket(cup, customer=user.customer)) for user in users]
    for customer, user in zip(customers, users, strict=True):
        customer.browser.force_login(user)
    joining = [(browser_of(make_basket(bowl)), user) for user in users]

    result = statuses(
        [*(customer.order for customer in customers), *(lambda b=b, u=u: b.force_login(u) for b, u in joining)]
    )

    assert set(result) <= {302, 422, "None"}
    assert everything_once(2, len(users))
