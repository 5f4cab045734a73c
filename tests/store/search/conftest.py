"""A small shop in an index, for each engine; built once, then only asked."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings

from store.search import services
from store.search.query import Query

from .shop import make_the_shop

ENGINES = ["tantivy"]


@pytest.fixture(scope="session", params=ENGINES)
def index(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of an index of the small shop; the products themselves are gone again."""
    folder = tmp_path_factory.mktemp("index") / request.param
    with django_db_blocker.unblock(), override_settings(SEARCH_INDEX_DIR=folder), transaction.atomic():
        make_the_shop()
        services.rebuild()
        transaction.set_rollback(True)
    return folder


@pytest.fixture
def shop(db, index, settings, _own_folders):
    """Asks the index: ``shop.find("mug", sort="price")`` is the page, ``shop.names(…)`` what stands on it."""
    settings.SEARCH_INDEX_DIR = index

    def find(words="", **chosen):
        return services.search(Query(words=words, **chosen))

    def names(words="", **chosen):
        return [card.name for card in find(words, **chosen).hits]

    def counts(key, words="", **chosen):
        facets = {facet.key: facet for facet in find(words, **chosen).facets}
        return {value.label: value.count for value in facets[key].values} if key in facets else {}

    return SimpleNamespace(find=find, names=names, counts=counts, complete=services.complete)
