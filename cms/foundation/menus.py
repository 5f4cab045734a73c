"""Menu and footer of every page, from Wagtail hooks of the apps above."""

from django.utils.translation import get_language
from wagtail import hooks

from .caching import cached
from .models import ShopSettings
from .public import FRAME

#: A name and an address.
Link = tuple[str, str]
#: Links of the footer by place.
FooterLinks = dict[str, list[Link]]


@cached("site")
def shop() -> ShopSettings:
    """The settings of the shop."""
    return ShopSettings.objects.first() or ShopSettings()


def main_menu() -> tuple[Link, ...]:
    """The categories of the first level, from the hook ``register_main_menu_items``: functions that return links."""
    return _main_menu(get_language())


@cached(*FRAME)
def _main_menu(language: str | None) -> tuple[Link, ...]:
    return tuple(link for function in hooks.get_hooks("register_main_menu_items") for link in function())


def footer_links() -> FooterLinks:
    """Links of the footer, from the hook ``register_footer_links``.

    Its functions return links by place: ``help``, ``workshop`` or ``legal``.
    """
    links: FooterLinks = {"help": [], "workshop": [], "legal": []}
    for function in hooks.get_hooks("register_footer_links"):
        for place, found in function().items():
            links[place] += found
    return links
