"""How many configurations there are: the exact number of models of a formula."""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal

from .compile import Compiled, formula_of
from .counting import OutOfTime
from .definition import NUMBER, RuleSet
from .formula import Formula
from .limits import Limit, Weight
from .line_terms import for_line
from .variable_orders import BusiestFirst, SeparatingFirst

#: Of a number that is written in digits.
_MAX_BITS = 13_000
#: The weight of a variable that only helps to encode something.
NOT_COUNTED: Weight = (1, 0)


def count(definition: RuleSet, seconds: float = 10) -> int | None:
    """The number of configurations that can be bought; None if that takes longer than ``seconds``.

    Two configurations differ in the options chosen, in a number (each step is one), or in whether a text, date, file or
    list of names is given; what it says does not count. Counted is one piece of a variant that no rule names.
    """
    made = formula_of(for_line(definition))
    formula, weights = _weighted(made)
    limits = made.formula.limits
    return count_models(formula.clauses, formula.variables, weights, seconds, limits)


def format_count(number: int) -> str:
    """A count in digits; one of more than 4,000 digits about, as ``3.02e+4816``: Python writes no longer ones."""
    return str(number) if number.bit_length() <= _MAX_BITS else f"{Decimal(number):.2e}"


def _weighted(made: Compiled) -> tuple[Formula, dict[int, Weight]]:
    """The formula with a variable for each stretch of numbers between two bounds, which counts as many as it has."""
    formula = Formula(made.own_variables)
    for clause in made.formula.plain_clauses(made.own_clauses):
        formula.add(*clause)
    weights: dict[int, Weight] = dict.fromkeys(made.formula.helpers, NOT_COUNTED)
    for group in made.definition.groups:
        if group.kind != NUMBER:
            continue
        bounds = made.bounds[group.key]
        values = [bounds.steps.low, *(value for value, _literal in bounds.reached)]
        literals = [bounds.answered, *(literal for _value, literal in bounds.reached)]
        for place, (value, literal) in enumerate(zip(values, literals, strict=True)):
            end = values[place + 1] if place + 1 < len(values) else None
            here = literal if end is None else formula.both([literal, -literals[place + 1]])
            many = bounds.steps.between(value, end)
            weights[abs(here)] = (many, 1) if here > 0 else (1, many)
    return formula, weights


def count_models(
    clauses: Sequence[Sequence[int]],
    variables: int,
    weights: Mapping[int, Weight] | None = None,
    seconds: float = 10,
    limits: Sequence[Limit] = (),
) -> int | None:
    """The number of assignments of variables 1 to ``variables``; None if it takes longer than ``seconds``.

    Each assignment counts the product of its variables' weights, one where none is given. ``limits`` hold besides the
    clauses.
    """
    start = time.monotonic()
    for share, kind in ((0.5, SeparatingFirst), (1, BusiestFirst)):
        with suppress(OutOfTime):
            return kind(clauses, variables, weights or {}, start + seconds * share, limits).all()
    return None
