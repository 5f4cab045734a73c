"""Counting the models of a formula, depth first over its variables.

Components without a common clause are counted one by one and multiplied; the count of each component is cached
(Bacchus, Dalmao and Pitassi, Solving #SAT and Bayesian Inference with Backtracking Search, 2009).
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from .limits import Limit, LimitTracker, Weight

#: Clauses visited between two looks at the clock.
_CLOCK_EVERY = 5000


class OutOfTime(Exception):
    """It would take longer than was allowed."""


class ComponentKey(NamedTuple):
    """What the count of a component depends on: its cache key.

    ``tied`` variables stand in a clause or in several limits; of those that only stand in one limit and count once
    either way, it is enough to know their number for each limit.
    """

    tied: tuple[int, ...]
    clauses: tuple[int, ...]
    #: Each limit with how much room it has left.
    rooms: tuple[tuple[int, int], ...]
    loose: tuple[tuple[int, int], ...]


class Component(NamedTuple):
    """Variables that clauses and limits tie together."""

    variables: tuple[int, ...]
    key: ComponentKey


class Counting(ABC):
    """What is set so far, and for each clause how many of its literals hold and how many are open."""

    def __init__(
        self,
        clauses: Sequence[Sequence[int]],
        variables: int,
        weights: Mapping[int, Weight],
        until: float,
        limits: Sequence[Limit] = (),
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
        self.limits = LimitTracker(limits, lambda variable: not self.value[variable])
        self.known: dict[ComponentKey, int] = {}

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
        if component.key in self.known:
            return self.known[component.key]
        self._check_clock(component)
        if (total := self._of_one_limit(component)) is not None:
            self.known[component.key] = total
            return total
        variable, total = self.chosen(component), 0
        for literal in (variable, -variable):
            trail: list[int] = []
            if self._set([literal], trail):
                product, parts = self._components(component.variables, trail)
                for part in parts:
                    product = product and product * ((yield part) or 0)
                total += product
            self._unset(trail)
        self.known[component.key] = total
        return total

    def _of_one_limit(self, component: Component) -> int | None:
        """The count of variables that only one limit ties together; None if there is more to it."""
        rooms = component.key.rooms
        return self.limits.weigh(rooms[0][0], self._weight) if len(rooms) == 1 and not component.key.clauses else None

    def _weight(self, variable: int) -> Weight:
        return self.true_weight[variable], self.false_weight[variable]

    @abstractmethod
    def prepare(self) -> None:
        """Done once, when all that follows from the clauses alone is set."""

    @abstractmethod
    def chosen(self, component: Component) -> int:
        """The variable of a component that is set next."""

    def _check_clock(self, component: Component) -> None:
        self.work += len(component.key.clauses) + len(component.key.rooms)
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
            following = self.limits.set(literal)
            fine = following is not None
            waiting += following or []
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
            self.limits.take_back(literal)
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
            if component.key.clauses or component.key.rooms:
                components.append(component)
            else:
                product *= self.true_weight[variable] + self.false_weight[variable]
        components.sort(key=lambda component: len(component.variables))
        return product, components

    def _around(self, variable: int, seen: set[int]) -> Component:
        """The component that a variable stands in; its variables are seen then."""
        waiting, numbers, limits = [variable], set(), set()
        tied: list[int] = []
        loose: dict[int, list[int]] = {}
        seen.add(variable)
        while waiting:
            variable = waiting.pop()
            active, is_loose = self.limits.active_around(variable), self._weight(variable) == (1, 1)
            for literal in (variable, -variable):
                for number in self.having[literal]:
                    if self.held[number]:
                        continue
                    is_loose = False
                    if number in numbers:
                        continue
                    numbers.add(number)
                    near = {abs(each) for each in self.clauses[number] if not self.value[abs(each)]} - seen
                    seen |= near
                    waiting += near
            is_loose = is_loose and len(active) == 1 and self.limits.counts(active[0], variable)
            (loose.setdefault(active[0], []) if is_loose else tied).append(variable)
            for place in active:
                if place not in limits:
                    limits.add(place)
                    near = {*self.limits.open_variables(place)} - seen
                    seen |= near
                    waiting += near
        rooms = tuple((place, self.limits.room[place]) for place in sorted(limits))
        variables = sorted([*tied, *(each for place in loose for each in loose[place])])
        numbers_of_loose = tuple((place, len(loose[place])) for place in sorted(loose))
        return Component(
            tuple(variables), ComponentKey(tuple(sorted(tied)), tuple(sorted(numbers)), rooms, numbers_of_loose)
        )
