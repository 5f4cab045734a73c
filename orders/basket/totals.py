"""What a basket costs, and the tax of an order. ``orders.changes.rewriting`` adds up an order whose lines have changed.

The order of arithmetic, fixed:

1. **List price** of the variant, tax of the home country included. (A customer's own price would stand in its
   place here.)
2. **Configuration**: the surcharges of the choices are added. That is the unit price. Unit price × quantity, plus
   what is paid once for the line (set-up, a name for each unit), is the sum of the line. The sums of the lines
   add up to the *subtotal*.
3. **Promotions on lines**: a voucher takes its percentage of the subtotal, rounded once, or its amount, never more
   than the subtotal. The discount is split over the lines by what they cost, and the parts add up to the penny.
4. **Delivery** has one price; the subtotal after the voucher decides whether it is free.
5. **Promotions on delivery** would follow here; there are none yet.
6. **Tax** is contained in what is paid, it is never added. Our prices are gross: an order to another country costs
   the same, and the tax *contained* in it follows the rate of that country. Each line has its own rate, and its tax
   is that part of what is paid for the line, rounded line by line. Delivery and the fee for the payment method are
   split over the rates by what is paid for the lines of each rate. **Gift cards** bear no tax: it is paid for what
   is bought with them. They have a row of their own beside the rates, no voucher reduces them, and an order of
   nothing else has no delivery and no fee.
7. **Means of payment**: the fee for the payment method, if it has one, is added last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from orders.delivery.prices import delivery_price
from store.money.amounts import Money, total_of


@dataclass(frozen=True)
class LineToPrice:
    """A line before tax and discount; ``key`` is the caller's key, ``once`` is paid once for the line."""

    key: int
    unit_price: Money
    quantity: int
    tax_percent: Decimal = Decimal(0)
    once: Money = field(default_factory=Money)
    is_gift_card: bool = False

    @property
    def total(self) -> Money:
        """The sum of the line."""
        return self.unit_price * self.quantity + self.once


@dataclass(frozen=True)
class Reduction:
    """What a voucher takes off: a percentage, an amount, or both."""

    code: str
    percent: Decimal = Decimal(0)
    amount: Money = field(default_factory=Money)


@dataclass(frozen=True)
class Delivery:
    """The price of a delivery method, and from which subtotal it is free."""

    price: Money
    free_from: Money | None = None


@dataclass(frozen=True)
class PricedLine:
    """A line with its share of the voucher and the tax contained in what is paid for it."""

    key: int
    quantity: int
    unit_price: Money
    once: Money
    total: Money
    discount: Money
    tax_percent: Decimal
    tax: Money
    is_gift_card: bool = False

    @property
    def to_pay(self) -> Money:
        """What is paid for the line."""
        return self.total - self.discount


class Taxed(Protocol):
    """What is paid at one rate, and the tax in it; gift cards have none."""

    @property
    def to_pay(self) -> Money: ...

    @property
    def tax_percent(self) -> Decimal: ...

    @property
    def tax(self) -> Money: ...

    @property
    def is_gift_card(self) -> bool: ...


@dataclass(frozen=True)
class TaxSum:
    """All that is paid at one rate, and the tax contained in it; or all gift cards, which belong to no rate."""

    percent: Decimal
    gross: Money
    tax: Money
    is_gift_card: bool = False


@dataclass(frozen=True)
class Priced:
    """A basket with all its sums: subtotal − discount + delivery + fee = total = sum of the gross of the taxes."""

    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    voucher_code: str
    delivery: Money
    fee: Money
    total: Money
    taxes: tuple[TaxSum, ...]

    @property
    def quantity(self) -> int:
        """Units in all lines."""
        return sum(line.quantity for line in self.lines)

    @property
    def discounted_subtotal(self) -> Money:
        """The subtotal after the voucher."""
        return self.subtotal - self.discount

    @property
    def tax(self) -> Money:
        """All tax contained in the total."""
        return total_of(each.tax for each in self.taxes)


def order_totals(
    lines: Iterable[LineToPrice],
    *,
    reduction: Reduction | None = None,
    delivery: Delivery | None = None,
    fee: Money | None = None,
) -> Priced:
    """Add up a basket, in the order that stands at the top of this file."""
    return _totals(tuple(lines), reduction, delivery, fee)


