"""A rule set of any size, made by chance but always the same, under which something can be bought."""

import random
from collections.abc import Mapping
from decimal import Decimal
from itertools import product

from store.configurator.services import ProductDefinition
from store.rules.definition import ALLOWED, EXCLUDES, NUMBER, ONE, REQUIRES, SEVERAL, Group, OptionSpec, RuleSpec
from store.rules.terms import Answer, Term

#: Options of one group, as shops have them: many short questions, some long ones.
_SIZES = (2, 3, 3, 4, 5, 6, 8, 12)


def made_rules(options: int, rules: int, seed: int = 1) -> tuple[ProductDefinition, dict[str, Answer]]:
    """A definition with so many options and rules, and one whole choice that keeps all of them."""
    dice = random.Random(seed)  # noqa: S311 - a rule set is no secret
    groups = tuple(_groups(dice, options))
    whole = {group.key: _answer(dice, group) for group in groups}
    made = tuple(_fulfilled_rule(dice, groups, whole) for _number in range(rules))
    return ProductDefinition(product=1, groups=groups, rules=made), whole


def _groups(dice: random.Random, options: int):
    left, place = options, 0
    while left:
        size = min(dice.choice(_SIZES), left)
        several = dice.random() < 0.2
        keys = tuple(OptionSpec(f"o{number}", f"Option {number}") for number in range(size))
        kind = SEVERAL if several else ONE
        yield Group(f"g{place}", f"Group {place}", kind, required=dice.random() < 0.7, options=keys)
        left, place = left - size, place + 1
    for number in range(3):
        yield Group(f"n{number}", f"Number {number}", NUMBER, low=Decimal(50), high=Decimal(250), step=Decimal(5))


def _answer(dice: random.Random, group: Group) -> list[str] | str:
    if group.kind == NUMBER:
        return str(dice.randrange(50, 251, 5))
    return [dice.choice(group.options).key]


def _fulfilled_rule(dice: random.Random, groups: tuple[Group, ...], whole: Mapping[str, Answer]) -> RuleSpec:
    while True:
        rule = _rule(dice, groups)
        if _is_fulfilled(rule, whole):
            return rule


def _is_fulfilled(rule: RuleSpec, whole: Mapping[str, Answer]) -> bool:
    if rule.kind == ALLOWED:
        answers = [str(whole[key][0]) for key in rule.groups]
        return any(all(cell in ("", answer) for cell, answer in zip(row, answers, strict=True)) for row in rule.rows)
    together = all(term.holds(whole) for term in rule.when)
    return not together or any(term.holds(whole) for term in rule.then) == (rule.kind == REQUIRES)


def _rule(dice: random.Random, groups: tuple[Group, ...]) -> RuleSpec:
    kind = dice.choices([EXCLUDES, REQUIRES, ALLOWED], [6, 3, 1])[0]
    if kind == ALLOWED:
        chosen = dice.sample([group for group in groups if group.kind == ONE], 2)
        every = list(product(*((option.key for option in group.options) for group in chosen)))
        rows = tuple(row for row in every if dice.random() < 0.8)
        return RuleSpec(kind, "Only so", groups=tuple(group.key for group in chosen), rows=rows)
    first, second, *others = (_term(dice, group) for group in dice.sample(groups, 4))
    when = (first, second) if dice.random() < 0.3 else (first,)
    return RuleSpec(kind, "Because", when=when, then=tuple(others) if kind == REQUIRES else (others[0],))


def _term(dice: random.Random, group: Group) -> Term:
    if group.kind == NUMBER:
        return Term(group.key, low=Decimal(dice.randrange(60, 240, 10)))
    many = min(dice.choice((1, 1, 2)), len(group.options))
    return Term(group.key, options=tuple(option.key for option in dice.sample(group.options, many)))
