"""What shoppers of the sample shop type, in three languages, and the product that comes first."""

import pytest
from django.db import transaction
from django.test import override_settings

from config.sample.loading import catalogue, finding
from store.configurator.services import find_lowest_prices_now
from store.search.query import Query
from store.search.services import complete, rebuild, search

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def index(django_db_setup, django_db_blocker, tmp_path_factory):
    """The catalogue of the sample shop in an index, loaded once for this file and taken back afterwards."""
    folder = tmp_path_factory.mktemp("index")
    with django_db_blocker.unblock(), override_settings(SEARCH_INDEX_DIR=folder), transaction.atomic():
        catalogue.load()
        finding.load()
        find_lowest_prices_now()
        rebuild()
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _use_the_index(index, settings, _own_folders):
    settings.SEARCH_INDEX_DIR = index


#: What is typed, and the beginning of the category or the name of the first hit.
QUERIES = {
    # English
    "mug": "mugs", "blue mug": "mugs", "red shirt": "apparel/shirts", "black bag": "textiles/bags",
    "green hoodie": "apparel/hoodies", "yellow cushion": "Plain cushion", "brown notebook": "paper/notebooks",
    "red bicycle": "bicycles", "coffee mug": "mugs", "tea cup": "mugs", "laptop sleeve": "Pencil case",
    "keyring": "Key tag", "key ring": "Key tag", "keychain": "Key tag", "enamel cup": "mugs/enamel",
    "camp cup": "Camp cup",
    "espresso": "Espresso cup", "tumbler": "mugs/tumblers", "milk jug": "Milk jug", "soup bowl": "kitchen/serving",
    "chopping board": "kitchen/wood", "engraved cutting board": "kitchen/wood",
    "t-shirt": "apparel/shirts", "tshirt": "apparel/shirts",
    "shirt XL": "apparel/shirts", "jumper": "apparel/hoodies", "hat": "apparel/work",
    "leather notebook": "Leather notebook",
    "pencil case": "Pencil case", "oak desk": "furniture/desks", "bookshelf": "Book shelf",
    "table lamp": "lights/lamps",
    "wall clock": "lights/clocks", "tote bag": "textiles/bags", "photo bag": "Photo tote", "pillow": "textiles/home",
    "bike": "bicycles", "biycle": "bicycles", "speckeld mug": "Speckled mug", "phone case": "small/keys",
    "plant pot": "Classic pot", "vase": "small/plants", "wedding gift": "Wedding mug",
    "mug for teacher": "Teacher’s mug",
    "101-00": "Straight mug", "mug -straight": "mugs",
    # German
    "Tasse": "mugs", "Becher": "mugs", "blaue Tasse": "mugs", "roter Becher": "mugs", "Kaffeetasse": "mugs",
    "schwarze Tasche": "textiles/bags", "Fahrrad": "bicycles", "Kissen": "Plain cushion", "Decke": "Striped blanket",
    "Notizbuch": "paper/notebooks", "Schreibtisch": "furniture/desks", "Stuhl": "furniture/chairs",
    "Regal": "furniture/shelves", "Lampe": "lights/lamps", "Wanduhr": "lights/clocks", "Schneidebrett": "kitchen/wood",
    "Blumentopf": "Classic pot", "Schürze": "apparel/work", "Mütze": "Crew cap", "Pullover": "apparel/hoodies",
    "Schlüsselanhänger": "Key tag", "Handyhülle": "small/keys", "Geschenk Lehrer": "Teacher’s mug",
    # Chinese
    "杯子": "mugs", "马克杯": "mugs", "蓝色杯子": "mugs", "红色T恤": "apparel/shirts", "黑色包": "textiles/bags",
    "自行车": "bicycles", "枕头": "Plain cushion", "毯子": "Striped blanket", "笔记本": "paper/notebooks",
    "书桌": "furniture/desks", "椅子": "furniture/chairs", "书架": "furniture/shelves", "台灯": "lights/lamps",
    "钟": "lights/clocks", "砧板": "kitchen/wood", "花瓶": "small/plants", "围裙": "apparel/work",
    "钥匙扣": "Key tag", "手机壳": "small/keys", "婚礼礼物": "Wedding mug",
}  # fmt: skip


@pytest.mark.parametrize(("typed", "first"), QUERIES.items())
def test_the_first_hit_is_what_was_looked_for(typed, first):
    hits = search(Query(words=typed)).hits

    assert hits
    assert hits[0].name == first or hits[0].category_path.startswith(first), hits[0]


@pytest.mark.parametrize(
    ("typed", "family"), [("blue mug", "blue"), ("red shirt", "red"), ("black bag", "black"), ("黑色包", "black")]
)
def test_the_first_cards_show_the_colour_that_was_asked_for(typed, family):
    first = search(Query(words=typed)).hits[:4]

    assert [card.look.family for card in first] == [family] * 4


@pytest.mark.parametrize(
    ("typed", "missing"), [("coffee mug", "coffee"), ("laptop sleeve", "laptop"), ("soup bowl", "soup")]
)
def test_what_no_product_has_is_said(typed, missing):
    assert search(Query(words=typed)).missing == (missing,)


@pytest.mark.parametrize("typed", ["Tasse", "Becher", "Fahrrad", "Kissen", "carnet", "杯子"])
def test_no_word_of_another_language_is_corrected(typed):
    assert search(Query(words=typed)).corrected is None


@pytest.mark.parametrize("words", ["", "mug", "shirt", "blue", "gift"])
def test_every_facet_splits_its_list_and_has_one_meaning(words):
    result = search(Query(words=words), one_in=5)
    keys = [facet.key for facet in result.facets]

    assert not {"body", "glaze", "leather", "cover"} & set(keys)
    assert all(any(value.count < result.total for value in facet.values) for facet in result.facets)


def test_completions_know_which_prices_begin_there():
    assert {each.name: each.several_prices for each in complete("finch")}["Finch mug"]
