"""Invisible characters in one line of text are not stored, and those that are stored break no export."""

import io

import openpyxl
import pytest
from django.urls import reverse

from customers.people.models import Customer
from customers.profiles.models import Address
from orders.checkout.forms import CheckoutContactForm
from store.configurator.services import defaults_of, store_configuration
from store.designs.services import rename, save_design
from store.stock.models import Warehouse
from tests.makers import ADDRESS, make_mug_with_words

pytestmark = pytest.mark.django_db
TYPED = "\x01Attic\x07 \u200b one\x1b"


def test_a_phone_number_at_checkout():
    form = CheckoutContactForm({"email": "gesa@example.com", "phone": "0351\x07 12"})

    assert form.is_valid()
    assert form.cleaned_data["phone"] == "0351 12"


def test_a_phone_number_in_the_address_book(client, alice):
    client.force_login(alice.user)

    client.post("/account/addresses/new/", ADDRESS | {"phone": "0351\x07 12"})

    assert Address.objects.get().phone == "0351 12"


def test_the_name_of_a_design(alice):
    mug = make_mug_with_words()
    design = save_design(store_configuration(mug, defaults_of(mug)), customer=alice)

    rename(design, name=TYPED)

    assert design.name == "Attic one"


def test_a_name_in_a_form_of_wagtail(client, owner):
    client.force_login(owner)

    client.post(reverse("warehouses_admin:add"), {"code": "attic", "name": TYPED, "priority": "1"})

    assert Warehouse.objects.get(code="attic").name == "Attic one"


def test_a_stored_control_character_is_left_out_of_a_workbook(client, owner):
    Customer.objects.create(email="gesa@example.com", name="Gesa\x0b Gast", phone="0351\x0712")
    client.force_login(owner)

    workbook = client.get(reverse("customers_admin:index"), {"export": "xlsx"}).getvalue()

    cells = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(workbook)).active[2]]
    assert {"Gesa Gast", "035112"} <= set(cells)
