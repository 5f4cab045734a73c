"""What choices cost, as charges of which the lowest sum is looked for. The arithmetic is that of ``line_price``."""

from collections.abc import Hashable, Iterator
from decimal import Decimal

from store.money.amounts import Money
from store.rules import line_answers
from store.rules.definition import NAMES, NUMBER, Group
from store.rules.lowest import Charge, NotProven, knowing_terms, stretches
from store.rules.terms import Term

from .definition import PER_AREA, PER_CHARACTER, PER_UNIT, PERCENT, ProductDefinition, SurchargeRule
from .line_price import price_of_text


def with_price_terms(definition: ProductDefinition) -> ProductDefinition:
    """The definition, whose formula knows the bounds that prices name."""
    return knowing_terms(definition, (term for price in definition.prices for term in price.when))


def charges_of(definition: ProductDefinition, base: Money, variant: str = "") -> list[Charge]:
    """All that one piece of a variant may cost, in the smallest units of the currency.

    Of words the shortest are counted, of a number the cheaper end of each stretch between two bounds: no answer costs
    less. ``definition`` knows the terms of its prices (``with_price_terms``).

    Raises:
        NotProven: a price counts what has no lowest number.
    """
    charges = [Charge(base.minor)]
    for group in definition.groups:
        charges += _of_group(group)
    for rule, when in _counting_for_one(definition, variant):
        charges += (Charge(amount.minor, (*when, *more)) for amount, more in _of_rule(definition, rule, base))
    return charges


def _of_group(group: Group) -> Iterator[Charge]:
    for option in group.options if group.has_options else ():
        if option.surcharge.amount:
            yield Charge(option.surcharge.minor, (Term(group.key, (option.key,)),))
    if not group.has_options:
        price = price_of_text(group, "x") if group.is_text or group.kind == NAMES else group.surcharge
        yield Charge(price.minor, (Term(group.key),))


def _counting_for_one(definition: ProductDefinition, variant: str) -> Iterator[tuple[SurchargeRule, tuple[Term, ...]]]:
    """The prices that may count for one piece of the variant, with what is left of their conditions."""
    line, seen = line_answers(variant, 1), set[Hashable]()
    for rule in definition.prices:
        decided = [term.holds(line) for term in rule.when if term.is_about_line]
        if rule.min_quantity <= 1 and all(decided) and rule.tier not in seen:
            seen.add(rule.tier)
            yield rule, tuple(term for term in rule.when if not term.is_about_line)


def _of_rule(
    definition: ProductDefinition, rule: SurchargeRule, base: Money
) -> Iterator[tuple[Money, tuple[Term, ...]]]:
    if rule.kind == PERCENT:
        yield Money(base.amount * rule.percent / 100).rounded(), ()
    elif rule.kind == PER_CHARACTER:
        group = definition.by_key.get(rule.group)
        if group is not None and (group.has_options or rule.amount < Money(0)):
            raise NotProven
        if group is not None:
            yield Money(rule.amount.amount).rounded(), (Term(rule.group),)
    elif rule.kind in {PER_UNIT, PER_AREA}:
        yield from _of_size(definition, rule)
    else:
        yield rule.amount.rounded(), ()


def _of_size(definition: ProductDefinition, rule: SurchargeRule) -> Iterator[tuple[Money, tuple[Term, ...]]]:
    keys = [rule.group, rule.second] if rule.kind == PER_AREA else [rule.group]
    groups = [definition.by_key.get(key) for key in keys]
    if any(group is not None and group.kind != NUMBER for group in groups):
        raise NotProven
    if None in groups:
        return
    first, *others = keys
    for low, high in stretches(definition, first):
        for second in stretches(definition, others[0]) if others else [(Decimal(1), Decimal(1))]:
            prices = [Money(rule.amount.amount * one * two).rounded() for one in (low, high) for two in second]
            terms = [Term(first, low=low, high=high)]
            terms += [Term(others[0], low=second[0], high=second[1])] if others else []
            yield min(prices), tuple(terms)
