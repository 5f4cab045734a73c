"""At most so many of some literals, counted as they are set; the count of configurations needs no clauses for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

#: How much a variable counts if it is true, and if it is false.
Weight = tuple[int, int]


@dataclass(frozen=True)
class Limit:
    """No more than ``number`` of the literals hold, or one of ``unless`` does."""

    literals: tuple[int, ...]
    number: int
    unless: tuple[int, ...] = ()


class LimitTracker:
    """How much room each limit has left, while literals are set and taken back."""

    def __init__(self, limits: Sequence[Limit], is_open: Callable[[int], bool]) -> None:
        self._limits, self._is_open = limits, is_open
        self.room = [limit.number for limit in limits]
        self._left = [len(limit.literals) for limit in limits]
        self._lifted = [0] * len(limits)
        self._conditions = [len(limit.unless) for limit in limits]
        self._counting = _places(limit.literals for limit in limits)
        self._lifting = _places(limit.unless for limit in limits)

    def set(self, literal: int) -> list[int] | None:
        """What follows now that this literal holds; None if it breaks a limit."""
        self._change(literal, 1)
        following: list[int] = []
        broken = False
        for place in self._of(literal):
            found = self._following(place)
            broken = broken or found is None
            following += found or []
        return None if broken else following

    def take_back(self, literal: int) -> None:
        """The literal is open again."""
        self._change(literal, -1)

    def active_around(self, variable: int) -> list[int]:
        """The limits that may still be broken and speak of a variable."""
        places = {*self._of(variable)}
        return [place for place in places if not self._lifted[place] and self._left[place] > self.room[place]]

    def counts(self, place: int, variable: int) -> bool:
        """Whether a limit counts a variable, and the variable can never lift it."""
        both = (variable, -variable)
        is_counted = any(place in self._counting.get(literal, ()) for literal in both)
        return is_counted and not any(place in self._lifting.get(literal, ()) for literal in both)

    def open_variables(self, place: int) -> Iterator[int]:
        """The variables of a limit that are not set."""
        limit = self._limits[place]
        return (abs(literal) for literal in (*limit.literals, *limit.unless) if self._is_open(abs(literal)))

    def weigh(self, place: int, weight: Callable[[int], Weight]) -> int | None:
        """How much all ways to keep a limit count that shares no variable with others; None if it may be lifted."""
        if self._conditions[place]:
            return None
        room = self.room[place]
        sums = [1]
        for literal in self._limits[place].literals:
            if self._is_open(abs(literal)):
                true, false = weight(abs(literal)) if literal > 0 else weight(-literal)[::-1]
                shifted = [0, *(true * each for each in sums)]
                sums = [false * each + more for each, more in zip([*sums, 0], shifted, strict=True)][: room + 1]
        return sum(sums)

    def _change(self, literal: int, by: int) -> None:
        for place in self._counting.get(literal, ()):
            self.room[place] -= by
            self._left[place] -= by
        for place in self._counting.get(-literal, ()):
            self._left[place] -= by
        for place in self._lifting.get(literal, ()):
            self._lifted[place] += by
            self._conditions[place] -= by
        for place in self._lifting.get(-literal, ()):
            self._conditions[place] -= by

    def _of(self, variable: int) -> Iterator[int]:
        for literal in (variable, -variable):
            yield from self._counting.get(literal, ())
            yield from self._lifting.get(literal, ())

    def _following(self, place: int) -> list[int] | None:
        """Literals that must hold so that a limit is kept; None if it is broken."""
        if self._lifted[place] or self._left[place] <= self.room[place]:
            return []
        limit, room, conditions = self._limits[place], self.room[place], self._conditions[place]
        if not conditions:
            if room < 0:
                return None
            return [] if room else [-literal for literal in limit.literals if self._is_open(abs(literal))]
        if room < 0 and conditions == 1:
            return [literal for literal in limit.unless if self._is_open(abs(literal))]
        return []


def _places(groups: Iterator[tuple[int, ...]]) -> Mapping[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, literals in enumerate(groups):
        for literal in literals:
            places.setdefault(literal, []).append(place)
    return places
