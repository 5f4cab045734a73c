"""What the shop changed about a line is said, once; a basket never falls over for one line."""

import pytest

from orders.basket import reading
from orders.basket.models import BasketLine
from store.configurator.models import Option
from store.money.amounts import Money
from store.pricing.services import set_price
from tests.makers import make_mug_with_words, make_product

from .conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def cup():
    return make_product("Cup", price="24.00").variants.get()


def put(client, variant, **fields):
    return client.post("/basket/add/", {"variant": variant.pk, **fields}, follow=True)


def page(client) -> str:
    return client.get("/basket/").content.decode()


def test_a_deleted_product_is_said_and_can_be_taken_out(client, cup):
    put(client, cup)
    put(client, make_product("Bowl").variants.get())
    cup.product.delete()

    assert "Cup is no longer sold. Please remove it to go on." in page(client)
    assert client.get("/checkout/").url == "/basket/"
    unavailable = BasketLine.objects.get(variant=None)
    client.post(f"/basket/{unavailable.pk}/", {"quantity": 3})
    client.get(f"/basket/{unavailable.pk}/change/")
    client.post(f"/basket/{unavailable.pk}/remove/")
    assert "no longer sold" not in page(client)
    assert client.get("/checkout/").status_code == 200


def test_a_new_price_is_said_until_it_is_acknowledged_once(client, cup):
    put(client, cup)
    set_price(cup, amount=Money("26.00"))

    for _time in range(2):
        assert "the price is now €26.00 (was €24.00)" in page(client)
    client.post("/basket/prices/")
    assert "the price is now" not in page(client)


def test_the_checkout_says_it_too(shopping, cup):
    shopping.put(cup)
    page(shopping.client)
    set_price(cup, amount=Money("20.00"))

    assert "(was €24.00)" in shopping.client.get("/checkout/").content.decode()


def test_what_the_shopper_changes_is_no_news(client, cup):
    put(client, cup)
    client.post(f"/basket/{BasketLine.objects.get().pk}/", {"quantity": 3})

    assert "the price is now" not in page(client)


def test_a_price_below_zero_is_not_sold(shopping):
    mug = make_mug_with_words().variants.get()
    shopping.come_to_summary(mug, **{"choice-glaze": "chalk"})
    chalk = Option.objects.get(key="chalk")
    chalk.surcharge = Money("-54.00")
    chalk.save()

    assert "has no price at the moment" in page(shopping.client)
    assert shopping.client.get("/checkout/summary/").url == "/basket/"


def test_what_costs_less_than_nothing_is_not_put_into_the_basket(client):
    mug = make_mug_with_words().variants.get()
    chalk = Option.objects.get(key="chalk")
    chalk.surcharge = Money("-54.00")
    chalk.save()

    seen = client.get(f"{mug.product.get_absolute_url()}?choice-glaze=chalk").content.decode()
    answer = put(client, mug, **{"choice-glaze": "chalk"})

    assert "has no price at the moment" in seen
    assert answer.status_code == 422
    assert "has no price at the moment" in answer.content.decode()
    assert not BasketLine.objects.exists()


@pytest.mark.parametrize("part", ["definition_of", "_problem"])
def test_a_line_that_cannot_be_priced_stands_alone(shopping, cup, monkeypatch, part):
    shopping.put(cup)
    shopping.put(make_product("Bowl").variants.get())
    works = getattr(reading, part)

    def broken(subject, *more):
        if str(getattr(subject, "variant", subject)) == "Cup":
            raise ValueError("A rule that nobody foresaw")
        return works(subject, *more)

    monkeypatch.setattr(reading, part, broken)

    assert "Bowl" in page(shopping.client)
    assert shopping.client.get("/checkout/").status_code in (200, 302)


def test_at_sign_in_a_line_that_is_gone_comes_along(client, cup, alice):
    put(client, cup)
    cup.product.delete()
    sign_in(client, alice)

    assert "Cup is no longer sold" in page(client)
