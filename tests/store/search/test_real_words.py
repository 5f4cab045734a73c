"""A real catalogue of another shop, and what real shoppers typed elsewhere."""

import json

import pytest
from django.db import transaction
from django.test import override_settings

from store.search.query import Query
from store.search.services import rebuild, search
from store.transfer.importing import Import
from store.transfer.readers import vendure
from tests.conftest import SHARED

pytestmark = pytest.mark.django_db
#: Different queries of the file that are asked.
MAX_QUERIES = 400


@pytest.fixture(scope="module")
def folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """An index of the catalogue of the shop "Vendure", without its pictures."""
    folder = tmp_path_factory.mktemp("index")
    path = SHARED / "data" / "catalog_vendure" / "products.csv"
    if path.is_file():
        with django_db_blocker.unblock(), override_settings(SEARCH_INDEX_DIR=folder), transaction.atomic():
            list(Import("vendure").run(vendure.read, path))
            rebuild()
            transaction.set_rollback(True)
    return folder


@pytest.fixture(autouse=True)
def _use_the_index(folder, settings, shared_data, _own_folders):
    settings.SEARCH_INDEX_DIR = folder


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("black shoe", "Freerun Running Shoe"), ("grey sofa", "Grey Fabric Sofa"),
        ("gray sofa", "Grey Fabric Sofa"), ("brown sofa", "Leather Sofa"), ("graues Sofa", "Grey Fabric Sofa"),
        ("pink running shoe", "Ultraboost Running Shoe"), ("camera -digital", "Instant Camera"), ("lapptop", "Laptop"),
        ("bike", "Road Bike"), ("gaming pc 8gb", "Gaming PC"), ("ethernet cabel", "Ethernet Cable"),
    ],
)  # fmt: skip
def test_the_catalogue_of_another_shop_is_found_by_its_words_and_colours(typed, first):
    names = [card.name for card in search(Query(words=typed)).hits]

    assert first in names[:4], names[:6]


def test_its_colours_are_one_facet_of_families():
    facets = {facet.name: [value.label for value in facet.values] for facet in search(Query()).facets}

    assert {"Black", "Grey", "White", "Brown", "Blue", "Pink"} <= set(facets["Colour"])
    assert not {"color", "Color"} & set(facets)


def test_whatever_real_shoppers_type_is_answered_and_seldom_corrected(shared_data):
    path = shared_data / "search" / "esci_us_sample" / "ubi_queries_events.ndjson"
    with path.open() as file:
        rows = (json.loads(line) for line in file)
        typed = dict.fromkeys(row["user_query"] for row in rows if "user_query" in row)
    results = [search(Query(words=words)) for words in list(typed)[:MAX_QUERIES]]

    assert len(results) > 50
    assert not [result for result in results if result.notice]
    assert all(result.relaxed or not result.missing for result in results)
    assert sum(bool(result.corrected) for result in results) < len(results) / 10
