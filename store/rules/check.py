"""Checks of a rule set before it is published."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .built_in import BuiltIn
from .circles import circles
from .compile import formula_of
from .definition import RuleSet, RuleSpec
from .explain import explain
from .line_terms import with_line_groups
from .search import possible, solver_of
from .tables import cell_term
from .terms import VARIANT, Term


@dataclass(frozen=True)
class BrokenCondition:
    """A condition that can never hold, because it names what does not exist; ``where`` it stands."""

    where: object
    group: str
    answer: str = ""

    @property
    def reason(self) -> str:
        """The sentence for the merchant."""
        if self.answer:
            return _("“%(group)s” has no answer “%(answer)s”.") % {"group": self.group, "answer": self.answer}
        return _("There is no group “%(group)s”.") % {"group": self.group}


@dataclass(frozen=True)
class Check:
    """Whether anything can be bought, and the options that can never or must always be chosen, as group and option."""

    possible: bool
    never: tuple[tuple[str, str], ...]
    always: tuple[tuple[str, str], ...]
    broken: tuple[BrokenCondition, ...]
    #: Keys of groups that apply only because of each other, so that nobody reaches them.
    circles: tuple[tuple[str, ...], ...] = ()


def check(definition: RuleSet, conditions: Iterable[tuple[object, Term]] = ()) -> Check:
    """All checks but the count. If nothing can be bought, every option is listed in ``never``.

    ``conditions`` stand elsewhere, such as in a price, and name groups and options of this set. Where rules name the
    variant or the quantity, an option is in ``never`` if no line allows it.
    """
    conditions = list(conditions)
    definition = with_line_groups(definition, (term for _where, term in conditions))
    formula = formula_of(definition)
    options = {place: literal for place, literal in formula.options.items() if place[0] != VARIANT}
    with solver_of(formula.formula.clauses[: formula.own_clauses]) as solver:
        can = possible(solver, [], [sign * literal for literal in options.values() for sign in (1, -1)])
        whole = solver.solve()
    never = tuple(place for place, literal in options.items() if literal not in can)
    always = tuple(place for place, literal in options.items() if whole and -literal not in can)
    return Check(whole, never, always, tuple(_broken(definition, conditions)), circles(definition))


def contradictory_rules(definition: RuleSet) -> tuple[RuleSpec | BuiltIn, ...]:
    """Rules that leave nothing to be bought; leave out any one, and something can be. Empty if something can."""
    formula = formula_of(with_line_groups(definition))
    with solver_of(formula.owned_clauses) as solver:
        reason = explain(solver, formula, [], [])
    return reason.rules if reason else ()


def _broken(definition: RuleSet, conditions: Iterable[tuple[object, Term]]) -> Iterator[BrokenCondition]:
    for group in definition.groups:
        for term in group.applies_if:
            yield from _broken_term(definition, group, term)
    for rule in definition.rules:
        for term in (*rule.when, *rule.then):
            yield from _broken_term(definition, rule, term)
        yield from _broken_table(definition, rule)
    for where, term in conditions:
        yield from _broken_term(definition, where, term)


def _broken_term(definition: RuleSet, where: object, term: Term) -> Iterator[BrokenCondition]:
    group = definition.by_key.get(term.group)
    if group is None:
        yield BrokenCondition(where, term.group)
    elif term.is_number != (term.group in formula_of(definition).bounds) and (term.is_number or term.options):
        yield BrokenCondition(where, term.group, ", ".join(term.options) or _("a number"))
    else:
        yield from (BrokenCondition(where, term.group, key) for key in term.options if key not in group.by_key)


def _broken_table(definition: RuleSet, rule: RuleSpec) -> Iterator[BrokenCondition]:
    for place, key in enumerate(rule.groups):
        group = definition.by_key.get(key)
        if group is None:
            yield BrokenCondition(rule, key)
            continue
        for cell in dict.fromkeys(row[place] for row in rule.rows if place < len(row) and row[place]):
            term = cell_term(group, cell)
            if term is None:
                yield BrokenCondition(rule, key, cell)
            else:
                yield from _broken_term(definition, rule, term)
