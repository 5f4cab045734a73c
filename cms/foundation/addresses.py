"""Addresses of the shop. Each is resolved once per process."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, get_script_prefix, reverse
from django.utils.translation import get_language

#: Answered by a middleware and by whitenoise, before the URL patterns.
_OUTSIDE_THE_PATTERNS = ("healthz", settings.STATIC_URL)


def address_of(name: str, *arguments: str) -> str:
    """As ``reverse``, cached: for addresses that many pages show.

    Raises:
        NoReverseMatch: there is no such address.
    """
    return _address_of(name, arguments, get_language(), get_script_prefix())


@lru_cache(maxsize=4096)
def _address_of(name: str, arguments: tuple[str, ...], language: str | None, prefix: str) -> str:
    return reverse(name, args=arguments)


@lru_cache(maxsize=1)
def reserved_words() -> frozenset[str]:
    """The first path segments that the shop itself uses, such as ``basket`` and ``admin``."""
    routes = (*_routes(get_resolver().url_patterns), *_OUTSIDE_THE_PATTERNS)
    return frozenset(word for word in (_first_word(route) for route in routes) if word)


def _routes(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route with a fixed beginning, as written in the URL patterns."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver) and not _first_word(route):
            yield from _routes(each.url_patterns, route)
        else:
            yield route


def _first_word(route: str) -> str:
    found = re.match(r"\^?/?([\w.-]+)(?:/|$)", route)
    return found[1] if found else ""
