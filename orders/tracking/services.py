"""Records scans of parcels."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.fulfilment.corrections import come_back, lose
from orders.fulfilment.models import Shipment
from orders.fulfilment.services import write_fulfilment_status
from orders.order.models import Order
from orders.order.services import complete_if_done

from . import events
from .models import Scan

Kind = Scan.Kind
#: What is recorded about a scan; other kinds record SCANNED.
VERBS = {
    Kind.DELIVERED: events.DELIVERED,
    Kind.NOT_DELIVERED: events.NOT_DELIVERED,
    Kind.RETURNED: events.RETURNED,
    Kind.LOST: events.LOST,
}


@transaction.atomic
def record_scan(
    shipment: Shipment, *, kind: str, place: str = "", at: datetime | None = None, actor: User | None = None
) -> Scan:
    """Record a scan; the same scan again has no effect. The last scan of a parcel says what became of it.

    The order is locked, so that of two scans at once one sees that all parcels are delivered.

    Raises:
        WrongState: it was delivered, came back or was taken back before, or is lost.
    """
    order = Order.objects.select_for_update().get(pk=shipment.order_id)
    shipment.refresh_from_db(fields=["status"])
    shipment.order, when = order, at or timezone.now()
    scan, made = Scan.objects.get_or_create(shipment=shipment, kind=kind, at=when, defaults={"place": place})
    if not made:
        return scan
    _move(shipment, kind, when)
    values = {"parcel": str(shipment), "number": order.number, "shipment": shipment.pk}
    what = str(scan.get_kind_display())
    about = {"customer": order.customer, "subject": order, "actor": actor, "at": at}
    verb = VERBS.get(Kind(kind), events.SCANNED)
    verb = events.PICKED_UP if order.is_pickup and verb == events.DELIVERED else verb
    record(verb, **about, **values, what=what)
    if kind == Kind.DELIVERED:
        complete_if_done(order)
    return scan


def _move(shipment: Shipment, kind: str, at: datetime) -> None:
    """Move parcel and order to what the scan says."""
    if kind == Kind.DELIVERED:
        shipment.move_to(Shipment.Status.DELIVERED, delivered_at=at)
        write_fulfilment_status(shipment.order)
    elif kind == Kind.RETURNED:
        come_back(shipment)
    elif kind == Kind.LOST:
        lose(shipment)
    elif shipment.status == Shipment.Status.TAKEN_BACK or (
        kind == Kind.NOT_DELIVERED and shipment.status != Shipment.Status.SENT
    ):
        words = {"parcel": shipment, "now": shipment.get_status_display().lower()}
        raise WrongState(_("Parcel %(parcel)s is not on its way: %(now)s.") % words)
