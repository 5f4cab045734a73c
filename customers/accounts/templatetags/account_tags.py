"""The list at the side of the customer's own pages."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks

register = template.Library()


@dataclass(frozen=True)
class Section:
    """One entry of the list."""

    label: str
    url: str
    order: int
    is_here: bool


@register.simple_tag(takes_context=True)
def account_sections(context) -> list[Section]:
    """Our own sections and those that apps above bring by ``register_account_section``: (label, url name, order)."""
    own = [
        (_("Overview"), "accounts:overview", 10),
        (_("Your particulars"), "accounts:particulars", 60),
        (_("Addresses"), "accounts:addresses", 70),
        (_("Letters from us"), "accounts:consent", 80),
        (_("E-mail address"), "account_email", 90),
        (_("Password"), "account_change_password", 91),
        (_("Two steps"), "mfa_index", 92),
    ]
    brought = [find() for find in hooks.get_hooks("register_account_section")]
    path = getattr(context.get("request"), "path", "")
    found = [(label, reverse(name), order) for label, name, order in (*own, *brought)]
    here = max((url for _label, url, _order in found if path.startswith(url)), key=len, default="")
    return [Section(label, url, order, url == here) for label, url, order in sorted(found, key=lambda each: each[2])]
