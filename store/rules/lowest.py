"""The lowest sum of charges that any complete set of answers has, proven by weighted MaxSAT (RC2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from threading import Timer

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from .compile import Compiled, formula_of
from .definition import NUMBER, REQUIRES, RuleSet, RuleSpec
from .terms import Answer, Term


@dataclass(frozen=True)
class Charge:
    """An amount, which may be below zero, that counts where all of ``when`` hold."""

    amount: int
    when: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Lowest:
    """No complete set of answers costs less than ``amount``; ``answers`` reach it where the charges are exact.

    Options are lists, a number is the lower end of its stretch; words, days and files that are given are None.
    """

    amount: int
    answers: dict[str, Answer | None]


class NotProven(Exception):
    """The search took longer than it may."""


def knowing_terms(definition: RuleSet, terms: Iterable[Term]) -> RuleSet:
    """The same set, with the bounds of these terms known to its formula: each is a rule that always holds."""
    numbers = [term for term in dict.fromkeys(terms) if term.is_number and not term.is_about_line]
    more = tuple(RuleSpec(REQUIRES, "", (term,), (term,)) for term in numbers)
    return replace(definition, rules=(*definition.rules, *more)) if more else definition


def stretches(definition: RuleSet, key: str) -> list[tuple[Decimal, Decimal]]:
    """The stretches of a number between the bounds that rules name, first and last number of each."""
    bounds = formula_of(definition).bounds.get(key)
    if bounds is None or bounds.steps.last < 0:
        return []
    starts = [bounds.steps.low, *(value for value, _literal in bounds.reached)]
    ends = [*(bounds.steps.before(value) for value in starts[1:]), bounds.steps.high]
    return list(zip(starts, ends, strict=True))


def lowest(definition: RuleSet, charges: Sequence[Charge], seconds: float = 2) -> Lowest | None:
    """The lowest sum; None if nothing can be bought.

    The terms of the charges must be known to the definition (``knowing_terms``).

    Raises:
        NotProven: it takes longer than ``seconds``.
    """
    formula = Compiled(definition)
    always, weighted = _weights(formula, charges)
    problem = WCNF()
    problem.extend([*formula.formula.clauses, *([-literal, literal] for literal in formula.options.values())])
    for literal, weight in weighted.items():
        problem.append([-literal], weight=weight)
    with RC2(problem) as solver:
        timer = Timer(seconds, solver.interrupt)
        timer.start()
        try:
            model = solver.compute(expect_interrupt=True)
        finally:
            timer.cancel()
        if model is None and solver.interrupted:
            raise NotProven
        return None if model is None else Lowest(always + solver.cost, _answers(formula, set(model)))


def _weights(formula: Compiled, charges: Sequence[Charge]) -> tuple[int, dict[int, int]]:
    """What always counts, and a weight above zero for each literal; one below zero counts where it does not hold."""
    sums: dict[int, int] = {}
    always = 0
    for charge in charges:
        if charge.when:
            literal = formula.formula.both(formula.term(term) for term in charge.when)
            sums[literal] = sums.get(literal, 0) + charge.amount
        else:
            always += charge.amount
    weighted: dict[int, int] = {}
    for literal, amount in sums.items():
        if amount < 0:
            always += amount
        if amount:
            place = literal if amount > 0 else -literal
            weighted[place] = weighted.get(place, 0) + abs(amount)
    return always, weighted


def _answers(formula: Compiled, model: set[int]) -> dict[str, Answer | None]:
    answers: dict[str, Answer | None] = {}
    for group in formula.definition.groups:
        if group.has_options:
            chosen = [option.key for option in group.options if formula.options[group.key, option.key] in model]
            answers |= {group.key: chosen} if chosen else {}
        elif formula.answers(group)[0] in model:
            answers[group.key] = _number(formula, group.key, model) if group.kind == NUMBER else None
    return answers


def _number(formula: Compiled, key: str, model: set[int]) -> str:
    bounds = formula.bounds[key]
    reached = [value for value, literal in bounds.reached if literal in model]
    return f"{max([bounds.steps.low, *reached]).normalize():f}"
