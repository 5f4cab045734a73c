"""Colour families follow from the value of a colour, and staff may choose others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.colours import ZONES, Family, families_of, named_value
from store.catalogue.models import AttributeValue, Colour, IndexChange
from store.catalogue.services import chosen_families, families_of_colour, list_colours
from store.search.colour_table import list_all_colours
from tests.makers import make_mug_with_words, make_product, make_variant
from tests.pages import seen


@pytest.mark.parametrize(
    ("value", "families"),
    [
        ("#26262a", "black"), ("#45454a", "grey"), ("#c3c6c8", "grey"), ("#a39d93", "grey beige"),
        ("#fbfaf7", "white"),
        ("#f3eee4", "white beige"), ("#e4d9c5", "beige"), ("#cfbb9d", "beige"), ("#4a3024", "brown"),
        ("#96572c", "brown"),
        ("#b57a45", "brown"), ("#bd7a58", "brown"), ("#a2452b", "red brown"), ("#dd6146", "red orange"),
        ("#c4643f", "orange brown"), ("#d39c3c", "yellow"), ("#c9a24d", "yellow"), ("#2f4b3e", "green"),
        ("#6c7651", "green"), ("#a6b097", "green"), ("#567b8e", "blue"), ("#a9c0c9", "blue"), ("#27384f", "blue"),
        ("#2b3440", "blue black"), ("#613b4c", "purple"), ("#dfb7a8", "pink"),
    ],
)  # fmt: skip
def test_every_colour_of_our_palette_has_the_families_that_people_name(value, families):
    assert " ".join(families_of(value)) == families


@pytest.mark.parametrize(
    ("name", "family"),
    [("red", "red"), ("crimson", "red"), ("salmon", "pink"), ("hotpink", "pink"), ("orange", "orange"),
     ("gold", "yellow"), ("khaki", "yellow"), ("beige", "beige"), ("sienna", "brown"), ("olive", "green"),
     ("lime", "green"), ("teal", "green"),
     ("sky blue", "blue"), ("Navy", "blue"), ("indigo", "purple"), ("violet", "purple"), ("silver", "grey"),
     ("black", "black"), ("white", "white")],
)  # fmt: skip
def test_colours_that_the_web_knows_by_name_have_the_family_of_their_name(name, family):
    assert families_of(named_value(name))[0] == family


@given(st.integers(0, 0xFFFFFF))
def test_no_colour_lies_between_the_zones(number):
    value = f"#{number:06x}"

    assert families_of(value)
    assert len(families_of(value)) <= 3


def test_every_family_has_a_zone():
    assert {zone.family for zone in ZONES} == set(Family)


@pytest.mark.parametrize("text", ["", "blue", "#12", "#gggggg", "#8f9f8c0"])
def test_what_is_no_colour_value_has_no_family(text):
    assert families_of(text) == ()


def test_a_family_that_staff_chose_replaces_the_computed_ones(db):
    Colour.objects.create(name="Ink", value="#2b3440", families=["blue"])

    assert families_of_colour("ink", "#2b3440", chosen_families()) == ("blue",)
    assert families_of_colour("Ink", "#26262a", chosen_families()) == ("black",)


def test_a_colour_without_a_value_has_the_families_of_its_name_until_staff_choose(db):
    assert families_of_colour("Navy", "", {}) == ("blue",)
    assert families_of_colour("Heather", "", {}) == ()
    Colour.objects.create(name="Heather", families=["purple", "pink"])
    assert families_of_colour("Heather", "", chosen_families()) == ("purple", "pink")


def test_every_colour_of_the_shop_gets_a_row_once(db):
    make_mug_with_words()
    make_variant(make_product(), sku="navy", options={"Colour": "Navy"})
    list_all_colours()
    list_all_colours()

    assert set(Colour.objects.values_list("name", "value")) == {
        ("Chalk", "#f4f2ea"), ("Ink", "#22304a"), ("Navy", ""),
    }  # fmt: skip


def test_a_change_of_families_indexes_the_products_of_that_colour_again(db):
    mug, other = make_mug_with_words(), make_product("Plain bowl")
    list_colours([("Ink", "#22304a")])
    IndexChange.objects.all().delete()
    ink = Colour.objects.get()
    ink.families = ["black"]
    ink.save()

    assert set(IndexChange.objects.values_list("product_id", flat=True)) == {mug.pk}
    assert other.pk
    assert not AttributeValue.objects.exists()


def test_staff_choose_families_in_a_table(client, owner):
    client.force_login(owner)
    list_colours([("Ink", "#2b3440")])
    ink = Colour.objects.get()
    listed = client.get("/admin/colours/").content.decode()
    edit = f"/admin/colours/edit/{ink.pk}/"
    values = {"name": "Ink", "value": "#2b3440", "families": ["black", "blue"]}
    client.post(edit, seen(client, edit) | values, headers={"sec-fetch-site": "same-origin"})

    assert "Blue, Black" in listed
    ink.refresh_from_db()
    assert ink.families == ["black", "blue"]
    assert "Black, Blue (chosen)" in client.get("/admin/colours/").content.decode()
