"""What of an order's price goes back after a withdrawal.

The lines withdrawn from go back at the price that was paid for them, after the discount. If nothing else of the order
is left, delivery and payment fee go back too: of the delivery as much as the cheapest method would have cost that
sends it there, not the extra for a dearer one. Methods and prices are those of today; never more than was paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orders.delivery.carrying import able
from orders.delivery.limits import ParcelSize
from orders.delivery.services import methods, price_of
from orders.fulfilment.services import left_to_send
from orders.order.models import Order
from orders.payment.components import Part, PriceComponent, TooMuch, spread, take_all, take_quantity
from orders.payment.ledger import components_of
from store.money.amounts import Money, total_of

from ..models import Withdrawal

_LINE, _DELIVERY, _FEE = "line", "delivery", "fee"


@dataclass(frozen=True)
class RefundParts:
    """``is_whole``: nothing else of the order is left; ``extra``: what of the delivery price does not go back."""

    parts: list[Part]
    is_whole: bool
    extra: Money

    def amount_of(self, kind: str) -> Money:
        """The amount of lines, delivery or fee."""
        return total_of(-part.amount for part in self.parts if part.component.kind == kind)

    @property
    def lines(self) -> Money:
        return self.amount_of(_LINE)

    @property
    def delivery(self) -> Money:
        return self.amount_of(_DELIVERY)

    @property
    def fee(self) -> Money:
        return self.amount_of(_FEE)

    @property
    def total(self) -> Money:
        return total_of(-part.amount for part in self.parts)


def refund_parts(withdrawal: Withdrawal) -> RefundParts:
    """What goes back for the lines of a joined withdrawal without a reason against. Lock the order first.

    Raises:
        TooMuch: more of a line is withdrawn from than is left of it.
    """
    order = withdrawal.order
    components = components_of(order)
    by_line = {each.line_id: each for each in components if each.kind == _LINE}
    not_sent = {line.pk: max(count, 0) for line, count in left_to_send(order).items()}
    wanted = {row.line_id: row.quantity for row in withdrawal.lines.all() if not row.reason_against}
    parts = [
        part
        for key, quantity in wanted.items()
        for part in _of_line(by_line[key], quantity, not_sent=not_sent.get(key, 0))
    ]
    is_whole = bool(wanted) and all(each.quantity == wanted.get(key, 0) for key, each in by_line.items())
    if not is_whole:
        return RefundParts(parts, is_whole, Money(0))
    deliveries = [each for each in components if each.kind == _DELIVERY]
    paid = total_of(each.amount for each in deliveries)
    standard = min(paid, standard_delivery(order))
    fees = take_all((each for each in components if each.kind == _FEE), was_sent=True)
    return RefundParts([*parts, *spread(deliveries, standard), *fees], is_whole, paid - standard)


def standard_delivery(order: Order) -> Money:
    """The price of the cheapest method that sends the order there; never more than its own delivery price."""
    size = ParcelSize.of(_things(order))
    country, worth = order.delivery_address.get("country_code", ""), order.subtotal - order.discount
    sending = (each for each in able(methods(), country, size) if not each.is_pickup)
    prices = [price_of(method, worth, size.weight) for method in sending]
    return min([order.delivery_price, *prices])


def _things(order: Order) -> Iterable[tuple[int, int, int, str]]:
    for line in order.lines.select_related("variant").defer("picture", "choices"):
        if line.variant:
            yield line.quantity, line.variant.weight, line.variant.length, line.name


def _of_line(component: PriceComponent, quantity: int, *, not_sent: int) -> list[Part]:
    """First what was not sent, which then never is; then what was."""
    if quantity > component.quantity:
        raise TooMuch
    unsent = min(quantity, not_sent)
    if unsent in {0, quantity}:
        return [take_quantity(component, quantity, was_sent=not unsent)]
    first = take_quantity(component, unsent, was_sent=False)
    rest = replace(
        component,
        amount=component.amount + first.amount,
        tax=component.tax + first.tax,
        quantity=component.quantity - unsent,
    )
    return [first, take_quantity(rest, quantity - unsent)]
