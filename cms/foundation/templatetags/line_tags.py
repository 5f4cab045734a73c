"""Parts of a line of a basket, an order or a design. The same words and amounts are rendered once per process."""

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class Choice(NamedTuple):
    """One choice in words; ``yours``: ``text`` is the shopper's own."""

    group: str
    label: str
    text: str
    yours: bool


@register.simple_tag
def choices_made(described: Iterable[Mapping]) -> SafeString:
    """How a thing is made, choice by choice. ``described`` has group, label, text and yours of each."""
    return _choices(tuple(Choice(*map(each.get, Choice._fields)) for each in described), get_language())


@lru_cache(maxsize=2000)
def _choices(described: tuple[Choice, ...], language: str | None) -> SafeString:
    return render_to_string("components/choices.html", {"described": described})


@register.simple_tag
def price_parts(rows: tuple[Hashable, ...]) -> SafeString:
    """What makes up a price. ``rows`` have label, amount and once."""
    return _price_parts(rows, get_language())


@lru_cache(maxsize=2000)
def _price_parts(rows: tuple[Hashable, ...], language: str | None) -> SafeString:
    return render_to_string("components/price_parts.html", {"rows": rows})
