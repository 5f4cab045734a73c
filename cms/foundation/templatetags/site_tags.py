"""Filters and tags of every page."""

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language

from cms.foundation.menus import main_menu, shop
from store.money.amounts import Money

register = template.Library()


@register.filter
def money(amount: Money | None) -> str:
    """€1,234.50; nothing stays nothing."""
    return amount.format(get_language() or "en") if isinstance(amount, Money) else ""


@register.filter
def day(value) -> str:
    """Thu 3 December: a date as the shop writes it."""
    return date_format(value, "D j F") if value else ""


@register.filter
def short_day(value) -> str:
    """Thu 3 Dec: where there is little room."""
    return date_format(value, "D j M") if value else ""


@register.simple_tag
def icon(name: str) -> str:
    """An icon of the sprite; decoration only, so words must stand beside it."""
    from django.templatetags.static import static

    address = static("site/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def shop_settings():
    """Name, address and bank account of the shop."""
    return shop()


@register.simple_tag
def menu():
    """The categories of the top level, as (name, address)."""
    return main_menu()


@register.simple_tag
def is_demo() -> bool:
    """Whether this shop is for trying out."""
    return settings.DEMO
