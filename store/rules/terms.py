"""Something that can be true of choices, and how merchants write it.

``oak`` · ``oak, ash`` (one of them) · ``at least 200`` · ``at most 180`` · ``100 to 180`` · empty (answered at all).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

#: An answer to a group: option keys or names as a list; words, number, day (ISO) or the hash of a file as text.
Answer = list[str] | str

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_FROM = re.compile(r"(?:at least|>=|≥)\s*(-?\d+(?:\.\d+)?)\Z")
_UP_TO = re.compile(r"(?:at most|<=|≤)\s*(-?\d+(?:\.\d+)?)\Z")
_BETWEEN = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:to|–)\s*(-?\d+(?:\.\d+)?)\Z")


@dataclass(frozen=True)
class Term:
    """One of ``options`` is chosen in ``group``, or its number lies between; with nothing else it is answered."""

    group: str
    options: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def is_number(self) -> bool:
        """Whether it speaks of a number."""
        return self.low is not None or self.high is not None

    def holds(self, choices: Mapping[str, object]) -> bool:
        """Whether it is so; what is not answered holds nothing."""
        answer = choices.get(self.group)
        if self.is_number:
            number = number_in(answer)
            if number is None:
                return False
            return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)
        if self.options:
            return isinstance(answer, list) and any(option in answer for option in self.options)
        return bool(answer)


def number_in(answer: object) -> Decimal | None:
    """The number an answer is, or nothing."""
    try:
        number = Decimal(answer) if isinstance(answer, str) and len(answer) <= 24 else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def read_term(group: str, text: str) -> Term:
    """What a merchant wrote of a group.

    Raises:
        ValueError: it is none of the forms above; the message says which there are.
    """
    text = " ".join(text.lower().split())
    if not text:
        return Term(group)
    if between := _BETWEEN.match(text):
        return Term(group, low=Decimal(between[1]), high=Decimal(between[2]))
    if from_ := _FROM.match(text):
        return Term(group, low=Decimal(from_[1]))
    if up_to := _UP_TO.match(text):
        return Term(group, high=Decimal(up_to[1]))
    keys = tuple(part.strip() for part in text.split(","))
    if not all(map(_KEY.match, keys)):
        raise ValueError(f"not a term: {text}")
    return Term(group, options=keys)
