"""What the parcels of the sample shop moved, so that the screens of stock have a past."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from customers.people.models import User
from orders.fulfilment.models import ShipmentLine
from store.stock.models import Kind, StockLevel, StockMovement

#: Products came in this long before the first of them was sent.
BEFORE = timedelta(days=30)


def load_movements(inside: Iterable[ShipmentLine], by: User) -> None:
    """What is in parcels left with them, and came in before the first; so what is there stays as it is."""
    in_turn = StockLevel.objects.order_by("-warehouse__priority", "-pk")
    levels = dict(in_turn.values_list("variant", "pk"))  # Of two warehouses the last in this order: emptied first.
    sent = [row for row in inside if row.line.variant_id in levels]
    sent.sort(key=lambda row: row.shipment.sent_at)
    totals: Counter[int] = Counter()
    for row in sent:
        totals[levels[row.line.variant_id]] += row.quantity
    came_in = {levels[row.line.variant_id]: row.shipment.sent_at - BEFORE for row in reversed(sent)}
    rows = [
        StockMovement(level_id=level, kind=Kind.RECEIVED, quantity=totals[level], at=at, by=by)
        for level, at in came_in.items()
    ]
    rows += [
        StockMovement(
            level_id=levels[row.line.variant_id],
            kind=Kind.SHIPPED,
            quantity=-row.quantity,
            cause=row.shipment.stock_cause,
            at=row.shipment.sent_at,
            by=by,
        )
        for row in sent
    ]
    StockMovement.objects.bulk_create(rows, batch_size=500)
