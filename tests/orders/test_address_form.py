"""One address form for every country: at checkout and in the address book."""

import pytest
from bs4 import BeautifulSoup

from customers.profiles.models import Address
from orders.basket.models import Basket
from tests.makers import ADDRESS, make_delivery, make_product
from tests.pages import fields_of

pytestmark = pytest.mark.django_db
BRAZIL = {
    "delivery-country_code": "BR", "delivery-name": "Ada Alves", "delivery-street_address": "Rua 1",
    "delivery-country_area": "SP", "delivery-city": "São Paulo", "delivery-postal_code": "01310-100",
}  # fmt: skip
FORM = "form.address-step"


@pytest.fixture
def at_checkout(shopping):
    """A guest at the first step of the checkout."""
    shopping.put(make_product().variants.get())
    return shopping.client


def typed_in_brazil(client) -> dict:
    """The fields of the page after an address in Brazil was chosen from its lists."""
    page = client.post("/checkout/", BRAZIL | {"email": "ada@example.com", "refresh": "1"})
    return fields_of(page.content, FORM)


def stored() -> dict:
    return Basket.objects.get().checkout.get("delivery_address") or {}


def select(page, name):
    return BeautifulSoup(page.content, "html.parser").select_one(f"select[name={name}]")


def test_another_country_brings_its_fields_and_empties_what_belongs_to_the_old_one(at_checkout):
    sent = typed_in_brazil(at_checkout)
    assert sent["delivery-city"] == ["São Paulo"]

    for url in ("/checkout/", "/checkout/fields/delivery/"):
        page = at_checkout.post(url, sent | {"delivery-country_code": "DE", "refresh": "1"})
        fields = fields_of(b"<form method=post>" + page.content, FORM if url == "/checkout/" else "form")
        assert (fields["delivery-city"], fields["delivery-name"]) == ([""], ["Ada Alves"])
        assert fields["delivery-country_code"] == ["DE"]
        assert "delivery-country_area" not in fields


def test_an_address_made_for_another_country_is_not_ordered(at_checkout):
    sent = typed_in_brazil(at_checkout)

    answer = at_checkout.post("/checkout/", sent | {"delivery-country_code": "DE", "delivery-postal_code": "01099"})

    assert answer.status_code == 422
    assert "“SP” does not belong to an address in Germany." in answer.content.decode()
    assert fields_of(answer.content, FORM)["delivery-city"] == [""]
    assert not stored()


@pytest.mark.parametrize("country", ["DE", "FR", "US", "JP", "CN"])
def test_a_forged_province_of_another_country_is_refused(at_checkout, country):
    sent = BRAZIL | {"email": "ada@example.com", "delivery-country_code": country}

    assert at_checkout.post("/checkout/", sent).status_code == 422
    assert not stored()


def test_another_country_with_the_same_fields_is_taken_at_once(shopping, at_checkout):
    fields = fields_of(at_checkout.get("/checkout/").content, FORM)
    typed = {"email": "g@example.com"} | {f"delivery-{key}": text for key, text in ADDRESS.items()}

    answer = at_checkout.post("/checkout/", fields | typed | {"delivery-country_code": "FR"})

    assert answer.status_code == 302
    assert stored()["country_code"] == "FR"


def test_company_and_floor_are_fields_of_their_own(at_checkout):
    page = at_checkout.get("/checkout/")
    found = BeautifulSoup(page.content, "html.parser").select("[name^=delivery-][autocomplete]")
    tokens = {field["name"].removeprefix("delivery-"): field["autocomplete"] for field in found}

    assert tokens == {
        "country_code": "shipping country",
        "name": "shipping name",
        "company_name": "shipping organization",
        "street_address": "shipping address-line1",
        "address_line2": "shipping address-line2",
        "postal_code": "shipping postal-code",
        "city": "shipping address-level2",
    }


def test_the_home_country_and_its_neighbours_stand_first(at_checkout):
    groups = select(at_checkout.get("/checkout/"), "delivery-country_code").select("optgroup")

    assert [group["label"] for group in groups] == ["Nearby", "All countries"]
    near = [option["value"] for option in groups[0].select("option")]
    assert near[0] == "DE"
    assert {"AT", "CH", "PL"} <= set(near)
    assert len(groups[1].select("option")) > 240


def test_few_countries_are_one_short_list(shopping, at_checkout):
    from orders.delivery.models import DeliveryMethod

    DeliveryMethod.objects.all().delete()
    make_delivery(countries=["DE", "AT"])

    assert not select(at_checkout.get("/checkout/"), "delivery-country_code").select("optgroup")


def test_the_fields_of_the_bill_come_when_they_are_needed(at_checkout):
    assert "billing-city" not in at_checkout.get("/checkout/").content.decode()
    typed = {"email": "g@example.com", "other_bill": "1"} | {f"delivery-{key}": each for key, each in ADDRESS.items()}

    page = at_checkout.post("/checkout/", typed)

    assert page.status_code == 200
    assert fields_of(page.content, FORM)["billing-country_code"] == ["DE"]
    assert fields_of(page.content, FORM)["delivery-city"] == [ADDRESS["city"]]
    fragment = at_checkout.post("/checkout/fields/billing/", typed).content.decode()
    assert 'autocomplete="billing address-line1"' in fragment
    assert at_checkout.post("/checkout/", fields_of(page.content, FORM)).status_code == 422


def test_a_saved_address_that_is_not_complete_any_more_comes_back_in_the_form(shopping, at_checkout, alice):
    old = Address.objects.create(customer=alice, **ADDRESS | {"country_code": "JP", "city": "", "postal_code": ""})
    at_checkout.force_login(alice.user)
    shopping.put(make_product("Jug").variants.get())

    page = at_checkout.post("/checkout/", {"saved": old.pk})

    assert page.status_code == 422
    assert fields_of(page.content, FORM)["delivery-country_code"] == ["JP"]


def test_the_address_book_has_the_same_form(client, alice):
    client.force_login(alice.user)
    page = client.get("/account/addresses/new/")
    assert fields_of(page.content, "form.slip")["name"] == ["Alice Adler"]
    typed = {"name": "Aiko Mori", "country_code": "JP", "country_area": "東京都", "city": "Shibuya", "phone": "1"}
    typed |= {"street_address": "1-2-3 Jingumae", "address_line2": "Room 501", "postal_code": "1500001"}

    fragment = client.post("/account/addresses/fields/", typed)
    assert select(fragment, "country_area")
    assert client.post("/account/addresses/new/", typed).status_code == 302

    saved = alice.addresses.get()
    assert (saved.city, saved.address_line2, saved.postal_code) == ("Shibuya", "Room 501", "150-0001")
    shown = fields_of(client.get(f"/account/addresses/{saved.pk}/").content, "form.slip")
    assert (shown["country_area"], shown["city"], shown["phone"]) == (["東京都"], ["Shibuya"], ["1"])


def test_a_province_of_another_country_is_refused_in_the_address_book(client, alice):
    client.force_login(alice.user)
    typed = ADDRESS | {"country_area": "SP", "made_for": "BR city country_area"}

    assert client.post("/account/addresses/new/", typed).status_code == 422
    changed = client.post("/account/addresses/new/", typed | {"refresh": "1"})
    assert fields_of(changed.content, "form.slip")["city"] == [""]
    assert not alice.addresses.exists()
