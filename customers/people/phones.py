"""Phone numbers: normalized to E.164, and read as people type them."""

import re
from functools import lru_cache

import phonenumbers

from cms.text.spelling import digits, plain

#: Fewer digits are not searched as a phone number.
MIN_DIGITS = 5
#: Words that people write beside a number.
_LABEL = re.compile(
    r"(?<!\w)(?:tel|telephone|telefon|telefono|tél|téléphone|phone|ph|fon|mobile|mobil|cell|handy|fax|ext|тел|电话|手机)(?![^\W\d])",
    re.IGNORECASE,
)


def e164(phone: str, country: str) -> str:
    """``+4935112345`` for ``0351/123 45`` typed in DE; empty where no number can be read."""
    parsed = _parsed(plain(phone), country)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if parsed else ""


def searchable(phone: str, country: str) -> str:
    """The digits that a number is found by: international, national, and as typed."""
    parsed = _parsed(plain(phone), country)
    spellings = [digits(phone)]
    if parsed:
        inside = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        spellings += [digits(e164(phone, country)), digits(inside)]
    return " ".join(dict.fromkeys(filter(None, spellings)))


def typed_digits(text: str) -> str:
    """The digits of a text that is a phone number or the start of one; empty if it is anything else.

    ``+49 351 …``, ``0049 351 …`` and ``(0)`` in between are read as the same number; words such as ``tel.`` count not.
    """
    typed = _LABEL.sub("", plain(text).replace("(0)", ""))
    found = digits(typed)
    if len(found) < MIN_DIGITS or any(character.isalpha() or character in "@#" for character in typed):
        return ""
    return found.removeprefix("00")


@lru_cache(maxsize=1024)
def _parsed(phone: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        parsed = phonenumbers.parse(phone[:60], country)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_possible_number(parsed) else None
