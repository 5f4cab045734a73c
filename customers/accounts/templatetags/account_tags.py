"""The navigation of the account pages."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks

register = template.Library()


@register.simple_tag
def account_sections() -> list[tuple[str, str]]:
    """Our sections and those of the hook ``register_account_section``, as (label, address)."""
    return _sections(get_language())


@register.simple_tag(takes_context=True)
def account_section(context) -> str:
    """The address of the section of this page; empty if it has none."""
    path = getattr(context.get("request"), "path", "")
    return max((url for _label, url in account_sections() if path.startswith(url)), key=len, default="")


@lru_cache(maxsize=16)
def _sections(language: str | None) -> list[tuple[str, str]]:
    """Each section is a label, a URL name and an order number. They never change while the process runs."""
    own = [
        (_("Overview"), "accounts:overview", 10),
        (_("Personal details"), "accounts:personal_details", 60),
        (_("Addresses"), "accounts:addresses", 70),
        (_("News by e-mail"), "accounts:consent", 80),
        (_("E-mail address"), "account_email", 90),
        (_("Password"), "account_change_password", 91),
        (_("Two steps"), "mfa_index", 92),
    ]
    from_apps = [find() for find in hooks.get_hooks("register_account_section")]
    return [(label, reverse(name)) for label, name, _order in sorted((*own, *from_apps), key=lambda each: each[2])]
