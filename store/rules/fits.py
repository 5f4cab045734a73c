"""Whom an option fits: what rules say about options and a measurement of the shopper, as a table. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from .definition import NUMBER, REQUIRES, Group, OptionSpec, RuleSet, RuleSpec
from .terms import Term


@dataclass(frozen=True)
class Fit:
    """An option and the measurements that it fits, both ends included."""

    option: OptionSpec
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class FitTable:
    """The options of one group, and for which values of ``measurement`` each can be had."""

    measurement: Group
    fits: tuple[Fit, ...]


def fit_tables(rules: RuleSet) -> dict[str, FitTable]:
    """Tables by the key of the group, for groups whose options require a range of a measurement.

    Only rules with one option or several of one group as their condition, and one range as their result, count.
    """
    ranges: dict[tuple[str, str], list[tuple[str, Term]]] = {}
    for rule in rules.rules:
        if pair := _option_and_range(rule, rules):
            when, then = pair
            ranges.setdefault((when.group, then.group), []).extend((option, then) for option in when.options)
    return {
        group: _table(rules.by_key[group], rules.by_key[measurement], found)
        for (group, measurement), found in ranges.items()
    }


def _option_and_range(rule: RuleSpec, rules: RuleSet) -> tuple[Term, Term] | None:
    if rule.kind != REQUIRES or len(rule.when) != 1 or len(rule.then) != 1:
        return None
    when, then = rule.when[0], rule.then[0]
    measured, group = rules.by_key.get(then.group), rules.by_key.get(when.group)
    if group is None or measured is None or not measured.is_measurement or measured.kind != NUMBER:
        return None
    is_plain = when.options and then.is_number and not when.negated and not then.negated
    return (when, then) if is_plain else None


def _table(group: Group, measurement: Group, found: list[tuple[str, Term]]) -> FitTable:
    fits = []
    for option in group.options:
        terms = [term for key, term in found if key == option.key]
        low = max([measurement.low, *(term.low for term in terms if term.low is not None)])
        high = min([measurement.high, *(term.high for term in terms if term.high is not None)])
        fits.append(Fit(option, low, high))
    return FitTable(measurement, tuple(fits))
