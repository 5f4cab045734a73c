"""Clauses over numbered variables, true or false; it knows nothing of shops.

A literal is a variable's number, or its negative for "not". Every variable that a formula makes for itself is settled
by the others, so the number of models is the number of assignments of the others.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

#: Up to so many literals "at most one" is written as pairs; beyond, a ladder takes fewer clauses.
_PAIRS = 8
#: Who owns a clause that only says what a variable means.
MEANING = 0


class Formula:
    """Clauses, each with the number of its owner: its source, or ``MEANING``."""

    def __init__(self, variables: int = 0) -> None:
        self.variables = variables
        self.clauses: list[list[int]] = []
        self.owners: list[int] = []
        #: Who owns the clauses that are added next.
        self.owner = MEANING
        self._true = 0
        self._either: dict[frozenset[int], int] = {}

    def variable(self) -> int:
        """A new one."""
        self.variables += 1
        return self.variables

    @property
    def true(self) -> int:
        """A literal that always holds."""
        if not self._true:
            self._true = self.variable()
            self._means(self._true)
        return self._true

    def add(self, *literals: int) -> None:
        """One of these must hold."""
        self.clauses.append(list(literals))
        self.owners.append(self.owner)

    def _means(self, *literals: int) -> None:
        self.clauses.append(list(literals))
        self.owners.append(MEANING)

    def either(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly if one of these does."""
        some = frozenset(literals) - {-self._true}
        if len(some) == 1:
            return next(iter(some))
        if not some:
            return -self.true
        if some not in self._either:
            whole = self._either[some] = self.variable()
            self._means(-whole, *sorted(some, key=abs))
            for literal in sorted(some, key=abs):
                self._means(whole, -literal)
        return self._either[some]

    def both(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly if all of these do."""
        return -self.either(-literal for literal in literals)

    def limit_to_one(self, literals: Sequence[int]) -> None:
        """No two of these hold."""
        if len(literals) <= _PAIRS:
            for one, other in combinations(literals, 2):
                self.add(-one, -other)
            return
        before = literals[0]
        for place, literal in enumerate(literals[1:], 2):
            self.add(-before, -literal)
            if place < len(literals):
                before = self.either([before, literal])

    def counter(self, literals: Sequence[int], limit: int) -> list[int]:
        """Literals of which the n-th, from zero, holds exactly if more than n of these do; ``limit`` of them."""
        reached: list[int] = []
        for literal in literals:
            steps = [literal, *(self.both([step, literal]) for step in reached)]
            fresh = [self.either([old, new]) for old, new in zip(reached, steps, strict=False)]
            reached = [*fresh, *steps[len(reached) :]][:limit]
        return reached

    def require(self, literals: Sequence[int], number: int, *, unless: Sequence[int] = ()) -> None:
        """So many of these hold, or one of ``unless`` does."""
        if number <= 0:
            return
        if number == 1:
            self.add(*unless, *literals)
        elif number > len(literals):
            self.add(*unless)
        else:
            self.add(*unless, self.counter(literals, number)[number - 1])

    def limit(self, literals: Sequence[int], number: int, *, unless: Sequence[int] = ()) -> None:
        """No more than so many of these hold, or one of ``unless`` does."""
        if number >= len(literals):
            return
        if number == 1 and not unless:
            self.limit_to_one(literals)
        else:
            for step in self.counter(literals, number + 1)[number:]:
                self.add(*unless, -step)
