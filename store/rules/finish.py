"""Completes choices: an answer to every group that needs one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pysat.solvers import Solver

from .answers import answers_of, is_open, read_answers
from .assign import Assignment, Cost
from .choices import Choices, applies
from .compile import Compiled, formula_of
from .definition import SEVERAL, Group, RuleSet
from .judge import is_short
from .search import is_possible, solver_of
from .terms import Answer

#: Times that all is chosen anew for a lower price, and questions to the solver after which no further one begins.
_MAX_TRIES, _MAX_QUESTIONS = 20, 3000


def finish(definition: RuleSet, choices: Mapping[str, object], cost: Cost | None = None) -> Choices | None:
    """The choices with all that must be answered: the merchant's defaults, else the first option that is free.

    With ``cost``, of a group's and an option's key, a low price: group by group the cheapest still free, and then anew
    with the dearest groups first, as long as that helps. It is often the lowest price, but none is promised. Groups
    that need an answer come first, then those that a rule asks for. What is answered stays; of several, options are
    added if they must be. Words, days and files stay open. None if it cannot be finished.
    """
    formula = formula_of(definition)
    answers = read_answers(formula, choices)
    literals = [literal for part in answers.parts for literal in part.literals or ()]
    if not all(part.is_valid for part in answers.parts):
        return None
    with solver_of(formula.formula.clauses) as solver:
        if not is_possible(solver, literals):
            return None
        if cost:
            return _Cheapening(solver, formula, answers.choices, literals, cost).all()
        return _Finishing(Assignment(solver, formula, literals), formula, answers.choices).all()


class _Finishing:
    """Answers group by group; those of ``first`` before all others, in this order."""

    def __init__(self, settling: Assignment, formula: Compiled, choices: Choices, first: Sequence[str] = ()) -> None:
        self.settling, self.formula, self.choices = settling, formula, {**choices}
        self.first = {key: place for place, key in enumerate(first)}
        self.settled: set[str] = set()

    def all(self) -> Choices:
        """Until no group that applies is left."""
        while group := self._next():
            self.settled.add(group.key)
            if answer := self._answer(group):
                self.choices[group.key] = answer
        return Choices.of(self.formula.definition, self.choices)

    def _next(self) -> Group | None:
        """What needs an answer first, then what may be left."""
        open_groups = [
            group
            for group in self.formula.definition.groups
            if group.key not in self.settled and not is_open(group) and applies(group, self.choices)
        ]
        short = [group for group in open_groups if is_short(group, self.choices.get(group.key))]
        last = len(self.first)
        return min(short or open_groups, key=lambda group: self.first.get(group.key, last), default=None)

    def _answer(self, group: Group) -> list[str] | str:
        before = self.choices.get(group.key, [])
        if before and group.kind != SEVERAL:
            return before
        if not before and not is_short(group, before) and self.settling.leave(group):
            return []
        usual = [] if before or self.settling.cost else self.formula.definition.defaults.get(group.key, [])
        return self.settling.answer(group, answers_of(group, before or usual))


class _Cheapening:
    """Finishes again and again, each time with the group first whose answer is dearest beside its cheapest one."""

    def __init__(
        self, solver: Solver, formula: Compiled, choices: Choices, literals: Sequence[int], cost: Cost
    ) -> None:
        self.solver, self.formula, self.choices = solver, formula, choices
        self.literals, self.cost, self.questions = literals, cost, 0

    def all(self) -> Choices:
        """The cheapest of all that were tried."""
        first: list[str] = []
        best, tried = self._finished(first), set[str]()
        for _try in range(_MAX_TRIES):
            key = self._dearest(best, tried)
            if key is None or self.questions > _MAX_QUESTIONS:
                break
            tried.add(key)
            order = [key, *(each for each in first if each != key)]
            found = self._finished(order)
            if self._total(found) < self._total(best):
                best, first, tried = found, order, {key}
        return best

    def _finished(self, first: Sequence[str]) -> Choices:
        settling = Assignment(self.solver, self.formula, self.literals, self.cost)
        found = _Finishing(settling, self.formula, self.choices, first).all()
        self.questions += settling.questions
        return found

    def _dearest(self, choices: Choices, tried: set[str]) -> str | None:
        """The group that could save most by itself; None if none could."""
        savings = {key: self._saving(key, choices) for key in choices if key not in tried and key not in self.choices}
        return max((key for key in savings if savings[key] > 0), key=savings.__getitem__, default=None)

    def _saving(self, key: str, choices: Choices) -> Decimal:
        group = self.formula.definition.by_key[key]
        costs = sorted(self.cost(key, option.key) for option in group.options)
        return self._cost_of(group, choices[key]) - sum(costs[: group.min_answers], Decimal(0))

    def _total(self, choices: Choices) -> Decimal:
        groups = self.formula.definition.by_key
        return sum((self._cost_of(groups[key], answer) for key, answer in choices.items()), Decimal(0))

    def _cost_of(self, group: Group, answer: Answer) -> Decimal:
        return sum((self.cost(group.key, each) for each in answer), Decimal(0)) if group.has_options else Decimal(0)
