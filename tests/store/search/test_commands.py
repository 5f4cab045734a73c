"""The commands print what the page would show."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.makers import make_product

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def mugs(run_work):
    """Three mugs in the index."""
    for name, price in (("Plain mug", "20.00"), ("Striped mug", "22.00"), ("Spotted mug", "24.00")):
        make_product(name, price=price)
    run_work()


def test_a_search_prints_name_price_and_address(mugs):
    assert "  Spotted mug  €24.00  /product/spotted-mug/" in run("search", "spotted").splitlines()


def test_json_holds_hits_and_facets(mugs):
    found = json.loads(run("search", "mgu", "--limit", "2", "--json"))

    assert (found["total"], len(found["hits"]), found["corrected"]) == (3, 2, "mug")
    assert {"name", "price", "url"} == set(found["hits"][0])
    assert found["facets"] == []  # All of them can be had, so nothing narrows the list.


def test_each_line_of_the_input_is_a_query(mugs, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('plain\n((( "\n\nstriped\n'))
    totals = [json.loads(line)["total"] for line in run("search", "--stdin", "--json").splitlines()]

    assert totals == [1, 0, 3, 1]


@pytest.mark.parametrize("arguments", [(), ("mug", "--stdin"), ("mug", "--limit", "0"), ("mug", "--limit", "9999")])
def test_a_wrong_call_is_answered_by_a_sentence(arguments):
    with pytest.raises(CommandError, match=r"\.$"):
        run("search", *arguments)


def test_without_an_index_the_sentence_of_the_page_is_printed(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing"

    assert "Try again" in run("search", "mug")


def test_the_index_is_made_anew_on_demand(mugs):
    assert run("index").startswith("3 products indexed")
