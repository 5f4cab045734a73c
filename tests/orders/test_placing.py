"""An order is what was agreed, frozen; everything of it is written or nothing."""

import pytest

from customers.timeline.models import Entry
from orders.basket import services as baskets
from orders.basket.reading import read_contents
from orders.order.models import Made, Order
from orders.order.placing import place
from orders.payment.cancelling import cancel
from store.catalogue.models import Variant
from store.money.amounts import Money
from store.promotions.models import Voucher
from store.promotions.services import VoucherRefused
from store.stock.services import SoldOut, available, set_stock
from tests.makers import (
    ADDRESS,
    make_basket,
    make_customer,
    make_delivery,
    make_mug_with_words,
    make_order,
    make_product,
)

pytestmark = pytest.mark.django_db


def order_of(basket, customer):
    delivery = make_delivery()
    return place(
        basket,
        read_contents(basket).price("DE", delivery),
        customer=customer,
        email=customer.email,
        delivery_address=ADDRESS,
        delivery=delivery,
        payment_method="transfer",
        pays_in_advance=True,
    )


def test_an_order_freezes_names_choices_and_prices(alice):
    order = make_order(alice)

    made, plain = order.lines.all()
    assert (made.name, made.total, made.lead_days) == ("Straight mug", Money("30.00"), 3)
    assert [each["text"] or each["label"] for each in made.choices] == ["Chalk", "Für Zoë"]
    assert "<svg" in made.picture
    assert not plain.picture
    assert order.total == Money("58.90")
    assert order.production_status == Made.OPEN


def test_the_number_comes_from_the_key_and_the_timeline_knows_it(alice):
    order = make_order(alice)

    assert order.number == f"AF-{order.pk:05d}"
    assert Entry.objects.get(customer=alice, verb="order.placed").data["number"] == order.number


def test_tax_of_the_lines_and_the_sums_by_rate_agree(alice):
    order = make_order(alice)

    (tax,) = order.taxes
    assert (tax["percent"], tax["gross"]) == ("19", order.total.minor)
    assert abs(tax["tax"] - sum(line.tax.minor for line in order.lines.all()) - 78) <= 1


def test_its_stock_is_held_without_end(alice):
    plain = make_product(stock=3)

    order = make_order(alice, products=[plain])

    assert available([plain.variants.get().pk]) == {plain.variants.get().pk: 2}
    cancel(order, reason="changed mind")
    assert available([plain.variants.get().pk]) == {plain.variants.get().pk: 3}


def test_what_is_sold_out_meanwhile_is_not_ordered_and_the_basket_stays(alice):
    variant = make_product(stock=1).variants.get()
    basket = make_basket(variant)
    delivery = make_delivery()
    prices = read_contents(basket).price("DE", delivery)
    set_stock(variant, on_hand=0)

    with pytest.raises((SoldOut, baskets.BasketRefused)):
        place(
            basket, prices, customer=alice, email="a@example.com", delivery_address=ADDRESS, delivery=delivery,
            payment_method="transfer", pays_in_advance=True,
        )  # fmt: skip

    assert not Order.objects.exists()
    assert basket.lines.count() == 1


def test_a_voucher_is_used_once_and_given_back_when_the_order_is_cancelled(alice):
    voucher = Voucher.objects.create(code="ONCE", percent=10, uses_allowed=1)
    basket = make_basket(make_product().variants.get())
    baskets.use_voucher(basket, code="once")

    order = order_of(basket, alice)

    voucher.refresh_from_db()
    assert (order.voucher_code, order.discount, voucher.uses) == ("ONCE", Money("2.40"), 1)
    cancel(order, reason="changed mind")
    voucher.refresh_from_db()
    assert voucher.uses == 0


def test_the_last_use_of_a_voucher_is_had_by_one(alice, bob):
    Voucher.objects.create(code="ONCE", percent=10, uses_allowed=1)
    variant = make_product().variants.get()
    first, second = make_basket(variant), make_basket(variant)
    for basket in (first, second):
        baskets.use_voucher(basket, code="ONCE")
    stale = second.voucher
    order_of(first, alice)

    second.voucher = stale
    with pytest.raises(VoucherRefused, match="used up"):
        order_of(second, bob)

    assert Order.objects.count() == 1


def test_a_line_that_cannot_be_made_any_more_stops_the_order():
    product = make_mug_with_words()
    basket = make_basket(product.variants.get())
    prices = read_contents(basket).price()
    Variant.objects.filter(product=product).update(active=False)

    with pytest.raises(baskets.BasketRefused, match="no longer sold"):
        place(
            basket, prices, customer=make_customer(), email="a@example.com", delivery_address=ADDRESS,
            delivery=make_delivery(), payment_method="cash", pays_in_advance=False,
        )  # fmt: skip
