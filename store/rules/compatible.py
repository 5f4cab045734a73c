"""As many of a shopper's answers as go together, where all of them do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pysat.solvers import Solver

from .answers import AnswerPart, Answers, assumptions_of
from .compile import Compiled
from .definition import Group
from .search import is_possible

#: Questions to the solver about which answers go together. Beyond, one model decides about all the others.
_MAX_TRIES = 60
#: Answers left out that may come back beside one group.
_MAX_RETURNS = 8


@dataclass(frozen=True)
class _LeftOut:
    """An answer that does not go with those in ``core``, all of them compatible, by place."""

    place: int
    core: frozenset[int]


class Compatible:
    """The compatible answers, earlier ones first: none of the others could be added.

    Where very many contradict each other, some that could be added are left out, so that the number of questions to the
    solver does not grow with the number of contradictions.
    """

    def __init__(self, solver: Solver, formula: Compiled, answers: Answers) -> None:
        self.solver, self.parts = solver, answers.valid
        self._literals = [assumptions_of(formula, [part]) for part in self.parts]
        self._owners = {literal: place for place, literals in enumerate(self._literals) for literal in literals}
        self._of_group: dict[str, list[int]] = {}
        for place, part in enumerate(self.parts):
            self._of_group.setdefault(part.group.key, []).append(place)
        self._places = [*range(len(self.parts))]
        self._left_out: list[_LeftOut] = []
        #: Whether all answers go together, and something can be bought at all.
        self.is_all = self._go_together(self._places)
        if not self.is_all:
            self._places = []
            self._choose()
        #: The literals of all compatible answers.
        self.literals = self._of(self._places)

    def beside(self, group: Group, answer: str | None = None) -> list[AnswerPart]:
        """The compatible answers that an answer to this group is judged beside.

        Its own answer is set aside: the whole group, or this one option of several. Answers that only contradicted
        that one come back.
        """
        return [self.parts[place] for place in self._beside(group, answer)]

    def literals_beside(self, group: Group, answer: str | None = None) -> list[int]:
        """Their literals."""
        return self._of(self._beside(group, answer))

    def _beside(self, group: Group, answer: str | None) -> list[int]:
        own = {each for each in self._of_group.get(group.key, ()) if self.parts[each].is_set_aside(group, answer)}
        places = [place for place in self._places if place not in own]
        waiting = [each for each in self._left_out if each.place not in own and not own.isdisjoint(each.core)]
        for each in waiting[:_MAX_RETURNS]:
            if self._go_together([*places, each.place]):
                places.append(each.place)
        return places

    def _choose(self) -> None:
        """Try all that is left. The last answer of a core does not go with those before it, so these are tried next."""
        cores: dict[int, frozenset[int]] = {}
        start, tries = 0, 0
        while start < len(self.parts):
            end = self._next_left_out(cores, start)
            stop = len(self.parts) if end is None else end
            if tries >= _MAX_TRIES:
                self._take_from_model(range(start, len(self.parts)))
                return
            tries += stop > start
            if stop == start or self._go_together([*self._places, *range(start, stop)]):
                self._places += range(start, stop)
                if end is not None:
                    self._left_out.append(_LeftOut(end, cores.pop(end)))
                start = stop + 1
                continue
            core = {self._owners[literal] for literal in self.solver.get_core() or () if literal in self._owners}
            if not core:
                return
            last = max(core)
            cores[last] = frozenset(core - {last})

    def _next_left_out(self, cores: Mapping[int, frozenset[int]], start: int) -> int | None:
        """The first answer known not to go with those chosen and those from ``start`` on up to itself."""
        chosen = {*self._places}
        known = (last for last, core in cores.items() if all(each in chosen or each >= start for each in core))
        return min(known, default=None)

    def _take_from_model(self, rest: Sequence[int]) -> None:
        """Those of the rest that hold in one model, which is led towards them."""
        self.solver.set_phases(self._of(rest))
        if self._go_together(self._places):
            model = {*self.solver.get_model()}
            self._places += [place for place in rest if model.issuperset(self._literals[place])]

    def _go_together(self, places: Sequence[int]) -> bool:
        return is_possible(self.solver, self._of(places))

    def _of(self, places: Sequence[int]) -> list[int]:
        return [literal for place in places for literal in self._literals[place]]
