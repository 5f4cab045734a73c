"""Numbers in a formula: whether they are answered, and which values they reach."""

from dataclasses import dataclass
from decimal import Decimal

from .definition import RuleSet
from .formula import Formula
from .steps import Steps
from .tables import cell_term


@dataclass(frozen=True)
class Bounds:
    """A number in the formula: whether it is answered, and whether it reaches each of these values, in order."""

    steps: Steps
    answered: int
    reached: tuple[tuple[Decimal, int], ...]

    def literals(self, number: Decimal) -> list[int]:
        """What must hold for it to be this number."""
        return [self.answered, *(literal if number >= value else -literal for value, literal in self.reached)]

    def between(self, formula: Formula, low: Decimal | None, high: Decimal | None) -> int:
        """A literal that holds exactly if it is answered and lies between, both ends included."""
        parts = [self.answered]
        if low is not None:
            parts.append(self._reaches(formula, self.steps.ceiling(low)))
        if high is not None:
            parts.append(-self._reaches(formula, self.steps.above(high)))
        return formula.both(parts)

    def _reaches(self, formula: Formula, value: Decimal | None) -> int:
        if value is None:
            return -formula.true
        return self.answered if value == self.steps.low else dict(self.reached)[value]


def named_values(definition: RuleSet) -> dict[str, set[tuple[Decimal | None, Decimal | None]]]:
    """The bounds that terms name, by group."""
    terms = [term for rule in definition.rules for term in (*rule.when, *rule.then)]
    terms += [term for group in definition.groups for term in group.applies_if]
    for rule in definition.rules:
        for row in rule.rows:
            for key, cell in zip(rule.groups, row, strict=False):
                group = definition.by_key.get(key)
                term = cell_term(group, cell) if group and cell else None
                terms += [term] if term else []
    named: dict[str, set[tuple[Decimal | None, Decimal | None]]] = {}
    for term in terms:
        if term.is_number:
            named.setdefault(term.group, set()).add((term.low, term.high))
    return named
