"""Beginning, finishing and voiding payments. No function here calls a provider.

Code that changes a payment locks its order first, so that two processes never both act as the first.
"""

import logging
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order, Paid
from orders.order.promises import promise_again
from orders.order.services import confirm, write_status
from orders.order.undo import UNDO_TIME
from store.money.amounts import Money

from . import events
from .balance import (
    ask_for_balance,
    follow_balance,
    refuse_in_progress,
    refuse_moved,
    void_payment,
    write_payment_status,
)
from .ledger import lock
from .methods import other_methods
from .models import Payment
from .providers import Provider, ProviderReport, provider_of
from .recording import record_payment

log = logging.getLogger("kontor.payment")
Status = Payment.Status


def begin(order: Order) -> str:
    """Begin to pay the order by the agreed method; returns the URL to redirect to."""
    payment = begin_payment(order)
    provider = (payment and provider_of(payment.method)) or Provider()
    return provider.next_address(order)


@transaction.atomic
def begin_payment(order: Order) -> Payment | None:
    """The active payment of the order; created if there is none. Idempotent.

    An order with cash on delivery is confirmed at once. So is an order of zero, which has no payment.
    """
    follow_balance(order)
    if not order.pays_in_advance and order.can_move_to(Order.Status.CONFIRMED):
        confirm(order)
    return payment_of(order)


def payment_of(order: Order) -> Payment | None:
    """The current payment: the active one, else the newest that is not void."""
    found = list(Payment.objects.filter(order=order).exclude(status=Status.VOID).order_by("-pk")[:20])
    payment = next((each for each in found if each.status in Payment.ACTIVE), next(iter(found), None))
    if payment:
        payment.order = order
    return payment


def pay_by(order: Order) -> date | None:
    """The day on which ``cancel_unpaid`` cancels the order; None if it does not wait to be paid in advance."""
    if order.status != Order.Status.PLACED or not order.pays_in_advance:
        return None
    if order.payment_status not in {Paid.OPEN, Paid.FAILED}:
        return None
    return timezone.localdate(order.placed_at + settings.PAYMENT_DEADLINE)


@transaction.atomic
def follow_total(order: Order) -> None:
    """After a change of the total: void payments of the old amount and create one for the balance. Idempotent.

    Raises:
        WrongState: a payment of the old amount is in progress.
    """
    lock(order)
    refuse_in_progress(order)
    follow_balance(order)


@transaction.atomic
def change_method(order: Order, code: str) -> Payment:
    """Pay by another method, at the agreed total. Only methods that are paid in advance.

    Raises:
        WrongState: the order is not waiting to be paid, the method is not available, or a payment is in progress.
    """
    lock(order)
    if order.status != Order.Status.PLACED or order.payment_status in {Paid.PAID, Paid.CHECK}:
        raise WrongState(_("Order %(number)s is not waiting to be paid.") % {"number": order.number})
    found = (each for each in other_methods(order) if each.code == code and each.pays_in_advance)
    method = next(found, None)
    if method is None:
        raise WrongState(_("This order cannot be paid by that method. Choose another one."))
    refuse_in_progress(order)
    for payment in Payment.objects.filter(order=order, status__in=Payment.ACTIVE):
        void_payment(order, payment)
    write_status(order, payment_method=code, pays_in_advance=method.pays_in_advance)
    promise_again(order, after_payment=method.is_waited_for)
    payment = ask_for_balance(order, code)
    follow_balance(order)
    return payment


@transaction.atomic
def mark_paid(
    payment: Payment,
    *,
    received: Money | None = None,
    balance: Money | None = None,
    actor: User | None = None,
    at: datetime | None = None,
) -> None:
    """Record the money that came in; ``received`` defaults to the payment's amount.

    Then the order's balance decides: work begins, a payment for the rest is created, or money is to be paid back.
    ``balance`` is the balance that the screen displayed.

    Raises:
        WrongState: this payment is paid already, or the balance has changed since it was displayed.
    """
    order = payment.order
    lock(order)
    refuse_moved(order, balance)
    payment.refresh_from_db(fields=["status"])
    received = payment.amount if received is None else received
    payment.move_to(Status.PAID, received=received, paid_at=at or timezone.now(), message=_mismatch(payment, received))
    due = max(order.balance - received, Money(0))
    begins = not due and order.can_move_to(Order.Status.CONFIRMED)
    values = {"due": str(due) if due else "", "begins": begins, "payment_id": payment.pk}
    wait = UNDO_TIME if actor else None
    record_payment(events.PAID, order, received, actor=actor, at=at, react_after=wait, **values)
    follow_balance(order, actor=actor)


@transaction.atomic
def undo_received(payment: Payment, *, began: bool, actor: User | None) -> None:
    """The money of this payment did not come in after all. ``began``: it confirmed the order, which is placed again.

    Call it only through ``orders.changes``, which knows whether work has begun.

    Raises:
        WrongState: the payment is not paid, or money of it went back.
    """
    order = payment.order
    lock(order)
    payment.refresh_from_db()
    if payment.status != Status.PAID or payment.refunded:
        raise WrongState(payment._refusal(Status.OPEN))
    for other in Payment.objects.filter(order=order, status__in=Payment.ACTIVE):
        void_payment(order, other)
    received = payment.received
    payment.move_to(Status.OPEN, received=Money(0), paid_at=None, message="")
    if began:
        order.move_to(Order.Status.PLACED, confirmed_at=None)
        promise_again(order, after_payment=True)
    record_payment(events.UNDONE, order, received, actor=actor)
    follow_balance(order)


@transaction.atomic
def mark_pending(payment: Payment) -> None:
    """The shopper's bank is processing it. No effect on a payment that is further already."""
    _move(payment, Status.PENDING)


@transaction.atomic
def mark_failed(payment: Payment, message: str = "") -> None:
    """The payment failed; the order can be paid again or by another method.

    No effect on a payment that is further already; if it has failed before, only the message changes.
    """
    if _move(payment, Status.FAILED, message=message[:250]):
        record_payment(events.FAILED, payment.order, payment.amount)
    else:
        Payment.objects.filter(pk=payment.pk, status=Status.FAILED).update(message=message[:250])


@transaction.atomic
def settle(payment: Payment, report: ProviderReport) -> None:
    """Store a provider's report, in any order and any number of times: a paid payment stays paid.

    Money in another currency cannot be counted: status CHECK, and no new payment until a person has checked it.
    """
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if report.state == Status.PAID and report.received:
        if report.received.currency.code != settings.CURRENCY:
            log.error("Payment %s: money came in in another currency than that of the shop.", payment.pk)
            sentence = _("%(amount)s came in, in another currency than that of the shop.")
            _move(payment, Status.CHECK, message=sentence % {"amount": report.received})
        elif payment.can_move_to(Status.PAID):
            mark_paid(payment, received=report.received)
    elif report.state == Status.PENDING:
        mark_pending(payment)
    elif report.state == Status.FAILED:
        mark_failed(payment, report.message)
    elif report.state == Status.VOID and payment.can_move_to(Status.VOID):
        payment.move_to(Status.VOID)
        write_payment_status(payment.order)


def _move(payment: Payment, status: Payment.Status, **changes: str) -> bool:
    """Move the payment to ``status`` if it can, and update its order; returns whether it did."""
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if not payment.can_move_to(status):
        return False
    payment.move_to(status, **changes)
    follow_balance(payment.order)
    return True


def _mismatch(payment: Payment, received: Money) -> str:
    if received == payment.amount:
        return ""
    amounts = {"amount": payment.amount, "received": received}
    return _("%(amount)s was due, %(received)s came in.") % amounts
