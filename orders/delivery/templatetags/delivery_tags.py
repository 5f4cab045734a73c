"""Template tags for addresses."""

from collections.abc import Mapping

from django import template

from customers.profiles.address_checks import PARTS
from customers.profiles.address_rows import address_rows, country_name

register = template.Library()


@register.filter
def address_lines(address: Mapping[str, str]) -> list[str]:
    """An address as it stands on a parcel, line by line."""
    return address_rows(address or {})


@register.filter
def address_parts(address) -> list[str]:
    """A stored address without its name, line by line."""
    return address_rows({key: getattr(address, key) for key in PARTS if key != "name"})


@register.filter
def country(code: str) -> str:
    """The name of a country."""
    return country_name(code)
