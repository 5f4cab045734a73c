"""Undoing a payment that staff marked as paid by mistake, while nothing followed from it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.models import Entry
from customers.timeline.services import withdraw_reactions
from customers.timeline.states import WrongState
from orders.order.models import Order, Sent
from orders.order.undo import UNDO_TIME
from orders.payment import events
from orders.payment.models import Payment
from orders.payment.services import undo_received
from orders.production.services import withdraw_jobs


def undoable_entry(order: Order) -> Entry | None:
    """The newest "paid" of this order that staff wrote and can still undo; at most two queries."""
    since = timezone.now() - UNDO_TIME
    paid = Entry.objects.about(order).of(events.PAID).filter(at__gt=since).exclude(actor=None).newest_first()
    entry = paid.first()
    is_open = order.status in {Order.Status.PLACED, Order.Status.CONFIRMED} and order.fulfilment_status == Sent.OPEN
    if entry is None or not is_open:
        return None
    payment = Payment.objects.filter(pk=entry.data.get("payment_id"), status=Payment.Status.PAID)
    return entry if payment.exists() else None


@transaction.atomic
def undo_paid(order: Order, *, payment_id: int, actor: User | None) -> None:
    """Undo "Mark as paid": the payment is open again, the order placed, its jobs gone, and no mail is sent.

    Raises:
        WrongState: too much time has passed, the mail is on its way, work has begun, or a parcel was sent.
    """
    order = Order.objects.select_for_update().select_related("customer").get(pk=order.pk)
    entry = undoable_entry(order)
    if entry is None or entry.data["payment_id"] != payment_id:
        raise WrongState(_("This cannot be undone any more. Write what happened as a note, or cancel the order."))
    if not withdraw_reactions(entry, due_after=UNDO_TIME):
        raise WrongState(_("The customer has been told already, so this cannot be undone any more."))
    began = bool(entry.data.get("begins"))
    if began:
        withdraw_jobs(order)
    payment = Payment.objects.get(pk=payment_id, order=order)
    payment.order = order
    undo_received(payment, began=began, actor=actor)
