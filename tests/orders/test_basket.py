"""Putting things into the basket, changing them, taking them out; as a guest and signed in."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from orders.basket import edit_line, services
from orders.basket.jobs import delete_abandoned_baskets
from orders.basket.models import Basket, BasketLine
from store.catalogue.models import Product, Variant
from store.configurator.models import Configuration
from store.configurator.services import ChoiceRefused
from store.money.amounts import Money
from store.promotions.models import Voucher
from store.stock.services import set_stock
from tests.makers import make_basket, make_mug_with_words, make_product

from .conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug() -> Variant:
    return make_mug_with_words().variants.get()


@pytest.fixture
def plain() -> Variant:
    return make_product().variants.get()


def put(client: Client, variant: Variant, **fields):
    return client.post("/basket/add/", {"variant": variant.pk, **fields}, follow=True)


def engrave(client: Client, mug: Variant, words: str, **fields):
    return put(client, mug, **{"choice-glaze": "chalk", "choice-words": words}, **fields)


def test_the_same_mug_with_two_engravings_is_two_lines(client, mug):
    engrave(client, mug, "Für Zoë")
    engrave(client, mug, "Für Tom")
    page = engrave(client, mug, "Für Zoë").content.decode()

    assert sorted(BasketLine.objects.values_list("quantity", flat=True)) == [1, 2]
    assert page.count("Für Tom</q>") == 1
    assert "€90.00" in page


def test_a_guest_gets_no_session_before_the_first_thing(client, plain):
    client.get("/basket/")
    client.get("/basket/badge/")
    assert not client.cookies

    put(client, plain)
    assert "session" in client.cookies


def test_the_price_follows_the_shop_until_it_is_ordered(client, mug):
    engrave(client, mug, "Für Zoë")
    mug.price.__class__.objects.update(amount=Money("30.00"))

    assert "€36.00" in client.get("/basket/").content.decode()


@pytest.mark.parametrize("quantity", ["0", "-1", "1000", "1e9", "NaN", "9" * 5000, "two", "1.5", "\x00"])
def test_nonsense_quantities_are_refused_and_nothing_is_stored(client, plain, quantity):
    answer = put(client, plain, quantity=quantity)

    assert answer.status_code == 422
    assert not Basket.objects.exists()


@pytest.mark.parametrize("variant", ["", "abc", "0", "-1", "9" * 18, "9" * 400, "１", "1 OR 1=1"])
def test_a_variant_that_does_not_exist_is_not_found(client, plain, variant):
    assert client.post("/basket/add/", {"variant": variant}).status_code == 404


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"choice-glaze": "gold"},
        {"choice-glaze": ["chalk", "ink"]},
        {"choice-glaze": "chalk", "choice-words": "x" * 500},
        {"choice-glaze": "chalk", "choice-rim": "gold"},
    ],
    ids=["nothing", "unknown", "two of one", "too long", "against a rule"],
)
def test_forged_choices_bring_the_product_page_back(client, mug, choices):
    answer = put(client, mug, **choices)

    assert answer.status_code == 422
    assert mug.product.name in answer.content.decode()
    assert not Configuration.objects.exists()
    assert not Basket.objects.exists()


def test_a_made_to_order_thing_never_comes_in_without_its_choices(mug, plain):
    basket = make_basket(plain)

    with pytest.raises(ChoiceRefused):
        services.add(basket, mug)


def test_what_is_sold_out_is_not_put_in(client, plain):
    set_stock(plain, on_hand=0)

    answer = put(client, plain)

    assert answer.status_code == 422
    assert "sold out" in answer.content.decode()


def test_what_sells_out_in_the_basket_is_displayed_and_not_counted(client, plain, mug):
    put(client, plain, quantity=3)
    engrave(client, mug, "Für Zoë")
    set_stock(plain, on_hand=2)

    page = client.get("/basket/").content.decode()

    assert "only 2 are left" in page
    assert "Make it 2" in page
    assert "€30.00" in page
    assert "/checkout/" not in page


def test_a_choice_that_cannot_be_made_any_more_can_be_repaired(client, mug):
    engrave(client, mug, "Für Zoë")
    words = mug.product.made_to_order.option_set.groups.get(key="words")
    words.max_length = 2
    words.save()

    page = client.get("/basket/").content.decode()

    assert "there is room for 2" in page
    line = BasketLine.objects.get()
    there = client.get(f"/basket/{line.pk}/change/")
    assert "F%C3%BCr+Zo%C3%AB" in there.url
    engrave(client, mug, "Zo", line=edit_line.name_of(line))
    assert BasketLine.objects.get().configuration.content["choices"]["words"] == "Zo"


def test_a_thing_that_left_the_shop_is_named_and_can_be_taken_out(client, plain):
    put(client, plain)
    Product.objects.update(live=False)

    assert "no longer sold" in client.get("/basket/").content.decode()
    client.post(f"/basket/{BasketLine.objects.get().pk}/remove/")
    assert not BasketLine.objects.exists()


def test_quantities_change_by_buttons_and_by_number(client, plain):
    put(client, plain)
    address = f"/basket/{BasketLine.objects.get().pk}/"

    client.post(address, {"quantity": "1", "step": "1"})
    assert BasketLine.objects.get().quantity == 2
    client.post(address, {"quantity": "7"})
    assert BasketLine.objects.get().quantity == 7
    client.post(address, {"quantity": "1", "step": "-1"})
    assert not BasketLine.objects.exists()


@pytest.mark.parametrize("quantity", ["", "-3", "1000", "nan", "9" * 5000])
def test_a_refused_quantity_leaves_the_line_as_it_is(client, plain, quantity):
    put(client, plain)

    answer = client.post(f"/basket/{BasketLine.objects.get().pk}/", {"quantity": quantity})

    assert answer.status_code == 422
    assert BasketLine.objects.get().quantity == 1


def test_what_was_taken_out_can_be_put_back_once(client, mug):
    engrave(client, mug, "Für Zoë", quantity=3)
    page = client.post(f"/basket/{BasketLine.objects.get().pk}/remove/", follow=True)

    removed = page.context["removed"]
    client.post("/basket/back/", removed)

    line = BasketLine.objects.get()
    assert (line.quantity, line.configuration.content["choices"]["words"]) == (3, "Für Zoë")
    assert not client.get("/basket/").context["removed"]


@pytest.mark.parametrize("path", ["", "remove/", "repair/"])
def test_other_peoples_lines_do_not_exist(client, alice, plain, path):
    theirs = make_basket(plain, customer=alice).lines.get()

    assert client.post(f"/basket/{theirs.pk}/{path}", {"quantity": 1}).status_code == 404
    assert client.post(f"/basket/{10**17}/{path}", {"quantity": 1}).status_code == 404


def test_forged_undo_brings_nothing(client, plain, mug):
    other = make_basket(mug, words="Hi").lines.get().configuration

    assert client.post("/basket/back/", {"variant": plain.pk, "configuration": "f" * 64}).status_code == 404
    assert client.post("/basket/back/", {"variant": plain.pk, "configuration": other.hash}).status_code == 422


def test_a_basket_has_room_for_so_many_lines(plain, settings):
    settings.MAX_LINES = 1
    basket = make_basket(plain)

    services.add(basket, plain)
    with pytest.raises(services.BasketRefused, match="room for 1"):
        services.add(basket, make_product("Second mug").variants.get())


def test_at_sign_in_the_guests_basket_joins_the_customers(client, alice, mug, plain):
    services.add(make_basket(mug, customer=alice, words="Für Zoë"), plain, quantity=998)
    engrave(client, mug, "Für Zoë")
    engrave(client, mug, "Für Tom")
    put(client, plain, quantity=9)

    sign_in(client, alice)

    basket = Basket.objects.get()
    assert sorted(basket.lines.values_list("quantity", flat=True)) == [1, 2, 999]
    assert "Für Tom" in client.get("/basket/").content.decode()


def test_a_guest_who_signs_in_first_finds_the_basket_as_it_was(client, alice, plain):
    put(client, plain, quantity=2)

    sign_in(client, alice)

    assert Basket.objects.get().customer == alice
    assert client.get("/basket/badge/").content.decode().count('class="count">2<') == 1


def test_the_badge_is_personal_and_says_what_there_is_to_say(client, alice, plain):
    client.force_login(alice.user)
    client.post("/basket/add/", {"variant": plain.pk, "quantity": 2})

    answer = client.get("/basket/badge/")

    assert "Alice" in answer.content.decode()
    assert "is in your basket" in answer.content.decode()
    assert answer.headers["Cache-Control"].startswith("private")


def test_htmx_gets_the_basket_alone(client, plain):
    put(client, plain)

    answer = client.post(f"/basket/{BasketLine.objects.get().pk}/", {"quantity": 2}, headers={"HX-Request": "true"})

    assert answer.content.decode().strip().startswith('<div id="basket"')
    assert "basket-changed" in answer.headers["HX-Trigger"]


def test_a_refused_code_is_named_at_its_field_and_an_accepted_one_counts(client, plain):
    Voucher.objects.create(code="THANKS10", percent=10)
    put(client, plain)

    refused = client.post("/basket/voucher/", {"code": "NOPE"})
    accepted = client.post("/basket/voucher/", {"code": "thanks10"}, follow=True)

    assert refused.status_code == 422
    assert "We do not know the code “NOPE”" in refused.content.decode()
    assert "−€2.40" in accepted.content.decode()
    assert "−€2.40" not in client.post("/basket/voucher/drop/", follow=True).content.decode()


def test_guessing_codes_is_slowed_down(client, plain, settings):
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"voucher": (2, timedelta(minutes=15))}
    Voucher.objects.create(code="THANKS10", percent=10)
    put(client, plain)
    for code in ("A", "B"):
        client.post("/basket/voucher/", {"code": code})

    answer = client.post("/basket/voucher/", {"code": "THANKS10"})

    assert answer.status_code == 422
    assert "wait a quarter of an hour" in answer.content.decode()


def test_a_post_from_another_site_is_refused(plain):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/basket/add/", {"variant": plain.pk}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert not Basket.objects.exists()


def test_an_empty_basket_says_how_to_begin(client, db):
    page = client.get("/basket/").content.decode()

    assert "Your basket is empty." in page
    assert 'href="/shop/"' in page


def test_the_address_of_a_refused_form_leads_to_the_basket_when_it_is_opened(client, db):
    for path in ("add/", "back/", "voucher/", "voucher/drop/", "1/", "1/remove/", "1/change/"):
        assert client.get(f"/basket/{path}").url == "/basket/"


def test_baskets_nobody_can_find_any_more_are_forgotten(plain, alice, settings):
    left, fresh, customers = make_basket(plain), make_basket(plain), make_basket(plain, customer=alice)
    long_ago = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 60)
    Basket.objects.filter(pk__in=[left.pk, customers.pk]).update(changed_at=long_ago)

    delete_abandoned_baskets()

    assert set(Basket.objects.all()) == {fresh, customers}


@pytest.mark.parametrize(("percent", "tax", "says"), [("19", "3.83", "Includes 19% VAT"), ("0", "0", "Without VAT")])
def test_the_sums_say_which_tax_is_in_them(percent, tax, says):
    sums = {"quantity": 1, "subtotal": Money("24"), "total": Money("24"), "taxes": ((percent, Money(tax)),)}
    page = render_to_string("orders/basket/_sums.html", sums)
    assert says in page
    assert page.count("VAT") == 1


def test_a_key_press_that_asks_twice_for_nothing_shows_the_basket_as_it_is(client, plain):
    client.post("/basket/add/", {"variant": plain.pk})
    line, hx = BasketLine.objects.get(), {"HX-Request": "true"}
    first, second = (client.post(f"/basket/{line.pk}/", {"quantity": 0}, headers=hx) for _press in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert "Your basket is empty." in second.content.decode()


def test_a_basket_cookie_with_nul_is_no_basket(client, db):
    response = client.get("/basket/", headers={"cookie": 'basket-x="\\000"'})

    assert response.status_code == 200
