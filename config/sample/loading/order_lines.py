"""What people want: variants with choices that can be made, each picture rendered once."""

from dataclasses import dataclass, field
from random import Random

from config.sample.loading.random_choices import RandomChoices
from orders.order.placing import frozen_choices
from store.calendars.promise import LineWork
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import (
    Choices,
    ConfiguredPrice,
    ProductDefinition,
    canonical,
    capital_groups,
    configure,
    content_hash,
    defaults_of,
    definition_of,
    named_quantity,
    picture_for,
)
from store.money.amounts import Money

#: How often a variant is ordered in a way that was ordered before; so many pictures need not be drawn.
AGAIN = 0.7
#: How often somebody takes more than one size of the same thing, where that is offered.
SIZES = 0.4


@dataclass
class SampleLine:
    """One line of an order to be."""

    variant: Variant
    quantity: int
    price: ConfiguredPrice
    work: LineWork
    picture: str = ""
    choices: list[dict] = field(default_factory=list)
    configuration: Configuration | None = None


class SampleLines:
    """Makes lines; nothing is written before ``store()``."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.variants = [each for each in _sold() if _can_be_had(each)]
        self.weights = [3000 / (float(each.price.amount.amount) + 12) / _sizes(each) for each in self.variants]
        self.sizes = _by_product(self.variants)
        self.configurations: dict[str, Configuration] = {}
        self.pictures: dict[tuple, str] = {}
        self.made: dict[int, list[Choices]] = {}

    def some(self, name: str) -> list[SampleLine]:
        """One to four different things for somebody of this name, some of them in more than one size."""
        count = self.rng.choices((1, 2, 3, 4), (52, 30, 13, 5))[0]
        chosen = {each.product_id: each for each in self.rng.choices(self.variants, self.weights, k=count)}
        return [sample for variant in chosen.values() for sample in self._lines(variant, name)]

    def store(self) -> None:
        """Write the configurations, but those that the catalogue has stored already for its lowest prices."""
        rows = {row.hash: row for row in self.configurations.values()}
        for known, pk in Configuration.objects.filter(hash__in=list(rows)).values_list("hash", "pk"):
            rows.pop(known).pk = pk
        Configuration.objects.bulk_create(rows.values())

    def _lines(self, variant: Variant, name: str) -> list[SampleLine]:
        definition = definition_of(variant.product)
        variants = self._variants(definition, variant)
        quantities = [self._quantity(variant) for _each in variants]
        choices = self._choices(definition, variant, name, sum(quantities))
        named = named_quantity(definition, choices)
        quantities = [named] if named and len(variants) == 1 else quantities
        total_quantity = sum(quantities)
        return [
            self._wish(each, definition, choices, quantity, total_quantity, is_set_up=bool(number))
            for number, (each, quantity) in enumerate(zip(variants, quantities, strict=True))
        ]

    def _variants(self, definition: ProductDefinition, variant: Variant) -> list[Variant]:
        if not definition.several_sizes or self.rng.random() > SIZES:
            return [variant]
        all_sizes = self.sizes[variant.product_id]
        return sorted(self.rng.sample(all_sizes, self.rng.randint(2, len(all_sizes))), key=lambda each: each.position)

    def _quantity(self, variant: Variant) -> int:
        is_dear = variant.price.amount >= Money(100)
        return 1 if is_dear else self.rng.choices((1, 2, 4, 6, 12), (75, 16, 6, 2, 1))[0]

    def _choices(self, definition: ProductDefinition, variant: Variant, name: str, total_quantity: int) -> Choices:
        """New ones, or some that were ordered before: there are favourites."""
        known = self.made.setdefault(variant.product_id, [])
        if len(known) > 1 and self.rng.random() < AGAIN:
            return self.rng.choice(known)
        if definition.groups:
            known.append(
                RandomChoices(self.rng, name, total_quantity).choices(definition, defaults_of(variant.product))
            )
        return known[-1] if known else {}

    def _wish(
        self,
        variant: Variant,
        definition: ProductDefinition,
        choices: Choices,
        quantity: int,
        total_quantity: int,
        *,
        is_set_up: bool,
    ) -> SampleLine:
        configured = configure(
            variant.product,
            choices,
            variant=variant,
            quantity=quantity,
            together=total_quantity,
            is_set_up=is_set_up,
            uploads={},
        )
        content = canonical(definition, choices)
        key = content_hash(content) if definition.groups else ""
        sample = SampleLine(
            variant, quantity, configured.price, configured.work, self._picture(definition, variant, choices, key)
        )
        if key:
            made = Configuration(hash=key, product=variant.product, content=content)
            in_capitals = capital_groups(definition, choices, variant=variant)
            sample.choices = frozen_choices(configured.described, in_capitals)
            sample.configuration = self.configurations.setdefault(key, made)
        return sample

    def _picture(self, definition: ProductDefinition, variant: Variant, choices: Choices, key: str) -> str:
        place = (variant.pk, key)
        if place not in self.pictures:
            visible = choices if definition.groups else definition.defaults
            prefix = f"s{len(self.pictures)}"
            self.pictures[place] = str(
                picture_for(definition, variant.product, visible, variant=variant, prefix=prefix)
            )
        return self.pictures[place]


def _sold() -> list[Variant]:
    found = Variant.objects.on_sale().select_related("price", "product__tax_class", "product__made_to_order")
    return list(found.prefetch_related("stock").order_by("pk"))


def _can_be_had(variant: Variant) -> bool:
    return not variant.counts_stock or sum(level.on_hand for level in variant.stock.all()) > 12


def _sizes(variant: Variant) -> int:
    """The first size is wanted most."""
    return 1 + variant.position


def _by_product(variants: list[Variant]) -> dict[int, list[Variant]]:
    found: dict[int, list[Variant]] = {}
    for variant in variants:
        found.setdefault(variant.product_id, []).append(variant)
    return found
