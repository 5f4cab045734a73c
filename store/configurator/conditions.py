"""Conditions as merchants write them: a line each, ``wood: oak, ash``, ``width: not at least 200``, ``oil`` (answered).

What follows the colon is read by ``store.rules.terms.read_term``. ``@variant`` and ``@quantity`` stand for the variant
(by article number) and the quantity of a line.
"""

import re

from django.utils.translation import gettext as _

from store.rules.terms import QUANTITY, VARIANT, Term, read_term

#: Conditions that a rule, a price or a picture may have, and results that a rule may have.
MAX_CONDITIONS = 5
_KEY = re.compile(r"[a-z][a-z0-9-]*\Z")


def read_conditions(text: str) -> tuple[Term, ...]:
    """The conditions in a text.

    Raises:
        ValueError: one of the lines is no condition; the message is that line.
    """
    return tuple(_read(line) for line in text.splitlines() if line.strip())


def _read(line: str) -> Term:
    group, _colon, condition = (part.strip() for part in line.partition(":"))
    group = group.lower()
    if not (_KEY.match(group) or group in {VARIANT, QUANTITY}):
        raise ValueError(line)
    try:
        return read_term(group, condition)
    except ValueError:
        raise ValueError(line) from None


def empty_range(term: Term) -> str:
    """That no number lies in the range of this condition."""
    names = {"group": term.group, "low": term.low or 1, "high": term.high}
    return _("“%(group)s”: no number lies from %(low)s to %(high)s. Write the smaller number first.") % names
