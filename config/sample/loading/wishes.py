"""What people want: variants with choices that can be made, each way of making drawn once."""

from dataclasses import dataclass, field, replace
from random import Random

from config.sample.words.crowd import PHRASES
from store.catalogue.models import Variant
from store.configurator.configuration import canonical, content_hash, tidied
from store.configurator.definition import SEVERAL, Choices, Definition, Group
from store.configurator.models import Configuration
from store.configurator.prices import Price, PriceLine, more_days, price
from store.configurator.services import defaults_for, definition_of, described, picture_for
from store.configurator.states import problems
from store.money.amounts import Money

#: How often a variant is ordered in a way that was ordered before; so many pictures need not be drawn.
AGAIN = 0.55


@dataclass
class Wish:
    """One line of an order to be."""

    variant: Variant
    quantity: int
    price: Price
    lead_days: int
    picture: str = ""
    choices: list[dict] = field(default_factory=list)
    configuration: Configuration | None = None


class Wishes:
    """Makes lines; nothing is written before ``store()``."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.variants = [each for each in _sold() if _can_be_had(each)]
        self.weights = [3000 / (float(each.price.amount.amount) + 12) / _sizes(each) for each in self.variants]
        self.configurations: dict[str, Configuration] = {}
        self.pictures: dict[tuple, str] = {}
        self.made: dict[int, list[Wish]] = {}

    def some(self, name: str) -> list[Wish]:
        """One to four different things for somebody of this name."""
        count = self.rng.choices((1, 2, 3, 4), (52, 30, 13, 5))[0]
        chosen = {each.pk: each for each in self.rng.choices(self.variants, self.weights, k=count)}
        return [self.one(variant, name) for variant in chosen.values()]

    def one(self, variant: Variant, name: str) -> Wish:
        """A line of this variant, made in a way that can be made; favourite ways are ordered again."""
        known = self.made.setdefault(variant.pk, [])
        quantity = self._quantity(variant)
        if len(known) > 1 and self.rng.random() < AGAIN:
            return replace(self.rng.choice(known), quantity=quantity)
        known.append(self._new(variant, name, quantity))
        return known[-1]

    def _quantity(self, variant: Variant) -> int:
        return self.rng.choices((1, 2, 4, 6), (76, 16, 6, 2))[0] if variant.price.amount < Money(100) else 1

    def _new(self, variant: Variant, name: str, quantity: int) -> Wish:
        definition = definition_of(variant.product)
        base = PriceLine(str(variant), variant.price.amount)
        if not definition.groups:
            picture = self._picture(definition, variant, {}, "")
            return Wish(variant, quantity, Price((base,)), variant.lead_days, picture)
        choices = self._choices(definition, variant, name)
        content = canonical(definition, choices)
        key = content_hash(content)
        made = Configuration(hash=key, product=variant.product, content=content)
        lines = [each | {"surcharge": each["surcharge"].minor} for each in described(definition, choices)]
        return Wish(
            variant,
            quantity,
            price(definition, choices, base, quantity),
            variant.lead_days + more_days(definition, choices),
            self._picture(definition, variant, choices, key),
            lines,
            self.configurations.setdefault(key, made),
        )

    def store(self) -> None:
        """Write the ways of making."""
        Configuration.objects.bulk_create(self.configurations.values())

    def _picture(self, definition: Definition, variant: Variant, choices: Choices, key: str) -> str:
        place = (variant.pk, key)
        if place not in self.pictures:
            shown = choices if definition.groups else definition.defaults
            prefix = f"s{len(self.pictures)}"
            self.pictures[place] = str(picture_for(definition, variant.product, shown, variant=variant, prefix=prefix))
        return self.pictures[place]

    def _choices(self, definition: Definition, variant: Variant, name: str) -> Choices:
        """By chance, until nothing speaks against it; else what the merchant shows."""
        for _try in range(6):
            choices = tidied(definition, {each.key: self._answer(each, name) for each in definition.groups})
            if not problems(definition, choices):
                return choices
        words = {each.key: name.split()[0] for each in definition.groups if each.is_text and each.required}
        return tidied(definition, defaults_for(variant.product) | words)

    def _answer(self, group: Group, name: str) -> str | list[str]:
        if group.is_text:
            return self._words(group, name) if group.required or self.rng.random() < 0.8 else ""
        keys = [option.key for option in group.options]
        if group.kind == SEVERAL:
            return [key for key in keys if self.rng.random() < 0.25]
        return [self.rng.choice(keys)]

    def _words(self, group: Group, name: str) -> str:
        first = name.split()[0]
        for _try in range(5):
            phrase = self.rng.choice(PHRASES).replace("{}", first, 1).replace("{}", "Jo")
            if len(phrase) <= group.max_length:
                return phrase
        return first[: group.max_length]


def _sold() -> list[Variant]:
    found = Variant.objects.on_sale().select_related("price", "product__tax_class", "product__made_to_order")
    return list(found.prefetch_related("stock").order_by("pk"))


def _can_be_had(variant: Variant) -> bool:
    return not variant.counts_stock or sum(level.on_hand for level in variant.stock.all()) > 12


def _sizes(variant: Variant) -> int:
    """The first size is wanted most."""
    return 1 + variant.position
