"""The definition of a product, cached, and what is chosen on it before a shopper chooses."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from cms.foundation.caching import cached
from store.catalogue.models import Product, Variant
from store.rules import finish, for_line
from store.rules.choices import Choices
from store.rules.definition import NUMBER
from store.rules.terms import QUANTITY, VARIANT, Answer

from .definition import ProductDefinition
from .rows import definition_from_rows


def definition_of(product: Product) -> ProductDefinition:
    """What can be chosen on a product; cached until options change."""
    return _definition(product.pk) if product.pk else ProductDefinition(product=0)


@cached("options")
def _definition(key: int) -> ProductDefinition:
    made = ("made_to_order__option_set", "made_to_order__drawing", "made_to_order__photo")
    return definition_from_rows(Product.objects.select_related(*made).get(pk=key))


def known_rules(definition: ProductDefinition, variant: Variant | None, quantity: int | None) -> ProductDefinition:
    """The definition for a line whose variant or quantity may be unknown; rules that name such a one are left out."""
    if for_line(definition) is definition:  # No rule names either.
        return definition
    known = {VARIANT: variant is not None, QUANTITY: quantity is not None}
    rules = tuple(
        rule for rule in definition.rules if all(known.get(term.group, True) for term in (*rule.when, *rule.then))
    )
    if len(rules) < len(definition.rules):
        definition = replace(definition, rules=rules)
    return for_line(definition, variant=variant.sku if variant else "", quantity=quantity or 1)


def defaults_of(product: Product, variant: Variant | None = None, quantity: int = 1) -> Choices:
    """What is chosen when a shopper arrives: the merchant's defaults, and the first that fits of what must be answered.

    Words, days, pictures and measurements are the shopper's own, so there are none. It is worked out once for each way
    the rules on variant and quantity turn out, and cached with the definition.
    """
    rules = for_line(definition_of(product), variant=variant.sku if variant else "", quantity=quantity)
    cache = rules.__dict__
    if "_initial" not in cache:
        cache["_initial"] = initial_choices(rules)
    return cache["_initial"]


def initial_choices(definition: ProductDefinition) -> Choices:
    """What is chosen at the start; empty-handed where the merchant's defaults contradict each other."""
    usual = Choices.of(definition, definition.defaults)
    chosen: dict[str, Answer] = {}
    for group in definition.groups:
        if group.is_measurement:
            continue
        if group.kind == NUMBER and group.required:
            chosen[group.key] = usual.get(group.key) or f"{group.low.normalize():f}"
        elif group.has_options and (known := [key for key in usual.get(group.key, []) if key in group.by_key]):
            chosen[group.key] = known
    return finish(definition, chosen) or finish(definition, {}) or Choices.of(definition, chosen)


def finished(definition: ProductDefinition, answers: Mapping[str, object], *, cheapest: bool = False) -> Choices:
    """Choices with what is missing: the merchant's defaults, or options that make a low price.

    Where nothing fits any more they come back as they were; the page then says why.
    """
    cost = partial(_cost, definition) if cheapest else None
    return finish(definition, answers, cost) or Choices.of(definition, answers)


def _cost(definition: ProductDefinition, group: str, option: str) -> Decimal:
    return definition.by_key[group].by_key[option].surcharge.amount
