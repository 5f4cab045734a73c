"""Shelves and products as a shopper sees them."""

import pytest

from store.search.services import rebuild
from tests.makers import make_product

pytestmark = pytest.mark.django_db


def test_a_product_shows_its_price_and_sets_no_cookie(client):
    product = make_product("Plain mug", price="24.00")
    page = client.get(product.get_absolute_url())

    assert "€24.00" in page.content.decode()
    assert not page.cookies
    assert page["ETag"]


def test_a_draft_does_not_exist(client):
    product = make_product("Draft mug", live=False)

    assert client.get(product.get_absolute_url()).status_code == 404


def test_a_shelf_shows_what_lies_on_it(client):
    product = make_product("Plain mug")
    rebuild()

    assert "Plain mug" in client.get(product.category.get_absolute_url()).content.decode()


@pytest.mark.parametrize("words", ['15" laptop', "AND OR (", "\x00", "x" * 10_000, "*.:~", ""])
def test_nothing_typed_is_an_error(client, words):
    make_product()
    rebuild()

    assert client.get("/search/", {"q": words}).status_code == 200


@pytest.mark.parametrize("path", ["/product/%00/", "/shop/no-such/", "/shop/%00/"])
def test_what_is_not_there_is_a_404(client, path):
    assert client.get(path).status_code == 404
