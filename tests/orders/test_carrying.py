"""What a delivery method carries, what it costs by weight, and what is said where none carries it."""

import pytest

from orders.basket.models import Basket
from orders.delivery import services
from orders.delivery.carrying import able, customs_sentence, reason_against
from orders.delivery.country_groups import EU, REST_OF_EUROPE, is_outside_customs_area
from orders.delivery.limits import ParcelSize, PriceBand, price_by_weight
from orders.delivery.models import DeliveryBand, DeliveryMethod
from orders.order.models import Order
from store.money.amounts import Money
from tests.makers import ADDRESS, make_delivery, make_product

BIKES = ParcelSize(weight=49_500, length=160, longest="Bicycle")
MUG = ParcelSize(weight=360, length=20, longest="Mug")
BRAZIL = {
    "country_code": "BR", "name": "Ada Alves", "street_address": "Rua 1", "country_area": "SP",
    "city": "São Paulo", "postal_code": "01310-100",
}  # fmt: skip


def method(**fields):
    return DeliveryMethod(**{"code": "x", "name": "X", "price": Money("4.90")} | fields)


PARCEL = method(code="parcel", max_weight=31_500, max_length=120)
FREIGHT = method(code="freight", countries=["DE"], only_if_needed=True)


def codes(methods, country, size):
    return [each.code for each in able(methods, country, size)]


@pytest.mark.parametrize(
    ("weight", "price"), [(0, "4.90"), (4999, "4.90"), (5000, "7.90"), (9999, "7.90"), (10**6, "10.90")]
)
def test_the_heaviest_band_that_is_reached_decides_the_price(weight, price):
    bands = [PriceBand(10_000, Money("10.90")), PriceBand(5000, Money("7.90"))]

    assert price_by_weight(Money("4.90"), bands, weight) == Money(price)


def test_weights_add_up_and_the_longest_thing_decides():
    size = ParcelSize.of([(3, 16_500, 160, "Bicycle"), (2, 360, 20, "Mug")])

    assert size == ParcelSize(50_220, 160, "Bicycle")
    assert ParcelSize.of([]) == ParcelSize()


def test_freight_is_offered_only_for_what_is_too_large_for_a_parcel():
    assert codes([PARCEL, FREIGHT], "DE", MUG) == ["parcel"]
    assert codes([PARCEL, FREIGHT], "DE", BIKES) == ["freight"]
    assert codes([PARCEL, FREIGHT], "BR", BIKES) == []
    assert codes([PARCEL], "DE", ParcelSize(weight=31_500, length=120)) == ["parcel"]


@pytest.mark.parametrize(
    ("methods", "size", "sentence"),
    [
        ([PARCEL], MUG, ""),
        ([FREIGHT], MUG, "We do not deliver to Brazil yet."),
        ([PARCEL], BIKES, "Together this weighs 49.5 kg. To Brazil we send at most 31.5 kg."),
        (
            [PARCEL],
            ParcelSize(900, 160, "Bicycle"),
            "“Bicycle” is 160 cm long, packed. To Brazil we send at most 120 cm.",
        ),
    ],
)
def test_what_no_method_carries_is_said_with_the_reason(methods, size, sentence):
    assert reason_against(methods, "BR", size) == sentence


@pytest.mark.parametrize(
    ("country", "home", "outside"),
    [
        ("FR", "DE", False), ("MC", "DE", False), ("", "DE", False),
        ("CH", "DE", True), ("GB", "DE", True), ("DE", "CH", True),
    ],
)  # fmt: skip
def test_who_pays_customs(country, home, outside):
    assert is_outside_customs_area(country, home=home) is outside


def test_the_sentence_names_the_country_whose_duties_are_charged():
    assert customs_sentence("BR") == "Duties and taxes of Brazil are charged on delivery and are not in this price."
    assert customs_sentence("FR") == ""
    assert not EU & REST_OF_EUROPE


@pytest.fixture
def methods(db):
    """Parcels everywhere with a band from 5 kg, and freight at home."""
    DeliveryMethod.objects.all().delete()
    parcel = make_delivery(max_weight=31_500, max_length=120, free_from=Money("90"))
    DeliveryBand.objects.create(method=parcel, from_weight=5000, price=Money("7.90"))
    make_delivery("freight", countries=["DE"], price="49", only_if_needed=True)


@pytest.fixture
def bicycle(db):
    product = make_product("Bicycle", price="1490.00")
    product.variants.update(weight=16_500, length=160)
    return product.variants.get()


