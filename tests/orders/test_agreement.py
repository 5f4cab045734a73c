"""What is ordered is what the summary showed: anything that changed since is said, and nothing is ordered."""

import pytest
from django.core.signing import Signer

from orders.basket.models import Basket, BasketLine
from orders.order.models import Order
from store.configurator.services import store_configuration
from store.money.amounts import Money
from store.pricing.services import set_price
from store.promotions.models import Voucher
from tests.makers import ADDRESS, make_delivery, make_mug_with_words, make_product, make_variant

from .conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    return make_mug_with_words().variants.get()


@pytest.fixture
def summary(shopping, mug):
    """The last step in the first tab: a mug for Zoë, 34.90 by parcel and transfer."""
    return shopping.come_to_summary(mug, **{"choice-glaze": "chalk", "choice-words": "Zoë"})


def exchange(shopping, mug) -> None:
    BasketLine.objects.update(variant=make_variant(mug.product, sku="other", price="24.00", stock=None))


def engrave_otherwise(shopping, mug) -> None:
    other = store_configuration(mug.product, {"glaze": ["chalk"], "words": "Tom"})
    BasketLine.objects.update(configuration=other, configuration_hash=other.hash)


def add_another(shopping, mug) -> None:
    shopping.put(make_product("Cup", price="5.00").variants.get())


def raise_the_price(shopping, mug) -> None:
    set_price(mug, amount=Money("25.00"))


def send_elsewhere(shopping, mug) -> None:
    shopping.give_address(**{"delivery-street_address": "Somewhere else 1"})


def bill_somebody(shopping, mug) -> None:
    shopping.give_address(other_bill="1", **{f"billing-{key}": value for key, value in ADDRESS.items()})


def write_to_somebody(shopping, mug) -> None:
    shopping.give_address(email="other@example.com")


def send_by_express(shopping, mug) -> None:
    make_delivery("express", price="4.90", name="Express")
    shopping.client.post("/checkout/delivery/", {"method": "express"})


def take_longer(shopping, mug) -> None:
    mug.product.variants.update(lead_days=9)


def pay_by_card(shopping, mug) -> None:
    shopping.client.post("/checkout/payment/", {"method": "pretend"})


CHANGES = [
    (exchange, "What is in your basket has changed"),
    (engrave_otherwise, "What is in your basket has changed"),
    (add_another, "the total is €39.90"),
    (raise_the_price, "the total is €35.90"),
    (send_elsewhere, "The delivery address has changed"),
    (bill_somebody, "The billing address has changed"),
    (write_to_somebody, "Your e-mail address or phone number has changed"),
    (send_by_express, "The delivery method has changed"),
    (take_longer, "The promised day has changed"),
    (pay_by_card, "The payment method has changed"),
]


@pytest.mark.parametrize(("change", "sentence"), CHANGES, ids=lambda each: getattr(each, "__name__", ""))
def test_a_second_tab_changes_something_and_the_first_orders_nothing(shopping, mug, summary, change, sentence):
    change(shopping, mug)

    answer = shopping.order(summary)

    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert "Nothing was ordered" in answer.content.decode()
    assert not Order.objects.exists()
    assert shopping.order(answer).status_code == 302
    assert Order.objects.get().total == answer.context["priced"].total


def forged() -> list[str]:
    empty = Signer(salt="orders.checkout.agreement").sign_object({})
    return ["", "x", "\x00", "{}", "a:b:c", "9" * 30_000, empty, Signer().sign_object({"lines": "x"})]


@pytest.mark.parametrize("fingerprint", forged(), ids=range(8))
def test_a_forged_fingerprint_orders_nothing(shopping, summary, fingerprint):
    answer = shopping.order(summary, fingerprint=fingerprint)

    assert answer.status_code == 409
    assert not Order.objects.exists()


def test_a_summary_of_another_basket_orders_nothing(shopping, summary, mug, alice):
    sign_in(shopping.client, alice)
    assert Basket.objects.get(customer=alice).lines.count() == 1

    answer = shopping.order(summary)

    assert answer.status_code == 409
    assert "You have another basket now" in answer.content.decode()
    assert not Order.objects.exists()


def test_without_the_terms_what_changed_is_said_as_well(shopping, mug, summary):
    raise_the_price(shopping, mug)

    answer = shopping.order(summary, terms="")

    assert answer.status_code == 422
    assert "the total is €35.90" in answer.content.decode()


def test_an_order_of_nothing_asks_for_no_payment(shopping, mug):
    make_delivery().__class__.objects.update(price=Money(0))
    Voucher.objects.create(code="FREE", percent=100)
    shopping.put(mug, **{"choice-glaze": "chalk"})
    shopping.client.post("/basket/voucher/", {"code": "FREE"})
    shopping.give_address()

    after_delivery = shopping.client.post("/checkout/delivery/", {"method": "parcel"}, follow=True)
    answer = shopping.order(after_delivery)

    assert after_delivery.redirect_chain[-1][0] == "/checkout/summary/"
    assert "Nothing to pay" in after_delivery.content.decode()
    assert answer.url.startswith("/checkout/done/")
    order = Order.objects.get()
    assert (order.status, order.payment_method, order.payments.count()) == (Order.Status.CONFIRMED, "none", 0)
    assert "IBAN" not in shopping.client.get(answer.url).content.decode()


def test_what_costs_something_again_asks_how_it_is_paid(shopping, mug):
    voucher = Voucher.objects.create(code="FREE", percent=100)
    make_delivery().__class__.objects.update(price=Money(0))
    shopping.put(mug, **{"choice-glaze": "chalk"})
    shopping.client.post("/basket/voucher/", {"code": "FREE"})
    shopping.give_address()
    page = shopping.client.post("/checkout/delivery/", {"method": "parcel"}, follow=True)
    voucher.delete()

    assert shopping.order(page).url == "/checkout/payment/"
    assert not Order.objects.exists()
