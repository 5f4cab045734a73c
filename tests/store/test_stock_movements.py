"""Every change of what is there is a row; the rows add up to what is there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from cms.foundation.books import check_books
from store.stock.models import Kind, StockLevel, StockMovement, Warehouse
from store.stock.services import count, hold, open_levels, put_back, receive_back, set_stock, take
from tests.makers import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    return make_product(stock=10).variants.get()


def moved() -> list[tuple[str, int, str]]:
    """Kind, quantity and cause of all movements but the first, which the maker wrote."""
    return list(StockMovement.objects.order_by("pk").values_list("kind", "quantity", "cause"))[1:]


def adds_up() -> bool:
    levels = StockLevel.objects.annotate(sum=Sum("movements__quantity", default=0))
    return all(level.sum == level.on_hand for level in levels)


def wrong_rules() -> list[str]:
    return [each.rule for each in check_books() if each.wrong]


def test_what_leaves_and_comes_back_is_written_with_its_cause(mug):
    hold("order:1", quantities={mug: 3}, lifetime=timedelta(minutes=5))
    assert moved() == []

    taken = take("order:1", quantities={mug.pk: 2}, cause="shipment:4")
    put_back({mug.pk: 1}, came_from=taken, cause="shipment:4")

    assert moved() == [("shipped", -2, "shipment:4"), ("returned", 1, "shipment:4")]
    level = StockLevel.objects.get()
    assert (level.on_hand, level.held) == (9, 1)
    assert adds_up()


def test_nothing_taken_writes_nothing(mug):
    take("order:7", cause="shipment:4")
    put_back({mug.pk: 0}, came_from={})
    set_stock(mug, on_hand=10)

    assert moved() == []


def test_what_is_sent_back_can_be_sold_again_or_is_written_off(mug):
    receive_back({mug.pk: 2}, cause="return:1")
    receive_back({mug.pk: 1}, cause="return:2", kind=Kind.WRITTEN_OFF, note="broken")

    assert moved() == [
        ("returned", 2, "return:1"),
        ("returned", 1, "return:2"),
        ("written off", -1, "return:2"),
    ]
    assert StockLevel.objects.get().on_hand == 12
    assert adds_up()


def test_what_is_not_counted_has_no_movements(mug):
    made = make_product("Made to order", stock=None).variants.get()

    assert receive_back({made.pk: 1}, cause="return:1", kind=Kind.WRITTEN_OFF) == {}
    assert moved() == []


def test_a_new_catalogue_begins_with_what_is_received(mug):
    attic = Warehouse.objects.create(code="attic", name="Attic", priority=9)
    open_levels([(mug, attic, 4), (make_product("Bowl", stock=None).variants.get(), attic, 0)])

    assert moved() == [("received", 4, "")]
    assert adds_up()


def test_a_count_that_finds_the_same_number_is_a_row_too(mug, owner):
    count(StockLevel.objects.get(), counted=10, seen=10, actor=owner)

    assert moved() == [("counted", 0, "")]


@pytest.mark.parametrize(("kind", "quantity"), [(Kind.SHIPPED, 0), (Kind.WRITTEN_OFF, 1)])
def test_the_database_refuses_a_movement_that_says_nothing(mug, kind, quantity):
    with pytest.raises(IntegrityError), transaction.atomic():
        StockMovement.objects.create(level=StockLevel.objects.get(), kind=kind, quantity=quantity)


def test_the_books_find_a_level_that_differs(mug):
    assert wrong_rules() == []
    StockLevel.objects.update(on_hand=11)

    assert wrong_rules() == ["stock: on hand is the sum of its movements"]


def test_many_levels_leave_with_one_more_query_each(mug, queries_of):
    """One statement for the hold and one for the level; all movements are one statement."""
    others = [make_product(f"Bowl {number}").variants.get() for number in range(3)]
    hold("order:1", quantities={mug: 1}, lifetime=None)
    hold("order:2", quantities=dict.fromkeys(others, 1), lifetime=None)

    one, three = queries_of(lambda: take("order:1")), queries_of(lambda: take("order:2"))

    assert three - one <= 2 * 3  # A hold is deleted by two statements, as Django asks for what hangs on it.
