"""Finishing a choice: an answer to everything that needs one."""

from collections.abc import Mapping

from .answers import answers_of, is_open, read_answers
from .choices import Choices, applies
from .compile import Compiled, compiled
from .definition import SEVERAL, Group, RuleSet
from .judge import is_short
from .search import is_possible, solver_of
from .settle import Cost, Settling


def finish(definition: RuleSet, choices: Mapping[str, object], cost: Cost | None = None) -> Choices | None:
    """The choices with all that must be answered: the merchant's defaults, else the first option that is free.

    With ``cost``, of a group's and an option's key, group by group the cheapest still free; that is no optimum. Groups
    that need an answer come first, then those that a rule asks for. What is answered stays; of several, options are
    added if they must be. Words, days and files stay open. Nothing if it cannot be finished.
    """
    formula = compiled(definition)
    answers = read_answers(formula, choices)
    literals = [literal for part in answers.parts for literal in part.literals or ()]
    if not all(part.is_valid for part in answers.parts):
        return None
    with solver_of(formula.formula.clauses) as solver:
        if not is_possible(solver, literals):
            return None
        return _Finishing(Settling(solver, formula, literals, cost), formula, answers.choices).all()


class _Finishing:
    def __init__(self, settling: Settling, formula: Compiled, choices: Choices) -> None:
        self.settling, self.formula, self.choices = settling, formula, {**choices}
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
        short = (group for group in open_groups if is_short(group, self.choices.get(group.key)))
        return next(short, open_groups[0] if open_groups else None)

    def _answer(self, group: Group) -> list[str] | str:
        before = self.choices.get(group.key, [])
        if before and group.kind != SEVERAL:
            return before
        if not before and not is_short(group, before) and self.settling.leave(group):
            return []
        usual = [] if before or self.settling.cost else self.formula.definition.defaults.get(group.key, [])
        return self.settling.answer(group, answers_of(group, before or usual))