def typed(address):
    return {f"delivery-{key}": value for key, value in address.items()}


@pytest.mark.django_db
def test_the_price_follows_the_weight(shopping, methods):
    variant = make_product(price="12.00").variants.get()
    type(variant).objects.update(weight=1800, length=20)
    shopping.put(variant, quantity=2)
    assert "€4.90" in shopping.client.get("/basket/").content.decode()

    shopping.put(variant)

    assert "€7.90" in shopping.client.get("/basket/").content.decode()


@pytest.mark.django_db
def test_three_bicycles_go_by_freight_at_its_price(shopping, methods, bicycle):
    shopping.put(bicycle, quantity=3)
    shopping.give_address()
    page = shopping.client.get("/checkout/delivery/").content.decode()
    assert 'value="freight"' in page
    assert 'value="parcel"' not in page
    assert shopping.client.post("/checkout/delivery/", {"method": "parcel"}).status_code == 422

    shopping.choose("freight")
    shopping.order(shopping.client.get("/checkout/summary/"))

    assert Order.objects.get().delivery_price == Money("49")


@pytest.mark.django_db
def test_a_bicycle_to_brazil_is_refused_with_a_sentence(shopping, methods, bicycle):
    shopping.put(bicycle, quantity=3)
    shopping.give_address(**typed(ADDRESS | BRAZIL))

    for page in ("/basket/", "/checkout/delivery/"):
        assert "To Brazil we send at most 31.5 kg." in shopping.client.get(page).content.decode()
    assert shopping.client.post("/checkout/delivery/", {"method": "parcel"}).status_code == 422
    assert shopping.client.get("/checkout/payment/").url == "/checkout/delivery/"


@pytest.mark.django_db
def test_a_basket_that_grew_too_heavy_goes_back_to_the_choice_of_a_method(shopping, methods):
    variant = make_product(stock=100).variants.get()
    type(variant).objects.update(weight=4000, length=20)
    page = shopping.come_to_summary(variant)
    shopping.put(variant, quantity=20)

    assert shopping.order(page).url == "/checkout/delivery/"
    assert not Order.objects.exists()


@pytest.mark.django_db
def test_duties_are_said_at_the_checkout(shopping, methods):
    shopping.put(make_product().variants.get())
    shopping.give_address(**typed(ADDRESS | BRAZIL))
    assert "Duties and taxes of Brazil" in shopping.client.get("/checkout/delivery/").content.decode()

    shopping.give_address()
    assert "Duties and taxes" not in shopping.client.get("/checkout/delivery/").content.decode()


@pytest.mark.django_db
def test_the_slip_follows_the_country_that_is_being_chosen(shopping):
    make_delivery("abroad", countries=["FR"], price="11.90", name="To France")
    DeliveryMethod.objects.filter(code="parcel").update(countries=["DE"])
    DeliveryMethod.objects.get(code="parcel").save()
    shopping.put(make_product().variants.get())

    answer = shopping.client.post("/checkout/fields/delivery/", typed(ADDRESS | {"country_code": "FR"}))

    assert "To France, France" in answer.content.decode()
    assert not Basket.objects.get().checkout


@pytest.mark.django_db
def test_the_slip_follows_method_and_payment(shopping):
    make_delivery("express", price="12.90", name="Express")
    shopping.put(make_product(price="24.00").variants.get())
    shopping.give_address()

    slip = shopping.client.post("/checkout/slip/delivery/", {"method": "express"}).content.decode()
    assert "€36.90" in slip

    shopping.choose("express")
    slip = shopping.client.post("/checkout/slip/payment/", {"method": "cash"}).content.decode()
    assert "€38.90" in slip
    assert Basket.objects.get().checkout["payment"] == "transfer"


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["address", "delivery", "payment"])
def test_a_forged_choice_shows_the_slip_as_it_was(shopping, step):
    shopping.put(make_product().variants.get())

    answer = shopping.client.post(f"/checkout/slip/{step}/", {"method": "\x00", "saved": "new"})

    assert answer.status_code == 200
    assert shopping.client.post("/checkout/slip/other/").status_code == 404


@pytest.mark.django_db
def test_bands_are_cached_with_the_methods(methods, django_assert_num_queries):
    services.methods()

    with django_assert_num_queries(1):  # Whether anything has changed.
        prices = [each.price_for(5000) for each in services.methods()]

    assert prices == [Money("7.90"), Money("49")]
