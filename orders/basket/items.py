"""One line of a basket as it is today: price recomputed, choices and stock checked again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from store.catalogue.models import Product, Variant
from store.configurator.services import (
    Choices,
    Configured,
    ConfiguredPrice,
    PriceLine,
    ProductDefinition,
    ProposedRepair,
)
from store.money.amounts import Money
from store.search.pictures import picture_of

from .models import BasketLine


@dataclass(frozen=True)
class BasketItem:
    """One line of a basket with its price and choices of today; with a ``problem`` it cannot be ordered."""

    line: BasketLine
    configured: Configured
    problem: str = ""
    #: How many are left in stock, if the quantity is too high.
    left: int = 0
    #: Changes when the shopper changes what the total depends on, not when the shop changes a price.
    displayed_key: str = ""

    @property
    def variant(self) -> Variant:
        return self.line.variant

    @property
    def product(self) -> Product:
        return self.line.variant.product

    @property
    def is_gift_card(self) -> bool:
        return self.product.is_gift_card

    @property
    def is_made_to_order(self) -> bool:
        return self.line.configuration_id is not None and not self.is_gift_card

    @property
    def definition(self) -> ProductDefinition:
        return self.configured.definition

    @property
    def choices(self) -> Choices:
        return self.configured.answers

    @property
    def price(self) -> ConfiguredPrice:
        return self.configured.price

    @property
    def unit_price(self) -> Money:
        """The price of one unit."""
        return self.configured.unit_price

    @property
    def total(self) -> Money:
        return self.configured.total

    @property
    def total_was(self) -> Money | None:
        """The total that the basket displayed last, if the shop has changed the price since."""
        was = self.line.displayed_total if self.line.displayed_key == self.displayed_key and not self.problem else None
        return was if was is not None and was != self.total else None

    @property
    def has_names(self) -> bool:
        """Whether each unit has a text of its own; the number of texts is then the quantity."""
        return self.configured.has_names

    @property
    def lead_days(self) -> int:
        """Working days to make it."""
        return self.configured.days

    @property
    def described(self) -> list[dict]:
        """Its choices in words."""
        return self.configured.described

    @property
    def price_rows(self) -> tuple[PriceLine, ...]:
        """The parts of the price; empty if it is the variant's price alone."""
        return self.price.lines if len(self.price.lines) > 1 else ()

    @property
    def own_words(self) -> list[dict]:
        """The choices that are texts which the shopper wrote."""
        return [each for each in self.described if each["yours"]]

    @property
    def words(self) -> str:
        """These texts in one line."""
        return ", ".join(each["text"] for each in self.own_words)

    @property
    def chosen(self) -> str:
        """The other choices in one line."""
        return chosen_in_words(self.described)

    @property
    def name(self) -> str:
        """Product and variant."""
        return str(self.variant)

    @property
    def spoken(self) -> str:
        """Product, variant and the shopper's texts: a name for screen readers that differs from the other lines."""
        return f"{self.name} {self.words}"

    @property
    def can_be_repaired(self) -> bool:
        """Whether other choices would make it orderable."""
        return bool(self.line.configuration_id) and not self.configured.can_be_ordered

    @property
    def repairs(self) -> list[ProposedRepair]:
        """The smallest changes of choices that make it orderable, if its choices are not valid any more."""
        return self.configured.repairs_to_order if self.can_be_repaired else []

    @cached_property
    def picture(self) -> str:
        """The URL of its picture."""
        if self.line.configuration_hash and self.definition.has_picture:
            return reverse("configurator:configured_picture", args=[self.line.configuration_hash])
        return picture_of(self.product)[0]


def chosen_in_words(described: Iterable[Mapping]) -> str:
    """Choices in one line, without the shopper's texts; each with its group, because two options may share a name."""
    return ", ".join(f"{each['group']}: {each['label']}" for each in described if not each["yours"])
