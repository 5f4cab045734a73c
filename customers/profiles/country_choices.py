"""The list of countries in forms: the home country and its neighbours first, then all by name."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, gettext

from .address_parts import every_country
from .address_rows import country_name

Choices = tuple[tuple[str, str], ...]
#: A shorter list needs no group of near countries.
_MIN_TO_GROUP = 20


def country_choices(codes: tuple[str, ...] = ()) -> tuple[tuple[str, Choices], ...] | Choices:
    """Choices of a form field in the reader's language, by ``codes`` (empty: all countries)."""
    return _choices(codes or tuple(every_country()), get_language() or "en")


@lru_cache(maxsize=64)
def _choices(codes: tuple[str, ...], _language: str) -> tuple[tuple[str, Choices], ...] | Choices:
    named = {code: country_name(code) for code in codes}
    by_name: Choices = tuple(sorted(named.items(), key=lambda each: each[1]))
    near = [code for code in (settings.HOME_COUNTRY, *settings.NEAR_COUNTRIES) if code in named]
    if len(by_name) < _MIN_TO_GROUP or not near:
        return by_name
    return (
        (gettext("Nearby"), tuple((code, named[code]) for code in dict.fromkeys(near))),
        (gettext("All countries"), by_name),
    )
