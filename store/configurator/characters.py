"""Which characters a text may have."""

import unicodedata

from django.utils.translation import gettext as _

#: Neither letters, digits, signs nor spaces: emoji and other pictures, parts of letters, unknown ones.
_PICTURES = frozenset({"So", "Sk", "Cs", "Cn", "Co", "Cc", "Cf"})
_ALSO_CUT = frozenset("©®°^`´¨\u200c\u200d")
_SIGNS = frozenset("PZSN")


def refused_characters(text: str, allowed: str) -> str:
    """The characters of ``text`` that may not be used, each once, in their order; ``allowed`` is a kind of them."""
    fits = _KINDS.get(allowed, _any)
    return "".join(dict.fromkeys(each for each in text if not fits(each)))


def characters_sentence(allowed: str) -> str:
    """What may be written, as a sentence for the shopper."""
    return {
        "latin": _("Latin letters with every accent, digits and signs."),
        "latin+cjk": _("Latin and Chinese letters, digits and signs."),
        "digits": _("Digits only."),
        "email": _("An e-mail address."),
    }.get(allowed, _("Every letter and accent. No emoji."))


def _any(character: str) -> bool:
    return character in _ALSO_CUT or unicodedata.category(character) not in _PICTURES


def _latin(character: str) -> bool:
    if not character.isalpha():
        return _any(character) and unicodedata.category(character)[0] in _SIGNS
    return unicodedata.name(character, "").startswith(("LATIN", "FEMININE ORDINAL", "MASCULINE ORDINAL"))


def _latin_or_chinese(character: str) -> bool:
    return _latin(character) or unicodedata.name(character, "").startswith("CJK UNIFIED")


def _digit(character: str) -> bool:
    return character in "0123456789 "


_KINDS = {"any": _any, "latin": _latin, "latin+cjk": _latin_or_chinese, "digits": _digit}
