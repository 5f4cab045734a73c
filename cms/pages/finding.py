"""Written pages in the search of the shop, found as help answers are."""

from django.conf import settings

from cms.foundation.caching import cached
from cms.foundation.site_pages import open_to_all
from store.storefront.answers import SearchAnswer
from support.knowledge.answers import HelpAnswer, HelpIndex
from support.knowledge.services import search_answers

from .models import ContentPage

#: Pages in the index; more are left out.
MAX_PAGES = 500


def find_pages(words: str, limit: int) -> list[SearchAnswer]:
    """Content pages that everybody may open and that have enough of the words, best first."""
    return search_answers(_index(settings.LANGUAGE_CODE).find(words, limit))


@cached("pages")
def _index(language: str) -> HelpIndex:
    return HelpIndex(map(_answer, open_to_all(ContentPage.objects.all()).order_by("path")[:MAX_PAGES]), language)


def _answer(page: ContentPage) -> HelpAnswer:
    texts = page.parts.stream_block.get_searchable_content(page.parts)
    return HelpAnswer(page.pk, page.title, " ".join([page.lead, *map(str, texts)]), page.url or "")
