"""Sends parcels of an order."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order, OrderLine, Sent
from orders.order.services import write_status
from orders.order.undo import UNDO_TIME
from store.stock.models import Kind
from store.stock.services import take

from . import events
from .models import Shipment, ShipmentLine, TakenStock


class CannotSend(Exception):
    """This cannot be sent now; the message is a sentence for the warehouse."""


def left_to_send(order: Order) -> dict[OrderLine, int]:
    """The quantity of each line that is not sent yet, in the order of the lines; two queries. Without gift cards."""
    counted = ShipmentLine.objects.filter(shipment__order=order, shipment__status__in=Shipment.COUNTED)
    sent = dict(counted.values_list("line").annotate(models.Sum("quantity")))
    lines = order.lines.filter(is_gift_card=False).select_related("job", "variant", "configuration")
    return {line: line.quantity_to_send - sent.get(line.pk, 0) for line in lines.order_by("position", "pk")}


def left_in(order: Order) -> dict[OrderLine, int]:
    """The same from prefetched ``lines`` and ``shipments__lines``; no query."""
    sent: Counter[int] = Counter()
    for parcel in order.shipments.all():
        if parcel.status in Shipment.COUNTED:
            sent.update({each.line_id: each.quantity for each in parcel.lines.all()})
    return {line: line.quantity_to_send - sent[line.pk] for line in order.lines.all() if not line.is_gift_card}


def reason_against(line: OrderLine) -> str:
    """Why a line cannot be sent yet; "" if it can."""
    job = getattr(line, "job", None)
    if line.is_made_to_order and (job is None or job.status != job.Status.DONE):
        return _("%(name)s is not made yet.") % {"name": line.name}
    return ""


@transaction.atomic
def ship(
    order: Order,
    *,
    quantities: Mapping[OrderLine, int],
    carrier: str = "",
    tracking_number: str = "",
    parcels_before: int | None = None,
    actor: User | None = None,
) -> Shipment:
    """Send a parcel with these quantities and take them from stock.

    ``parcels_before`` is how many were sent before the form was rendered: a double click sends one parcel.

    Raises:
        CannotSend: the order is not confirmed, a line is not made, a quantity is higher than what is left, or another
            parcel was sent meanwhile.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.status != Order.Status.CONFIRMED:
        raise CannotSend(_("%(number)s is not confirmed, so nothing is sent.") % {"number": order.number})
    if parcels_before is not None and locked.shipments.count() != parcels_before:
        raise CannotSend(_("A parcel of %(number)s was sent meanwhile. Check what is left.") % {"number": locked})
    left = left_to_send(locked)
    wanted = {line: count for line, count in quantities.items() if count}
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
    take_out(shipment, quantities=by_variant(wanted.items()), actor=actor)
    write_fulfilment_status(order)
    values = {"number": locked.number, "carrier": carrier, "parcel": str(shipment), "shipment": shipment.pk}
    about = {"customer": locked.customer, "subject": locked, "actor": actor}
    verb = events.READY if locked.is_pickup else events.SENT
    record(verb, **about, react_after=UNDO_TIME if actor else None, **values)
    return shipment


def take_out(
    shipment: Shipment, *, quantities: Mapping[int, int], kind: str = Kind.SHIPPED, actor: User | None = None
) -> None:
    """Take what is in the parcel out of stock, and write down where it lay."""
    taken = take(shipment.order.hold_owner, quantities=quantities, kind=kind, cause=shipment.stock_cause, actor=actor)
    rows = [TakenStock(shipment=shipment, level_id=level, quantity=count) for level, count in taken.items()]
    TakenStock.objects.bulk_create(rows)


def write_fulfilment_status(order: Order) -> None:
    """Set the order's fulfilment status from its parcels and gift cards. Lock the order first."""
    statuses = set(order.shipments.filter(status__in=Shipment.COUNTED).values_list("status", flat=True))
    cards = list(OrderLine.objects.filter(order=order, is_gift_card=True).defer("picture", "choices", "breakdown"))
    if not statuses and not any(line.cards_sent for line in cards):
        status = Sent.STOPPED if order.status == Order.Status.CANCELLED else Sent.OPEN
    elif any(line.quantity_to_send > line.cards_sent for line in cards) or _has_more(order):
        status = Sent.PARTLY
    else:
        status = Sent.SENT if Shipment.Status.SENT in statuses else Sent.DELIVERED
    write_status(order, fulfilment_status=status)


def _has_more(order: Order) -> bool:
    """Whether a line is still to be sent; below zero are a lost parcel and the one for it."""
    return any(count > 0 for count in left_to_send(order).values())


def _check(wanted: Mapping[OrderLine, int], left: Mapping[OrderLine, int]) -> None:
    if not wanted:
        raise CannotSend(_("Enter the quantities in the parcel."))
    for line, count in wanted.items():
        if count < 0 or count > left.get(line, 0):
            values = {"left": left.get(line, 0), "name": line.name}
            raise CannotSend(_("Of %(name)s only %(left)d are left to send.") % values)
        if reason := reason_against(line):
            raise CannotSend(reason)


def by_variant(quantities: Iterable[tuple[OrderLine, int]]) -> dict[int, int]:
    """Quantities of lines, added up by the key of their variant."""
    found: Counter[int] = Counter()
    for line, count in quantities:
        if line.variant_id:
            found[line.variant_id] += count
    return found
