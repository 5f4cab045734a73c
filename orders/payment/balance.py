"""The balance of an order: its total minus what came in plus what was paid back.

Code that moves money or changes a total calls ``follow_balance``; no other place decides what is to be paid.
"""

from datetime import datetime, timedelta

from django.db import transaction

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.verbs import Verb
from orders.order.models import Order, Paid
from orders.order.services import complete_if_done, confirm, write_status
from store.money.amounts import Money, total_of

from . import events
from .models import Payment
from .providers.no_payment import NoPayment

Status = Payment.Status
#: The method for the rest of the balance, once some money came in.
TRANSFER = "transfer"


def lock(order: Order) -> None:
    """Lock the order (and so its payments) until the transaction ends, and read its current columns."""
    now = Order.objects.select_for_update()
    columns = ["status", "payment_status", "fulfilment_status", "payment_method", "total", "paid"]
    order.refresh_from_db(fields=columns, from_queryset=now)


@transaction.atomic
def follow_balance(order: Order, *, actor: User | None = None) -> None:
    """Update payments and payment status of the order from its balance. Idempotent.

    A payment with another amount than the balance is voided, and a new one is created. If the balance is zero, work
    begins.
    """
    lock(order)
    payments = list(Payment.objects.filter(order=order))
    write_status(order, paid=total_of(each.received - each.refunded for each in payments))
    for payment in payments:
        if payment.status in Payment.ACTIVE and payment.amount != order.balance:
            void_payment(order, payment)
    if not _is_answered(order, payments):
        payments.append(ask_for_balance(order, _method_of(order)))
    write_status(order, payment_status=_payment_status(order, payments))
    if order.payment_status == Paid.PAID:
        _go_on(order, actor)


def _go_on(order: Order, actor: User | None) -> None:
    """The balance is zero: confirm the order, or complete it."""
    if order.can_move_to(Order.Status.CONFIRMED):
        confirm(order, actor=actor)
    complete_if_done(order)


def ask_for_balance(order: Order, method: str) -> Payment:
    """Create a payment for the whole balance."""
    return Payment.objects.create(order=order, method=method, amount=order.balance, reference=order.number)


def void_payment(order: Order, payment: Payment) -> None:
    """Void the payment; the reaction to VOIDED voids it at the provider."""
    payment.move_to(Status.VOID)
    payment.refresh_from_db(fields=["provider_id"])  # ``prepare`` may have written it; from now on it does not.
    if payment.provider_id:
        record_payment(events.VOIDED, order, payment.amount, payment_id=payment.pk)


def record_payment(
    verb: Verb,
    order: Order,
    amount: Money,
    *,
    actor: User | None = None,
    at: datetime | None = None,
    react_after: timedelta | None = None,
    **more: object,
) -> None:
    """Record in the customer's timeline what happened to this amount."""
    values = {"amount": str(amount), "number": order.number} | more
    record(verb, customer=order.customer, subject=order, actor=actor, at=at, react_after=react_after, **values)


def _is_answered(order: Order, payments: list[Payment]) -> bool:
    """Whether no new payment is needed: no balance, an active payment, or money that a person must check first."""
    asking = (*Payment.ACTIVE, Status.CHECK)
    return order.balance <= Money(0) or any(each.status in asking for each in payments)


def _method_of(order: Order) -> str:
    """The agreed method; bank transfer if some money came in or the order was free before."""
    return TRANSFER if order.paid or order.payment_method == NoPayment.code else order.payment_method


def _payment_status(order: Order, payments: list[Payment]) -> Paid:
    statuses = {each.status for each in payments}
    if Status.CHECK in statuses:
        return Paid.CHECK
    if order.status == Order.Status.CANCELLED:
        came_in = any(each.received for each in payments)
        return Paid.TO_PAY_BACK if order.paid else Paid.REFUNDED if came_in else Paid.NOT_DUE
    if order.balance <= Money(0):
        return Paid.PAID
    if order.paid:
        return Paid.PARTLY
    return Paid.FAILED if Status.FAILED in statuses else Paid.OPEN
