"""Attributes of products are typed by their kind."""

import pytest
from django.urls import reverse

from store.catalogue.models import Attribute, AttributeValue, Product
from tests.makers import make_product, make_staff
from tests.pages import fields_of, seen

pytestmark = pytest.mark.django_db
ROW = "attribute_values-0-"
VALUES = {"text": "", "number": "", "yes": "unknown", "colour": "", "date": ""}


@pytest.fixture
def mug(client) -> Product:
    client.force_login(make_staff("Merchandiser"))
    return make_product("Plain mug")


def attribute(kind: str, **fields) -> Attribute:
    return Attribute.objects.create(key=kind, name=f"The {kind}", kind=kind, **fields)


def publish(client, product: Product, of: Attribute, **values: str):
    """Add one value in the form of the product and press Publish."""
    address = reverse("wagtailsnippets_catalogue_product:edit", args=[product.pk])
    sent = fields_of(client.get(address).content, "#w-editor-form")
    row = {f"{ROW}{name}": value for name, value in (VALUES | {"attribute": str(of.pk)} | values).items()}
    management = {"attribute_values-TOTAL_FORMS": "1", f"{ROW}id": "", f"{ROW}ORDER": "1", f"{ROW}DELETE": ""}
    return client.post(address, sent | management | row | {"action-publish": "1"})


@pytest.mark.parametrize(
    ("kind", "values", "shown"),
    [
        ("text", {"text": "Wipe it"}, "Wipe it"),
        ("number", {"number": "12.5"}, "12.5"),
        ("yesno", {"yes": "false"}, "no"),
        ("choice", {"text": "Oak"}, "Oak"),
        ("colour", {"text": "Ink", "colour": "#22304a"}, "Ink"),
        ("date", {"date": "2026-12-24"}, "24 Dec 2026"),
    ],
)
def test_each_kind_has_a_field_of_its_own(client, mug, kind, values, shown):
    of = attribute(kind, choices="Oak\nAsh" if kind == "choice" else "")

    assert publish(client, mug, of, **values).status_code == 302
    assert str(mug.attribute_values.get()) == shown
    assert shown in client.get(mug.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("number", {"text": "12"}, "Write “The number” as a number"),
        ("number", {"number": "12", "text": "12"}, "Empty this field."),
        ("number", {"number": "12 cm"}, "Enter a number."),
        ("yesno", {}, "Say yes or no for “The yesno”."),
        ("choice", {"text": "Plastic"}, "“Plastic” is none of the choices of “The choice”: Oak, Ash."),
        ("colour", {"text": "Ink"}, "Write the colour as #"),
        ("colour", {"text": "Ink", "colour": "blue"}, "Write a colour as #"),
        ("date", {"date": "soon"}, "Enter a valid date."),
        ("date", {}, "Choose a day for “The date”."),
    ],
)
def test_what_does_not_fit_the_kind_is_refused_at_its_field(client, mug, kind, values, sentence):
    of = attribute(kind, choices="Oak\nAsh" if kind == "choice" else "")

    answer = publish(client, mug, of, **values)

    assert sentence in answer.content.decode()
    assert not AttributeValue.objects.exists()


def test_the_form_reads_attributes_once_however_many_rows_there_are(client, mug, django_assert_max_num_queries):
    address = reverse("wagtailsnippets_catalogue_product:edit", args=[mug.pk])
    for number in range(12):
        of = Attribute.objects.create(key=f"a-{number}", name=f"A{number}")
        AttributeValue.objects.create(product=mug, attribute=of, text="x")
    client.get(address)

    with django_assert_max_num_queries(45) as few:
        client.get(address)
    for number in range(12, 24):
        of = Attribute.objects.create(key=f"a-{number}", name=f"A{number}")
        AttributeValue.objects.create(product=mug, attribute=of, text="x")
    with django_assert_max_num_queries(len(few)):
        client.get(address)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "number", "choices": "Oak"}, "Only “One of several” has choices."),
        ({"kind": "text", "unit": "cm"}, "Only a number has a unit."),
    ],
)
def test_choices_and_units_stand_where_they_count(client, mug, fields, sentence):
    answer = client.post(reverse("attributes_admin:add"), {"name": "Wood", "position": "0", "choices": ""} | fields)

    assert sentence in answer.content.decode()


def test_an_attribute_that_products_have_keeps_its_kind(client, mug):
    of = attribute("text")
    AttributeValue.objects.create(product=mug, attribute=of, text="x")
    address = reverse("attributes_admin:edit", args=[of.pk])

    answer = client.post(
        address, {"name": "A", "key": of.key, "kind": "number", "position": "0"} | seen(client, address)
    )

    assert "Products have 1 values of this kind." in answer.content.decode()
