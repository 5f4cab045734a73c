"""A text for each piece, and several sizes of one design: what the basket, the order and the mail make of them."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from orders.basket.models import BasketLine
from orders.order.models import Order
from store.configurator.models import OptionGroup, PriceRule, Rule
from store.money.amounts import Money
from tests.makers import make_mug_with_words, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    """A mug with a name for each piece, two euros each; the template for names costs ten, once."""
    mug = make_mug_with_words()
    options = mug.made_to_order.option_set
    options.groups.filter(key="words").delete()
    OptionGroup.objects.create(
        option_set=options, key="names", name="Names", kind="names", surcharge=Money(2), required=False, sort_order=5
    )
    PriceRule.objects.create(
        option_set=options, name="Template", kind="setup", amount=10, conditions="names", sort_order=0
    )
    return mug


def put(client, mug, **fields):
    data = {"variant": mug.variants.first().pk, "choice-glaze": "chalk"} | fields
    return client.post(reverse("basket:add"), data, follow=True)


def test_names_say_the_quantity(client, mug):
    page = put(client, mug, quantity="7", **{"choice-names": "Zoë\r\n\r\n"}).content.decode()
    line = BasketLine.objects.get()

    assert line.quantity == 1
    assert line.configuration.content["choices"]["names"] == ["Zoë"]
    assert "€36.00" in page  # 24 + 2 + 10


def test_a_column_of_a_spreadsheet_can_be_pasted(client, mug):
    put(client, mug, **{"choice-names": "Anna\tSales\n\t李明\nZoë"})

    assert BasketLine.objects.get().configuration.content["choices"]["names"] == ["Anna", "李明", "Zoë"]
    assert BasketLine.objects.get().quantity == 3


def test_a_gap_in_the_list_is_pointed_at_and_nothing_is_stored(client, mug):
    response = put(client, mug, **{"choice-names": "Anna\n\nZoë"})

    assert response.status_code == 422
    assert "number 2 is empty" in response.content.decode()
    assert not BasketLine.objects.exists()


def test_a_higher_quantity_than_texts_are_refused_in_the_basket(client, mug):
    put(client, mug, **{"choice-names": "Anna\nZoë"})
    line = BasketLine.objects.get()
    response = client.post(reverse("basket:line", args=[line.pk]), {"quantity": "3"})

    assert response.status_code == 422
    assert "has its own text" in response.content.decode()
    assert BasketLine.objects.get().quantity == 2


def test_the_same_list_again_is_refused_with_a_sentence(client, mug):
    put(client, mug, **{"choice-names": "Anna\nZoë"})
    page = put(client, mug, **{"choice-names": "Anna\nZoë"}).content.decode()

    assert "is in your basket already" in page
    assert BasketLine.objects.get().quantity == 2


@pytest.fixture
def sizes(mug):
    """The mug in two more sizes, ordered by size."""
    mug.made_to_order.several_sizes = True
    mug.made_to_order.save()
    return [mug.variants.first(), make_variant(mug, sku="large", name="Large", price="30", stock=None)]


def test_each_size_becomes_a_line_of_one_design(client, mug, sizes):
    small, large = sizes
    PriceRule.objects.create(option_set=mug.made_to_order.option_set, name="Kiln", kind="setup", amount=8, sort_order=1)
    page = put(client, mug, **{f"quantity-{small.pk}": "2", f"quantity-{large.pk}": "3"}).content.decode()
    lines = BasketLine.objects.order_by("pk")

    assert [(line.variant_id, line.quantity) for line in lines] == [(small.pk, 2), (large.pk, 3)]
    assert lines[0].configuration_hash == lines[1].configuration_hash
    assert "€146.00" in page  # 2 × 24 + 3 × 30 + 8, once for both


def test_the_page_of_several_sizes_can_be_sent_as_it_stands(client, mug, sizes):
    page = client.get(mug.get_absolute_url()).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page))
    response = client.post(reverse("basket:add"), hidden | {"choice-glaze": "chalk", f"quantity-{sizes[1].pk}": "2"})

    assert response.status_code == 302
    assert BasketLine.objects.get().variant == sizes[1]


@pytest.mark.parametrize("pieces", ["", "0", "-3", "many", "9" * 30])
def test_no_quantity_of_any_size_is_refused(client, mug, sizes, pieces):
    response = put(client, mug, **{f"quantity-{sizes[0].pk}": pieces})

    assert response.status_code == (422 if pieces != "9" * 30 else 200)
    assert BasketLine.objects.count() == (pieces == "9" * 30)


def test_the_order_keeps_what_makes_up_the_price(client, mug):
    from orders.basket.reading import read_contents
    from orders.order.placing import place
    from tests.makers import ADDRESS, make_customer, make_delivery

    put(client, mug, **{"choice-names": "Anna\nZoë"})
    basket = BasketLine.objects.get().basket
    customer, delivery = make_customer(), make_delivery()
    prices = read_contents(basket).price("DE", delivery)
    place(
        basket, prices, customer=customer, email=customer.email, delivery_address=ADDRESS,
        delivery=delivery, payment_method="transfer", pays_in_advance=True,
    )  # fmt: skip
    line = Order.objects.get().lines.get()

    assert (line.unit_price, line.once, line.total) == (Money(24), Money(14), Money(62))
    assert [(row.label, row.amount, row.once) for row in line.price_rows][1:] == [
        ("Names", Money(4), True),
        ("Template", Money(10), True),
    ]
    mail = render_to_string("orders/tracking/mails/_order.txt", {"order": line.order, "lines": [line]})
    assert "Names: “Anna, Zoë”" in mail
    assert "2 pieces, €24.00 each, €14.00 once" in mail


def test_sizes_of_one_design_count_together_for_a_rule_on_the_quantity(client, mug, sizes):
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="requires", conditions="rim: gold",
        results="@quantity: at least 10", reason="Gold is fired for ten or more.",
    )  # fmt: skip
    small, large = (f"quantity-{size.pk}" for size in sizes)
    gold = {"choice-glaze": "ink", "choice-rim": "gold"}

    few = put(client, mug, **gold, **{small: "3", large: "6"})
    many = put(client, mug, **gold, **{small: "3", large: "7"})

    assert few.status_code == 422
    assert "Gold is fired for ten or more." in few.content.decode()
    assert [line.quantity for line in BasketLine.objects.order_by("pk")] == [3, 7]
    assert "Gold is fired" not in many.content.decode()


def test_more_of_a_design_is_refused_where_the_whole_would_break_a_rule(client, mug):
    Rule.objects.create(
        option_set=mug.made_to_order.option_set, kind="excludes", conditions="@quantity: at least 10",
        results="glaze: chalk", reason="Chalk is made in small numbers.",
    )  # fmt: skip

    put(client, mug, quantity="6")
    more = put(client, mug, quantity="4")

    assert "Chalk is made in small numbers." in more.content.decode()
    assert BasketLine.objects.get().quantity == 6
