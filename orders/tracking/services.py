"""Where it is: scans of parcels, and codes for guests without their link."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from customers.timeline.services import record
from orders.fulfilment.models import Shipment
from orders.order.models import Order, Sent
from orders.order.services import complete_if_done, write_status

from . import events
from .models import LookupCode, Scan

#: How long a mailed code opens the order.
CODE_LASTS = timedelta(minutes=15)


@transaction.atomic
def record_scan(shipment: Shipment, *, kind: str, place: str = "", at: datetime | None = None, actor=None) -> Scan:
    """Somebody saw a parcel; the same scan again changes nothing. ``DELIVERED`` ends its way.

    Raises:
        WrongState: it was delivered before.
    """
    when = at or timezone.now()
    scan, made = Scan.objects.get_or_create(shipment=shipment, kind=kind, at=when, defaults={"place": place})
    if not made:
        return scan
    order = shipment.order
    if kind == Scan.Kind.DELIVERED:
        _deliver(shipment, when, actor)
    else:
        values = {"parcel": str(shipment), "what": str(scan.get_kind_display())}
        record(events.SCANNED, customer=order.customer, subject=order, actor=actor, at=at, **values)
    return scan


def _deliver(shipment: Shipment, at: datetime, actor) -> None:
    order = shipment.order
    shipment.move_to(Shipment.Status.DELIVERED, delivered_at=at)
    values = {"parcel": str(shipment), "number": order.number, "shipment": shipment.pk}
    record(events.DELIVERED, customer=order.customer, subject=order, actor=actor, at=at, **values)
    order.refresh_from_db(fields=["fulfilment_status"])
    under_way = order.shipments.filter(status=Shipment.Status.SENT).exists()
    if order.fulfilment_status == Sent.SENT and not under_way:
        write_status(order, fulfilment_status=Sent.DELIVERED)
        complete_if_done(order)


@transaction.atomic
def make_code(order: Order) -> tuple[LookupCode, str]:
    """A new code of six digits for this order; older ones no longer count."""
    code = f"{secrets.randbelow(10**6):06d}"
    LookupCode.objects.filter(order=order, used_at=None).update(used_at=timezone.now())
    row = LookupCode.objects.create(order=order, code_hash=hashed(order, code), expires_at=timezone.now() + CODE_LASTS)
    return row, code


@transaction.atomic
def use_code(order: Order, code: str) -> bool:
    """Whether the code opens the order; right once, for a quarter of an hour."""
    fresh = LookupCode.objects.filter(order=order, used_at=None, expires_at__gt=timezone.now())
    return bool(fresh.filter(code_hash=hashed(order, code)).update(used_at=timezone.now()))


def hashed(order: Order, code: str) -> str:
    """The code as it is kept."""
    text = f"{order.pk}:{code.strip()}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
