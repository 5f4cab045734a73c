"""Texts letter by letter, so that people read what is written and not what they expect."""

import unicodedata
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

#: Signs that always look like another one, with their names in plain words.
EASILY_MISTAKEN = {
    "|": gettext_lazy("a bar"),
    "ı": gettext_lazy("the i without a dot"),
    "İ": gettext_lazy("the capital I with a dot"),
    "'": gettext_lazy("a straight apostrophe"),
    "’": gettext_lazy("an apostrophe"),
    "‘": gettext_lazy("an opening quote"),
    "`": gettext_lazy("a grave accent of its own"),
    "´": gettext_lazy("an acute accent of its own"),
    '"': gettext_lazy("a straight quote"),
    "“": gettext_lazy("a quote like 66"),
    "”": gettext_lazy("a quote like 99"),
    "„": gettext_lazy("a low quote"),
    "‚": gettext_lazy("a low single quote"),
    ";": gettext_lazy("a semicolon"),
    "‐": gettext_lazy("a hyphen of another kind"),
    "‑": gettext_lazy("a hyphen that keeps words together"),
    "–": gettext_lazy("a dash as long as an n"),
    "—": gettext_lazy("a dash as long as an m"),
    "−": gettext_lazy("a minus"),
    "_": gettext_lazy("an underscore"),
    "°": gettext_lazy("a degree sign"),
    "º": gettext_lazy("a raised o"),
    "ª": gettext_lazy("a raised a"),
    "×": gettext_lazy("a times sign"),
    "ﬁ": gettext_lazy("f and i in one sign"),
    "ﬂ": gettext_lazy("f and l in one sign"),
    "ẞ": gettext_lazy("the capital sharp s"),
    **dict.fromkeys("şŞţŢ", gettext_lazy("with a cedilla")),
    **dict.fromkeys("șȘțȚ", gettext_lazy("with a comma below")),
    **dict.fromkeys("ăĂĕĔğĞŏŎŭŬ", gettext_lazy("with a round breve")),
    **dict.fromkeys("ǎǍěĚǧǦǒǑǔǓ", gettext_lazy("with a pointed caron")),
    **dict.fromkeys("őŐűŰ", gettext_lazy("with two long accents")),
    **dict.fromkeys("đĐ", gettext_lazy("a d with a stroke")),
    **dict.fromkeys("ðÐ", gettext_lazy("an eth")),
}
#: Signs that look like each other if the characters around them do not tell which one it is.
LOOK_ALIKE = {
    "I": gettext_lazy("capital i"),
    "l": gettext_lazy("small L"),
    "1": gettext_lazy("the digit one"),
    "O": gettext_lazy("capital o"),
    "0": gettext_lazy("the digit zero"),
}
#: Alphabets whose characters look like Latin ones.
OTHER_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH")
#: How spaces, line breaks and invisible signs are displayed.
_SPACE, _BREAK, _HIDDEN = "·", "↵", "▯"


@dataclass(frozen=True)
class Sign:
    """One sign: ``display`` is a dot for a space; a sign with ``odd`` is framed and named."""

    display: str
    is_space: bool = False
    odd: str = ""


def spelled(text: str) -> list[Sign]:
    """The text sign by sign, combining marks with their letter."""
    signs: list[Sign] = []
    composed = unicodedata.normalize("NFC", text)
    for place, character in enumerate(composed):
        if character.isspace():
            signs.append(Sign(_BREAK if character == "\n" else _SPACE, True, _odd_space(composed, place)))
        elif unicodedata.combining(character) and signs:
            signs[-1] = Sign(signs[-1].display + character, odd=name_of(character))
        elif unicodedata.category(character) in {"Cf", "Cc"}:
            signs.append(Sign(_HIDDEN, odd=name_of(character)))
        else:
            signs.append(Sign(character, odd=name_of(character) if _is_odd(composed, place) else ""))
    return signs


def _odd_space(text: str, place: int) -> str:
    character = text[place]
    if character == "\n":
        return ""
    if character != " ":
        return name_of(character)
    if place == 0 or text[place - 1] == "\n":
        return _("a space at the beginning")
    if place + 1 == len(text) or text[place + 1] == "\n":
        return _("a space at the end")
    return _("a second space") if text[place - 1].isspace() else ""


def _is_odd(text: str, place: int) -> bool:
    character = text[place]
    if character in LOOK_ALIKE:
        return _passes_for_another(character, _word_around(text, place), text[place - 1 : place])
    foreign = unicodedata.name(character, "").startswith(OTHER_ALPHABETS)
    return character in EASILY_MISTAKEN or (foreign and any("a" <= each.lower() <= "z" for each in text))


def _passes_for_another(character: str, word: str, before: str) -> bool:
    """In “2026” a 0 and in “Klasse” an l are plain; in “Il”, “R0b” and “AlIce” they are not."""
    alone = all(each in LOOK_ALIKE for each in word) and not word.isdecimal()
    mixed = any(each.isdecimal() for each in word) and any(each.isalpha() for each in word)
    return alone or mixed or (character == "I" and before.islower())


def _word_around(text: str, place: int) -> str:
    start = place - len(text[:place].split()[-1]) if place and not text[place - 1].isspace() else place
    return text[start:].split()[0]


def name_of(character: str) -> str:
    """Its name in plain words if we have one, its Unicode name and code point."""
    name = f"{unicodedata.name(character, _('unnamed')).lower()} (U+{ord(character):04X})"
    plain = EASILY_MISTAKEN.get(character) or LOOK_ALIKE.get(character)
    return f"{plain}, {name}" if plain else name


def remarks(text: str) -> list[str]:
    """What the maker must check: every framed sign with its name and count, then the counts of each line."""
    framed = Counter((sign.display, sign.odd) for sign in spelled(text) if sign.odd)
    named = [f"{display}: {name}" + (f", × {count}" if count > 1 else "") for (display, name), count in framed.items()]
    lines = text.split("\n")
    return [*named, *(_counted(number, line, len(lines)) for number, line in enumerate(lines, 1))]


def _counted(number: int, line: str, of: int) -> str:
    signs = spelled(line)
    spaces = sum(sign.is_space for sign in signs)
    characters = len(signs) - spaces
    counted = ngettext("%(count)d sign", "%(count)d signs", characters) % {"count": characters}
    gaps = ngettext("%(count)d space", "%(count)d spaces", spaces) % {"count": spaces}
    if of == 1:
        return f"{counted}, {gaps}"
    return _("Line %(number)d: %(signs)s, %(spaces)s") % {"number": number, "signs": counted, "spaces": gaps}
