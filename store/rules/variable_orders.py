"""Two orders in which variables are set when models are counted."""

from collections.abc import Mapping

from .counting import Component, Counting
from .elimination import separating_order


class SeparatingFirst(Counting):
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
        candidates = component.key.tied or component.variables
        return max(candidates, key=lambda variable: self.rank.get(variable, -1))


class BusiestFirst(Counting):
    """What stands in most clauses now, short ones counting more."""

    def prepare(self) -> None:
        """Nothing is worked out before."""

    def chosen(self, component: Component) -> int:
        score = dict.fromkeys(component.key.tied or component.variables, 0)
        for number in component.key.clauses:
            gain = 3 if self.open[number] == 2 else 1
            for literal in self.clauses[number]:
                if not self.value[abs(literal)]:
                    score[abs(literal)] += gain
        return max(score, key=score.__getitem__)
