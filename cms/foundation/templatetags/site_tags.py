"""Filters and tags of every page."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, Field
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from cms.foundation import versions
from cms.foundation.banners import current_banner
from cms.foundation.menus import footer_links, main_menu, shop
from store.money.amounts import Money

register = template.Library()


@register.filter
def money(amount: Money | None) -> str:
    """€1,234.50; empty for None."""
    return amount.format(get_language() or "en") if isinstance(amount, Money) else ""


@register.filter
def surcharge(amount: Money) -> str:
    """+ €3.00, and − €3.00 if it makes a thing cheaper."""
    return f"− {money(-amount)}" if amount < Money(0) else f"+ {money(amount)}"


@register.filter
def day(value) -> str:
    """A date as Thu 3 December."""
    return _written_day(value, "D j F") if value else ""


@register.filter
def short_day(value) -> str:
    """A date as Thu 3 Dec."""
    return _written_day(value, "D j M") if value else ""


def _written_day(value: date | datetime, form: str) -> str:
    # Only dates are cached: equal datetimes may fall on different days, by their time zones.
    return _cached_day(value, form, get_language()) if type(value) is date else date_format(value, form)


@lru_cache(maxsize=1024)
def _cached_day(value: date, form: str, language: str | None) -> str:
    return date_format(value, form)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> str:
    """An icon of the sprite. It is hidden from screen readers, so it needs text beside it."""
    from django.templatetags.static import static

    address = static("site/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', address, name)


@register.simple_tag
def shop_settings():
    """Name, address and bank account of the shop."""
    return shop()


@register.simple_tag
def banner():
    """The banner of now, or None."""
    return current_banner()


@register.simple_tag
def menu():
    """The categories of the top level, as (name, address)."""
    return main_menu()


@register.simple_tag
def footer():
    """The written pages of the footer, by place: ``help``, ``workshop``, ``legal``."""
    return footer_links()


@register.simple_tag
def version(*subjects: str) -> str:
    """The version of these subjects, as part of the key of ``{% cache %}``."""
    return ".".join(map(str, versions.numbers(*subjects)))


@register.simple_tag(takes_context=True)
def current_category(context) -> str:
    """The address of the top-level category of this page; empty if it has none."""
    request = context.get("request")
    return next((address for _name, address in main_menu() if request and request.path.startswith(address)), "")


@register.filter
def absolute(path: str) -> str:
    """The whole address of a path, for search engines and mails."""
    return settings.BASE_URL + path if str(path).startswith("/") else str(path)


@register.filter
def json_ld(data) -> SafeString:
    """Structured data for search engines, as a data block that the content policy allows."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    for character, escaped in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")):
        text = text.replace(character, escaped)
    # Without these three characters, no text can end the block or begin another.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.filter
def breadcrumb_list(crumbs) -> dict:
    """The breadcrumbs of a page for search engines. ``crumbs`` are (name, address) after the home page.

    The last one is the page itself, without an address. So there are always two items, as search engines require.
    """
    items = [
        {"@type": "ListItem", "position": place, "name": str(name)} | ({"item": absolute(address)} if address else {})
        for place, (name, address) in enumerate([(gettext("Home"), "/"), *crumbs], 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


@register.filter
def page_start(query: str | None) -> str:
    """The query string of a page of a list, up to the page number; ``query`` holds the other values."""
    return f"?{query}&page=" if query else "?page="


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """The numbers to show of a page of a list: the ends, the neighbours, and None for a gap."""
    last = page.paginator.num_pages
    visible = sorted({1, last, *(n for n in range(page.number - 2, page.number + 3) if 1 <= n <= last)})
    numbers: list[int | None] = []
    for before, number in zip([0, *visible], visible, strict=False):
        numbers += [None, number] if number > before + 1 else [number]
    return numbers


@register.filter
def error_sentences(field: BoundField) -> list[str]:
    """The errors of a field. Where a form brings no sentence of its own for an empty field, ours names the field."""
    return [
        gettext("“%(field)s” is missing. Please fill it in.") % {"field": field.label}
        if _is_django_s(error)
        else sentence
        for error, sentence in zip(field.errors.as_data(), field.errors, strict=True)
    ]


@register.filter
def error_lines(field: BoundField) -> list[str]:
    """The errors of a field for a list of all, each with the name of the field."""
    said = zip(field.errors, error_sentences(field), strict=True)
    return [sentence if sentence != own else f"{field.label}: {own}" for own, sentence in said]


def _is_django_s(error: ValidationError) -> bool:
    return error.code == "required" and error.message == Field.default_error_messages["required"]


@register.filter
def kind_of_field(field: BoundField) -> str:
    """The layout of a form field: ``hidden``, ``tick box`` (label behind it), ``set`` (several inputs) or ``line``."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, CheckboxInput):
        return "tick box"
    return "set" if widget.use_fieldset else "line"


@register.filter
def attributes(values: Mapping[str, object]) -> SafeString:
    """The attributes of a widget as HTML: the name alone for True, nothing for False or None."""
    written = [
        f" {name}" if value is True else f' {name}="{conditional_escape(value)}"'
        for name, value in values.items()
        if value is not False and value is not None
    ]
    return mark_safe("".join(written))  # Names are written in code, and values are escaped.


@register.filter
def as_input(field: BoundField) -> SafeString:
    """The field's input with the shop's CSS class."""
    if isinstance(field.field.widget, CheckboxInput):
        return field.as_widget()
    return field.as_widget(attrs={"class": f"input {field.field.widget.attrs.get('class', '')}".strip()})
