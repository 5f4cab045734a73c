"""Counts, parcels and returns of one level at the same moment: each is written whole, and the books agree."""

import pytest

from cms.foundation.books import check_books
from orders.fulfilment.corrections import come_back
from orders.fulfilment.services import left_to_send, ship
from orders.order.models import Order
from store.stock.models import StockLevel, StockMovement
from store.stock.services import CountRefused, count, receive_back
from tests.makers import make_product

pytestmark = [pytest.mark.two_at_once, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_counts_parcels_and_returns_of_one_level(at_once, paid_order):
    cup = make_product("Cup", stock=40)
    variant = cup.variants.get()
    first = [paid_order(products=(cup,)) for _each in range(4)]
    parcels = [ship(order, quantities=left_to_send(order)) for order in first]
    orders = [paid_order(products=(cup,)) for _each in range(4)]

    def send(order):
        return lambda: ship(Order.objects.get(pk=order.pk), quantities=left_to_send(order))

    def write_down():
        level = StockLevel.objects.get(variant=variant)
        return count(level, counted=level.on_hand + 1, seen=level.on_hand)

    results = at_once(
        *(send(order) for order in orders),
        *(lambda parcel=parcel: come_back(parcel) for parcel in parcels),
        *(lambda: receive_back({variant.pk: 1}, cause="return:1") for _each in range(4)),
        *[write_down] * 4,
    )

    failed = [each for each in results if isinstance(each, Exception)]
    assert {type(each) for each in failed} <= {CountRefused}
    assert [each.first for each in check_books() if each.wrong] == []
    counts = StockMovement.objects.filter(kind="counted").count()
    assert counts + len(failed) == 4
    assert StockLevel.objects.get(variant=variant).on_hand == 40 - 4 - 4 + 4 + 4 + counts
