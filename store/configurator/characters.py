"""Which letters a text may have."""

import unicodedata

from django.utils.translation import gettext as _

#: Neither letters, digits, signs nor spaces: emoji and other pictures, parts of letters, unknown ones.
_PICTURES = frozenset({"So", "Sk", "Cs", "Cn", "Co", "Cc", "Cf"})
_ALSO_CUT = frozenset("©®°^`´¨\u200c\u200d")
_SIGNS = frozenset("PZSN")


def refused_letters(text: str, allowed: str) -> str:
    """The letters of ``text`` that may not be used, each once, in their order; ``allowed`` is a kind of letters."""
    fits = _KINDS.get(allowed, _any)
    return "".join(dict.fromkeys(letter for letter in text if not fits(letter)))


def letters_allowed(allowed: str) -> str:
    """What may be written, as a sentence for the shopper."""
    return {
        "latin": _("Latin letters with every accent, digits and signs."),
        "latin+cjk": _("Latin and Chinese letters, digits and signs."),
        "digits": _("Digits only."),
    }.get(allowed, _("Every letter and accent. No emoji."))


def _any(letter: str) -> bool:
    return letter in _ALSO_CUT or unicodedata.category(letter) not in _PICTURES


def _latin(letter: str) -> bool:
    if not letter.isalpha():
        return _any(letter) and unicodedata.category(letter)[0] in _SIGNS
    return unicodedata.name(letter, "").startswith(("LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL"))


def _latin_or_chinese(letter: str) -> bool:
    return _latin(letter) or unicodedata.name(letter, "").startswith("CJK UNIFIED")


def _digit(letter: str) -> bool:
    return letter in "0123456789 "


_KINDS = {"any": _any, "latin": _latin, "latin+cjk": _latin_or_chinese, "digits": _digit}
