"""What a process keeps never makes a basket old, and never shows one shopper's things to another."""

import pytest
from django.test import Client

from orders.basket.models import BasketLine
from store.catalogue.models import Product, Variant
from store.configurator.models import Option
from store.money.amounts import Money
from store.pricing.services import set_price
from store.stock.services import set_stock
from tests.makers import make_mug_with_words, make_product

# Nothing is kept inside a transaction.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def mug() -> Variant:
    return make_product("Plain mug", price="24.00", stock=5).variants.get()


def put(client: Client, variant: Variant, **fields) -> None:
    client.post("/basket/add/", {"variant": variant.pk, **fields})


def page(client: Client) -> str:
    return client.get("/basket/").content.decode()


def test_a_new_price_stands_in_the_basket_at_the_next_request(client, mug):
    put(client, mug)
    assert "€24.00" in page(client)
    set_price(mug, amount=Money("26.00"))

    assert "€26.00" in page(client)
    assert "was €24.00" in page(client)


def test_a_product_has_its_new_name_at_the_next_request(client, mug):
    put(client, mug)
    page(client)
    product = Product.objects.get()
    product.name = "Tall mug"
    product.save()

    assert "Tall mug" in page(client)
    assert "Plain mug" not in page(client)


def test_a_product_that_is_taken_back_or_sold_out_is_said_at_the_next_request(client, mug):
    put(client, mug)
    assert "no longer sold" not in page(client)
    set_stock(mug, on_hand=0)
    assert "is sold out" in page(client)
    Variant.objects.update(active=False)
    assert "no longer sold" in page(client)
    Variant.objects.update(active=True)
    Product.objects.get().unpublish()

    assert "no longer sold" in page(client)


def test_two_shoppers_see_their_own_things_only(mug):
    first, second = Client(), Client()
    words = make_mug_with_words().variants.get()
    put(first, words, **{"choice-glaze": "chalk", "choice-words": "Für Zoë"})
    put(second, words, **{"choice-glaze": "chalk", "choice-words": "Für Tom"})
    put(second, mug)

    for _again in range(2):
        assert "Für Zoë" in page(first)
        assert "Für Tom" not in page(first)
        assert "Für Tom" in page(second)
        assert "Für Zoë" not in page(second)
        assert "Plain mug" not in page(first)


def test_the_number_of_queries_does_not_grow_with_the_lines(client, mug, queries_of):
    def count_queries() -> int:
        page(client)  # What can be chosen on a product is cached from now on.
        return queries_of(lambda: page(client))

    put(client, mug)
    put(client, make_mug_with_words().variants.get(), **{"choice-glaze": "chalk", "choice-words": "Für Zoë"})
    few = count_queries()
    for number in range(10):
        put(client, make_product(f"Lamp {number}").variants.get())

    assert count_queries() == few


def test_a_line_is_rendered_again_once_anything_it_shows_has_changed(client):
    put(client, make_mug_with_words().variants.get(), **{"choice-glaze": "chalk"})
    before = page(client)
    option = Option.objects.get(key="chalk")
    option.name = "Chalk white"
    option.save()
    BasketLine.objects.update(quantity=2)

    assert "Chalk white" not in before
    assert "Chalk white" in page(client)
    assert 'max="999" value="2"' in page(client)
