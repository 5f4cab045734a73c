"""Products in the search over everything."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.foundation.addresses import address_of
from cms.foundation.admin_search import MAX_RESULTS, SearchKind, SearchResult
from customers.people.search import containing
from store.catalogue.models import Product

from .query import Query
from .services import search

EDIT, LIST = "wagtailsnippets_catalogue_product:edit", "wagtailsnippets_catalogue_product:list"


def product_results(text: str, request: HttpRequest) -> Sequence[SearchResult]:
    """The product of this article number, else products with these words in their name, published or not, and then
    products as shoppers find them.
    """
    products = Product.objects.not_archived()
    found = products.filter(variants__sku__in={text, text.upper()}).distinct()[:MAX_RESULTS]
    results = [SearchResult(each.name, address_of(EDIT, str(each.pk)), text) for each in found]
    if results:
        return results
    named = products.filter(containing(text, "search_key")).select_related("category").order_by("live", "name")
    results = [_named(product) for product in named[:MAX_RESULTS]]
    return list({result.url: result for result in [*results, *_as_shoppers_find(text)]}.values())[:MAX_RESULTS]


def product_kind() -> SearchKind:
    """For the hook ``register_search_kind``."""
    return SearchKind(
        _("Products"),
        product_results,
        permission="catalogue.view_product",
        all_url=lambda text: f"{reverse(LIST)}?{urlencode({'q': text})}",
        order=50,
    )


def _named(product: Product) -> SearchResult:
    detail = product.category.name if product.live else _("not published")
    return SearchResult(product.name, address_of(EDIT, str(product.pk)), str(detail))


def _as_shoppers_find(text: str) -> list[SearchResult]:
    hits = search(Query(words=text)).hits[:MAX_RESULTS]
    return [SearchResult(card.name, address_of(EDIT, str(card.id)), card.category) for card in hits]
