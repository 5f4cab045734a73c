"""Written pages stand beside products in the search of the shop."""

import json

import pytest

from cms.pages.finding import find_pages
from cms.pages.models import ContentPage
from store.search.services import rebuild
from tests.makers import make_faq

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    """A page about sending back."""
    home = make_faq().get_parent().specific
    text = [{"type": "text", "value": {"heading": "Goods", "text": "<p>Fourteen days, <b>unused</b>.</p>"}}]
    return home.add_child(
        instance=ContentPage(title="Sending back", slug="returns", lead="What you may return.", parts=json.dumps(text))
    )


@pytest.mark.parametrize("words", ["return policy", "sending back", "unused fourteen days", "refund"])
def test_a_page_is_found_by_title_lead_text_and_synonyms(page, words):
    [answer] = find_pages(words, 3)

    assert (answer.title, answer.url) == ("Sending back", page.url)


def test_a_page_that_is_not_published_is_not_found(page):
    page.unpublish()

    assert not find_pages("sending back", 3)


def test_the_search_of_the_shop_links_to_it(client, page):
    rebuild()
    found = client.get("/search/", {"q": "return policy"}).content.decode()

    assert f'<a href="{page.url}"><b>Sending back</b></a>' in found
    assert found.count("search-answers") == 3
