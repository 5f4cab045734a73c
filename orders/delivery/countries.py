"""The names of countries in the language of the page."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language


def country_name(code: str) -> str:
    """Germany for DE; an unknown code stays as it is."""
    return _names(get_language() or "en").get(code, code)


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, str]:
    try:
        return dict(Locale.parse(language, sep="-").territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale.parse("en").territories)
