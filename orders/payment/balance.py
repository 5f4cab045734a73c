"""The balance of an order: what is due follows from its total and from what came in and went back.

Whoever moves money or changes a total calls ``follow_balance``; no other place decides what is to be paid.
"""

from datetime import datetime

from django.db import transaction

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.verbs import Verb
from orders.order import services as orders
from orders.order.models import Order, Paid
from store.money.amounts import Money, total_of

from . import events
from .models import Payment
from .providers.no_payment import NoPayment

Status = Payment.Status
#: By this method the customer pays what is left over once money came in.
TRANSFER = "transfer"


def lock(order: Order) -> None:
    """Nobody else changes this order's payments until the transaction ends; reads how the order stands now."""
    now = Order.objects.select_for_update()
    columns = ["status", "payment_status", "fulfilment_status", "payment_method", "total", "paid"]
    order.refresh_from_db(fields=columns, from_queryset=now)


@transaction.atomic
def follow_balance(order: Order, *, actor: User | None = None) -> None:
    """Make payments and status of the order fit what came in and what it costs. Harmless to repeat.

    A payment that asks for another amount than what is due is voided, and a new one asks for the rest. Once nothing
    is due, work begins.
    """
    lock(order)
    payments = list(Payment.objects.filter(order=order))
    orders.write_status(order, paid=total_of(each.received - each.refunded for each in payments))
    for payment in payments:
        if payment.status in Payment.ACTIVE and payment.amount != order.balance:
            void_payment(order, payment)
    if not _is_answered(order, payments):
        payments.append(ask_for_balance(order, _method_of(order)))
    orders.write_status(order, payment_status=_payment_status(order, payments))
    if order.payment_status == Paid.PAID:
        _go_on(order, actor)


def _go_on(order: Order, actor: User | None) -> None:
    """Nothing is due: work begins, or the order is completed."""
    if order.can_move_to(Order.Status.CONFIRMED):
        orders.confirm(order, actor=actor)
    orders.complete_if_done(order)


def ask_for_balance(order: Order, method: str) -> Payment:
    """A new payment for all that is due."""
    return Payment.objects.create(order=order, method=method, amount=order.balance, reference=order.number)


def void_payment(order: Order, payment: Payment) -> None:
    """Nobody shall pay it any more; the reaction to VOIDED tells the provider."""
    payment.move_to(Status.VOID)
    payment.refresh_from_db(fields=["provider_id"])  # Was it written meanwhile? From now on it is not: see ``prepare``.
    if payment.provider_id:
        record_payment(events.VOIDED, order, payment.amount, payment_id=payment.pk)


def record_payment(
    verb: Verb,
    order: Order,
    amount: Money,
    *,
    actor: User | None = None,
    at: datetime | None = None,
    **more: object,
) -> None:
    """Write on the customer's record what happened to this amount."""
    values = {"amount": str(amount), "number": order.number} | more
    record(verb, customer=order.customer, subject=order, actor=actor, at=at, **values)


def _is_answered(order: Order, payments: list[Payment]) -> bool:
    """Whether nothing is due, a payment asks for it, or money has moved that a person must look at first."""
    asking = (*Payment.ACTIVE, Status.CHECK)
    return order.balance <= Money(0) or any(each.status in asking for each in payments)


def _method_of(order: Order) -> str:
    """The agreed method, as long as nothing came in; an order that was free has none."""
    return TRANSFER if order.paid or order.payment_method == NoPayment.code else order.payment_method


def _payment_status(order: Order, payments: list[Payment]) -> Paid:
    statuses = {each.status for each in payments}
    if Status.CHECK in statuses:
        return Paid.CHECK
    if order.status == Order.Status.CANCELLED:
        came_in = any(each.received for each in payments)
        return Paid.PAID if order.paid else Paid.REFUNDED if came_in else Paid.OPEN
    if order.balance <= Money(0):
        return Paid.PAID
    if order.paid:
        return Paid.PARTLY
    return Paid.FAILED if Status.FAILED in statuses else Paid.OPEN
