"""Beginning, finishing and voiding payments. Nothing here talks to a provider.

Whoever changes a payment locks its order first, so that two processes never both believe to be the first.
"""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order import services as orders
from orders.order.models import Order, Paid
from store.money.amounts import Money

from . import events
from .balance import ask_for_balance, follow_balance, lock, record_payment, void_payment
from .methods import other_methods
from .models import Payment
from .providers import Provider, ProviderReport, provider_of

log = logging.getLogger("kontor.payment")
Status = Payment.Status


def begin(order: Order) -> str:
    """Begin to pay the order by the method that was agreed; returns the address to go to next."""
    payment = begin_payment(order)
    provider = (payment and provider_of(payment.method)) or Provider()
    return provider.next_address(order)


@transaction.atomic
def begin_payment(order: Order) -> Payment | None:
    """The payment that asks for what is due; it is created if there is none, so calling twice does no harm.

    Cash on delivery is confirmed at once. An order that costs nothing has no payment and is confirmed at once, too.
    """
    follow_balance(order)
    if not order.pays_in_advance and order.can_move_to(Order.Status.CONFIRMED):
        orders.confirm(order)
    return payment_of(order)


def payment_of(order: Order) -> Payment | None:
    """The payment that counts: the one that asks for what is due, else the newest by which money came in."""
    found = list(Payment.objects.filter(order=order).exclude(status=Status.VOID).order_by("-pk")[:20])
    payment = next((each for each in found if each.status in Payment.ACTIVE), next(iter(found), None))
    if payment:
        payment.order = order
    return payment


@transaction.atomic
def follow_total(order: Order) -> None:
    """The total has changed: what was asked for is void, and what is due now is asked for anew.

    Harmless to repeat.

    Raises:
        WrongState: a payment is in progress, for an amount that is right no longer.
    """
    lock(order)
    _refuse_in_progress(order)
    follow_balance(order)


@transaction.atomic
def change_method(order: Order, code: str) -> Payment:
    """Pay by another method than was agreed, at the total that was agreed. Work never begins before the money is there.

    Raises:
        WrongState: the order does not wait to be paid, the method is not offered for it, or a payment is in progress.
    """
    lock(order)
    if order.status != Order.Status.PLACED or order.payment_status in {Paid.PAID, Paid.CHECK}:
        raise WrongState(_("Order %(number)s is not waiting to be paid.") % {"number": order.number})
    offered = (each for each in other_methods(order) if each.code == code and each.pays_in_advance)
    method = next(offered, None)
    if method is None:
        raise WrongState(_("This order cannot be paid by that method. Choose another one."))
    _refuse_in_progress(order)
    for payment in Payment.objects.filter(order=order, status__in=Payment.ACTIVE):
        void_payment(order, payment)
    orders.write_status(order, payment_method=code, pays_in_advance=method.pays_in_advance)
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
    """Write down the money that came in, as it came; without ``received`` it is what was asked for.

    The order's balance follows from it: work begins, the rest is asked for, or the surplus is to be paid back.
    ``balance`` is what the person was shown.

    Raises:
        WrongState: this payment is paid already, or the balance is not what was shown.
    """
    order = payment.order
    lock(order)
    _refuse_moved(order, balance)
    payment.refresh_from_db(fields=["status"])
    received = payment.amount if received is None else received
    payment.move_to(Status.PAID, received=received, paid_at=at or timezone.now(), message=_mismatch(payment, received))
    due = max(order.balance - received, Money(0))
    begins = not due and order.can_move_to(Order.Status.CONFIRMED)
    record_payment(events.PAID, order, received, actor=actor, at=at, due=str(due) if due else "", begins=begins)
    follow_balance(order, actor=actor)


@transaction.atomic
def mark_pending(payment: Payment) -> None:
    """The shopper's bank is at it; a payment that is further stays as it is."""
    _move(payment, Status.PENDING)


@transaction.atomic
def mark_failed(payment: Payment, message: str = "") -> None:
    """It did not work; the order waits and can be paid again or by another method.

    A payment that is further stays as it is; failing again, only the message changes.
    """
    if _move(payment, Status.FAILED, message=message[:250]):
        record_payment(events.FAILED, payment.order, payment.amount)
    else:
        Payment.objects.filter(pk=payment.pk, status=Status.FAILED).update(message=message[:250])


@transaction.atomic
def settle(payment: Payment, report: ProviderReport) -> None:
    """Write down what the provider says, in any order and any number of times: what is paid stays paid.

    Money in another currency cannot be counted; a person must look at it, and nothing more is asked for until then.
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


@transaction.atomic
def mark_paid_back(order: Order, *, amount: Money | None = None, actor: User | None = None) -> None:
    """Staff have sent back what was paid too much; ``amount`` is what they were shown.

    Raises:
        WrongState: there is nothing to pay back, or it is another amount by now.
    """
    lock(order)
    back = order.to_pay_back
    if not back:
        raise WrongState(_("There is nothing to pay back for %(number)s.") % {"number": order.number})
    _refuse_moved(order, None if amount is None else -amount)
    left = back
    for payment in Payment.objects.filter(order=order, status=Status.PAID).order_by("-paid_at", "-pk"):
        part = min(left, payment.received - payment.refunded)
        refunded = payment.refunded + part
        is_all = refunded == payment.received
        if is_all:
            payment.move_to(Status.REFUNDED, refunded=refunded)
        else:
            Payment.objects.filter(pk=payment.pk).update(refunded=refunded)
        left -= part
    record_payment(events.PAID_BACK, order, back, actor=actor)
    follow_balance(order)


@transaction.atomic
def cancel_unpaid(order: Order) -> bool:
    """Cancel an order that nobody paid for; returns whether it did. An order for which money moved is left alone."""
    lock(order)
    moved = [Status.PENDING, Status.CHECK, Status.PAID]
    if order.status != Order.Status.PLACED or Payment.objects.filter(order=order, status__in=moved).exists():
        return False
    orders.cancel(order, reason=orders.CancelReason.NOT_PAID)
    return True


def _move(payment: Payment, status: Payment.Status, **changes: str) -> bool:
    """Move the payment if it can still go there, and its order with it; returns whether it did."""
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if not payment.can_move_to(status):
        return False
    payment.move_to(status, **changes)
    follow_balance(payment.order)
    return True


def _refuse_in_progress(order: Order) -> None:
    if Payment.objects.filter(order=order, status=Status.PENDING).exists():
        raise WrongState(_("A payment of this order is in progress. Wait a minute and look again."))


def _refuse_moved(order: Order, shown: Money | None) -> None:
    """Somebody else was faster: the amounts on the screen are not those of now."""
    if shown is not None and shown != order.balance:
        sentence = _("What is due for %(number)s has changed. Look at the amounts and try again.")
        raise WrongState(sentence % {"number": order.number})


def _mismatch(payment: Payment, received: Money) -> str:
    if received == payment.amount:
        return ""
    amounts = {"asked": payment.amount, "received": received}
    return _("%(asked)s was asked for, %(received)s came in.") % amounts
