"""Clauses over numbered variables, true or false; it knows nothing of shops.

A literal is a variable's number, or its negative for "not". Every variable that a formula makes for itself is settled
by the others, but for ``helpers``; so the number of models is the number of assignments of the others.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations

from pysat.card import CardEnc, EncType

from .limits import Limit

#: Up to this number of literals "at most one" is written as pairs; beyond, a ladder takes fewer clauses.
_PAIRS = 8
#: The owner of a clause that only defines a variable.
MEANING = 0


class Formula:
    """Clauses, each with the number of its owner: its source, or ``MEANING``."""

    def __init__(self, variables: int = 0) -> None:
        self.variables = variables
        self.clauses: list[list[int]] = []
        self.owners: list[int] = []
        #: The owner of the clauses that are added next.
        self.owner = MEANING
        #: At most so many; these are written as clauses too.
        self.limits: list[Limit] = []
        #: Variables that only encode the limits.
        self.helpers: set[int] = set()
        self._encoding: set[int] = set()
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

    def require(self, literals: Sequence[int], number: int, *, unless: Sequence[int] = ()) -> None:
        """So many of these hold, or one of ``unless`` does."""
        if number == 1:
            self.add(*unless, *literals)
        elif number > len(literals):
            self.add(*unless)
        elif number > 0:
            self.limit([-literal for literal in literals], len(literals) - number, unless=unless)

    def limit(self, literals: Sequence[int], number: int, *, unless: Sequence[int] = ()) -> None:
        """No more than so many of these hold, or one of ``unless`` does."""
        if number >= len(literals):
            return
        if number == 0:
            for literal in literals:
                self.add(*unless, -literal)
        elif number == 1 and not unless:
            self.limit_to_one(literals)
        else:
            self._encode(Limit(tuple(literals), number, tuple(unless)))

    def _encode(self, limit: Limit) -> None:
        """Clauses of a limit for a solver. Their helper variables are not settled by others, so they do not count."""
        encoded = CardEnc.atmost([*limit.literals], limit.number, top_id=self.variables, encoding=EncType.kmtotalizer)
        self._encoding.update(range(len(self.clauses), len(self.clauses) + len(encoded.clauses)))
        for clause in encoded.clauses:
            self.add(*limit.unless, *clause)
        self.helpers.update(range(self.variables + 1, encoded.nv + 1))
        self.variables = max(self.variables, encoded.nv)
        self.limits.append(limit)

    def plain_clauses(self, end: int | None = None) -> list[list[int]]:
        """The first ``end`` clauses, or all, without those that encode ``limits``: for counting."""
        return [clause for place, clause in enumerate(self.clauses[:end]) if place not in self._encoding]
