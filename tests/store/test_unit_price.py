"""The price per litre, kilogram or metre stands beside the price where the content is known."""

import pytest
from django.core.exceptions import ValidationError

from store.catalogue.contents import check_content
from store.money.amounts import Money
from store.pricing.unit_price import unit_price
from store.search.services import rebuild
from tests.makers import make_product


@pytest.mark.parametrize(
    ("price", "content", "written"),
    [
        ("16.00", "750 ml", ("€21.33", "l")),
        ("88.00", "4,5 l", ("€19.56", "l")),
        ("5.00", "25 cl", ("€20.00", "l")),
        ("3.49", "250 g", ("€13.96", "kg")),
        ("12.00", "1.2 kg", ("€10.00", "kg")),
        ("9.00", "300cm", ("€3.00", "m")),
        ("30.00", "1.5 m²", ("€20.00", "m²")),
    ],
)
def test_it_is_computed_for_the_unit_of_the_law(price, content, written):
    found = unit_price(Money(price), content)

    assert (str(found.amount), found.unit) == written


@pytest.mark.parametrize("content", ["0 ml", "750", "ml", "7 pounds", "-3 l", "1 l 2", "9999999 l"])
def test_what_is_no_content_is_refused(content):
    with pytest.raises(ValidationError):
        check_content(content)

    assert unit_price(Money("1"), content) is None


@pytest.mark.django_db
def test_page_card_and_basket_say_it(client):
    wine = make_product("Red wine", price="16.00")
    wine.variants.update(content="750 ml")
    rebuild()
    variant = wine.variants.get()
    client.post("/basket/add/", {"variant": variant.pk, "quantity": "2"}, headers={"Sec-Fetch-Site": "same-origin"})

    for address in (wine.get_absolute_url(), "/shop/", "/basket/"):
        assert "€21.33 / l" in client.get(address).content.decode(), address


@pytest.mark.django_db
def test_without_a_content_nothing_is_said(client):
    assert "/ l<" not in client.get(make_product().get_absolute_url()).content.decode()
