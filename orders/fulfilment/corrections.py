"""Correcting what was written about a parcel: its number, that it left, that it arrived."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.models import Entry
from customers.timeline.services import record, withdraw_reactions
from customers.timeline.states import WrongState
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order
from orders.order.undo import UNDO_TIME
from store.stock.models import Kind
from store.stock.services import hold_what_is_there, put_back

from . import events
from .models import Shipment
from .services import by_variant, left_to_send, take_out, write_fulfilment_status

Status = Shipment.Status


@transaction.atomic
def correct_number(shipment: Shipment, *, tracking_number: str, carrier: str = "", actor: User | None = None) -> None:
    """Write another number, and carrier, on a parcel that is on its way.

    Raises:
        WrongState: it has arrived, came back, is lost or was taken back, or nothing differs.
    """
    order = _lock(shipment)
    if shipment.status != Status.SENT:
        raise WrongState(_("Only the number of a parcel on its way is corrected."))
    carrier = carrier or shipment.carrier
    if (tracking_number, carrier) == (shipment.tracking_number, shipment.carrier):
        raise WrongState(_("This is its number already."))
    before, method = str(shipment), DeliveryMethod.objects.filter(code=order.delivery_code).first()
    values = {
        "tracking_number": tracking_number,
        "carrier": carrier,
        "tracking_url": method.tracking_address(tracking_number) if method and tracking_number else "",
    }
    Shipment.objects.filter(pk=shipment.pk).update(**values)
    for name, value in values.items():
        setattr(shipment, name, value)
    about = {"customer": order.customer, "subject": order, "actor": actor}
    record(events.RENUMBERED, **about, before=before, parcel=str(shipment), shipment=shipment.pk, number=order.number)


@transaction.atomic
def take_back(shipment: Shipment, *, actor: User | None = None) -> None:
    """Take a parcel back that has not left after all: its contents are to be sent, its stock is held again.

    The mail about it is withdrawn if it still waits.

    Raises:
        WrongState: it has arrived, came back or is lost, or was scanned under way.
    """
    order = _lock(shipment)
    if shipment.scans.exists():
        raise WrongState(_("Parcel %(parcel)s was seen under way already.") % {"parcel": shipment})
    shipment.move_to(Status.TAKEN_BACK)
    _put_back(order, shipment, kind=Kind.SHIPPED, actor=actor)
    write_fulfilment_status(order)
    entries = Entry.objects.about(order).of(events.READY if order.is_pickup else events.SENT)
    sent = next((each for each in entries if each.data.get("shipment") == shipment.pk), None)
    was_notified = not (sent and withdraw_reactions(sent, due_after=UNDO_TIME))
    values = {"parcel": str(shipment), "number": order.number, "shipment": shipment.pk, "was_notified": was_notified}
    record(events.TAKEN_BACK, customer=order.customer, subject=order, actor=actor, **values)


@transaction.atomic
def come_back(shipment: Shipment) -> None:
    """A parcel came back: its contents are to be sent again, and held. Call it with the order locked.

    Raises:
        WrongState: it has arrived, or came back already.
    """
    shipment.move_to(Status.RETURNED)
    _put_back(shipment.order, shipment, kind=Kind.RETURNED)
    write_fulfilment_status(shipment.order)


@transaction.atomic
def arrive(shipment: Shipment, *, at: datetime) -> None:
    """A parcel was delivered. Call it with the order locked.

    Raises:
        WrongState: it has arrived, or came back already.
    """
    shipment.move_to(Status.DELIVERED, delivered_at=at)
    hold_what_is_left(shipment.order)  # It was lost, and another one was to be sent for it.
    write_fulfilment_status(shipment.order)


@transaction.atomic
def lose(shipment: Shipment) -> bool:
    """A parcel is lost: its contents are to be sent again. Returns whether there was stock to hold for them.

    Raises:
        WrongState: it has arrived, came back, or is lost already.
    """
    shipment.move_to(Status.LOST)
    write_fulfilment_status(shipment.order)
    return hold_what_is_left(shipment.order)


@transaction.atomic
def undo_outcome(shipment: Shipment) -> None:
    """It was not delivered, lost or brought back after all. Call it with the order locked.

    Raises:
        WrongState: it is under way, was taken back, or what came back is sent again already.
    """
    left, inside = left_to_send(shipment.order), shipment.lines.select_related("line")
    if shipment.status == Status.RETURNED and any(left[each.line] < each.quantity for each in inside):
        raise WrongState(_("What was in parcel %(parcel)s is sent again already.") % {"parcel": shipment})
    was_there = shipment.status == Status.RETURNED
    shipment.move_to(Status.SENT, delivered_at=None)
    if was_there:
        shipment.taken.all().delete()
        take_out(shipment, quantities=_quantities(shipment), kind=Kind.RETURNED)
    hold_what_is_left(shipment.order)
    write_fulfilment_status(shipment.order)


def hold_what_is_left(order: Order) -> bool:
    """Hold what is still to be sent, of a cancelled order nothing; False if there is not enough."""
    is_wanted = order.status != Order.Status.CANCELLED
    left = ((line, max(count, 0) if is_wanted else 0) for line, count in left_to_send(order).items())
    return hold_what_is_there(order.hold_owner, quantities=by_variant(left))


def _lock(shipment: Shipment) -> Order:
    order = Order.objects.select_for_update().get(pk=shipment.order_id)
    shipment.refresh_from_db()
    shipment.order = order
    return order


def _quantities(shipment: Shipment) -> dict[int, int]:
    return by_variant((each.line, each.quantity) for each in shipment.lines.select_related("line"))


def _put_back(order: Order, shipment: Shipment, *, kind: str, actor: User | None = None) -> None:
    came_from = dict(shipment.taken.values_list("level", "quantity"))
    put_back(_quantities(shipment), came_from=came_from, kind=kind, cause=shipment.stock_cause, actor=actor)
    hold_what_is_left(order)
