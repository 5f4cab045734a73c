"""Addresses and codes follow from names, and copies get their own."""

import pytest
from django.urls import reverse

from orders.delivery.models import DeliveryMethod
from store.catalogue.models import Attribute, AttributeValue, Brand, Category, Product, Variant
from store.configurator.models import MadeToOrder, OptionSet
from store.money.amounts import Money
from store.stock.models import StockLevel, Warehouse
from tests.makers import make_category, make_mug_with_words, make_product, make_staff, make_variant
from tests.pages import fields_of, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def milan(client):
    user = make_staff("Merchandiser")
    client.force_login(user)
    return user


def add(client, screen: str, **fields):
    """Fill in the form of a new row and save it."""
    address = reverse(f"{screen}:add")
    sent = fields_of(client.get(address).content, "#w-editor-form")
    return client.post(address, sent | fields)


def copy(client, screen: str, row, name: str):
    return client.post(reverse(f"{screen}:copy", args=[row.pk]), {"name": name})


PRODUCTS, SETS = "wagtailsnippets_catalogue_product", "wagtailsnippets_configurator_optionset"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Große Tasse", "große-tasse"),
        ("蓝色杯子", "蓝色杯子"),
        ("Plain mug", "plain-mug-2"),
        ("Café 2 go!", "café-2-go"),
    ],
)
def test_the_address_of_a_product_follows_from_its_name(client, milan, name, slug):
    other = make_product("Plain mug")

    add(client, PRODUCTS, name=name, category=other.category_id, tax_class=other.tax_class_id)

    assert Product.objects.get(name=name, live=False).slug == slug


@pytest.mark.parametrize(
    ("screen", "model", "field", "more"),
    [
        ("attributes_admin", Attribute, "key", {"kind": "text"}),
        ("warehouses_admin", Warehouse, "code", {}),
        ("delivery_methods_admin", DeliveryMethod, "code", {"price": "4.90"}),
        ("brands_admin", Brand, "slug", {}),
    ],
)
def test_codes_follow_from_names_too(client, milan, screen, model, field, more):
    for _twice in range(2):
        add(client, screen, name="Straße 杯", **more)

    wanted = {"slug": ["straße-杯", "straße-杯-2"]}.get(field, ["strasse-bei", "strasse-bei-2"])
    assert sorted(model.objects.filter(name="Straße 杯").values_list(field, flat=True)) == wanted


def test_categories_of_one_name_in_one_place_get_addresses_of_their_own(client, milan):
    home = make_category("Home")
    for parent in (home.pk, home.pk, ""):
        add(client, "categories_admin", name="Mugs", parent=parent)

    assert sorted(Category.objects.filter(name="Mugs").values_list("path", flat=True)) == [
        "home/mugs",
        "home/mugs-2",
        "mugs",
    ]


def test_a_name_without_letters_asks_for_an_address(client, milan):
    answer = add(client, "brands_admin", name="!!!")

    assert "The name has no letters for it" in answer.content.decode()


def test_a_renamed_row_keeps_its_code(client, milan):
    glaze = Attribute.objects.create(key="glaze", name="Glaze", kind="text")
    address = reverse("attributes_admin:edit", args=[glaze.pk])

    client.post(address, {"name": "Finish", "key": "glaze", "kind": "text", "position": "0"} | seen(client, address))

    glaze.refresh_from_db()
    assert (glaze.name, glaze.key) == ("Finish", "glaze")


def test_a_copy_of_a_product_is_a_draft_with_variants_of_its_own(client, milan):
    product = make_product("Plain mug", price="20.00", stock=3)
    make_variant(product, sku="plain-mug-2", price="30.00", stock=None)
    attribute = Attribute.objects.create(key="clay", name="Clay")
    AttributeValue.objects.create(product=product, attribute=attribute, text="Red")

    answer = copy(client, PRODUCTS, product, "Plain mug, blue")

    made = Product.objects.get(name="Plain mug, blue")
    assert answer["location"] == reverse(f"{PRODUCTS}:edit", args=[made.pk])
    assert (made.slug, made.live, made.attribute_values.get().text) == ("plain-mug-2", False, "Red")
    prices = dict(made.variants.values_list("sku", "price__amount"))
    assert prices == {"plain-mug-3": Money("20.00"), "plain-mug-2-2": Money("30.00")}
    assert list(StockLevel.objects.filter(variant__product=made).values_list("on_hand", flat=True)) == [0]
    assert product.variants.count() == 2
    assert client.get(answer["location"]).status_code == 200


def test_a_copy_is_made_to_order_as_the_original_is(client, milan):
    mug = make_mug_with_words()

    copy(client, PRODUCTS, mug, "Straight mug, again")

    made = MadeToOrder.objects.get(product__name="Straight mug, again")
    assert made.option_set == mug.made_to_order.option_set


def test_a_copied_option_set_is_a_draft_with_all_its_questions(client, milan):
    options = make_mug_with_words().made_to_order.option_set

    answer = copy(client, SETS, options, "Words, for cups")

    made = OptionSet.objects.get(name="Words, for cups")
    assert (made.code, made.live) == (f"{options.code}-2", False)
    assert list(made.groups.values_list("key", flat=True)) == list(options.groups.values_list("key", flat=True))
    assert not set(made.groups.values_list("pk", flat=True)) & set(options.groups.values_list("pk", flat=True))
    assert client.get(answer["location"]).status_code == 200


def test_a_copy_needs_a_name_and_the_right_to_add(client, milan):
    product = make_product("Plain mug")

    assert copy(client, PRODUCTS, product, " ").status_code == 422
    assert client.get(f"/admin/snippets/catalogue/product/copy/{'9' * 30}/").status_code == 404
    client.force_login(make_staff("Order clerk"))
    assert copy(client, PRODUCTS, product, "Mine").status_code in {302, 403}
    assert Product.objects.count() == 1
    assert Variant.objects.count() == 1