@lru_cache(maxsize=1000)
def _totals(
    unpriced: tuple[LineToPrice, ...], reduction: Reduction | None, delivery: Delivery | None, fee: Money | None
) -> Priced:
    """The same; a step of the checkout asks for it up to four times."""
    sums = [line.total for line in unpriced]
    subtotal = total_of(sums)
    reducible = [Money(0) if line.is_gift_card else line.total for line in unpriced]
    discount = _discount(total_of(reducible), reduction)
    parts = _split(discount, reducible)
    priced = tuple(_priced(line, total, part) for line, total, part in zip(unpriced, sums, parts, strict=True))
    has_things = any(not line.is_gift_card for line in unpriced)
    delivery_price = _delivery_price(subtotal - discount, delivery) if has_things else Money(0)
    payment_fee = fee if fee is not None and has_things else Money(0)
    return Priced(
        lines=priced,
        subtotal=subtotal,
        discount=discount,
        voucher_code=reduction.code if reduction and discount else "",
        delivery=delivery_price,
        fee=payment_fee,
        total=subtotal - discount + delivery_price + payment_fee,
        taxes=taxes_of(priced, (delivery_price, payment_fee)),
    )


def contained_tax(gross: Money, percent: Decimal) -> Money:
    """The tax inside a price that includes it."""
    return Money(gross.amount * percent / (100 + percent), gross.currency).rounded()


def _discount(subtotal: Money, reduction: Reduction | None) -> Money:
    if reduction is None:
        return Money(0)
    unpriced = Money(subtotal.amount * reduction.percent / 100, subtotal.currency).rounded() + reduction.amount
    return max(Money(0), min(unpriced, subtotal))


def _split(amount: Money, sums: Sequence[Money]) -> list[Money]:
    return amount.split([each.minor for each in sums]) if amount else [Money(0) for _sum in sums]


def _priced(line: LineToPrice, total: Money, discount: Money) -> PricedLine:
    return PricedLine(
        key=line.key,
        quantity=line.quantity,
        unit_price=line.unit_price,
        once=line.once,
        total=total,
        discount=discount,
        tax_percent=line.tax_percent,
        tax=contained_tax(total - discount, line.tax_percent),
        is_gift_card=line.is_gift_card,
    )


def _delivery_price(subtotal: Money, delivery: Delivery | None) -> Money:
    return delivery_price(delivery.price, delivery.free_from, subtotal) if delivery else Money(0)


def taxes_of(lines: Sequence[Taxed], extras: Sequence[Money]) -> tuple[TaxSum, ...]:
    """Tax by rate, for lines with their own and for what is split over the rates: delivery and fee."""
    shares = [shares_by_rate(lines, amount) for amount in extras]
    sums = []
    for rate in _rates(lines):
        same = [line for line in lines if line.tax_percent == rate and not line.is_gift_card]
        parts = [share[rate] for share in shares]
        tax = total_of(line.tax for line in same) + total_of(contained_tax(part, rate) for part in parts)
        sums.append(TaxSum(rate, total_of(line.to_pay for line in same) + total_of(parts), tax))
    cards = total_of(line.to_pay for line in lines if line.is_gift_card)
    sums.append(TaxSum(Decimal(0), cards, Money(0), is_gift_card=True))
    return tuple(each for each in sums if each.gross)


def shares_by_rate(lines: Sequence[Taxed], amount: Money) -> dict[Decimal, Money]:
    """Delivery or fee, split over the tax rates of the lines by what is paid for the lines of each rate."""
    rates = _rates(lines)
    taxed = [line for line in lines if not line.is_gift_card]
    paid = [total_of(line.to_pay for line in taxed if line.tax_percent == rate) for rate in rates]
    shares = amount.split(_weights(paid)) if amount and rates else [Money(0) for _rate in rates]
    return dict(zip(rates, shares, strict=True))


def _rates(lines: Sequence[Taxed]) -> list[Decimal]:
    return sorted({line.tax_percent for line in lines if not line.is_gift_card}, reverse=True)


def _weights(paid: Sequence[Money]) -> list[int]:
    """What is paid at each rate; if all lines are free, delivery and fee belong to the highest rate."""
    weights = [each.minor for each in paid]
    return weights if any(weights) else [1, *weights[1:]]
