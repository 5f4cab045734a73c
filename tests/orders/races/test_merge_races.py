"""Signing in merges two baskets, while one of them is being ordered in another window."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import Client

from customers.people.models import Customer, User
from orders.basket.current import cookie_name
from orders.basket.models import Basket, BasketLine
from orders.basket.subscribers import merge_guest_baskets
from orders.order.models import OrderLine
from tests.makers import make_basket, make_product

from .conftest import Guest, statuses

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def make_users(count: int) -> list[User]:
    users = User.objects.bulk_create(User(email=f"shopper-{number}@example.com") for number in range(count))
    Customer.objects.bulk_create(Customer(user=user, email=user.email, email_verified=True) for user in users)
    return users


def sign_in(basket: Basket, user: User) -> Callable[[], None]:
    """Tells of a sign-in, as Django does, in the browser that has this basket."""
    request = HttpRequest()
    request.COOKIES[cookie_name(basket)] = basket.token
    return lambda: merge_guest_baskets(request=request, user=user)


def everything_once(kinds: int, each: int) -> bool:
    """Whether each thing is in an order or in a basket that is open still, and none is lost or doubled."""
    ordered = list(OrderLine.objects.values_list("variant_id", flat=True))
    wanted = list(BasketLine.objects.filter(basket__ordered_at=None).values_list("variant_id", flat=True))
    return sorted(ordered.count(pk) + wanted.count(pk) for pk in {*ordered, *wanted}) == [each] * kinds


def test_a_guests_basket_is_ordered_or_merged(width):
    cup = make_product("Cup", stock=2 * width).variants.get()
    guests = [Guest(cup, number=number) for number in range(width // 2)]
    logins = [sign_in(guest.basket, user) for guest, user in zip(guests, make_users(len(guests)), strict=True)]

    result = statuses([*(guest.order for guest in guests), *logins])

    assert result == {302: len(guests), "None": len(guests)}
    assert everything_once(1, len(guests))


def test_the_customers_own_basket_is_ordered_while_another_joins_it(width):
    cup, bowl = (make_product(name, stock=2 * width).variants.get() for name in ("Cup", "Bowl"))
    users = make_users(width // 2)
    customers = [Guest(basket=make_basket(cup, customer=user.customer)) for user in users]
    for customer, user in zip(customers, users, strict=True):
        customer.browser.force_login(user)
    logins = [sign_in(make_basket(bowl), user) for user in users]

    result = statuses([*(customer.order for customer in customers), *logins])

    assert set(result) <= {302, 409, "None"}
    assert everything_once(2, len(users))


def test_two_first_things_in_two_tabs_share_one_basket(width):
    """The browser has no cookie yet; it keeps those of both answers."""
    variants = [make_product(name, stock=5).variants.get() for name in ("Cup", "Bowl")]
    for _browser in range(width // 2):
        tabs, browser = [Client(), Client()], Client()
        pairs = zip(tabs, variants, strict=True)
        statuses([lambda tab=tab, pk=each.pk: tab.post("/basket/add/", {"variant": pk}) for tab, each in pairs])
        for tab in tabs:
            browser.cookies.update(tab.cookies)

        page = browser.get("/basket/")

        wanted = [item.variant.pk for item in page.context["contents"].items]
        assert sorted(wanted) == [each.pk for each in variants]
