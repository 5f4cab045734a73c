"""All lines of a basket as they are today, with their sums."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from orders.delivery.limits import ParcelSize
from orders.delivery.models import DeliveryMethod
from store.calendars.promise import LineWork
from store.catalogue.models import Variant
from store.money.amounts import Money, total_of
from store.pricing.services import tax_percent
from store.uploads.models import Upload

from . import totals
from .items import BasketItem
from .models import Basket
from .unavailable import UnavailableLine


@dataclass(frozen=True)
class Contents:
    """All lines of a basket. Sums count only lines that can be ordered."""

    basket: Basket
    items: tuple[BasketItem, ...]
    #: The shopper's uploads on all lines.
    pictures: tuple[Upload, ...] = ()
    #: Lines whose variant was deleted or whose price cannot be computed.
    unavailable: tuple[UnavailableLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.unavailable)

    @property
    def price_changes(self) -> list[BasketItem]:
        """Lines whose price the shop has changed since the basket was last displayed."""
        return [item for item in self.items if item.total_was is not None]

    @cached_property
    def orderable(self) -> list[BasketItem]:
        """The lines that can be ordered."""
        return [item for item in self.items if not item.problem]

    @property
    def can_be_ordered(self) -> bool:
        """Whether there are lines and none has a problem."""
        return not self.problem

    @property
    def problem(self) -> str:
        """Why it cannot be ordered, as a sentence; "" if it can."""
        problems = [item.problem for item in self.items if item.problem] + [each.problem for each in self.unavailable]
        return next(iter(problems), "" if self.items else _("Your basket is empty."))

    @property
    def quantity(self) -> int:
        return sum(item.line.quantity for item in self.items)

    @property
    def lead_days(self) -> int:
        """Working days until all lines are made: they are sent together."""
        return max((item.lead_days for item in self.orderable), default=0)

    @property
    def has_made_to_order(self) -> bool:
        """Whether a line is made to order."""
        return any(item.is_made_to_order for item in self.items)

    @property
    def has_plain(self) -> bool:
        """Whether a line is not made to order."""
        return any(not item.is_made_to_order for item in self.items)

    @cached_property
    def size(self) -> ParcelSize:
        """Weight and longest side of all that is sent together. Gift cards go by e-mail."""
        things = [item for item in self.orderable if not item.is_gift_card]
        size = ParcelSize.of(
            (item.line.quantity, item.variant.weight, item.variant.length, item.product.name) for item in things
        )
        return replace(size, is_nothing=bool(self.orderable) and not things)

    @property
    def has_gift_cards(self) -> bool:
        """Whether a gift card is in it, which is made when the money is there."""
        return any(item.is_gift_card for item in self.items)

    @cached_property
    def works(self) -> dict[int, LineWork]:
        """The work on each orderable line, by its key. Lines of one product are made together."""
        together: dict[int, int] = {}
        for item in self.orderable:
            together[item.product.pk] = together.get(item.product.pk, 0) + item.line.quantity
        return {item.line.pk: item.configured.work_on(together[item.product.pk]) for item in self.orderable}

    @property
    def quantity_by_variant(self) -> dict[Variant, int]:
        """The stock to hold."""
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
        """Why the voucher gives no discount; "" if it does or there is none. Gift cards are never reduced."""
        voucher = self.basket.voucher
        if voucher is None:
            return ""
        cards = total_of(item.total for item in self.orderable if item.is_gift_card)
        if cards and cards == self.subtotal:
            return _("The code %(code)s reduces no gift cards.") % {"code": voucher.code}
        return voucher.reason_against(self.subtotal - cards)

    def price(
        self,
        country: str = "",
        delivery: DeliveryMethod | None = None,
        fee: Money | None = None,
        *,
        voucher: bool = True,
    ) -> totals.Priced:
        """All sums for this country, delivery method and fee of the payment method."""
        reduction = None
        if voucher and self.basket.voucher and not self.voucher_reason:
            voucher_row = self.basket.voucher
            reduction = totals.Reduction(voucher_row.code, voucher_row.percent, voucher_row.amount)
        return totals.order_totals(
            _priceable(self.orderable, country or settings.HOME_COUNTRY),
            reduction=reduction,
            delivery=totals.Delivery(delivery.price_for(self.size.weight), delivery.free_from) if delivery else None,
            fee=fee,
        )


def _priceable(items: list[BasketItem], country: str) -> list[totals.LineToPrice]:
    rates: dict[int, Decimal] = {}
    for tax_class in {item.product.tax_class_id for item in items}:
        rates[tax_class] = tax_percent(tax_class, country)
    return [
        totals.LineToPrice(
            item.line.pk,
            item.unit_price,
            item.line.quantity,
            Decimal(0) if item.is_gift_card else rates[item.product.tax_class_id],
            item.price.once,
            is_gift_card=item.is_gift_card,
        )
        for item in items
    ]
