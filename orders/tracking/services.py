"""Records scans of parcels."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from customers.people.models import User
from customers.timeline.services import record
from orders.fulfilment.models import Shipment
from orders.order.models import Order, Sent
from orders.order.services import complete_if_done, write_status

from . import events
from .models import Scan


@transaction.atomic
def record_scan(
    shipment: Shipment, *, kind: str, place: str = "", at: datetime | None = None, actor: User | None = None
) -> Scan:
    """Record a scan; the same scan again has no effect. ``DELIVERED`` delivers the parcel.

    The order is locked, so that of two scans at once one sees that all parcels are delivered.

    Raises:
        WrongState: it was delivered before.
    """
    order = Order.objects.select_for_update().get(pk=shipment.order_id)
    when = at or timezone.now()
    scan, made = Scan.objects.get_or_create(shipment=shipment, kind=kind, at=when, defaults={"place": place})
    if not made:
        return scan
    if kind == Scan.Kind.DELIVERED:
        _deliver(order, shipment, when, actor)
    else:
        about = {"customer": order.customer, "subject": order, "actor": actor, "at": at}
        record(events.SCANNED, **about, parcel=str(shipment), what=str(scan.get_kind_display()))
    return scan


def _deliver(order: Order, shipment: Shipment, at: datetime, actor: User | None) -> None:
    shipment.move_to(Shipment.Status.DELIVERED, delivered_at=at)
    values = {"parcel": str(shipment), "number": order.number, "shipment": shipment.pk}
    record(events.DELIVERED, customer=order.customer, subject=order, actor=actor, at=at, **values)
    in_transit = order.shipments.filter(status=Shipment.Status.SENT).exists()
    if order.fulfilment_status == Sent.SENT and not in_transit:
        write_status(order, fulfilment_status=Sent.DELIVERED)
        complete_if_done(order)
