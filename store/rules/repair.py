"""The smallest changes of answers that make something possible."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pysat.solvers import Solver

from .answers import AnswerPart, Answers, answers_of, is_open, read_answers
from .assign import Assignment
from .choices import Choices
from .compile import Compiled, formula_of
from .definition import SEVERAL, Group, RuleSet
from .search import is_possible, solver_of
from .terms import Answer

#: Sets of changed groups that are tried; after that any set without a needless group is taken.
_EFFORT = 600


@dataclass(frozen=True)
class Change:
    """One group's answer, now and then; an empty list or text is no answer."""

    group: str
    before: list[str] | str
    after: list[str] | str


@dataclass(frozen=True)
class Repair:
    """Changes of other answers, and all choices with them made."""

    changes: tuple[Change, ...]
    choices: Choices


def repairs(
    definition: RuleSet, choices: Mapping[str, object], group: str = "", option: str = "", limit: int = 3
) -> list[Repair]:
    """One to ``limit`` sets of changes to make an answer possible, or, without one, to end a contradiction.

    Those that change fewest groups come first. A colour is replaced by the closest one that goes. Words and files are
    never replaced, at worst taken away, by name; measurements are facts and stay. What is not answered stays open.
    Empty if nothing helps; a single repair without changes if nothing is wrong.
    """
    formula = formula_of(definition)
    wanted = definition.by_key.get(group)
    literals = formula.literals(wanted, option) if wanted else []
    if literals is None or (group and wanted is None):
        return []
    answers = read_answers(formula, choices)
    with solver_of(formula.formula.clauses) as solver:
        repairing = _Repairing(solver, formula, answers, wanted, option, literals)
        return [repairing.repair(changed) for changed in repairing.sets(limit)]


class _Repairing:
    """The groups that are answered stay or change as a whole."""

    def __init__(
        self,
        solver: Solver,
        formula: Compiled,
        answers: Answers,
        wanted: Group | None,
        option: str,
        literals: Sequence[int],
    ) -> None:
        self.solver, self.formula, self.answers = solver, formula, answers
        self.wanted, self.option, self.literals = wanted, option, list(literals)
        parts = answers.without(wanted, option) if wanted else answers.valid
        self.groups: dict[str, list[AnswerPart]] = {}
        for part in parts:
            if part.group.is_measurement:
                self.literals += part.literals or ()
                continue
            self.groups.setdefault(part.group.key, []).append(part)
        self.broken = frozenset(
            part.group.key
            for part in answers.parts
            if not part.is_valid
            and not part.group.is_measurement
            and not (wanted and wanted.key == part.group.key and wanted.kind != SEVERAL)
        )

    def sets(self, limit: int) -> list[frozenset[str]]:
        """The smallest sets of groups to change, fewest groups first, then fewest words and files taken away.

        A hitting set tree, breadth first: every repair changes one group of each contradiction (Reiter, A Theory of
        Diagnosis from First Principles, 1987).
        """
        found: list[frozenset[str]] = []
        waiting, seen = deque([self.broken]), {self.broken}
        while waiting and len(seen) <= _EFFORT:
            changed = waiting.popleft()
            if len(found) >= limit and len(changed) > len(found[limit - 1]):
                break
            if any(smaller <= changed for smaller in found):
                continue
            core = self._core(changed)
            if core is None:
                found.append(changed)
            for key in sorted(core or (), key=list(self.groups).index):
                larger = changed | {key}
                if larger not in seen:
                    seen.add(larger)
                    waiting.append(larger)
        if not found and waiting:
            found = [self._small_enough()]
        return sorted(found, key=lambda changed: (len(changed), self._words_lost(changed)))[:limit]

    def repair(self, changed: frozenset[str]) -> Repair:
        """The new answers to these groups: the closest colour or number, else the merchant's defaults where they go."""
        unchanged = [parts for key, parts in self.groups.items() if key not in changed]
        literals = [*self.literals, *(literal for parts in unchanged for literal in _literals(parts))]
        settling = Assignment(self.solver, self.formula, literals)
        before = self.answers.choices
        choices: dict[str, Answer] = {key: answer for key, answer in before.items() if key not in changed}
        if self.wanted:
            choices[self.wanted.key] = self._with_wanted(before.get(self.wanted.key, []))
        for group in self.formula.definition.groups:
            if group.key in changed:
                choices[group.key] = self._new_answer(settling, group)
        changes = [
            Change(group.key, before[group.key], choices[group.key])
            for group in self.formula.definition.groups
            if group.key in changed
        ]
        return Repair(tuple(changes), Choices.of(self.formula.definition, choices))

    def _core(self, changed: frozenset[str]) -> set[str] | None:
        """Groups of which one more must change; nothing if these are enough, empty if nothing helps."""
        owners = {
            literal: key for key, parts in self.groups.items() if key not in changed for literal in _literals(parts)
        }
        if is_possible(self.solver, [*self.literals, *owners]):
            return None
        return {owners[literal] for literal in self.solver.get_core() or () if literal in owners}

    def _small_enough(self) -> frozenset[str]:
        """A set from which no group can be left out."""
        unchanged: list[int] = []
        changed = set(self.broken)
        for key, parts in self.groups.items():
            more = [*unchanged, *_literals(parts)]
            if key not in changed and is_possible(self.solver, [*self.literals, *more]):
                unchanged = more
            else:
                changed.add(key)
        return frozenset(changed)

    def _words_lost(self, changed: frozenset[str]) -> int:
        return sum(is_open(self.formula.definition.by_key[key]) for key in changed)

    def _with_wanted(self, answer: list[str] | str) -> list[str] | str:
        group = self.wanted
        if group is None or not group.has_options:
            return self.option
        others = answers_of(group, answer) if group.kind == SEVERAL else []
        return sorted({*others, self.option}, key=list(group.by_key).index)

    def _new_answer(self, settling: Assignment, group: Group) -> list[str] | str:
        before = self.answers.choices[group.key]
        if is_open(group):
            return [] if group.is_list else ""
        own = self.option if self.wanted and self.wanted.key == group.key else None
        unchanged = [key for key in answers_of(group, before) if key != own] if group.kind == SEVERAL else []
        first = [own] if own else []
        return settling.answer(group, [*first, *unchanged], instead_of=before)


def _literals(parts: Sequence[AnswerPart]) -> list[int]:
    return [literal for part in parts for literal in part.literals or ()]
