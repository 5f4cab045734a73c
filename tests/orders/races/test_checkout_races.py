"""Baskets that meet at the checkout: each ends in an order or in a sentence, never in an error."""

import itertools

import pytest
from django.db.models import Sum

from orders.order.models import Order
from store.catalogue.models import Variant
from store.promotions.models import Voucher
from store.stock.models import Hold, Warehouse
from store.stock.services import open_levels
from tests.makers import make_product

from .conftest import Guest, statuses

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def variants_in_two_warehouses(*names: str, stock: int):
    """Variants whose stock lies in two warehouses: the one that is emptied first was made last."""
    variants = [make_product(name, stock=None).variants.get() for name in names]
    Variant.objects.update(counts_stock=True)
    for variant in reversed(variants):
        for place, (code, priority) in enumerate({"far": 2, "near": 1}.items()):
            warehouse, _made = Warehouse.objects.get_or_create(code=code, defaults={"name": code, "priority": priority})
            open_levels([(variant, warehouse, (stock + place) // 2)])
    return list(Variant.objects.filter(pk__in=[each.pk for each in variants]).order_by("pk"))


def held() -> list[int]:
    """The quantity of each variant that is held."""
    rows = Variant.objects.order_by("pk").annotate(all=Sum("stock__held"))
    return list(rows.values_list("all", flat=True))


def test_the_same_products_in_every_order_at_payment(width):
    variants = variants_in_two_warehouses("Cup", "Bowl", "Plate", stock=2 * width)
    orders = itertools.cycle(itertools.permutations(variants))
    guests = [Guest(*next(orders), number=number) for number in range(width)]

    for guest in guests[::2]:
        guest.pay()

    for _time in ("hold", "hold again"):
        assert statuses(guest.pay for guest in guests) == {302: width}
        assert held() == [width] * 3


def test_one_basket_many_times_at_payment(width):
    guest = Guest(*variants_in_two_warehouses("Cup", "Bowl", stock=5))

    assert statuses([guest.pay] * width) == {302: width}
    assert held() == [1, 1]


def test_baskets_that_exchange_their_products(width):
    cup, bowl = variants_in_two_warehouses("Cup", "Bowl", stock=2 * width)
    guests = [Guest((cup, bowl)[number % 2], number=number) for number in range(width)]
    for guest in guests:
        guest.pay()
    for guest in guests:
        line = guest.basket.lines.get()
        guest.basket.lines.update(variant=bowl if line.variant_id == cup.pk else cup)

    assert statuses(guest.pay for guest in guests) == {302: width}
    assert held() == [width // 2, width - width // 2]


def test_one_basket_ordered_many_times_is_one_order(width):
    guest = Guest(*variants_in_two_warehouses("Cup", "Bowl", stock=5))

    assert statuses([guest.order] * width) == {302: width}
    assert Order.objects.count() == 1
    assert Hold.objects.filter(owner=Order.objects.get().hold_owner).count() == 2


def test_cancelling_beside_ordering_with_the_same_voucher(width):
    from orders.order.services import CancelReason
    from orders.payment.cancelling import cancel

    Voucher.objects.create(code="SPRING", percent=10)
    variants = variants_in_two_warehouses("Cup", "Bowl", stock=3 * width)
    guests = [Guest(*variants, number=number, voucher="SPRING") for number in range(width)]
    early, late = guests[::2], guests[1::2]
    for guest in early:
        guest.order()
    placed = list(Order.objects.all())

    calls = [lambda order=order: cancel(order, reason=CancelReason.CHANGED_MIND) for order in placed]
    result = statuses([*calls, *(guest.order for guest in late)])

    assert result == {"None": len(early), 302: len(late)}
    assert Voucher.objects.get().uses == len(late)
    assert held() == [len(late)] * 2
