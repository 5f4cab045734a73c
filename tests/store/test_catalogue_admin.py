"""Merchandisers keep the catalogue."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from customers.people.models import User
from store.catalogue.models import Category
from store.configurator.models import Drawing, MadeToOrder, OptionSet
from store.pricing.models import TaxRate
from tests.makers import make_category, make_product, make_tax_class
from tests.pages import seen

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
    assert "of 200" not in page


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


def test_a_moved_category_moves_the_paths_below(client, merchandiser):
    home, mugs = make_category("Home"), make_category("Mugs")
    small = make_category("Small", parent=mugs)
    data = {"name": "Mugs", "slug": "mugs", "parent": home.pk, "position": 0, "summary": "", "picture_product": ""}

    address = reverse("categories_admin:edit", args=[mugs.pk])

    client.post(address, data | seen(client, address))

    small.refresh_from_db()
    assert small.path == "home/mugs/small"


def test_a_category_cannot_be_inside_itself(client, merchandiser):
    mugs = make_category("Mugs")
    small = make_category("Small", parent=mugs)
    data = {"name": "Mugs", "slug": "mugs", "parent": small.pk, "position": 0, "summary": "", "picture_product": ""}

    address = reverse("categories_admin:edit", args=[mugs.pk])

    client.post(address, data | seen(client, address))

    assert Category.objects.get(pk=mugs.pk).parent is None


def test_the_country_of_a_tax_rate_is_chosen_by_its_name(client, owner):
    client.force_login(owner)
    address, tax_class = reverse("tax_rates_admin:add"), make_tax_class()
    assert '<option value="DE">Germany</option>' in client.get(address).content.decode()

    for country in ("DE", "XX", "Germany"):
        client.post(address, {"tax_class": tax_class.pk, "country": country, "percent": "16"})

    assert list(TaxRate.objects.filter(percent=16).values_list("country", flat=True)) == ["DE"]


def test_a_drawing_that_is_no_drawing_is_refused(client, merchandiser):
    client.post(reverse("drawings_admin:add"), {"name": "Bad", "source": "<html><script/></html>"})

    assert not Drawing.objects.exists()


def test_a_product_is_no_longer_made_to_order_and_the_message_names_it(client, owner):
    product = make_product("Plain mug")
    MadeToOrder.objects.create(product=product)
    client.force_login(owner)

    answer = client.post(reverse("made_to_order_admin:delete", args=[product.pk]), follow=True)

    assert "“Plain mug” is no longer made to order." in answer.content.decode()
    assert not MadeToOrder.objects.exists()
