"""The lowest price of one piece of a product: choices that can be had, and the proof that none cost less."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

from store.catalogue.models import Product, Variant
from store.rules import for_line
from store.rules.choices import Choices
from store.rules.lowest import Lowest, NotProven, lowest
from store.rules.terms import Answer

from .charges import charges_of, with_price_terms
from .configured import Configured, configure
from .definition import ProductDefinition
from .definitions import defaults_of, definition_of

#: Seconds that the proof for one product may take.
_MAX_SECONDS = 2.0


@dataclass(frozen=True)
class FoundPrice:
    """A variant with choices; ``is_proven``: nothing that can be had costs less."""

    made: Configured
    is_proven: bool


def find_lowest_price(product: Product, variants: list[Variant]) -> FoundPrice | None:
    """The cheapest piece of all variants, which come with their prices; None without a variant.

    Where the proof takes too long, or no choices reach the proven bound, it is what the product opens with.
    """
    opening = _opening(product, variants)
    try:
        bounds = _bounds(definition_of(product), variants)
    except NotProven:
        bounds = []
    if bounds:
        variant, found = min(bounds, key=lambda each: each[1].amount)
        for words in (True, False):
            made = _nearer_to_usual(_made(product, variant, found, with_example=words))
            if made.total.minor == found.amount and _can_be_had(made):
                return FoundPrice(made, True)
    return FoundPrice(opening, False) if opening else None


def basis_of(product: Product, variants: list[Variant]) -> str:
    """A hash of everything that the lowest price depends on."""
    definition = definition_of(product)
    prices = [(variant.pk, variant.sku, variant.price.amount.minor) for variant in variants]
    parts = (definition.groups, definition.rules, definition.prices, sorted(definition.defaults.items()), prices)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _opening(product: Product, variants: list[Variant]) -> Configured | None:
    return configure(product, defaults_of(product), variant=variants[0], quantity=1) if variants else None


def _bounds(definition: ProductDefinition, variants: list[Variant]) -> list[tuple[Variant, Lowest]]:
    """The lowest sum of each variant that can be bought at all; the time is shared by all."""
    end, found = time.monotonic() + _MAX_SECONDS, []
    for variant in sorted(variants, key=lambda each: each.price.amount):
        rules = with_price_terms(for_line(definition, variant=variant.sku))
        charges = charges_of(rules, variant.price.amount, variant.sku)
        left = end - time.monotonic()
        if left <= 0:
            raise NotProven
        bound = lowest(rules, charges, left)
        found += [(variant, bound)] if bound else []
    return found


def _made(product: Product, variant: Variant, found: Lowest, *, with_example: bool) -> Configured:
    """The answers of a proof as choices. Only the shopper knows days, pictures and measurements: they stay open."""
    definition = definition_of(product)
    answers: dict[str, Answer] = {}
    for key, answer in found.answers.items():
        group = definition.by_key[key]
        if answer is None and (group.is_text or group.kind == "names"):
            usual = definition.defaults.get(key) if with_example else None
            answer = usual or (["A"] if group.is_list else "A")
        if answer is not None and not group.is_fact:
            answers[key] = answer
    return configure(product, answers, variant=variant, quantity=1)


def _nearer_to_usual(made: Configured) -> Configured:
    """The same with every usual choice that costs no more and goes with the rest."""
    for key, answer in _usual(made).items():
        if made.answers.get(key) in (None, answer):
            continue
        other = configure(made.product, made.answers.with_answers({key: answer}), variant=made.variant, quantity=1)
        if other.total <= made.total and _can_be_had(other):
            made = other
    return made


def _usual(made: Configured) -> Mapping[str, Answer]:
    return Choices.of(made.definition, defaults_of(made.product))


def _can_be_had(made: Configured) -> bool:
    """Whether nothing is wrong but that a day, a picture or a measurement of the shopper is still to come."""
    groups = made.definition.by_key
    return all(each.missing and each.group in groups and groups[each.group].is_fact for each in made.problems)
