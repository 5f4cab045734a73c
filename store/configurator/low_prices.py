"""Finding out before a set is published whether some combination of it would cost less than nothing.

The search is bounded. It takes every surcharge below zero that goes together with those before, the largest first,
and then each of the largest alone; it fills in the rest as cheaply as it can, and adds up. So what it finds is so; it
may miss a combination, and then the shop refuses that one when somebody chooses it.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from store.catalogue.models import Product
from store.money.amounts import Money, total_of
from store.pricing.models import Price
from store.rules import for_line
from store.rules.answers import read_answers
from store.rules.choices import Choices
from store.rules.compile import formula_of
from store.rules.definition import NUMBER, TEXT, Group
from store.rules.search import is_possible, solver_of
from store.rules.terms import QUANTITY, VARIANT, Answer, Term

from .definition import (
    PER_AREA,
    PER_CHARACTER,
    PER_UNIT,
    PERCENT,
    ProductDefinition,
    SurchargeRule,
)
from .definitions import definition_of, finished
from .line_price import ConfiguredPrice, PriceLine, line_price
from .models import OptionSet
from .wording import answer_in_words

#: Surcharges below zero that are tried together, and alone; quantities and
#: variants that prices name.
_MAX_SEEDS, _MAX_ALONE, _MAX_QUANTITIES, _MAX_VARIANTS = 200, 10, 10, 10


@dataclass(frozen=True)
class Seed:
    """Answers that bring a surcharge below zero, and how large it is for a product that costs 100."""

    answers: dict[str, Answer]
    amount: Decimal


class PricedVariant(NamedTuple):
    """A variant that is sold: the name of its product, its article number and its price."""

    name: str
    sku: str
    amount: Money


def below_zero(option_set: OptionSet, definition: ProductDefinition) -> str:
    """A sentence with a product and a combination that would cost less than nothing; empty if none was found."""
    sold = Price.objects.filter(variant__product__made_to_order__option_set=option_set.pk)
    return _below_zero(definition, _variants_to_try(definition, sold)) if option_set.pk else ""


def product_below_zero(product: Product) -> str:
    """The same for one product as it is stored."""
    definition = definition_of(product)
    return _below_zero(definition, _variants_to_try(definition, Price.objects.filter(variant__product=product.pk)))


def _below_zero(definition: ProductDefinition, variants: list[PricedVariant]) -> str:
    seeds = sorted(_seeds(definition), key=lambda seed: seed.amount)[:_MAX_SEEDS]
    if not (seeds and variants):
        return ""
    lines = list(itertools.product(variants, _quantities_to_try(definition)))
    for tried in (seeds, *([seed] for seed in seeds[:_MAX_ALONE])):
        chosen: dict[int, tuple[ProductDefinition, Choices]] = {}
        for variant, quantity in lines:
            rules = for_line(definition, variant=variant.sku, quantity=quantity)
            if id(rules) not in chosen:
                chosen[id(rules)] = rules, finished(rules, _together(rules, tried), cheapest=True)
            choices = chosen[id(rules)][1]
            base = PriceLine(variant.name, variant.amount)
            found = line_price(rules, choices, base, quantity, variant=variant.sku)
            if found.is_below_zero(quantity):
                return _sentence(definition, choices, found)
    return ""


def _quantities_to_try(definition: ProductDefinition) -> list[int]:
    """1, and where prices begin to count."""
    starts = {rule.min_quantity for rule in definition.prices}
    starts |= {int(term.low) for term in _line_terms(definition) if term.group == QUANTITY and term.low}
    return [1, *sorted(each for each in starts if 1 < each <= settings.MAX_QUANTITY)[-_MAX_QUANTITIES:]]


def _line_terms(definition: ProductDefinition) -> list[Term]:
    return [term for rule in definition.prices for term in rule.when if term.is_about_line]


def _sentence(definition: ProductDefinition, choices: Choices, found: ConfiguredPrice) -> str:
    base, *surcharges = found.lines
    answers = [
        f"{group.name}: {answer_in_words(group, choices[group.key])}"
        for group in definition.groups
        if group.key in choices
    ]
    sentence = _(
        "Below zero: %(product)s costs %(base)s, and these choices take off %(surcharges)s: %(answers)s. "
        "The shop refuses to sell it like this."
    )
    values = {
        "product": base.label,
        "base": base.amount,
        "surcharges": -total_of(line.amount for line in surcharges),
        "answers": "; ".join(answers),
    }
    return sentence % values


def _variants_to_try(definition: ProductDefinition, sold: QuerySet[Price]) -> list[PricedVariant]:
    """The variants with the lowest and the highest price, and those that prices name.

    No other need be looked at: what is left after surcharges and percentages lies on a line between these two.
    """
    fields = ("variant__product__name", "variant__sku", "amount")
    prices = sold.filter(variant__active=True).order_by("amount", "pk").values_list(*fields)
    found = [prices.first(), prices.last()]
    named = {sku for term in _line_terms(definition) if term.group == VARIANT for sku in term.options}
    if named:
        found += prices.annotate(lower_sku=Lower("variant__sku")).filter(lower_sku__in=named)[:_MAX_VARIANTS]
    return [PricedVariant(*row) for row in found if row]


def _together(definition: ProductDefinition, seeds: list[Seed]) -> dict[str, Answer]:
    """As many of the seeds as go together, the first ones first."""
    formula = formula_of(definition)
    answers: dict[str, Answer] = {}
    with solver_of(formula.formula.clauses) as solver:
        for seed in seeds:
            tried = _merged(definition, answers, seed.answers)
            if tried is None:
                continue
            parts = read_answers(formula, tried).parts
            literals = [literal for part in parts for literal in part.literals or ()]
            if all(part.is_valid for part in parts) and is_possible(solver, literals):
                answers = tried
    return answers


def _merged(
    definition: ProductDefinition, answers: dict[str, Answer], more: dict[str, Answer]
) -> dict[str, Answer] | None:
    """Both together; None where they answer one group differently."""
    merged = dict(answers)
    for key, answer in more.items():
        before = merged.get(key)
        if isinstance(before, list) and isinstance(answer, list) and definition.by_key[key].kind != "one":
            merged[key] = [*before, *(each for each in answer if each not in before)]
        elif before not in (None, answer):
            return None
        else:
            merged[key] = answer
    return merged


def _seeds(definition: ProductDefinition) -> Iterator[Seed]:
    for group in definition.groups:
        for option in group.options if group.has_options else ():
            if option.surcharge < Money(0):
                yield Seed({group.key: [option.key]}, option.surcharge.amount)
        if not group.has_options and group.surcharge < Money(0):
            yield Seed({group.key: _largest_answer(group)}, group.surcharge.amount)
    for rule in definition.prices:
        if (rule.percent if rule.kind == PERCENT else rule.amount.amount) < 0:
            yield from _of_rule(definition, rule)


def _of_rule(definition: ProductDefinition, rule: SurchargeRule) -> Iterator[Seed]:
    answers: dict[str, Answer] = {}
    counted = [key for key in (rule.group, rule.second) if key in definition.by_key]
    if rule.kind in {PER_CHARACTER, PER_UNIT, PER_AREA}:
        answers = {key: _largest_answer(definition.by_key[key]) for key in counted}
    for term in rule.when:
        if term.is_about_line or term.negated:
            continue
        group = definition.by_key.get(term.group)
        if group is None:
            return
        answers[term.group] = _answer_of(group, term)
    size = Decimal(1)
    for key in counted if rule.kind in {PER_UNIT, PER_AREA} else ():
        size *= definition.by_key[key].high
    yield Seed(answers, rule.percent if rule.kind == PERCENT else rule.amount.amount * size)


def _answer_of(group: Group, term: Term) -> Answer:
    """An answer for which a condition holds."""
    if group.has_options:
        keys = term.options or tuple(option.key for option in group.options)
        known = [group.by_key[key] for key in keys if key in group.by_key]
        return [min(known, key=lambda option: option.surcharge).key] if known else []
    if term.low is not None or term.high is not None:
        return f"{term.high if term.high is not None else group.high:f}"
    return _largest_answer(group)


def _largest_answer(group: Group) -> Answer:
    if group.kind == NUMBER:
        return f"{group.high:f}"
    if group.kind == TEXT:
        return "x" * group.max_length
    return ["x"] if group.is_list else "x"
