"""From the basket to the order: every step, and everything that may come between."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from customers.people.models import Customer
from customers.profiles.models import Address, Consent
from orders.basket.models import Basket
from orders.order.models import Order
from orders.order.numbers import order_number
from orders.payment.cancelling import cancel
from store.configurator.models import Option
from store.money.amounts import Money
from store.pricing.services import set_price
from store.promotions.models import Voucher
from store.stock.models import Hold
from store.stock.services import set_stock
from tests.makers import ADDRESS, make_basket, make_delivery, make_mug_with_words, make_product

from .conftest import Shopper, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain():
    return make_product(stock=5).variants.get()


@pytest.fixture
def mug():
    return make_mug_with_words().variants.get()


def test_a_guest_buys_two_engravings_by_bank_transfer(shopping, mug):
    shopping.put(mug, **{"choice-glaze": "chalk", "choice-words": "Für Zoë"})
    page = shopping.come_to_summary(mug, **{"choice-glaze": "ink", "choice-words": "Für Tom"})

    answer = shopping.order(page)

    order = Order.objects.get()
    assert answer.url == f"/checkout/done/{order.token}/"
    for slip in (page, shopping.client.get(answer.url)):
        assert "Glaze: Chalk" in slip.content.decode()
    assert [line.choices[1]["text"] for line in order.lines.all()] == ["Für Zoë", "Für Tom"]
    assert (order.total, order.payment_method) == (Money("67.90"), "transfer")
    assert order.promise.days == 1 + 5 + 2  # The ink glaze takes longest, and it begins the day after the money.
    assert order.payments.get().amount == order.total


def test_what_is_called_otherwise_meanwhile_shows_at_once(shopping, mug):
    shopping.come_to_summary(mug, **{"choice-glaze": "ink", "choice-words": "Für Tom"})
    option = Option.objects.get(key="ink")
    option.name = "Midnight"
    option.save()

    assert "Glaze: Midnight" in shopping.client.get("/checkout/summary/").content.decode()


def test_a_form_shows_the_country_whose_fields_it_has(shopping, plain):
    shopping.put(plain)
    chosen = {"delivery-country_code": "AT", "billing-country_code": "IT", "other_bill": "1", "refresh": "1"}
    page = shopping.client.post("/checkout/", chosen).content.decode()

    assert page.count(" selected>Austria") == page.count(" selected>Italy") == 1


def test_the_thank_you_page_says_what_is_next(shopping, plain):
    page = shopping.client.get(shopping.order(shopping.come_to_summary(plain)).url).content.decode()

    order = Order.objects.get()
    for text in ("Thank you, Gesa", order.number, "gesa@example.com", "€28.90", "Make the account", "04229 Leipzig"):
        assert text in page


@pytest.mark.parametrize(
    ("payment", "button"), [("transfer", "Place order for"), ("cash", "Place order for"), ("pretend", "Order and pay")]
)
def test_the_button_says_pay_only_where_the_money_is_taken_next(shopping, plain, settings, payment, button):
    settings.DEMO = True  # The pretend card.
    shopping.come_to_summary(plain)
    shopping.choose(payment=payment)

    assert f"{button} €" in shopping.client.get("/checkout/summary/").content.decode()


def test_a_promise_of_several_words_may_wrap_in_the_line_for_phones(shopping, plain):
    page = shopping.come_to_summary(plain).content.decode()

    line = page.partition('id="total-link"')[2].partition("</a>")[0]
    assert 'class="date in-words"' in line
    assert "after your transfer arrives" in line


def test_a_thank_you_page_is_only_for_whoever_knows_the_link(client, db):
    assert client.get("/checkout/done/guessed/").status_code == 404
    assert client.get("/checkout/done/%00/").status_code == 404


def test_each_step_leads_to_the_first_that_is_missing(shopping, plain):
    assert shopping.client.get("/checkout/").url == "/basket/"
    shopping.put(plain)

    assert shopping.client.get("/checkout/summary/").url == "/checkout/"
    assert shopping.give_address().url == "/checkout/delivery/"
    assert shopping.client.get("/checkout/summary/").url == "/checkout/delivery/"
    assert shopping.choose().url == "/checkout/summary/"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "nonsense"}, "no e-mail address"),
        ({"email": "a\x00@example.com"}, "Null characters"),
        ({"delivery-postal_code": "042"}, "“042” is no postcode there. One in Germany looks like"),
        ({"delivery-city": ""}, "Please write this."),
        ({"delivery-country_code": "XX"}, "We do not deliver there"),
        ({"delivery-name": "x" * 500}, "150"),
        ({"other_bill": "1", "billing-country_code": "DE"}, "Name on the bill"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused_with_a_sentence(shopping, plain, changes, sentence):
    shopping.put(plain)

    answer = shopping.give_address(**changes)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Basket.objects.get().checkout


def test_another_country_brings_its_own_fields_without_a_script(shopping, plain):
    shopping.put(plain)

    page = shopping.give_address(**{"delivery-country_code": "US", "refresh": "1"}).content.decode()

    assert "ZIP code" in page
    assert 'value="Karl-Heine-Straße 88"' in page
    assert "California" in page


def test_another_country_brings_its_own_fields_with_htmx(client, db):
    answer = client.post("/checkout/fields/billing/", {"billing-country_code": "CN", "billing-country_area": "北京市"})

    assert "朝阳区" in answer.content.decode()
    assert client.post("/checkout/fields/forged/").status_code == 404


def test_the_bill_may_go_elsewhere(shopping, plain):
    shopping.put(plain)
    other = ADDRESS | {"name": "Alder GmbH", "city": "Dresden", "postal_code": "01067"}
    shopping.give_address(other_bill="1", **{f"billing-{key}": value for key, value in other.items()})
    shopping.choose()

    shopping.order(shopping.client.get("/checkout/summary/"))

    order = Order.objects.get()
    assert (order.billing_address["city"], order.delivery_address["city"]) == ("Dresden", "Leipzig")
    assert order.customer.name == "Alder GmbH"


@pytest.mark.parametrize("step", ["delivery", "payment"])
@pytest.mark.parametrize("method", ["", "forged", "x" * 5000, "\x00"])
def test_a_forged_method_is_refused(shopping, plain, step, method):
    shopping.put(plain)
    shopping.give_address()
    shopping.client.post("/checkout/delivery/", {"method": "parcel"})

    assert shopping.client.post(f"/checkout/{step}/", {"method": method}).status_code == 422


def test_a_method_that_does_not_deliver_there_any_more_is_requested_again(shopping, plain):
    make_delivery("abroad", countries=["FR"])
    page = shopping.come_to_summary(plain)
    chosen = Basket.objects.get().delivery_method
    chosen.countries = ["FR"]
    chosen.save()

    assert shopping.order(page).url == "/checkout/delivery/"
    assert not Order.objects.exists()


def test_without_the_terms_there_is_no_order(shopping, plain):
    answer = shopping.order(shopping.come_to_summary(plain), terms="")

    assert answer.status_code == 422
    assert "Please accept the terms" in answer.content.decode()
    assert not Order.objects.exists()


def test_consent_is_written_down(shopping, plain):
    shopping.order(shopping.come_to_summary(plain), news="1")

    assert set(Consent.objects.values_list("purpose", "given")) == {("terms", True), ("news", True)}


def test_a_price_that_moved_is_announced_before_it_is_ordered(shopping, plain):
    page = shopping.come_to_summary(plain)
    set_price(plain, amount=Money("30.00"))

    answer = shopping.order(page)

    assert answer.status_code == 409
    assert "the total is €34.90" in answer.content.decode()
    assert not Order.objects.exists()
    assert shopping.order(answer).url.startswith("/checkout/done/")


def test_what_sells_out_before_the_button_is_announced_and_the_basket_stays(shopping, plain):
    page = shopping.come_to_summary(plain, quantity=2)
    Hold.objects.all().delete()
    plain.stock.update(held=0)
    set_stock(plain, on_hand=1)

    answer = shopping.order(page)

    assert answer.url == "/basket/"
    assert "only 1 are left" in shopping.client.get("/basket/").content.decode()
    assert not Order.objects.exists()


def test_the_stock_is_held_from_the_payment_step_on(shopping, plain):
    shopping.put(plain, quantity=5)
    shopping.give_address()
    shopping.choose()

    other = Shopper(Client())
    assert other.put(plain).status_code == 422
    assert shopping.order(shopping.client.get("/checkout/summary/")).url.startswith("/checkout/done/")


def test_a_hold_cannot_be_renewed_for_ever(shopping, plain):
    shopping.come_to_summary(plain, quantity=5)
    began = Basket.objects.get().held_since
    for minutes in (15, 30, 45):
        Basket.objects.update(held_since=began - timedelta(minutes=minutes))
        shopping.choose()
        assert Hold.objects.get().expires_at <= timezone.now() + timedelta(minutes=60 - minutes)

    Basket.objects.update(held_since=began - timedelta(minutes=60))
    shopping.choose()
    page = shopping.client.get("/checkout/summary/")

    assert "no longer hold these items" in page.content.decode()
    assert Shopper(Client()).put(plain).status_code == 302
    assert shopping.order(page).status_code == 302


def test_after_a_day_it_is_held_again(shopping, plain):
    shopping.come_to_summary(plain)
    Hold.objects.all().delete()
    Basket.objects.update(held_since=timezone.now() - timedelta(days=1, minutes=1))

    shopping.client.get("/checkout/summary/")

    assert Hold.objects.count() == 1


def test_a_double_click_makes_one_order_and_both_land_on_its_page(shopping, plain):
    page = shopping.come_to_summary(plain)

    first, second = shopping.order(page), shopping.order(page)

    assert Order.objects.count() == 1
    assert first.url == second.url


def test_after_the_order_the_basket_is_a_new_one(shopping, plain):
    shopping.order(shopping.come_to_summary(plain))
    assert "Your basket is empty" in shopping.client.get("/basket/").content.decode()

    shopping.put(plain)

    assert Basket.objects.filter(ordered_at=None).count() == 1


def test_the_last_use_of_a_voucher_gone_meanwhile_gets_a_sentence(shopping, plain):
    Voucher.objects.create(code="ONCE", percent=10, uses_allowed=1)
    shopping.put(plain)
    shopping.client.post("/basket/voucher/", {"code": "ONCE"})
    shopping.give_address()
    shopping.choose()
    page = shopping.client.get("/checkout/summary/")
    Voucher.objects.update(uses=1)

    answer = shopping.order(page)

    assert answer.status_code == 409
    assert "used up" in answer.content.decode()
    assert not Order.objects.exists()


def test_cash_on_delivery_costs_its_fee_and_is_confirmed_at_once(shopping, plain):
    shopping.come_to_summary(plain)
    shopping.choose(payment="cash")

    shopping.order(shopping.client.get("/checkout/summary/"))

    order = Order.objects.get()
    assert (order.status, order.pays_in_advance) == (Order.Status.CONFIRMED, False)
    assert order.total == order.subtotal + order.delivery_price + order.payment_fee


def test_a_guest_with_a_customers_address_never_gets_into_their_record(shopping, plain, alice):
    shopping.put(plain)
    shopping.give_address(email="Alice@Example.com")
    shopping.choose()

    shopping.order(shopping.client.get("/checkout/summary/"))

    order = Order.objects.get()
    assert order.customer != alice
    assert (order.customer.email, order.customer.email_verified, order.customer.user) == (
        "alice@example.com",
        False,
        None,
    )


def test_a_customer_finds_their_addresses_and_keeps_a_new_one(shopping, plain, alice):
    Address.objects.create(customer=alice, **ADDRESS | {"city": "Halle"})
    shopping.client.force_login(alice.user)
    shopping.put(plain)

    assert "Halle" in shopping.client.get("/checkout/").content.decode()
    shopping.give_address(saved="new")
    shopping.choose()
    shopping.order(shopping.client.get("/checkout/summary/"))

    order = Order.objects.get()
    assert (order.customer, order.email) == (alice, "alice@example.com")
    assert set(alice.addresses.values_list("city", flat=True)) == {"Halle", "Leipzig"}


def test_a_saved_address_is_taken_whole_and_somebody_elses_does_not_exist(shopping, plain, alice, bob):
    own = Address.objects.create(customer=alice, **ADDRESS | {"city": "Halle"})
    other = Address.objects.create(customer=bob, **ADDRESS)
    shopping.client.force_login(alice.user)
    shopping.put(plain)

    assert shopping.client.post("/checkout/", {"saved": other.pk}).status_code == 404
    assert shopping.client.post("/checkout/", {"saved": own.pk}).url == "/checkout/delivery/"
    assert Basket.objects.get().checkout["delivery_address"]["city"] == "Halle"


def test_a_guest_who_signs_in_at_the_checkout_goes_on_where_they_were(shopping, plain, alice):
    shopping.come_to_summary(plain)

    sign_in(shopping.client, alice)

    assert shopping.client.get("/checkout/summary/").status_code == 200


def test_another_persons_order_is_not_found_through_their_basket(shopping, plain, alice):
    basket = make_basket(plain, customer=alice)
    Basket.objects.filter(pk=basket.pk).update(ordered_at=timezone.now())

    answer = shopping.client.post("/checkout/summary/", {"basket": basket.token, "fingerprint": "x", "terms": "1"})

    assert answer.url == "/basket/"


def test_a_post_from_another_site_orders_nothing(shopping, plain):
    page = shopping.come_to_summary(plain)
    shopping.client.handler.enforce_csrf_checks = True

    answer = shopping.client.post(
        "/checkout/summary/",
        {"fingerprint": page.context["fingerprint"], "terms": "1"},
        headers={"Origin": "https://evil.example"},
    )

    assert answer.status_code == 403
    assert not Order.objects.exists()


def test_a_cancelled_order_says_that_nothing_is_to_be_paid(shopping, plain):
    page = shopping.come_to_summary(plain)
    there = shopping.order(page).url
    cancel(Order.objects.get(), reason="changed mind")

    assert shopping.order(page).url == there
    assert "Nothing is to be paid" in shopping.client.get(there).content.decode()


def test_each_order_of_a_guest_makes_one_customer(shopping, plain):
    page = shopping.come_to_summary(plain)
    shopping.order(page)
    shopping.order(page)
    shopping.order(shopping.come_to_summary(plain))

    assert Order.objects.count() == 2
    assert Customer.objects.filter(email="gesa@example.com").count() == 2
    assert {order.number for order in Order.objects.all()} == {order_number(order.pk) for order in Order.objects.all()}
