"""Cancelling an order: its stock, its voucher and its money in one transaction."""

from django.db import transaction
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.order import events as order_events
from orders.order.models import Order, Sent
from orders.order.services import CancelReason
from store.promotions.services import give_back
from store.stock.services import release

from .adjusting import adjust
from .balance import CANCELLED
from .components import take_all
from .ledger import components_of, lock
from .models import Adjustment, Payment, Refund
from .providers import WALLET_METHODS

Status = Payment.Status


@atomic_with_retry
def cancel(order: Order, *, reason: str, note: str = "", actor: User | None = None) -> None:
    """Cancel the order: release its stock, give the use of its voucher back, take everything off its total, and write
    the refunds of what was paid. ``reason`` is a ``CancelReason``.

    People cancel through ``orders.changes``, which knows whether work has begun.

    Raises:
        WrongState: a parcel was sent, or the order is completed or cancelled already.
    """
    lock(order)  # Waits for a parcel that is being sent.
    if order.fulfilment_status != Sent.OPEN:
        raise WrongState(_("A parcel of %(number)s was sent already.") % {"number": order.number})
    order.move_to(Order.Status.CANCELLED)
    give_back(order.voucher_code)  # Once: only one of two cancellations gets past move_to.
    release(order.hold_owner)  # Locked after the voucher, in the same order as in placing: no deadlock.
    parts = take_all(components_of(order), was_sent=False)
    adjust(order, key=CANCELLED, reason=Adjustment.Reason.CANCELLED, parts=parts, note=note, actor=actor)
    refunds = list(Refund.objects.filter(order=order, key=CANCELLED).values_list("pk", flat=True))
    record(
        order_events.CANCELLED,
        customer=order.customer,
        subject=order,
        actor=actor,
        number=order.number,
        reason=reason,
        reason_text=str(CancelReason(reason).label),
        note=note,
        refunds=refunds,
    )


@transaction.atomic
def cancel_unpaid(order: Order) -> bool:
    """Cancel an order that nobody paid; returns whether it did. Never cancels an order for which money moved.

    What gift cards and credit paid of it goes back to them.
    """
    lock(order)
    moved = Payment.objects.filter(order=order, status__in=[Status.PENDING, Status.CHECK, Status.PAID])
    if order.status != Order.Status.PLACED or moved.exclude(method__in=WALLET_METHODS).exists():
        return False
    cancel(order, reason=CancelReason.NOT_PAID)
    return True
