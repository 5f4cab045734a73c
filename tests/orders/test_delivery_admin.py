"""Delivery methods are typed in the back office."""

import pytest
from django.urls import reverse

from orders.delivery.models import DeliveryMethod
from orders.delivery.services import methods
from store.money.amounts import Money
from tests.makers import make_delivery
from tests.pages import seen

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Parcel", "code": "parcel", "carrier": "DHL", "tracking_url": "", "price": "4.90", "free_from": "",
    "days": "2", "cutoff_hour": "12", "active": "on", "position": "0", "max_weight": "", "max_length": "",
    "bands-TOTAL_FORMS": "0", "bands-INITIAL_FORMS": "0", "bands-MIN_NUM_FORMS": "0", "bands-MAX_NUM_FORMS": "1000",
}  # fmt: skip


@pytest.fixture
def staff_client(client, owner):
    client.force_login(owner)
    return client


def test_countries_are_ticked_by_name(staff_client):
    address = reverse("delivery_methods_admin:add")
    assert "Germany" in staff_client.get(address).content.decode()

    staff_client.post(address, TYPED | {"countries": ["DE", "AT"]})

    method = DeliveryMethod.objects.get()
    assert sorted(method.countries) == ["AT", "DE"]
    assert (method.price, method.free_from) == (Money("4.90"), None)


def test_ticked_countries_stand_first_and_stay_as_they_were(staff_client):
    method = make_delivery(countries=["NL", "DE", "XK"])
    address = reverse("delivery_methods_admin:edit", args=[method.pk])

    page = staff_client.get(address).content.decode()

    assert page.index('value="NL"') < page.index('value="AF"')
    assert page.count(" checked") == 4  # Three countries, and that it is offered.


def test_everywhere_is_ticked_and_never_happens_by_taking_countries_out(staff_client):
    method = make_delivery(countries=["DE"])
    address = reverse("delivery_methods_admin:edit", args=[method.pk])
    sent = TYPED | seen(staff_client, address)

    for wrong in ({}, {"countries": ["DE"], "without": ["eu"]}):
        assert "Tick a country, or “Everywhere”." in staff_client.post(address, sent | wrong).content.decode()
    both = sent | {"countries": ["DE"], "everywhere": "on"}
    assert "Either everywhere, or only" in staff_client.post(address, both).content.decode()
    method.refresh_from_db()
    assert method.countries == ["DE"]

    staff_client.post(address, sent | {"everywhere": "on"})

    method.refresh_from_db()
    assert method.countries == []


def test_a_whole_group_of_countries_is_added_to_those_ticked(staff_client):
    staff_client.post(reverse("delivery_methods_admin:add"), TYPED | {"countries": ["CH"], "groups": ["eu"]})

    countries = DeliveryMethod.objects.get().countries
    assert {"CH", "DE", "FR", "PL"} <= set(countries)
    assert len(countries) == 28


def test_a_whole_group_is_taken_out_and_the_others_stay(staff_client):
    typed = {"countries": ["CH", "FR", "US"], "groups": ["europe"], "without": ["eu"]}

    staff_client.post(reverse("delivery_methods_admin:add"), TYPED | typed)

    countries = set(DeliveryMethod.objects.get().countries)
    assert {"CH", "GB", "NO", "US"} <= countries
    assert not {"FR", "DE"} & countries


def test_limits_and_prices_by_weight_are_typed_in_the_same_form(staff_client):
    band = {"bands-0-from_weight": "5000", "bands-0-price": "7.90", "bands-0-ORDER": "1", "bands-0-DELETE": ""}
    typed = TYPED | band | {"everywhere": "on", "bands-TOTAL_FORMS": "1", "max_weight": "31500", "max_length": "120"}
    assert methods() == ()

    staff_client.post(reverse("delivery_methods_admin:add"), typed)

    (method,) = methods()
    assert (method.max_weight, method.max_length) == (31_500, 120)
    assert [method.price_for(weight) for weight in (4999, 5000)] == [Money("4.90"), Money("7.90")]


def test_two_prices_from_the_same_weight_are_refused(staff_client):
    bands = {f"bands-{n}-{key}": value for n in (0, 1) for key, value in (("from_weight", "5000"), ("price", "7.90"))}

    page = staff_client.post(reverse("delivery_methods_admin:add"), TYPED | bands | {"bands-TOTAL_FORMS": "2"})

    assert page.status_code == 200
    assert not DeliveryMethod.objects.exists()


@pytest.mark.parametrize("name", ["price", "free_from"])
def test_an_amount_below_zero_is_refused(staff_client, name):
    page = staff_client.post(reverse("delivery_methods_admin:add"), TYPED | {name: "-4.90"}).content.decode()

    assert "without a minus sign" in page
    assert not DeliveryMethod.objects.exists()


@pytest.mark.parametrize("forged", ["Germany", "ZZ", "", "\x00", "9" * 300])
def test_what_is_no_country_is_refused(staff_client, forged):
    answer = staff_client.post(reverse("delivery_methods_admin:add"), TYPED | {"countries": [forged]})

    assert answer.status_code == 200
    assert not DeliveryMethod.objects.exists()
