"""The sums of an order: added up here from its rows, and nowhere else.

total = lines less discount + delivery + fee + adjustments. Balance = total − (captured − refunded): what is captured
are the payments that came in, by card, transfer, cash, gift card or credit; what is refunded are the refunds that
were not refused. The balance decides what is due (``balance``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from customers.timeline.states import WrongState
from orders.basket import totals
from orders.order.models import Order, OrderLine
from orders.order.placing import frozen_taxes
from store.money.amounts import Money, total_of

from .components import PriceComponent
from .models import AdjustmentPart, Payment

Kind = AdjustmentPart.Kind


@dataclass(frozen=True)
class Sums:
    """The columns of an order that follow from its lines and adjustments."""

    subtotal: Money
    discount: Money
    adjusted: Money
    total: Money
    taxes: list[dict]


def lock(order: Order) -> None:
    """Lock the order (and so its payments) until the transaction ends, and read its current columns."""
    now = Order.objects.select_for_update()
    columns = [
        "status",
        "payment_status",
        "fulfilment_status",
        "payment_method",
        "subtotal",
        "discount",
        "adjusted",
        "total",
        "paid",
        "refunded",
    ]
    order.refresh_from_db(fields=columns, from_queryset=now)


def components_of(order: Order) -> list[PriceComponent]:
    """What is left of each line, and of delivery, fee and charges by tax rate; two queries."""
    lines = list(OrderLine.objects.filter(order=order).defer("picture", "choices"))
    return components(order, lines, AdjustmentPart.objects.filter(adjustment__order=order))


def components(order: Order, lines: list[OrderLine], parts: Iterable[AdjustmentPart]) -> list[PriceComponent]:
    """The same from rows that were read; no query."""
    found = {each.key: each for each in _agreed(order, lines)}
    for part in parts:
        row = PriceComponent(part.kind, part.tax_percent, part.amount, part.tax, part.line_id, -part.quantity)
        before = found.get(row.key)
        found[row.key] = _sum(before, row) if before else row
    return list(found.values())


def sums_of(order: Order, lines: list[OrderLine], parts: Iterable[AdjustmentPart]) -> Sums:
    """What the columns of this order must be; no query."""
    subtotal, discount = total_of(line.total for line in lines), total_of(line.discount for line in lines)
    left = components(order, lines, parts)
    total = total_of(each.amount for each in left)
    agreed = subtotal - discount + order.delivery_price + order.payment_fee
    return Sums(subtotal, discount, total - agreed, total, frozen_taxes(_taxes(left)))


def add_up(order: Order) -> None:
    """Write subtotal, discount, adjustments, total and taxes of the order from its rows. Lock it first.

    Raises:
        WrongState: more was taken off a line than it costs now.
    """
    lines = list(OrderLine.objects.filter(order=order).defer("picture", "choices"))
    parts = list(AdjustmentPart.objects.filter(adjustment__order=order))
    if any(each.amount < Money(0) for each in components(order, lines, parts)):
        raise WrongState(_("More was paid back of it already than it would cost then."))
    values = vars(sums_of(order, lines, parts))
    Order.objects.filter(pk=order.pk).update(**values)
    for name, value in values.items():
        setattr(order, name, value)


def captured_and_refunded(order: Order) -> tuple[Money, Money]:
    """What came in, and what goes back of it; one query."""
    found = Payment.objects.filter(order=order).aggregate(captured=Sum("received"), back=Sum("refunded"))
    return found["captured"] or Money(0), found["back"] or Money(0)


def _agreed(order: Order, lines: list[OrderLine]) -> Iterable[PriceComponent]:
    for line in lines:
        sums = {"amount": line.to_pay, "tax": line.tax, "quantity": line.quantity}
        yield PriceComponent(Kind.LINE, line.tax_percent, **sums, line_id=line.pk, is_gift_card=line.is_gift_card)
    for kind, amount in ((Kind.DELIVERY, order.delivery_price), (Kind.FEE, order.payment_fee)):
        for rate, share in totals.shares_by_rate(lines, amount).items():
            yield PriceComponent(kind, rate, share, totals.contained_tax(share, rate))


def _sum(one: PriceComponent, other: PriceComponent) -> PriceComponent:
    return PriceComponent(
        kind=one.kind,
        tax_percent=one.tax_percent,
        amount=one.amount + other.amount,
        tax=one.tax + other.tax,
        line_id=one.line_id,
        quantity=one.quantity + other.quantity,
        is_gift_card=one.is_gift_card,
    )


def _taxes(components: list[PriceComponent]) -> Iterable[totals.TaxSum]:
    """Amount and tax by rate, the highest first; gift cards have a row of their own."""
    by_rate: dict[tuple[bool, Decimal], list[PriceComponent]] = {}
    for each in components:
        by_rate.setdefault((not each.is_gift_card, each.tax_percent), []).append(each)
    for is_taxed, rate in sorted(by_rate, reverse=True):
        same = by_rate[is_taxed, rate]
        gross, tax = total_of(each.amount for each in same), total_of(each.tax for each in same)
        if gross:
            yield totals.TaxSum(rate, gross, tax, is_gift_card=not is_taxed)
