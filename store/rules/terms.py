"""A condition on choices, and how merchants write it.

``oak`` · ``oak, ash`` (one of them) · ``at least 200`` · ``at most 180`` · ``100 to 180`` · empty (answered at all) ·
``not oak``, ``not 100 to 180``, ``not`` (the opposite of each).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from cms.text.spelling import decimal_number

#: An answer to a group: option keys or names as a list; words, number, day (ISO) or the hash of a file as text.
Answer = list[str] | str

#: Instead of a group, a term may name the variant of a line, by SKU, and its quantity. No group has such a key.
VARIANT, QUANTITY = "@variant", "@quantity"

#: Characters of a number.
_MAX_DIGITS = 80

_NUMBER = r"(-?\d+(?:\.\d+)?)"
_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_SKU = re.compile(r"[^,|]+\Z")
_NOT = re.compile(r"not(?: |\Z)")
_FROM = re.compile(rf"(?:at least|>=|≥)\s*{_NUMBER}\Z")
_UP_TO = re.compile(rf"(?:at most|<=|≤)\s*{_NUMBER}\Z")
_BETWEEN = re.compile(rf"{_NUMBER}\s*(?:to|–)\s*{_NUMBER}\Z")


@dataclass(frozen=True)
class Term:
    """One of ``options`` is chosen in ``group``, or its number lies between; with nothing else it is answered.

    A ``negated`` term holds exactly where the same term without *not* does not, so also where nothing is answered.
    """

    group: str
    options: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    negated: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it speaks of a number."""
        return self.low is not None or self.high is not None

    @property
    def is_about_line(self) -> bool:
        """Whether it speaks of the variant or the quantity, not of a group."""
        return self.group in {VARIANT, QUANTITY}

    @property
    def is_empty(self) -> bool:
        """Whether no number lies between its bounds; a quantity is at least 1, and whole."""
        low, high = self.low, self.high
        if self.group == QUANTITY:
            low = max(low or Decimal(1), Decimal(1)).to_integral_value(ROUND_CEILING)
        return low is not None and high is not None and low > high

    def holds(self, choices: Mapping[str, object]) -> bool:
        """Whether it is true of these choices."""
        return self._is_answered(choices.get(self.group)) != self.negated

    def allows(self, option: str) -> bool:
        """Whether it holds where this option alone is chosen."""
        return self.holds({self.group: [option]})

    def _is_answered(self, answer: object) -> bool:
        if self.options:
            return isinstance(answer, list) and not set(answer).isdisjoint(self.options)
        if self.is_number:
            number = number_in(answer)
            if number is None:
                return False
            return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)
        return bool(answer)


def number_in(answer: object) -> Decimal | None:
    """The number an answer is; None if it is no number, or a longer one than anybody writes."""
    return decimal_number(answer) if isinstance(answer, str) and len(answer) <= _MAX_DIGITS else None


def read_term(group: str, text: str) -> Term:
    """A term from a merchant's text about a group, the variant or the quantity.

    Raises:
        ValueError: it is none of the forms above; the message says which there are.
    """
    text = " ".join(text.lower().split())
    negated = bool(_NOT.match(text))
    if negated:
        text = text[4:]
    if between := _BETWEEN.match(text):
        return Term(group, low=Decimal(between[1]), high=Decimal(between[2]), negated=negated)
    if from_ := _FROM.match(text):
        return Term(group, low=Decimal(from_[1]), negated=negated)
    if up_to := _UP_TO.match(text):
        return Term(group, high=Decimal(up_to[1]), negated=negated)
    keys = tuple(part.strip() for part in text.split(",")) if text else ()
    if not all(map((_SKU if group == VARIANT else _KEY).match, keys)):
        raise ValueError(f"not a term: {text}")
    return Term(group, options=keys, negated=negated)
