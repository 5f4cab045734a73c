"""Reads from an address what a shopper chose: variant, quantity and options. Nothing is an error."""

from collections.abc import Mapping, Sequence
from functools import partial

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from store.catalogue.models import Product, Variant
from store.configurator.services import (
    Choices,
    ProductDefinition,
    answer_in_words,
    changes_from,
    choices_from,
    defaults_of,
    definition_of,
    finished,
    named_quantity,
    own_pictures,
)
from store.rules import follow_measurements, for_line
from store.rules.answers import is_open
from store.rules.choices import applies
from store.stock.services import available
from store.uploads.access import uploads_of


def variants_of(product: Product) -> list[Variant]:
    """The variants of a product that are sold, each with its price and ``free``: the stock that is not held."""
    sold = Variant.objects.filter(product=product.pk, active=True, price__isnull=False)
    found = list(sold.select_related("price").order_by("position", "pk"))
    free = available(variant.pk for variant in found if variant.counts_stock)
    for variant in found:
        variant.product, variant.free = product, free.get(variant.pk, 0)
        variant.sold_out = variant.counts_stock and variant.free <= 0
    return found


def variant_from(data: Mapping[str, str], variants: Sequence[Variant]) -> Variant | None:
    """The variant that an address names, else the first in stock, else the first."""
    named = data.get("variant", "")
    found = [variant for variant in variants if str(variant.pk) == named]
    return next(iter(found + [each for each in variants if not each.sold_out] + list(variants)), None)


def what_differs(variants: Sequence[Variant]) -> str:
    """What a shopper chooses with the variants, as the merchant calls it: "Size", or "Size, Colour".

    Names of which every variant has the same value are left out, unless all are.
    """
    values: dict[str, set[str]] = {}
    for variant in variants:
        for name, value in variant.options.items():
            values.setdefault(name, set()).add(str(value))
    differing = [name for name, found in values.items() if len(found) > 1]
    return ", ".join(differing or values) or gettext("Version")


def choices_of(product: Product, data: QueryDict) -> Choices:
    """What an address chooses, and the merchant's defaults where it says nothing; then the repair that is taken.

    Options that do not go with a measurement of the shopper give way to others (``measured_changes`` names them).
    With ``clear`` only the shopper's own words, days and pictures stay.
    """
    definition = definition_of(product)
    if data.get("clear"):
        own = {group.key for group in definition.groups if is_open(group)}
        return Choices.of(definition, {key: each for key, each in choices_from(definition, data).items() if key in own})
    answers = choices_from(definition, data) | changes_from(definition, data)
    names_line = for_line(definition) is not definition
    variant = variant_from(data, variants_of(product)) if names_line else None
    quantity = named_quantity(definition, Choices.of(definition, answers)) or total_quantity(data)
    choices = Choices.of(definition, {**defaults_of(product, variant, quantity), **answers})
    if any(group.is_measurement for group in definition.groups):
        choices = Choices.of(definition, follow_measurements(for_line(definition, quantity=quantity), choices))
    wanted = data.get("finish", "")
    if wanted or _brings_new_question(definition, choices, data):
        rules = for_line(definition, variant=variant.sku if variant else "", quantity=quantity)
        return finished(rules, choices, cheapest=wanted == "cheapest")
    return choices


def measured_changes(product: Product, data: QueryDict, choices: Choices) -> dict[str, str]:
    """Answers that an address gives and a measurement changed, in words, by the key of their group."""
    definition = definition_of(product)
    if not any(group.is_measurement and choices.get(group.key) for group in definition.groups):
        return {}
    sent = Choices.of(definition, choices_from(definition, data) | changes_from(definition, data))
    changed = {key: choices[key] for key, answer in sent.items() if key in choices and choices[key] != answer}
    return {key: answer_in_words(definition.by_key[key], answer) for key, answer in changed.items()}


def _brings_new_question(definition: ProductDefinition, choices: Choices, data: QueryDict) -> bool:
    """Whether an answer has brought up a question that must be answered and was not in the page yet."""
    return any(
        group.applies_if and group.required and not is_open(group)
        and group.key not in choices and group.field_name not in data and applies(group, choices)
        for group in definition.groups
    )  # fmt: skip


def own_choices(request: HttpRequest, product: Product, data: QueryDict) -> Choices:
    """``choices_of`` without pictures that this visitor may not use."""
    return own_pictures(definition_of(product), choices_of(product, data), partial(uploads_of, request))


def total_quantity(data: QueryDict) -> int:
    """The quantity of all sizes together where the form asks for each, else of the one variant; at least 1."""
    sizes = [str(data[name]) for name in data if name.startswith("quantity-")]
    total = sum(min(int(size[:6]), settings.MAX_QUANTITY) for size in sizes if size.isdecimal())
    return total or quantity_from(data)


def quantity_from(data: Mapping[str, str]) -> int:
    """The quantity; nonsense counts as 1, too many as the maximum."""
    written = data.get("quantity", "").strip()[:9]
    number = int(written) if written.isascii() and written.isdecimal() else 1
    return min(max(number, 1), settings.MAX_QUANTITY)


def line_from(data: Mapping[str, str]) -> str:
    """The basket line that the form replaces, as the basket named it; only the basket knows what it means."""
    return data.get("line", "")[:60].replace("\x00", "")
