"""What the pages of an order show; always the same number of queries."""

from collections import Counter

from django.db.models import Prefetch

from orders.fulfilment.models import ShipmentLine
from orders.order.models import Order, OrderLine
from orders.payment.services import payment_of
from store.money.amounts import Money

from .models import Scan
from .way import way_of


def order_page(order: Order) -> dict:
    """An order with its lines, parcels, scans, steps and payment."""
    lines = list(
        OrderLine.objects.filter(order=order)
        .select_related("product", "configuration", "job")
        .order_by("position", "pk")
    )
    inside = Prefetch("lines", ShipmentLine.objects.select_related("line__configuration", "line__product"))
    parcels = list(order.shipments.prefetch_related(inside, Prefetch("scans", Scan.objects.all())))
    payment = payment_of(order)
    made = [line.job.done_at for line in lines if hasattr(line, "job") and line.job.done_at]
    before = {"paid_at": payment.paid_at if payment else None, "made_at": max(made, default=None)}
    for parcel in parcels:
        parcel.steps = way_of(order, **before, sent_at=parcel.sent_at, delivered_at=parcel.delivered_at)
    sent = Counter()
    for each in (each for parcel in parcels for each in parcel.lines.all()):
        sent[each.line_id] += each.quantity
    taxes = [(row["percent"], Money.from_minor(row["tax"])) for row in order.taxes]
    return {
        "order": order,
        "lines": lines,
        "waiting": [(line, line.quantity - sent[line.pk]) for line in lines if line.quantity > sent[line.pk]],
        "parcels": parcels,
        "payment": payment,
        "steps": way_of(order, **before),
        "taxes": taxes,
        "pieces": sum(line.quantity for line in lines),
    }
