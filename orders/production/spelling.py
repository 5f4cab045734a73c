"""Words letter by letter: what will be made, so that nobody reads what they expect instead of what stands there."""

import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

#: Signs that always pass for another one: an i with or without its dot, quotes, dashes, raised rings.
EASILY_MISTAKEN = frozenset("|ıİ''’‘`´\"“”„‚;–—−_°ºª")
#: Signs that pass for each other only where nothing around them tells which one is meant.
LOOK_ALIKE = frozenset("Il1O0")
#: Alphabets whose letters look like Latin ones.
OTHER_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH")


@dataclass(frozen=True)
class Sign:
    """One sign: ``shown`` is a dot for a space; ``odd`` ones are framed and named."""

    shown: str
    is_space: bool = False
    odd: str = ""


def spelled(text: str) -> list[Sign]:
    """The text sign by sign, combining marks with their letter."""
    signs: list[Sign] = []
    composed = unicodedata.normalize("NFC", text)
    for place, letter in enumerate(composed):
        if letter.isspace():
            shown = "↵" if letter == "\n" else "·"
            signs.append(Sign(shown, is_space=True, odd="" if letter in " \n" else name_of(letter)))
        elif unicodedata.combining(letter) and signs:
            signs[-1] = Sign(signs[-1].shown + letter, odd=name_of(letter))
        elif unicodedata.category(letter) in {"Cf", "Cc"}:
            signs.append(Sign("▯", odd=name_of(letter)))
        else:
            signs.append(Sign(letter, odd=name_of(letter) if _is_odd(composed, place) else ""))
    return signs


def _is_odd(text: str, place: int) -> bool:
    letter = text[place]
    if letter in LOOK_ALIKE:
        return _passes_for_another(letter, _word_around(text, place), text[place - 1 : place])
    foreign = unicodedata.name(letter, "").startswith(OTHER_ALPHABETS)
    return letter in EASILY_MISTAKEN or (foreign and any("a" <= each.lower() <= "z" for each in text))


def _passes_for_another(letter: str, word: str, before: str) -> bool:
    """In “2026” a 0 and in “Klasse” an l are plain; in “Il”, “R0b” and “AlIce” they are not."""
    alone = all(each in LOOK_ALIKE for each in word) and not word.isdecimal()
    mixed = any(each.isdecimal() for each in word) and any(each.isalpha() for each in word)
    return alone or mixed or (letter == "I" and before.islower())


def _word_around(text: str, place: int) -> str:
    start = place - len(text[:place].split()[-1]) if place and not text[place - 1].isspace() else place
    return text[start:].split()[0]


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
