"""How many configurations there are: the exact number of models of a formula.

Depth first over the variables. Components without a common clause are counted one by one and multiplied; the count of
each component is cached (Bacchus, Dalmao and Pitassi, Solving #SAT and Bayesian Inference with Backtracking Search,
2009). Variables that separate the others come first; where that takes too long, those in most clauses.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress

from .compile import Compiled, compiled
from .definition import NUMBER, RuleSet
from .formula import Formula
from .line_terms import for_line
from .order import separating_order

#: How much a variable counts if it is true, and if it is false.
Weight = tuple[int, int]
#: Variables and clauses that hang together, by number.
Component = tuple[tuple[int, ...], tuple[int, ...]]
#: Clauses visited between two looks at the clock.
_CLOCK_EVERY = 5000


class OutOfTime(Exception):
    """It would take longer than was allowed."""


def count(definition: RuleSet, seconds: float = 10) -> int | None:
    """The number of configurations that can be bought; None if that takes longer than ``seconds``.

    Two configurations differ in the options chosen, in a number (each step is one), or in whether a text, date, file or
    list of names is given; what it says does not count. Counted is one piece of a variant that no rule names.
    """
    formula, weights = _weighted(compiled(for_line(definition)))
    return count_models(formula.clauses, formula.variables, weights, seconds)


def _weighted(made: Compiled) -> tuple[Formula, dict[int, Weight]]:
    """The formula with a variable for each stretch of numbers between two bounds, which counts as many as it has."""
    formula = Formula(made.own_variables)
    for clause in made.formula.clauses[: made.own_clauses]:
        formula.add(*clause)
    weights: dict[int, Weight] = {}
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
) -> int | None:
    """The number of assignments of variables 1 to ``variables``; None if it takes longer than ``seconds``.

    Each assignment counts the product of its variables' weights, one where none is given.
    """
    start = time.monotonic()
    for share, kind in ((0.5, _Separating), (1, _Busiest)):
        with suppress(OutOfTime):
            return kind(clauses, variables, weights or {}, start + seconds * share).all()
    return None


class _Counting(ABC):
    """What is set so far, and for each clause how many of its literals hold and how many are open."""

    def __init__(
        self, clauses: Sequence[Sequence[int]], variables: int, weights: Mapping[int, Weight], until: float
    ) -> None:
        sets = {frozenset(clause) for clause in clauses}
        self.clauses = sorted(tuple(sorted(clause)) for clause in sets if not any(-each in clause for each in clause))
        self.variables, self.until, self.work = variables, until, 0
        self.true_weight = [1] * (variables + 1)
        self.false_weight = [1] * (variables + 1)
        for variable, (true, false) in weights.items():
            self.true_weight[variable], self.false_weight[variable] = true, false
        self.value = [0] * (variables + 1)
        self.held = [0] * len(self.clauses)
        self.open = [len(clause) for clause in self.clauses]
        self.having: dict[int, list[int]] = {
            sign * variable: [] for variable in range(variables + 1) for sign in (1, -1)
        }
        for number, clause in enumerate(self.clauses):
            for literal in clause:
                self.having[literal].append(number)
        self.known: dict[Component, int] = {}

    def all(self) -> int:
        """Without a call stack of its own depth, so that a formula may be as deep as it likes."""
        trail: list[int] = []
        if () in self.clauses or not self._set([clause[0] for clause in self.clauses if len(clause) == 1], trail):
            return 0
        self.prepare()
        total, components = self._components(range(1, self.variables + 1), trail)
        for component in components:
            stack: list[Generator[Component, int | None, int]] = [self._count(component)]
            result: int | None = None
            while stack:
                try:
                    stack.append(self._count(stack[-1].send(result)))
                    result = None
                except StopIteration as done:
                    stack.pop()
                    result = done.value
            total *= result or 0
        return total

    def _count(self, component: Component) -> Generator[Component, int | None, int]:
        if component in self.known:
            return self.known[component]
        self._check_clock(component)
        variable, total = self.chosen(component), 0
        for literal in (variable, -variable):
            trail: list[int] = []
            if self._set([literal], trail):
                product, parts = self._components(component[0], trail)
                for part in parts:
                    product = product and product * ((yield part) or 0)
                total += product
            self._unset(trail)
        self.known[component] = total
        return total

    @abstractmethod
    def prepare(self) -> None:
        """Done once, when all that follows from the clauses alone is set."""

    @abstractmethod
    def chosen(self, component: Component) -> int:
        """The variable of a component that is set next."""

    def _check_clock(self, component: Component) -> None:
        self.work += len(component[1])
        if self.work > _CLOCK_EVERY:
            self.work = 0
            if time.monotonic() > self.until:
                raise OutOfTime

    def _set(self, literals: list[int], trail: list[int]) -> bool:
        """Set these and all that follows; false if they contradict. ``trail`` says what was set."""
        waiting, fine = list(literals), True
        while waiting and fine:
            literal = waiting.pop()
            before = self.value[abs(literal)]
            if before:
                fine = before == literal
                continue
            self.value[abs(literal)] = literal
            trail.append(literal)
            for number in self.having[literal]:
                self.held[number] += 1
            for number in self.having[-literal]:
                self.open[number] -= 1
                if not self.held[number] and self.open[number] < 2:
                    rest = [each for each in self.clauses[number] if not self.value[abs(each)]]
                    waiting += rest
                    fine = fine and bool(rest)
        return fine

    def _unset(self, trail: list[int]) -> None:
        for literal in trail:
            self.value[abs(literal)] = 0
            for number in self.having[literal]:
                self.held[number] -= 1
            for number in self.having[-literal]:
                self.open[number] += 1

    def _components(self, variables: Sequence[int], trail: list[int]) -> tuple[int, list[Component]]:
        """What those set and those now free count, and the components that the others fall into."""
        product, components = 1, []
        seen: set[int] = set()
        for literal in trail:
            product *= self.true_weight[literal] if literal > 0 else self.false_weight[-literal]
        for variable in variables:
            if self.value[variable] or variable in seen:
                continue
            component = self._around(variable, seen)
            if component[1]:
                components.append(component)
            else:
                product *= self.true_weight[variable] + self.false_weight[variable]
        components.sort(key=lambda component: len(component[0]))
        return product, components

    def _around(self, variable: int, seen: set[int]) -> Component:
        """The component that a variable stands in; its variables are seen then."""
        waiting, variables, numbers = [variable], [], set()
        seen.add(variable)
        while waiting:
            variable = waiting.pop()
            variables.append(variable)
            for literal in (variable, -variable):
                for number in self.having[literal]:
                    if self.held[number] or number in numbers:
                        continue
                    numbers.add(number)
                    near = {abs(each) for each in self.clauses[number] if not self.value[abs(each)]} - seen
                    seen |= near
                    waiting += near
        return tuple(sorted(variables)), tuple(sorted(numbers))


class _Separating(_Counting):
    """What separates the others first, as worked out at the start."""

    rank: Mapping[int, int]

    def prepare(self) -> None:
        left = [
            [literal for literal in clause if not self.value[abs(literal)]]
            for clause, held in zip(self.clauses, self.held, strict=True)
            if not held
        ]
        self.rank = separating_order(left)

    def chosen(self, component: Component) -> int:
        return max(component[0], key=self.rank.__getitem__)


class _Busiest(_Counting):
    """What stands in most clauses now, short ones counting more."""

    def prepare(self) -> None:
        """Nothing is worked out before."""

    def chosen(self, component: Component) -> int:
        score = dict.fromkeys(component[0], 0)
        for number in component[1]:
            gain = 3 if self.open[number] == 2 else 1
            for literal in self.clauses[number]:
                if not self.value[abs(literal)]:
                    score[abs(literal)] += gain
        return max(component[0], key=score.__getitem__)
