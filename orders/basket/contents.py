"""What is in a basket, as it stands today: prices recomputed, choices judged again, stock looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from orders.delivery.models import DeliveryMethod
from store.catalogue.models import Product, Variant
from store.configurator.services import (
    Choices,
    Configured,
    ConfiguredPrice,
    PriceLine,
    ProductDefinition,
    ProposedRepair,
    configure,
    definition_of,
    uploads_among,
)
from store.money.amounts import Money
from store.pricing.services import tax_percent
from store.search.pictures import picture_of
from store.stock.services import available
from store.uploads.models import Upload

from . import totals
from .models import Basket, BasketLine
from .products import products_by_key
from .unavailable import UnavailableLine, judge, without_variant


@dataclass(frozen=True)
class Item:
    """One line of a basket with all that is known about it now; with a ``problem`` it cannot be ordered."""

    line: BasketLine
    configured: Configured
    problem: str = ""
    #: How many could be had, where too many are wanted.
    left: int = 0
    #: What the total depends on, besides the shop: it changes when the shopper changes something.
    shown_for: str = ""

    @property
    def variant(self) -> Variant:
        return self.line.variant

    @property
    def product(self) -> Product:
        return self.line.variant.product

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
        """One piece."""
        return self.configured.unit_price

    @property
    def total(self) -> Money:
        return self.configured.total

    @property
    def total_was(self) -> Money | None:
        """What the basket showed last, if the shop has changed the price since."""
        was = self.line.shown_total if self.line.shown_for == self.shown_for and not self.problem else None
        return was if was is not None and was != self.total else None

    @property
    def has_names(self) -> bool:
        """Whether each piece has a text of its own, so that the texts say how many there are."""
        return self.configured.has_names

    @property
    def lead_days(self) -> int:
        """Working days to make it."""
        return self.configured.days

    @property
    def described(self) -> list[dict]:
        """Its choices as lines for people."""
        return self.configured.described

    @property
    def price_rows(self) -> tuple[PriceLine, ...]:
        """What makes up the price; nothing where it is the price of the variant alone."""
        return self.price.lines if len(self.price.lines) > 1 else ()

    @property
    def words(self) -> str:
        """The shopper's own words on it."""
        return ", ".join(each["text"] for each in self.described if each["yours"])

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
        """Product, variant and the shopper's words: what tells it from the other lines for those who listen."""
        return f"{self.name} {self.words}"

    @property
    def can_be_repaired(self) -> bool:
        """Whether other choices would help."""
        return bool(self.line.configuration_id) and not self.configured.can_be_ordered

    @property
    def repairs(self) -> list[ProposedRepair]:
        """The smallest changes with which it could be ordered, for a line whose choices no longer hold."""
        return self.configured.repairs_to_order if self.can_be_repaired else []

    @cached_property
    def picture(self) -> str:
        """The address of its picture."""
        if self.line.configuration_hash and self.definition.has_picture:
            return reverse("configurator:configured_picture", args=[self.line.configuration_hash])
        return picture_of(self.product)[0]


def chosen_in_words(described: Iterable[Mapping]) -> str:
    """Choices in one line, without the shopper's words; each names its group, for two may be called the same."""
    return ", ".join(f"{each['group']}: {each['label']}" for each in described if not each["yours"])


@dataclass(frozen=True)
class Contents:
    """All lines of a basket. Only what can be ordered is counted in the sums."""

    basket: Basket
    items: tuple[Item, ...]
    #: The shopper's pictures on all lines.
    pictures: tuple[Upload, ...] = ()
    #: Lines that cannot be judged any more.
    unavailable: tuple[UnavailableLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.unavailable)

    @property
    def price_changes(self) -> list[Item]:
        """Lines whose price the shop has changed since the basket was last shown."""
        return [item for item in self.items if item.total_was is not None]

    @cached_property
    def good(self) -> list[Item]:
        """The lines that can be ordered."""
        return [item for item in self.items if not item.problem]

    @property
    def can_be_ordered(self) -> bool:
        """Whether there is something, and nothing stands in the way."""
        return not self.problem

    @property
    def problem(self) -> str:
        """What stands in the way of ordering, as a sentence; nothing if nothing does."""
        problems = [item.problem for item in self.items if item.problem] + [each.problem for each in self.unavailable]
        return next(iter(problems), "" if self.items else _("Your basket is empty."))

    @property
    def pieces(self) -> int:
        return sum(item.line.quantity for item in self.items)

    @property
    def lead_days(self) -> int:
        """Working days until all of it is made: it is sent together."""
        return max((item.lead_days for item in self.good), default=0)

    @property
    def pieces_by_variant(self) -> dict[Variant, int]:
        """What must be held."""
        wanted: dict[Variant, int] = {}
        for item in self.items:
            wanted[item.variant] = wanted.get(item.variant, 0) + item.line.quantity
        return wanted

    @cached_property
    def subtotal(self) -> Money:
        """The sum of the lines before any voucher."""
        return self.price(voucher=False).subtotal

    @cached_property
    def voucher_reason(self) -> str:
        """Why the voucher of the basket takes nothing off; nothing if it does or there is none."""
        voucher = self.basket.voucher
        return voucher.reason_against(self.subtotal) if voucher else ""

    def price(
        self,
        country: str = "",
        delivery: DeliveryMethod | None = None,
        fee: Money | None = None,
        *,
        voucher: bool = True,
    ) -> totals.Priced:
        """All sums, for this country, way to send and way to pay."""
        reduction = None
        if voucher and self.basket.voucher and not self.voucher_reason:
            given = self.basket.voucher
            reduction = totals.Reduction(given.code, given.percent, given.amount)
        return totals.price(
            _priceable(self.good, country or settings.HOME_COUNTRY),
            reduction=reduction,
            delivery=totals.Delivery(delivery.price, delivery.free_from) if delivery else None,
            fee=fee,
        )


