"""Finding out before a set is published whether some combination of it would cost less than nothing.

The search is bounded. It takes every surcharge below zero that goes together with those before, the largest first;
then each of the largest alone, and each of them before all others. It fills in the rest as cheaply as it can, and adds
up. So what it finds is so; it may miss a combination, and then the shop refuses that one when somebody chooses it.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from store.catalogue.models import Product, Variant
from store.catalogue.querysets import VariantQuerySet
from store.money.amounts import Money, total_of
from store.pricing.models import Price
from store.rules import for_line
from store.rules.answers import read_answers
from store.rules.choices import Choices
from store.rules.compile import formula_of
from store.rules.search import is_possible, solver_of
from store.rules.terms import QUANTITY, VARIANT, Answer, Term

from .definition import ProductDefinition
from .definitions import definition_of, finished
from .line_price import ConfiguredPrice, PriceLine, line_price
from .low_price_seeds import Seed, seeds_of
from .models import OptionSet
from .wording import answer_in_words

#: Surcharges below zero that are tried together, and alone or first; quantities and variants that prices name.
_MAX_SEEDS, _MAX_ALONE, _MAX_QUANTITIES, _MAX_VARIANTS = 200, 10, 10, 10


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
    seeds = sorted(seeds_of(definition), key=lambda seed: seed.amount)[:_MAX_SEEDS]
    if not (seeds and variants):
        return ""
    lines = list(itertools.product(variants, _quantities_to_try(definition)))
    for tried in _orders(seeds):
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


def _orders(seeds: list[Seed]) -> Iterator[Sequence[Seed]]:
    largest = seeds[:_MAX_ALONE]
    yield seeds
    yield from ([seed] for seed in largest)
    yield from ([seed, *(each for each in seeds if each is not seed)] for seed in largest[1:])


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
        found += prices.filter(variant__in=VariantQuerySet(Variant).with_sku_in(named))[:_MAX_VARIANTS]
    return [PricedVariant(*row) for row in found if row]


def _together(definition: ProductDefinition, seeds: Sequence[Seed]) -> dict[str, Answer]:
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
