"""What a basket costs. Nothing else in the shop adds up an order.

The order of arithmetic, fixed:

1. **List price** of the variant, tax of the home country included. (A customer's own price would stand in its
   place here.)
2. **Configuration**: the surcharges of the choices are added. That is the price of one piece; times the pieces, with
   what is paid once for the line (setting up, a name for each piece), it is the sum of the line, and the sums of the
   lines are the *goods*.
3. **Promotions on lines**: a voucher takes its percentage of the goods, rounded once, or its amount, never more than
   the goods are worth. It is split over the lines by what they cost, and the parts add up to the penny.
4. **Delivery** has one price; the goods after the voucher decide whether it is free.
5. **Promotions on delivery** would follow here; there are none yet.
6. **Tax** is contained in what is paid, it is never added. Our prices are gross: an order to another country costs
   the same, and the tax *contained* in it follows the rate of that country. Each line has its own rate, and its tax
   is that part of what is paid for the line, rounded line by line. Delivery and the fee for a way to pay are
   by-work of the goods: they are split over the rates by what is paid for the goods of each rate.
7. **Means of payment**: the fee of the way to pay, if it has one, is added last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from store.money.amounts import Money, total_of


@dataclass(frozen=True)
class Line:
    """So many pieces at one price, and what is paid once for them; ``key`` is the caller's name for it."""

    key: int
    unit_price: Money
    quantity: int
    tax_percent: Decimal = Decimal(0)
    once: Money = field(default_factory=Money)

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
    """What a way to send costs, and for goods from how much it costs nothing."""

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

    @property
    def to_pay(self) -> Money:
        """What is paid for the line."""
        return self.total - self.discount


class Taxed(Protocol):
    """What is paid at one rate, and the tax in it."""

    @property
    def to_pay(self) -> Money: ...

    @property
    def tax_percent(self) -> Decimal: ...

    @property
    def tax(self) -> Money: ...


@dataclass(frozen=True)
class TaxSum:
    """All that is paid at one rate, and the tax contained in it."""

    percent: Decimal
    gross: Money
    tax: Money


@dataclass(frozen=True)
class Priced:
    """A basket with all its sums: goods − discount + delivery + fee = total, and the gross of the taxes, too."""

    lines: tuple[PricedLine, ...]
    goods: Money
    discount: Money
    voucher_code: str
    delivery: Money
    fee: Money
    total: Money
    taxes: tuple[TaxSum, ...]

    @property
    def pieces(self) -> int:
        """How many things."""
        return sum(line.quantity for line in self.lines)

    @property
    def goods_to_pay(self) -> Money:
        """The goods after the voucher."""
        return self.goods - self.discount

    @property
    def tax(self) -> Money:
        """All tax contained in the total."""
        return total_of(each.tax for each in self.taxes)


def price(
    lines: Iterable[Line],
    *,
    reduction: Reduction | None = None,
    delivery: Delivery | None = None,
    fee: Money | None = None,
) -> Priced:
    """Add up a basket, in the order that stands at the top of this file."""
    wanted = list(lines)
    sums = [line.total for line in wanted]
    goods = total_of(sums)
    discount = _discount(goods, reduction)
    parts = _split(discount, sums)
    priced = tuple(_priced(line, total, part) for line, total, part in zip(wanted, sums, parts, strict=True))
    carriage = _carriage(goods - discount, delivery) if wanted else Money(0)
    surcharge = fee if fee is not None and wanted else Money(0)
    return Priced(
        lines=priced,
        goods=goods,
        discount=discount,
        voucher_code=reduction.code if reduction and discount else "",
        delivery=carriage,
        fee=surcharge,
        total=goods - discount + carriage + surcharge,
        taxes=taxes_of(priced, (carriage, surcharge)),
    )


def contained_tax(gross: Money, percent: Decimal) -> Money:
    """The tax inside a price that includes it."""
    return Money(gross.amount * percent / (100 + percent), gross.currency).rounded()


def _discount(goods: Money, reduction: Reduction | None) -> Money:
    if reduction is None:
        return Money(0)
    wanted = Money(goods.amount * reduction.percent / 100, goods.currency).rounded() + reduction.amount
    return max(Money(0), min(wanted, goods))


def _split(amount: Money, sums: Sequence[Money]) -> list[Money]:
    return amount.split([each.minor for each in sums]) if amount else [Money(0) for _sum in sums]


def _priced(line: Line, total: Money, discount: Money) -> PricedLine:
    return PricedLine(
        key=line.key,
        quantity=line.quantity,
        unit_price=line.unit_price,
        once=line.once,
        total=total,
        discount=discount,
        tax_percent=line.tax_percent,
        tax=contained_tax(total - discount, line.tax_percent),
    )


def _carriage(goods: Money, delivery: Delivery | None) -> Money:
    if delivery is None or (delivery.free_from is not None and goods >= delivery.free_from):
        return Money(0)
    return delivery.price


def taxes_of(lines: Sequence[Taxed], extras: Sequence[Money]) -> tuple[TaxSum, ...]:
    """Tax by rate, for lines with their own and for what is split over the rates: delivery and fee."""
    rates = sorted({line.tax_percent for line in lines}, reverse=True)
    paid = [total_of(line.to_pay for line in lines if line.tax_percent == rate) for rate in rates]
    shares = [amount.split(_weights(paid)) if amount else [Money(0) for _rate in rates] for amount in extras]
    sums = []
    for place, rate in enumerate(rates):
        parts = [share[place] for share in shares]
        tax = total_of(line.tax for line in lines if line.tax_percent == rate)
        tax += total_of(contained_tax(part, rate) for part in parts)
        sums.append(TaxSum(rate, paid[place] + total_of(parts), tax))
    return tuple(each for each in sums if each.gross)


def _weights(paid: Sequence[Money]) -> list[int]:
    """What is paid at each rate; goods that cost nothing leave delivery and fee to the highest rate."""
    weights = [each.minor for each in paid]
    return weights if any(weights) else [1, *weights[1:]]
