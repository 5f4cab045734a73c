"""Sending: what leaves the house, in which parcel."""

from collections.abc import Mapping

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.timeline.services import record
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order, OrderLine, Sent
from orders.order.services import write_status
from store.stock import services as stock

from . import events
from .models import Shipment, ShipmentLine


class CannotSend(Exception):
    """This cannot leave now; the message is a sentence for whoever packs."""


def left_to_send(order: Order) -> dict[OrderLine, int]:
    """Pieces of each line that have not left, in the order of the lines; two queries."""
    gone = ShipmentLine.objects.filter(shipment__order=order).values_list("line").annotate(models.Sum("quantity"))
    sent = dict(gone)
    lines = order.lines.select_related("job", "variant", "configuration").order_by("position", "pk")
    return {line: line.quantity - sent.get(line.pk, 0) for line in lines}


def reason_against(line: OrderLine) -> str:
    """Why a line cannot leave yet, or nothing."""
    job = getattr(line, "job", None)
    if line.is_made_to_order and (job is None or job.status != job.Status.DONE):
        return _("%(name)s is not made yet.") % {"name": line.name}
    return ""


@transaction.atomic
def ship(
    order: Order,
    *,
    pieces: Mapping[OrderLine, int],
    carrier: str = "",
    tracking_number: str = "",
    parcels_before: int | None = None,
    actor=None,
) -> Shipment:
    """A parcel leaves with these pieces; their stock leaves with it.

    ``parcels_before`` is how many had left when the form was shown: a double click sends one.

    Raises:
        CannotSend: the order is not confirmed, a line is not made, more would leave than was ordered, or another
            parcel left meanwhile.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.status != Order.Status.CONFIRMED:
        raise CannotSend(_("%(number)s is not confirmed, so nothing is sent.") % {"number": order.number})
    if parcels_before is not None and locked.shipments.count() != parcels_before:
        raise CannotSend(_("A parcel of %(number)s left meanwhile. Look at what is still here.") % {"number": locked})
    left = left_to_send(locked)
    wanted = {line: count for line, count in pieces.items() if count}
    _check(wanted, left)
    method = DeliveryMethod.objects.filter(code=locked.delivery_code).first()
    carrier = carrier or (method.carrier if method else "") or locked.delivery_name
    shipment = Shipment.objects.create(
        order=locked,
        carrier=carrier[:40],
        tracking_number=tracking_number,
        tracking_url=method.tracking_address(tracking_number) if method else "",
        sent_at=timezone.now(),
    )
    ShipmentLine.objects.bulk_create(
        ShipmentLine(shipment=shipment, line=line, quantity=count) for line, count in wanted.items()
    )
    _take_stock(locked, wanted)
    done = all(left[line] == wanted.get(line, 0) for line in left)
    write_status(order, fulfilment_status=Sent.SENT if done else Sent.PARTLY)
    values = {"number": locked.number, "carrier": carrier, "parcel": str(shipment)}
    record(events.SENT, customer=locked.customer, subject=locked, actor=actor, shipment=shipment.pk, **values)
    return shipment


def _check(wanted: Mapping[OrderLine, int], left: Mapping[OrderLine, int]) -> None:
    if not wanted:
        raise CannotSend(_("Say how many pieces are in the parcel."))
    for line, count in wanted.items():
        if count < 0 or count > left.get(line, 0):
            values = {"left": left.get(line, 0), "name": line.name}
            raise CannotSend(_("Of %(name)s only %(left)d are left to send.") % values)
        if reason := reason_against(line):
            raise CannotSend(reason)


def _take_stock(order: Order, wanted: Mapping[OrderLine, int]) -> None:
    pieces: dict[int, int] = {}
    for line, count in wanted.items():
        if line.variant_id:
            pieces[line.variant_id] = pieces.get(line.variant_id, 0) + count
    stock.take(order.hold_owner, pieces=pieces)
