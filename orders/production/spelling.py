"""Words letter by letter: what will be made, so that nobody reads what they expect instead of what stands there."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Signs that are easily taken for others, beside every letter that the workshop's own alphabet lacks.
EASILY_MISTAKEN = frozenset("Il1|O0ıİ''’‘`´\"“”„‚,.;:–—-−_°ºª") - frozenset(",.-")


@dataclass(frozen=True)
class Sign:
    """One sign: ``shown`` is a dot for a space; ``odd`` ones are framed and named."""

    shown: str
    is_space: bool = False
    odd: str = ""


def spelled(text: str) -> list[Sign]:
    """The text sign by sign, combining marks with their letter."""
    signs: list[Sign] = []
    for letter in unicodedata.normalize("NFC", text):
        if letter.isspace():
            signs.append(Sign("·", is_space=True))
        elif unicodedata.combining(letter) and signs:
            signs[-1] = Sign(signs[-1].shown + letter, odd=name_of(letter))
        else:
            signs.append(Sign(letter, odd=name_of(letter) if letter in EASILY_MISTAKEN else ""))
    return signs


def name_of(letter: str) -> str:
    """Its name in Unicode, and its number."""
    return f"{unicodedata.name(letter, _('unnamed')).lower()} (U+{ord(letter):04X})"


def remarks(signs: list[Sign]) -> list[str]:
    """What the maker must look at: every framed sign by name, then the counts."""
    framed = dict.fromkeys((sign.shown, sign.odd) for sign in signs if sign.odd)
    spaces = sum(sign.is_space for sign in signs)
    letters = len(signs) - spaces
    counted = ngettext("%(count)d sign", "%(count)d signs", letters) % {"count": letters}
    gaps = ngettext("%(count)d space", "%(count)d spaces", spaces) % {"count": spaces}
    return [*(f"{shown}: {name}" for shown, name in framed), f"{counted}, {gaps}"]
