"""Why something is impossible: a minimal set of choices and rules that contradict each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pysat.solvers import Solver

from .answers import AnswerPart, Answers, assumptions_of, read_answers
from .built_in import INVALID, BuiltIn
from .compatible import Compatible
from .compile import Compiled, formula_of
from .definition import RuleSet, RuleSpec
from .search import is_possible, solver_of

Part = TypeVar("Part")


@dataclass(frozen=True)
class Reason:
    """The shopper's own answers, as pairs of group and answer, and the rules that do not go together with them.

    Leave out any one, and the rest goes together.
    """

    choices: tuple[tuple[str, str], ...] = ()
    rules: tuple[RuleSpec | BuiltIn, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """The sentences of the rules, each once; without what a shopper sees anyway, if something else is left."""
        telling = [rule for rule in self.rules if not (isinstance(rule, BuiltIn) and rule.is_obvious)]
        return list(dict.fromkeys(rule.reason for rule in telling or self.rules))


def why(definition: RuleSet, choices: Mapping[str, object], group: str, option: str) -> Reason | None:
    """Why an answer cannot be given beside the answers to the other groups; None if it can.

    A number is given as text. Answers that contradict each other count as they do for ``judge``.
    """
    formula = formula_of(definition)
    wanted = definition.by_key.get(group)
    if wanted is None:
        return None
    literals = formula.literals(wanted, option)
    if literals is None:
        return Reason(rules=(BuiltIn(INVALID, wanted, option),))
    with solver_of(formula.formula.clauses) as solver:
        others = Compatible(solver, formula, read_answers(formula, choices)).beside(wanted, option)
    with solver_of(formula.owned_clauses) as solver:
        return explain(solver, formula, others, literals)


def contradiction(solver: Solver, formula: Compiled, answers: Answers) -> Reason | None:
    """Why the answers do not go together, on a solver of ``owned_clauses``; None if they do."""
    for part in answers.parts:
        if not part.is_valid:
            return Reason(((part.group.key, part.answer),), (part.refusal,))
    return explain(solver, formula, answers.valid, [])


def explain(solver: Solver, formula: Compiled, parts: Sequence[AnswerPart], literals: Sequence[int]) -> Reason | None:
    """Why these answers and literals do not go together, on a solver of ``owned_clauses``; None if they do."""
    assumptions: dict[int, tuple[int, ...]] = {
        number: (formula.switch(number + 1),) for number in range(len(formula.sources))
    }
    rules = len(assumptions)
    assumptions |= {rules + place: tuple(assumptions_of(formula, [part])) for place, part in enumerate(parts)}

    def together(numbers: Sequence[int]) -> bool:
        return is_possible(solver, [*literals, *(literal for each in numbers for literal in assumptions[each])])

    everything = list(assumptions)
    if together(everything):
        return None
    core = set(solver.get_core() or ())
    found = quickxplain(together, [each for each in everything if not core.isdisjoint(assumptions[each])])
    own = tuple((parts[each - rules].group.key, parts[each - rules].answer) for each in found if each >= rules)
    return Reason(own, tuple(formula.sources[each] for each in found if each < rules))


def quickxplain(together: Callable[[Sequence[Part]], bool], parts: Sequence[Part]) -> list[Part]:
    """A part of ``parts`` that does not go together, though it does once any one is left out, in the given order.

    Junker, QUICKXPLAIN: Preferred Explanations and Relaxations for Over-Constrained Problems (AAAI 2004). All of
    ``parts`` do not go together.
    """

    def search(background: list[Part], grew: bool, among: list[Part]) -> list[Part]:
        if grew and not together(background):
            return []
        if len(among) == 1:
            return among
        middle = len(among) // 2
        first, second = among[:middle], among[middle:]
        right = search([*background, *first], bool(first), second)
        left = search([*background, *right], bool(right), first)
        return [*left, *right]

    return search([], True, list(parts)) if parts else []
