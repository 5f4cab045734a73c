"""Answering groups one after another, so that each answer goes with all before."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from pysat.solvers import Solver

from .colours import distance
from .compile import Compiled
from .definition import NUMBER, SEVERAL, Group
from .search import is_possible
from .terms import number_in

#: What an option costs, by the keys of its group and its own.
Cost = Callable[[str, str], Decimal]


class Assignment:
    """Answers so far, as literals that go together; every answer found is added."""

    def __init__(self, solver: Solver, formula: Compiled, literals: Sequence[int], cost: Cost | None = None) -> None:
        self.solver, self.formula, self.cost = solver, formula, cost
        self.literals = list(literals)
        #: How many times the solver was asked.
        self.questions = 0

    def add(self, literals: Iterable[int]) -> bool:
        """Whether these go with all so far; they are added then."""
        self.questions += 1
        more = [*self.literals, *literals]
        if not is_possible(self.solver, more):
            return False
        self.literals = more
        return True

    def leave(self, group: Group) -> bool:
        """Whether the group can stay without an answer; it does then."""
        return self.add(-literal for literal in self.formula.answers(group))

    def answer(self, group: Group, first: Sequence[str] = (), instead_of: list[str] | str = "") -> list[str] | str:
        """An answer to a group of options or a number, with those of ``first`` that go; empty if there is none.

        No more options than need be, the preferred ones first; of numbers and colours the nearest to the one before.
        """
        if group.kind == NUMBER:
            return self._number(group, instead_of if isinstance(instead_of, str) else "")
        preferred = self._closest(group, instead_of) or self._preferred(group)
        if group.kind != SEVERAL:
            found = next((key for key in preferred if self._take(group, key)), None)
            if found is None:
                self.leave(group)
            return [found] if found else []
        chosen = [key for key in first if self._take(group, key)]
        return self._without_more(group, chosen, preferred)

    def _without_more(self, group: Group, chosen: list[str], preferred: list[str]) -> list[str]:
        """Those chosen and what else must be: the rest is left out as far as that goes, least preferred first."""
        rest = [key for key in reversed(preferred) if key not in chosen]
        if not self.add(-self.formula.options[group.key, key] for key in rest):
            chosen = chosen + [key for key in rest if not self.add([-self.formula.options[group.key, key]])]
        return sorted(chosen, key=list(group.by_key).index)

    def _take(self, group: Group, key: str) -> bool:
        literal = self.formula.options.get((group.key, key))
        return literal is not None and self.add([literal])

    def _preferred(self, group: Group) -> list[str]:
        keys = list(group.by_key)
        if self.cost:
            cost = self.cost
            return sorted(keys, key=lambda key: cost(group.key, key))
        usual = self.formula.definition.defaults.get(group.key, [])
        return sorted(keys, key=lambda key: key not in usual)

    def _closest(self, group: Group, before: list[str] | str) -> list[str]:
        """The options by how close their colour is to the one before; empty without colours."""
        colours = [group.by_key[key].colour for key in before if key in group.by_key] if group.kind != SEVERAL else []
        if not colours or not all(option.colour for option in group.options):
            return []
        return sorted(group.by_key, key=lambda key: distance(group.by_key[key].colour, colours[0]))

    def _number(self, group: Group, before: str) -> str:
        bounds = self.formula.bounds[group.key]
        usual = "" if self.cost else self.formula.definition.defaults.get(group.key, "")
        wish = before or usual
        number = number_in(wish)
        if number is not None and number in bounds.steps and self.add(bounds.literals(number)):
            return str(wish)
        near = number_in(before)
        candidates = self._candidates(group, near)
        found = next((number for number in candidates if self.add(bounds.literals(number))), None)
        if found is None:
            self.leave(group)
        return "" if found is None else f"{found:f}"

    def _candidates(self, group: Group, near: Decimal | None) -> list[Decimal]:
        """The ends of each stretch between bounds, lowest first, or nearest to a number."""
        bounds = self.formula.bounds[group.key]
        steps = bounds.steps
        starts = [steps.low, *(value for value, _literal in bounds.reached)] if steps.last >= 0 else []
        ends = [*(steps.before(value) for value in starts[1:]), steps.high] if starts else []
        if near is None:
            return starts
        return sorted({*starts, *ends}, key=lambda number: (abs(number - near), number))
