"""A product or category that moves takes those who ask at its old address along."""

import pytest

from store.catalogue.models import Category, Product
from store.catalogue.services import place_category
from store.search.services import rebuild
from tests.makers import make_category, make_product

pytestmark = pytest.mark.django_db


def rename(thing: Product | Category, slug: str) -> None:
    thing.slug = slug
    place_category(thing) if isinstance(thing, Category) else thing.save()


@pytest.fixture
def mug():
    return make_product("Mug", slug="mug")


def test_an_old_address_of_a_product_leads_to_the_new_one_for_good(client, mug):
    rename(mug, "cup")
    answer = client.get("/product/mug/?variant=1&choice-body=ink")

    assert (answer.status_code, answer["Location"]) == (301, "/product/cup/?variant=1&choice-body=ink")
    assert client.get("/product/cup/").status_code == 200
    assert client.get("/product/mug/configure/")["Location"] == "/product/cup/configure/"


def test_a_chain_of_renames_leads_to_the_last_name_at_once(client, mug):
    for slug in ("cup", "beaker", "glass"):
        rename(mug, slug)

    assert [client.get(f"/product/{old}/")["Location"] for old in ("mug", "cup", "beaker")] == ["/product/glass/"] * 3


def test_an_address_that_another_product_takes_is_its_own(client, mug):
    rename(mug, "cup")
    other = make_product("Other mug", slug="other")
    rename(other, "mug")

    assert client.get("/product/mug/").status_code == 200
    rename(other, "other-mug")
    assert client.get("/product/mug/")["Location"] == "/product/other-mug/"


def test_a_product_may_come_back_to_its_first_name(client, mug):
    rename(mug, "cup")
    rename(mug, "mug")

    assert client.get("/product/mug/").status_code == 200
    assert client.get("/product/cup/")["Location"] == "/product/mug/"


def test_publishing_a_draft_with_another_address_leads_there_too(client, mug):
    mug.slug = "cup"
    draft = mug.save_revision()
    assert client.get("/product/mug/").status_code == 200
    draft.publish()

    assert client.get("/product/mug/")["Location"] == "/product/cup/"


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_nobody_is_led_to_a_product_that_is_gone(client, mug, end):
    rename(mug, "cup")
    mug.variants.all().delete()
    getattr(mug, end)()

    assert client.get("/product/mug/").status_code == 404


def test_an_old_address_of_a_category_leads_on_with_everything_below_it(client):
    home = make_category("Home")
    make_category("Mugs", parent=home)
    rename(home, "house")

    assert client.get("/shop/home/?page=2")["Location"] == "/shop/house/?page=2"
    assert client.get("/shop/home/mugs/")["Location"] == "/shop/house/mugs/"


def test_a_category_that_takes_an_old_path_wins(client):
    home = make_category("Home")
    rename(home, "house")
    place_category(Category(name="Home", slug="home"))
    rebuild()

    assert client.get("/shop/home/").status_code == 200


def test_what_was_never_there_is_missing(client, mug):
    assert client.get("/product/none/").status_code == 404
    assert client.get("/shop/none/").status_code == 404
