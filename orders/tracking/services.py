"""Records scans of parcels."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.models import Entry
from customers.timeline.services import record, withdraw_reactions
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from orders.fulfilment.corrections import arrive, come_back, lose, undo_outcome
from orders.fulfilment.models import Shipment
from orders.order.models import Order
from orders.order.services import complete_if_done, reopen_if_not_done
from orders.order.undo import UNDO_TIME

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
#: Scans that say what became of a parcel.
FINAL = {Kind.DELIVERED, Kind.RETURNED, Kind.LOST}


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
    record(_verb(order, kind), **about, **values, what=what, react_after=UNDO_TIME if actor else None)
    if kind == Kind.DELIVERED:
        complete_if_done(order)
    return scan


@transaction.atomic
def undo_scan(scan: Scan, *, actor: User | None = None) -> None:
    """The last scan of a parcel was a mistake: it is gone, and parcel, stock and order are as before.

    Its mail is withdrawn if it still waits.

    Raises:
        WrongState: it is not the last one, or what came back is sent again already.
    """
    order = Order.objects.select_for_update().get(pk=scan.shipment.order_id)
    shipment = Shipment.objects.get(pk=scan.shipment_id)
    shipment.order = order
    if shipment.scans.first() != scan:
        raise WrongState(_("Only the last scan of a parcel can be undone. Look at it again."))
    scan.delete()
    if scan.kind in FINAL:
        undo_outcome(shipment)
        if (before := shipment.scans.filter(kind__in=FINAL).first()) and before.kind == Kind.LOST:
            lose(shipment)
        reopen_if_not_done(order)
    was_notified = _was_notified(order, shipment, scan)
    values = {"parcel": str(shipment), "number": order.number, "shipment": shipment.pk, "was_notified": was_notified}
    what = str(scan.get_kind_display())
    record(events.SCAN_UNDONE, customer=order.customer, subject=order, actor=actor, what=what, **values)


def _was_notified(order: Order, shipment: Shipment, scan: Scan) -> bool:
    """Whether the customer has got a mail about the scan; one that still waits is withdrawn."""
    entries = Entry.objects.about(order).of(_verb(order, scan.kind)).newest_first()
    entry = next((each for each in entries if each.data.get("shipment") == shipment.pk), None)
    if entry is None or scan.kind not in VERBS:
        return False
    return not withdraw_reactions(entry, due_after=UNDO_TIME)


def _verb(order: Order, kind: str) -> Verb:
    verb = VERBS.get(Kind(kind), events.SCANNED)
    return events.PICKED_UP if order.is_pickup and verb == events.DELIVERED else verb


def _move(shipment: Shipment, kind: str, at: datetime) -> None:
    """Move parcel and order to what the scan says."""
    if kind == Kind.DELIVERED:
        arrive(shipment, at=at)
    elif kind == Kind.RETURNED:
        come_back(shipment)
    elif kind == Kind.LOST:
        lose(shipment)
    elif shipment.status == Shipment.Status.TAKEN_BACK or (
        kind == Kind.NOT_DELIVERED and shipment.status != Shipment.Status.SENT
    ):
        words = {"parcel": shipment, "now": shipment.get_status_display().lower()}
        raise WrongState(_("Parcel %(parcel)s is not on its way: %(now)s.") % words)
