"""What lists are full of: cards, and values to be ticked; and the cache key of a product's page."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cms.foundation import versions
from store.catalogue.models import Product
from store.search.query import FacetValue, ProductCard

register = template.Library()


@register.simple_tag
def cards(hits: Iterable[ProductCard], seen_at_once: int = 0) -> SafeString:
    """Cards beside each other; so many of them are seen at once, the pictures of the others may come later."""
    language = get_language()
    # Rendered by a template, which escapes what merchants write.
    return mark_safe("".join(_card(card, place < seen_at_once, language) for place, card in enumerate(hits)))


@lru_cache(maxsize=5000)
def _card(card: ProductCard, eager: bool, language: str | None) -> str:
    return render_to_string("store/storefront/_card.html", {"card": card, "eager": eager})


@register.simple_tag
def product_version(product: Product) -> str:
    """A cache key for the parts of a product's page that no choice changes."""
    numbers = versions.numbers(f"product:{product.slug}", "catalogue", "options", "tax", "site")
    return ".".join(map(str, [product.pk, get_language(), *numbers]))


@register.simple_tag
def ticks(key: str, values: Iterable[FacetValue]) -> SafeString:
    """Values of the facet of this key, each with a box to tick."""
    language = get_language()
    # Rendered by a template, which escapes what merchants write.
    return mark_safe("".join(_tick(key, value, language) for value in values))


@lru_cache(maxsize=20_000)
def _tick(key: str, value: FacetValue, language: str | None) -> str:
    return render_to_string("store/storefront/_value.html", {"key": key, "value": value})
