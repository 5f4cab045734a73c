"""What stands in the frame of every page: kept in the process, so that a page asks for it but once."""

from collections.abc import Callable

from .kept import kept
from .models import ShopSettings

_menu_source: list[Callable[[], list[tuple[str, str]]]] = []


@kept("site")
def shop() -> ShopSettings:
    """Who the shop is."""
    return ShopSettings.objects.first() or ShopSettings()


def fills_main_menu(function: Callable[[], list[tuple[str, str]]]) -> Callable:
    """The app that knows the shelves brings them: a function that gives (name, address)."""
    _menu_source.append(function)
    return function


def main_menu() -> list[tuple[str, str]]:
    """The shelves of the shop's first level."""
    return [entry for source in _menu_source for entry in source()]
