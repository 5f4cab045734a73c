"""Whoever works in the warehouse sees what lies where, and counts it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User
from orders.basket.models import Basket
from store.catalogue.models import Variant
from store.stock.models import StockLevel, StockMovement, Warehouse
from store.stock.services import hold, set_stock
from tests.makers import make_order, make_product, make_variant

pytestmark = pytest.mark.django_db
LIST = "/admin/stock/"


@pytest.fixture
def hana(client):
    """Works in the warehouse."""
    user = User.objects.create_user("hana@example.com", "correct horse battery", name="Hana Sato", is_staff=True)
    user.groups.add(Group.objects.get(name="Warehouse"))
    client.force_login(user)
    return user


@pytest.fixture
def level():
    return StockLevel.objects.get(variant=make_product("Plain mug", stock=10).variants.get())


def screen(level) -> str:
    return reverse("stock_admin:inspect", args=[level.pk])


def listed(client, **query) -> str:
    return client.get(LIST, query).content.decode()


def counted(client, level, number, **more):
    fields = {"counted": number, "seen": level.on_hand, "reason": "counted", "note": ""} | more
    return client.post(screen(level), fields, follow=True)


def typed():
    """Movements that a person wrote down."""
    return StockMovement.objects.exclude(by=None)


def test_the_lowest_free_stock_comes_first(client, hana, level):
    make_product("Bowl", stock=3)
    hold("basket:1", quantities={level.variant: 9}, lifetime=timedelta(minutes=5))
    make_product("Made to order", stock=None)

    page = listed(client)

    assert page.index("Plain mug") < page.index("Bowl")
    assert "Made to order" not in page


def test_it_is_found_by_article_number_and_name_and_by_warehouse(client, hana, level):
    make_variant(make_product("Bowl"), sku="B-2", name="blue")
    attic = Warehouse.objects.create(code="attic", name="Attic", priority=9)
    set_stock(level.variant, on_hand=4, warehouse=attic)

    for words in ("b-2", "blue"):
        assert "B-2" in listed(client, q=words)
        assert "plain-mug" not in listed(client, q=words)
    page = listed(client, warehouse=attic.pk)
    assert "plain-mug" in page
    assert "B-2" not in page


def test_tabs_show_what_is_gone_and_what_is_held(client, hana, level):
    make_product("Bowl", stock=0)
    hold("basket:1", quantities={level.variant: 1}, lifetime=None)

    assert "Bowl" in listed(client, view="none-free")
    assert "Plain mug" not in listed(client, view="none-free")
    assert "Plain mug" in listed(client, view="held")


def test_a_count_is_in_the_shop_at_once_and_says_who_and_why(client, hana, level):
    page = counted(client, level, 7, reason="broken", note="Fell off the trolley").content.decode()

    assert "7 × Plain mug are written down" in page
    assert "<title>Plain mug" in " ".join(page.split()).replace("<title> ", "<title>")
    assert "Fell off the trolley" in page
    assert "10 → 7" in page
    row = typed().get()
    assert (row.quantity, row.kind, row.reason, row.by) == (-3, "written off", "broken", hana)
    level.refresh_from_db()
    assert level.on_hand == 7


@pytest.mark.parametrize(
    ("number", "reason", "kind"), [(12, "came in", "received"), (10, "counted", "counted"), (9, "other", "counted")]
)
def test_the_reason_says_what_kind_of_movement_it_is(client, hana, level, number, reason, kind):
    counted(client, level, number, reason=reason)

    assert list(typed().values_list("kind", "quantity")) == [(kind, number - 10)]


@pytest.mark.parametrize(("number", "reason"), [(10, "came in"), (9, "came in"), (10, "broken"), (11, "missing")])
def test_a_reason_that_does_not_fit_the_number_is_refused(client, hana, level, number, reason):
    answer = counted(client, level, number, reason=reason)

    assert answer.status_code == 422
    assert "Choose another reason" in answer.content.decode()
    assert not typed().exists()


def test_a_number_that_changed_meanwhile_is_not_written_over(client, hana, level):
    set_stock(level.variant, on_hand=8)

    answer = counted(client, level, 9)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Meanwhile 8 are there instead of 10" in page
    assert 'name="seen" value="8"' in page
    assert not typed().exists()


def test_no_fewer_are_written_down_than_are_held(client, hana, level):
    hold("order:1", quantities={level.variant: 5}, lifetime=None)

    answer = counted(client, level, 4)

    assert "5 are held for orders and baskets" in answer.content.decode()
    level.refresh_from_db()
    assert (level.on_hand, typed().count()) == (10, 0)


def test_a_count_of_what_does_not_count_is_refused(client, hana, level):
    Variant.objects.update(counts_stock=False)

    assert "Stock does not count for this variant" in counted(client, level, 3).content.decode()
    assert not typed().exists()


def test_each_hold_leads_to_its_order_or_basket(client, hana, level):
    order, basket = make_order(), Basket.objects.create()
    hold(f"order:{order.pk}", quantities={level.variant: 2}, lifetime=None)
    hold(basket.hold_owner, quantities={level.variant: 3}, lifetime=timedelta(minutes=5))
    hold("order:999999", quantities={level.variant: 1}, lifetime=None)

    page = client.get(screen(level)).content.decode()

    assert f'<a href="{reverse("orders_admin:inspect", args=[order.pk])}">Order {order.number}</a>' in page
    assert f'<a href="{reverse("basket_admin", args=[basket.pk])}">Basket #{basket.pk}</a>' in page
    assert "Unknown: order:999999" in page


def test_the_screen_of_a_basket_says_what_is_in_it_and_how_long_it_is_held(client, hana, level):
    basket = Basket.objects.create()
    basket.lines.create(variant=level.variant, quantity=3)
    hold(basket.hold_owner, quantities={level.variant: 3}, lifetime=timedelta(minutes=5))

    page = client.get(reverse("basket_admin", args=[basket.pk])).content.decode()

    assert "Plain mug" in page
    assert "Its stock is held until" in page
    hana.groups.clear()
    assert client.get(reverse("basket_admin", args=[basket.pk])).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"counted": "-1"},
        {"counted": "x"},
        {"counted": ""},
        {"counted": "1e3"},
        {"counted": "1.000"},
        {"counted": "12 pcs"},
        {"counted": "9" * 30},
        {"seen": "\x00"},
        {"reason": "?"},
        {"note": "x" * 301},
    ],
)
def test_nothing_typed_is_an_error(client, hana, level, wrong):
    assert counted(client, level, 3, **wrong).status_code == 422
    assert not typed().exists()


def test_who_may_only_look_counts_nothing(client, hana, level):
    hana.groups.clear()
    hana.user_permissions.set(Group.objects.get(name="Warehouse").permissions.exclude(codename="change_stocklevel"))

    assert "Save the count" not in client.get(screen(level)).content.decode()
    counted(client, level, 3)
    assert not typed().exists()


def test_the_list_is_exported_with_plain_numbers(client, hana, level):
    rows = b"".join(client.get(LIST, {"export": "csv"}).streaming_content).decode().splitlines()

    assert rows[1].startswith("plain-mug,Plain mug,Main warehouse,10,0,10")


def test_list_and_screen_ask_the_same_number_of_queries_for_many(client, hana, level, django_assert_max_num_queries):
    for number in range(30):
        make_product(f"Bowl {number}", stock=number)
    for number in range(12):
        hold(f"order:{number}", quantities={level.variant: 1 - number // 10}, lifetime=None)
        counted(client, level, 10)
    listed(client)

    with django_assert_max_num_queries(14):
        page = listed(client)
    assert "Bowl 29" in page
    with django_assert_max_num_queries(16):
        client.get(screen(level))
