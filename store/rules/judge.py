"""What is free, forced or blocked for the choices as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from pysat.solvers import Solver

from .answers import Answers, is_open, read_answers
from .bounds import Bounds
from .choices import Choices, applies
from .compatible import Compatible
from .compile import Compiled, formula_of
from .definition import ONE, SEVERAL, Group, RuleSet
from .explain import Reason, contradiction
from .search import is_possible, possible, solver_of

FREE, FORCED, BLOCKED = "free", "forced", "blocked"
#: Sets of answers whose states are cached for one definition.
MAX_CACHED = 100
#: Options chosen in one group that are judged one by one beside each other. More are judged beside the other groups.
MAX_ALONE = 100


@dataclass(frozen=True)
class Judgement:
    """Every option beside the answers to all other groups.

    An option is blocked if no complete set of answers has it, and forced if every one has it. In a group of one its own
    answer is left aside; an option of several is judged beside the others chosen in its group, unless these are very
    many. A conditional group's answer falls away where the group no longer applies, so it blocks nothing. If the
    answers contradict each other, options are judged beside as many of them as go together, the earlier groups' first.
    """

    definition: RuleSet
    #: The answers that count: those to groups that apply.
    choices: Choices
    #: Why the choices as they stand do not go together; None if they do.
    conflict: Reason | None
    _states: dict[tuple[str, str], str] = field(repr=False)
    _bounds: dict[str, tuple[Decimal, Decimal]] = field(repr=False)
    #: A cache for what follows from the same answers, whatever the words: dropped together with them.
    cache: dict[str, Any] = field(repr=False, compare=False, default_factory=dict)

    def state(self, group: str, option: str) -> str:
        """``free``, ``forced`` or ``blocked``; what is not offered is blocked."""
        return self._states.get((group, option), BLOCKED)

    def applies(self, group: str) -> bool:
        """Whether the answers so far ask for it."""
        known = self.definition.by_key.get(group)
        return known is not None and applies(known, self.choices)

    def bounds(self, group: str) -> tuple[Decimal, Decimal]:
        """The lowest and highest number that go with the other answers; the group's own if none does."""
        known = self.definition.by_key[group]
        return self._bounds.get(group, (known.low, known.high))

    @property
    def missing(self) -> tuple[str, ...]:
        """Groups that apply and need an answer, or one more."""
        return tuple(
            group.key
            for group in self.definition.groups
            if self.applies(group.key) and is_short(group, self.choices.get(group.key))
        )


def is_short(group: Group, answer: object) -> bool:
    """Whether an answer is not enough for a group that applies."""
    given = len(answer) if isinstance(answer, list) else int(bool(answer))
    return given < (group.min_answers or (group.min_if_any if given else 0))


def judge(definition: RuleSet, choices: Mapping[str, object]) -> Judgement:
    """Judge all options and numbers at once, on a solver of its own.

    The result is cached with the definition; other words for the same answers need no solver.
    """
    formula = formula_of(definition)
    answers = read_answers(formula, choices)
    key = tuple((each.group.key, each.literals, not is_open(each.group) and each.answer) for each in answers.parts)
    found = formula.judged.get(key)
    if found is None:
        with solver_of(formula.formula.clauses) as solver:
            judge_ = _Judge(solver, formula, answers)
            found = judge_.states(), judge_.bounds(), judge_.agree, {}
        if len(formula.judged) >= MAX_CACHED:
            formula.judged.clear()
        formula.judged[key] = found
    states, bounds, agree, beside = found
    conflict = None
    if not agree:
        with solver_of(formula.owned_clauses) as solver:
            conflict = contradiction(solver, formula, answers)
    return Judgement(definition, answers.choices, conflict, states, bounds, beside)


class _Judge:
    """One pass over all groups."""

    def __init__(self, solver: Solver, formula: Compiled, answers: Answers) -> None:
        self.solver, self.formula, self.answers = solver, formula, answers
        self.compatible = Compatible(solver, formula, answers)
        self.agree = self.compatible.is_all and all(part.is_valid for part in answers.parts)

    def states(self) -> dict[tuple[str, str], str]:
        """The state of every option."""
        formula, answered = self.formula, {part.group.key for part in self.answers.valid}
        chosen = {(part.group.key, part.answer) for part in self.answers.valid if part.group.kind == SEVERAL}
        alone = [group for group in formula.definition.groups if group.kind == ONE and group.key in answered]
        apart = {(group.key, option.key) for group in alone for option in group.options} | chosen
        together = {place: literal for place, literal in formula.options.items() if place not in apart}
        found = self._states(together, self.compatible.literals)
        for group in alone:
            places = {(group.key, option.key): formula.options[group.key, option.key] for option in group.options}
            found |= self._states(places, self.compatible.literals_beside(group))
        for key, taken in self._chosen_by_group(chosen):
            group = formula.definition.by_key[key]
            if len(taken) > MAX_ALONE:
                literals = {place: formula.options[place] for place in taken}
                found |= self._states(literals, self.compatible.literals_beside(group))
                continue
            for place in taken:
                found |= self._states({place: formula.options[place]}, self.compatible.literals_beside(group, place[1]))
        return found

    @staticmethod
    def _chosen_by_group(chosen: set[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
        in_order = sorted(chosen)
        return [(key, list(places)) for key, places in groupby(in_order, key=lambda place: place[0])]

    def bounds(self) -> dict[str, tuple[Decimal, Decimal]]:
        """The range of every number that has one beside the other answers."""
        ranges = {}
        for key, bounds in self.formula.bounds.items():
            others = [*self.compatible.literals_beside(self.formula.definition.by_key[key]), bounds.answered]
            if is_possible(self.solver, others):
                ranges[key] = self._range(bounds, others)
        return ranges

    def _range(self, bounds: Bounds, others: list[int]) -> tuple[Decimal, Decimal]:
        both = {sign * literal for _value, literal in bounds.reached for sign in (1, -1)}
        can = possible(self.solver, others, both) if both else set()
        low = max((value for value, literal in bounds.reached if -literal not in can), default=bounds.steps.low)
        above = [value for value, literal in bounds.reached if literal not in can]
        return low, bounds.steps.before(above[0]) if above else bounds.steps.high

    def _states(self, places: dict[tuple[str, str], int], others: list[int]) -> dict[tuple[str, str], str]:
        can = possible(self.solver, others, [sign * literal for literal in places.values() for sign in (1, -1)])
        return {
            place: BLOCKED if literal not in can else FREE if -literal in can else FORCED
            for place, literal in places.items()
        }
