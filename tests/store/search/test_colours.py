"""Colours: a family finds what comes in it, and the card shows that colour."""

import re

import pytest

from store.catalogue.models import Attribute, AttributeValue, Colour
from store.configurator.models import Option, OptionGroup, OptionSet, Rule
from store.search import services
from store.search.query import Query
from store.search.services import rebuild, search
from tests.makers import make_category, make_mug_with_words, make_product, make_variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def mug():
    """A mug in chalk and ink, with a handle in coral that is a part."""
    product = make_mug_with_words()
    handle = OptionGroup.objects.create(
        option_set=OptionSet.objects.get(), key="handle", name="Handle", of_part=True, sort_order=9
    )
    Option.objects.create(group=handle, key="coral", name="Coral", colour="#dd6146")
    rebuild()
    return product


def _hits(words="", **chosen):
    return search(Query(words=words, **chosen)).hits


@pytest.mark.parametrize("words", ["blue mug", "mug navy", "blaue mug", "blau", "蓝色", "bleu mug", "BLUE"])
def test_a_family_finds_what_comes_in_it_and_the_card_shows_that_colour(mug, words):
    [card] = _hits(words)

    assert card.look.name == "Ink"
    assert card.picture == "/pictures/straight-mug.svg?choice-glaze=ink"
    assert card.url == "/product/straight-mug/?choice-glaze=ink"


def test_the_picture_of_a_card_shows_the_option_of_its_address(client, mug):
    standing = client.get("/pictures/straight-mug.svg")

    assert client.get("/pictures/straight-mug.svg?choice-glaze=no-such").content == standing.content
    assert client.get("/pictures/straight-mug.svg?choice-words=Anything").content == standing.content
    assert client.get("/pictures/straight-mug.svg?choice-glaze=ink").status_code == 200


def test_the_page_that_a_card_leads_to_has_the_colour_chosen(client, mug):
    page = client.get(_hits("blue mug")[0].url).content.decode()

    assert re.search(r'name="choice-glaze" value="ink"[^>]* checked', page)


def test_a_product_is_not_found_by_the_colour_of_a_part(mug):
    assert "Red" not in {value.label for facet in search(Query()).facets for value in facet.values}
    assert search(Query(words="red mug")).missing == ("red",)
    assert _hits("mug")[0].colours == (("Chalk", "#f4f2ea"), ("Ink", "#22304a"))


def test_a_chosen_family_shows_its_colour_too(mug):
    [card] = _hits(facets={"colour": frozenset({"white"})})

    assert card.look.name == "Chalk"


def test_a_colour_that_a_rule_forbids_beside_the_standing_choices_is_not_shown(mug):
    option_set = OptionSet.objects.get()
    Rule.objects.create(
        option_set=option_set, conditions="words", kind="excludes", results="glaze: chalk", reason="No."
    )
    mug.made_to_order.defaults = {"glaze": "ink", "words": "Zoë"}
    mug.made_to_order.save()
    rebuild()
    [card] = _hits("white mug")

    assert (card.look, card.picture) == (None, "/pictures/straight-mug.svg")


def test_one_other_choice_gives_way_to_the_colour(mug):
    rim = OptionGroup.objects.get(key="rim")
    Option.objects.create(group=rim, key="iron", name="Iron", sort_order=1)
    mug.made_to_order.defaults = {"glaze": "ink", "rim": "gold"}
    mug.made_to_order.save()
    rebuild()

    assert _hits("white mug")[0].url == "/product/straight-mug/?choice-glaze=chalk&choice-rim=iron"


def test_colours_of_options_attributes_and_variants_are_one_facet(mug):
    glaze = Attribute.objects.create(key="glaze", name="Glaze", kind=Attribute.Kind.COLOUR)
    bowl, shirt = make_product("Plain bowl"), make_product("Shirt", category=make_category("Shirts"))
    AttributeValue.objects.create(product=bowl, attribute=glaze, text="Fjord", colour="#567b8e")
    make_variant(shirt, sku="red", options={"Colour": "Red", "Size": "M"})
    make_variant(shirt, sku="navy", options={"Color": "Navy", "Size": "L"})
    rebuild()
    facets = {facet.name: {value.label: value.count for value in facet.values} for facet in search(Query()).facets}

    assert facets["Colour"] == {"White": 1, "Red": 1, "Blue": 3}
    assert not {"Glaze", "Color"} & set(facets)


def test_a_family_that_staff_chose_is_the_one_that_is_found(mug):
    Colour.objects.create(name="Ink", value="#22304a", families=["black"])
    rebuild()

    assert not search(Query(words="mug", facets={"colour": frozenset({"blue"})})).total
    assert _hits("black mug")[0].look.name == "Ink"


def test_minus_a_colour_leaves_out_what_comes_in_no_other(mug):
    make_product("Navy mug")
    mug.made_to_order.defaults = {"glaze": "ink"}
    mug.made_to_order.save()
    rebuild()

    assert {card.name for card in _hits("mug")} == {"Straight mug", "Navy mug"}
    assert [(card.name, card.look.name) for card in _hits("mug -blue")] == [("Straight mug", "Chalk")]
    assert ("Straight mug", None) in [(card.name, card.look) for card in _hits("mug -red")]


def test_indexing_asks_a_fixed_number_of_queries(mug, queries_of):
    few = queries_of(lambda: list(services.documents()))
    for number in range(3):
        make_mug_with_words(f"Mug {number}")

    assert queries_of(lambda: list(services.documents())) == few
