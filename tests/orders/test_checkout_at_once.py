"""Two people, or two clicks, at the same moment. The database decides who was first."""

import pytest

from orders.basket import services as baskets
from orders.checkout.services import prepare
from orders.checkout.state import write
from orders.order.models import Order
from store.promotions.models import Voucher
from store.promotions.services import VoucherRefused
from store.stock.services import SoldOut, available
from tests.makers import ADDRESS, make_basket, make_delivery, make_product

from .conftest import current_fingerprint

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def ready(variant, name: str, voucher: str = ""):
    """A basket with all questions answered; returns it with the fingerprint of its summary."""
    basket = make_basket(variant)
    if voucher:
        baskets.use_voucher(basket, code=voucher)
    write(basket, delivery=make_delivery(), email=f"{name}@example.com", delivery_address=ADDRESS, payment="transfer")
    return basket, current_fingerprint(basket)


def buying(basket, fingerprint):
    return lambda: prepare(basket, fingerprint=fingerprint, user=None)


def test_the_last_item_is_sold_to_one_of_two(at_once):
    variant = make_product(stock=1).variants.get()
    first, second = ready(variant, "anna"), ready(variant, "ben")

    results = at_once(buying(*first), buying(*second))

    assert Order.objects.count() == 1
    assert sum(isinstance(each, Order) for each in results) == 1
    assert sum(isinstance(each, SoldOut | baskets.BasketRefused) for each in results) == 1
    assert available([variant.pk]) == {variant.pk: 0}


def test_a_double_click_makes_one_order(at_once):
    basket = ready(make_product(stock=5).variants.get(), "anna")

    results = at_once(*[buying(*basket)] * 3)

    assert {each.pk for each in results} == {Order.objects.get().pk}
    assert Order.objects.get().payments.count() == 1


def test_the_last_use_of_a_voucher_is_had_by_one_of_two(at_once):
    Voucher.objects.create(code="ONCE", percent=10, uses_allowed=1)
    variant = make_product(stock=5).variants.get()
    first, second = ready(variant, "anna", "ONCE"), ready(variant, "ben", "ONCE")

    results = at_once(buying(*first), buying(*second))

    assert Order.objects.count() == 1
    assert Voucher.objects.get().uses == 1
    refusals = [each for each in results if not isinstance(each, Order)]
    assert [type(each).__name__ for each in refusals] in ([VoucherRefused.__name__], ["AgreementChanged"])


def test_two_first_things_of_a_customer_share_one_basket(at_once, alice):
    results = at_once(*[lambda: baskets.open_basket(alice).pk] * 4)

    assert len(set(results)) == 1