def read(basket: Basket | None) -> Contents:
    """The lines of a basket with everything a page shows; the same few queries for any number of them."""
    if basket is None:
        return Contents(Basket(), ())
    all_lines = list(basket.lines.select_related("configuration", "variant__price"))
    lines = _with_products(basket, [line for line in all_lines if line.variant_id])
    unavailable = without_variant(all_lines)
    left = available([line.variant_id for line in lines if line.variant.counts_stock], owner=basket.hold_owner)
    designs = _Designs(lines)
    pictures = uploads_among(_definitions(lines))
    judged = [judge(line, lambda line=line: _item(line, designs, left, pictures)) for line in lines]
    items = tuple(each for each in judged if isinstance(each, Item))
    unavailable += [each for each in judged if isinstance(each, UnavailableLine)]
    return Contents(basket, items, tuple(pictures.values()), tuple(unavailable))


def _definitions(lines: list[BasketLine]) -> list[tuple[ProductDefinition, Mapping[str, object]]]:
    judged = ((line, judge(line, lambda line=line: definition_of(line.variant.product))) for line in lines)
    return [(definition, _stored(line)) for line, definition in judged if isinstance(definition, ProductDefinition)]


class _Designs:
    """Lines made alike, such as a shirt in several sizes: their pieces count together, one pays for setting up."""

    def __init__(self, lines: Iterable[BasketLine]) -> None:
        self.pieces: dict[str, int] = {}
        self.first: dict[str, int] = {}
        for line in lines:
            if line.configuration_hash:
                self.pieces[line.configuration_hash] = self.pieces.get(line.configuration_hash, 0) + line.quantity
                self.first.setdefault(line.configuration_hash, line.pk)

    def shown_for(self, line: BasketLine) -> str:
        """What the total of a line depends on, besides the shop."""
        together = self.pieces.get(line.configuration_hash, 0)
        return f"{line.state}-{together}-{self.first.get(line.configuration_hash) == line.pk}"

    def configure(self, line: BasketLine, pictures: Mapping[str, Upload]) -> Configured:
        """A line by the rules, prices and days of today."""
        together = self.pieces.get(line.configuration_hash, 0)
        is_set_up = self.first.get(line.configuration_hash, line.pk) != line.pk
        return configure(
            line.variant.product,
            _stored(line),
            variant=line.variant,
            quantity=line.quantity,
            together=together,
            is_set_up=is_set_up,
            uploads=pictures,
        )


def _with_products(basket: Basket, lines: list[BasketLine]) -> list[BasketLine]:
    products = products_by_key({line.variant.product_id for line in lines})
    for line in lines:
        line.basket, line.variant.product = basket, products[line.variant.product_id]
    return lines


def _item(line: BasketLine, designs: _Designs, left: dict[int, int], pictures: Mapping[str, Upload]) -> Item:
    configured = designs.configure(line, pictures)
    problem, could_have = _problem(line, configured), 0
    if not problem and line.variant.counts_stock:
        could_have = max(0, left.get(line.variant_id, 0))
        left[line.variant_id] = could_have - line.quantity
        problem = "" if line.quantity <= could_have else _too_many(line, could_have)
    return Item(line, configured, problem, could_have if problem else 0, designs.shown_for(line))


def _stored(line: BasketLine) -> Mapping[str, object]:
    """The choices as they were when it was put in."""
    return line.configuration.content["choices"] if line.configuration else {}


def _problem(line: BasketLine, configured: Configured) -> str:
    """What stands in the way of the line itself, whatever the stock."""
    variant = line.variant
    if not (variant.active and variant.product.live and hasattr(variant, "price")):
        return _("%(what)s is no longer sold. Please remove it to go on.") % {"what": variant}
    return next((problem.message for problem in configured.objections), "")


def _too_many(line: BasketLine, left: int) -> str:
    names = {"what": line.variant, "left": left}
    if not left:
        return _("%(what)s is sold out. Please remove it to go on.") % names
    return _("Of %(what)s only %(left)d are left.") % names


def _priceable(items: list[Item], country: str) -> list[totals.LineToPrice]:
    rates: dict[int, Decimal] = {}
    for tax_class in {item.product.tax_class_id for item in items}:
        rates[tax_class] = tax_percent(tax_class, country)
    return [
        totals.LineToPrice(
            item.line.pk, item.unit_price, item.line.quantity, rates[item.product.tax_class_id], item.price.once
        )
        for item in items
    ]
