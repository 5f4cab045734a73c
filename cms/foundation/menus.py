"""What stands in the frame of every page."""

from collections.abc import Callable

from django.utils.translation import get_language

from .caching import cached
from .models import ShopSettings
from .public import FRAME

#: A name and an address.
Link = tuple[str, str]
_menu_source: list[Callable[[], list[Link]]] = []
_footer_source: list[Callable[[], dict[str, list[Link]]]] = []


@cached("site")
def shop() -> ShopSettings:
    """Who the shop is."""
    return ShopSettings.objects.first() or ShopSettings()


def fills_main_menu(function: Callable[[], list[Link]]) -> Callable:
    """The app that knows the shelves brings them: a function that gives (name, address)."""
    _menu_source.append(function)
    return function


def main_menu() -> tuple[Link, ...]:
    """The shelves of the shop's first level."""
    return _main_menu(get_language())


@cached(*FRAME)
def _main_menu(language: str | None) -> tuple[Link, ...]:
    return tuple(entry for source in _menu_source for entry in source())


def fills_footer(function: Callable[[], dict[str, list[Link]]]) -> Callable:
    """The app that knows the written pages brings them: by place, ``help``, ``workshop`` or ``legal``."""
    _footer_source.append(function)
    return function


def footer_links() -> dict[str, list[Link]]:
    """The written pages that the footer leads to, by place."""
    links: dict[str, list[Link]] = {"help": [], "workshop": [], "legal": []}
    for source in _footer_source:
        for place, found in source().items():
            links[place] += found
    return links
