"""Confirming and completing orders."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.services import record
from store.money.amounts import Money

from . import events
from .models import Order, Sent
from .promises import promise_after_payment


class CancelReason(models.TextChoices):
    """Why an order was cancelled."""

    CHANGED_MIND = "changed mind", _("the customer changed their mind")
    NOT_PAID = "not paid", _("it was not paid in time")
    OUT_OF_STOCK = "out of stock", _("we cannot deliver it")
    OTHER = "other", _("another reason")


@transaction.atomic
def confirm(order: Order, *, actor: User | None = None) -> None:
    """Confirm the order: work on it begins. Called by ``orders.payment`` if it is paid in advance, else by checkout.

    Raises:
        WrongState: it is cancelled, or another process was first.
    """
    order.move_to(Order.Status.CONFIRMED, confirmed_at=timezone.now())
    if order.pays_in_advance:
        promise_after_payment(order, at=order.confirmed_at)
    record(events.CONFIRMED, customer=order.customer, subject=order, actor=actor, number=order.number)


@transaction.atomic
def complete_if_done(order: Order) -> bool:
    """Complete the order if it is delivered and paid. Returns whether it did; idempotent."""
    order.refresh_from_db(fields=["status", "payment_status", "fulfilment_status"])
    done = order.is_settled and order.fulfilment_status == Sent.DELIVERED
    if not (done and order.can_move_to(Order.Status.COMPLETED)):
        return False
    order.move_to(Order.Status.COMPLETED)
    record(events.COMPLETED, customer=order.customer, subject=order, number=order.number)
    return True


@transaction.atomic
def reopen_if_not_done(order: Order) -> None:
    """A completed order is confirmed again if it is not delivered or not paid after all; idempotent."""
    order.refresh_from_db(fields=["status", "payment_status", "fulfilment_status"])
    done = order.is_settled and order.fulfilment_status == Sent.DELIVERED
    if order.status == Order.Status.COMPLETED and not done:
        order.move_to(Order.Status.CONFIRMED)


@transaction.atomic
def add_note(order: Order, *, text: str, actor: User | None) -> None:
    """Record a note that only staff see."""
    record(events.NOTED, customer=order.customer, subject=order, actor=actor, number=order.number, text=text)


def write_status(order: Order, **columns: str | bool | Money) -> None:
    """Write the columns for payment, production and fulfilment; each column is written by one app above."""
    Order.objects.filter(pk=order.pk).update(**columns)
    for name, value in columns.items():
        setattr(order, name, value)
