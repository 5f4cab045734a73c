"""How much is in a variant, as staff type it: ``750 ml``. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.text.spelling import plain

#: Units that may be typed: the unit in which prices are compared, and how many of the typed one are in it.
_UNITS = {
    "ml": ("l", 1000),
    "cl": ("l", 100),
    "l": ("l", 1),
    "g": ("kg", 1000),
    "kg": ("kg", 1),
    "cm": ("m", 100),
    "m": ("m", 1),
    "m2": ("m²", 1),
}
_CONTENT = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,3})?) ?([a-z]{1,2}2?)")


@dataclass(frozen=True)
class Content:
    """An amount above zero in the unit in which prices are compared: l, kg, m or m²."""

    amount: Decimal
    unit: str


@lru_cache(maxsize=2000)
def read_content(text: str) -> Content | None:
    """The content in a text such as ``750 ml``; None if it is none."""
    found = _CONTENT.fullmatch(plain(text).lower())
    unit, parts = _UNITS.get(found[2], ("", 1)) if found else ("", 1)
    amount = Decimal(found[1].replace(",", ".")) / parts if found else Decimal(0)
    return Content(amount, unit) if unit and amount else None


def check_content(text: str) -> None:
    """Refuse a text that is no content.

    Raises:
        ValidationError: with a sentence that names the units.
    """
    if not read_content(text):
        raise ValidationError(_("Write a number and a unit: g, kg, ml, cl, l, cm, m or m². For example: 750 ml"))
