"""Merchandisers keep the catalogue."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User
from store.catalogue.models import Category, Product, Variant
from store.configurator.models import Drawing, MadeToOrder, OptionSet
from store.money.amounts import Money
from store.stock.models import StockLevel
from tests.makers import make_category, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def merchandiser(client):
    user = User.objects.create_user("merch@example.com", "correct horse battery", name="Mia", is_staff=True)
    user.groups.add(Group.objects.get(name="Merchandiser"))
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    "name",
    [
        "wagtailsnippets_catalogue_product:list",
        "wagtailsnippets_catalogue_product:add",
        "categories_admin:index",
        "categories_admin:add",
        "brands_admin:add",
        "attributes_admin:add",
        "tax_rates_admin:index",
        "warehouses_admin:index",
        "vouchers_admin:add",
        "delivery_methods_admin:add",
        "wagtailsnippets_configurator_optionset:add",
        "made_to_order_admin:add",
        "drawings_admin:add",
    ],
)
def test_every_screen_of_the_catalogue_opens(client, owner, name):
    client.force_login(owner)

    assert client.get(reverse(name)).status_code == 200


def test_the_list_of_made_to_order_products_asks_the_same_number_of_queries(
    client, merchandiser, django_assert_max_num_queries
):
    options = OptionSet.objects.create(name="Words", code="words")
    for number in range(12):
        drawing = Drawing.objects.create(name=f"Drawing {number}", source="<svg/>")
        MadeToOrder.objects.create(product=make_product(f"Mug {number}"), option_set=options, drawing=drawing)

    with django_assert_max_num_queries(16):
        page = client.get(reverse("made_to_order_admin:index")).content.decode()

    assert "Mug 7" in page


@pytest.mark.parametrize("key", ["abc", "%00", "9" * 30])
def test_a_forged_key_of_a_made_to_order_product_is_no_page(client, merchandiser, key):
    assert client.get(f"/admin/made-to-order/edit/{key}/").status_code == 404


def test_the_list_of_products_asks_the_same_number_of_queries(client, merchandiser, django_assert_max_num_queries):
    for number in range(30):
        make_product(f"Mug {number}")

    with django_assert_max_num_queries(16):
        page = client.get(reverse("wagtailsnippets_catalogue_product:list")).content.decode()

    assert "Mug 12" in page


def test_a_draft_is_seen_by_nobody_until_it_is_published(client, merchandiser):
    product = make_product("Plain mug")
    product.name = "Better mug"
    product.save_revision()

    assert "Better mug" not in client.get(product.get_absolute_url()).content.decode()

    product.get_latest_revision().publish()

    assert "Better mug" in client.get(product.get_absolute_url()).content.decode()


def test_the_product_screen_leads_to_the_sheet_of_variants(client, merchandiser):
    product = make_product()

    page = client.get(reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])).content.decode()

    assert reverse("variants_admin", args=[product.pk]) in page


def row(number: int, **fields) -> dict:
    values = {"pk": "", "sku": "", "name": "", "options": "", "price": "", "lead_days": "0", "weight": "0"} | fields
    return {f"form-{number}-{name}": value for name, value in values.items()}


def sheet(*rows: dict) -> dict:
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 1}
    return data | {name: value for each in rows for name, value in each.items()}


def test_prices_stock_and_a_new_variant_are_typed_on_one_sheet(client, merchandiser):
    product = make_product("Mug", price="20.00", stock=3)
    variant, house = product.variants.get(), StockLevel.objects.get().warehouse_id
    first = row(0, pk=variant.pk, sku="mug", price="25.00", active="on", counts_stock="on", **{f"stock_{house}": "9"})
    second = row(1, sku="mug-big", options="Size: 450 ml", price="30.00", active="on")

    client.post(reverse("variants_admin", args=[product.pk]), sheet(first, second))

    assert Variant.objects.get(sku="mug").price.amount == Money("25.00")
    assert StockLevel.objects.get(variant__sku="mug").on_hand == 9
    assert Variant.objects.get(sku="mug-big").options == {"Size": "450 ml"}


@pytest.mark.parametrize(
    "wrong", [{"price": "-1"}, {"price": "x"}, {"sku": "taken"}, {"options": "red"}, {"lead_days": "999999"}]
)
def test_a_wrong_cell_is_named_and_nothing_is_saved(client, merchandiser, wrong):
    make_product("Taken", slug="taken")
    product = make_product("Mug", price="20.00")
    good = {"pk": product.variants.get().pk, "sku": "mug", "price": "25.00", "active": "on"}

    answer = client.post(reverse("variants_admin", args=[product.pk]), sheet(row(0, **good | wrong)))

    assert answer.status_code == 422
    assert Variant.objects.get(sku="mug").price.amount == Money("20.00")


def test_a_moved_shelf_takes_its_paths_along(client, merchandiser):
    home, mugs = make_category("Home"), make_category("Mugs")
    small = make_category("Small", parent=mugs)
    data = {"name": "Mugs", "slug": "mugs", "parent": home.pk, "position": 0, "summary": "", "shown_by": ""}

    client.post(reverse("categories_admin:edit", args=[mugs.pk]), data)

    small.refresh_from_db()
    assert small.path == "home/mugs/small"


def test_a_shelf_does_not_stand_inside_itself(client, merchandiser):
    mugs = make_category("Mugs")
    small = make_category("Small", parent=mugs)
    data = {"name": "Mugs", "slug": "mugs", "parent": small.pk, "position": 0, "summary": "", "shown_by": ""}

    client.post(reverse("categories_admin:edit", args=[mugs.pk]), data)

    assert Category.objects.get(pk=mugs.pk).parent is None


def test_a_drawing_that_is_no_drawing_is_refused(client, merchandiser):
    client.post(reverse("drawings_admin:add"), {"name": "Bad", "source": "<html><script/></html>"})

    assert not Drawing.objects.exists()


def test_an_analyst_changes_no_price(client):
    product = make_product(price="20.00")
    user = User.objects.create_user("ana@example.com", "correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name="Analyst"))
    client.force_login(user)

    client.post(reverse("variants_admin", args=[product.pk]), sheet(row(0, sku="x", price="1")))

    assert Product.objects.get().variants.get().price.amount == Money("20.00")
    assert not MadeToOrder.objects.exists()
