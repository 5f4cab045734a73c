"""Beginning, finishing and voiding payments. Nothing here talks to a provider.

Whoever changes a payment locks its order first, so that two processes never both believe to be the first.
"""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from orders.order import services as orders
from orders.order.models import Order, Paid
from store.money.amounts import Money, total_of

from . import events
from .methods import needs_payment, other_methods
from .models import Payment
from .providers import Provider, ProviderReport, provider_of

log = logging.getLogger("kontor.payment")
Status = Payment.Status


class PaymentMismatch(Exception):
    """What was paid is not what was agreed; the message says both."""


def begin(order: Order) -> str:
    """Begin to pay the order by the method that was agreed; returns the address to go to next."""
    payment = begin_payment(order)
    provider = (payment and provider_of(payment.method)) or Provider()
    return provider.next_address(order)


@transaction.atomic
def begin_payment(order: Order) -> Payment | None:
    """The payment of an order; it is created if there is none that counts, so calling twice does no harm.

    Cash on delivery is confirmed at once. An order that costs nothing has no payment and is confirmed at once, too.
    """
    lock(order)
    is_free = not needs_payment(order.total)
    payment = None if is_free else payment_of(order) or _active(order, order.payment_method)
    if is_free and order.status != Order.Status.CANCELLED:
        orders.write_status(order, payment_status=Paid.PAID)
    if (is_free or not order.pays_in_advance) and order.can_move_to(Order.Status.CONFIRMED):
        orders.confirm(order)
    return payment


def payment_of(order: Order) -> Payment | None:
    """The payment that counts: what is paid, else what can still be paid; of several the newest."""
    payments = Payment.objects.filter(order=order, is_difference=False)
    found = list(payments.exclude(status=Status.VOID).order_by("-pk")[:20])
    payment = next((each for each in found if each.status == Status.PAID), next(iter(found), None))
    if payment:
        payment.order = order
    return payment


@transaction.atomic
def change_method(order: Order, code: str) -> Payment:
    """Pay by another method than was agreed, at the total that was agreed. Work never begins before the money is there.

    Raises:
        WrongState: the order does not wait to be paid, the method is not offered for it, or a payment is in progress.
    """
    lock(order)
    if order.status != Order.Status.PLACED or order.payment_status == Paid.PAID:
        raise WrongState(_("Order %(number)s is not waiting to be paid.") % {"number": order.number})
    offered = (each for each in other_methods(order) if each.code == code and each.pays_in_advance)
    method = next(offered, None)
    if method is None:
        raise WrongState(_("This order cannot be paid by that method. Choose another one."))
    if Payment.objects.filter(order=order, status=Status.PENDING).exists():
        raise WrongState(_("A payment of this order is in progress. Wait a minute and look again."))
    _void_all(order)
    orders.write_status(order, payment_status=Paid.OPEN, payment_method=code, pays_in_advance=method.pays_in_advance)
    return _active(order, code)


@transaction.atomic
def mark_paid(
    payment: Payment, *, received: Money | None = None, actor: User | None = None, at: datetime | None = None
) -> None:
    """The money is there: write it down, void the other payments, let the work begin.

    Money for a cancelled order, or a second time for the same one, is written down too: it is to be paid back.

    Raises:
        PaymentMismatch: ``received`` is not what was to be paid.
        WrongState: it is paid already.
    """
    order = payment.order
    lock(order)
    payment.refresh_from_db(fields=["status"])
    if received is not None and received != payment.amount:
        raise PaymentMismatch(
            _("%(received)s came in for %(number)s, but %(amount)s is to be paid. Nothing was marked as paid.")
            % {"received": received, "number": order.number, "amount": payment.amount}
        )
    payment.move_to(Status.PAID, paid_at=at or timezone.now(), message="")
    _void_all(order)
    orders.write_status(order, payment_status=Paid.PAID, paid_twice=total_of(each.amount for each in surplus(order)))
    _record(events.PAID, payment, actor=actor, at=at)
    if order.can_move_to(Order.Status.CONFIRMED):
        orders.confirm(order, actor=actor)
    orders.complete_if_done(order)


@transaction.atomic
def mark_pending(payment: Payment) -> None:
    """The shopper's bank is at it; a payment that is further stays as it is."""
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if payment.can_move_to(Status.PENDING):
        payment.move_to(Status.PENDING)
        _write_failed(payment.order, failed=False)


@transaction.atomic
def mark_failed(payment: Payment, message: str = "") -> None:
    """It did not work; the order waits and can be paid again or by another method.

    A payment that is further stays as it is; failing again, only the message changes.
    """
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if payment.status == Status.FAILED:
        Payment.objects.filter(pk=payment.pk).update(message=message[:250])
    elif payment.can_move_to(Status.FAILED):
        payment.move_to(Status.FAILED, message=message[:250])
        _write_failed(payment.order, failed=True)
        _record(events.FAILED, payment)


@transaction.atomic
def settle(payment: Payment, report: ProviderReport) -> None:
    """Take over what the provider says, in any order and any number of times: what is paid stays paid.

    Another amount or currency than was agreed leaves the payment in progress, with a sentence for staff: money has
    moved, so the order is not cancelled, and nothing is made for it.
    """
    lock(payment.order)
    payment.refresh_from_db(fields=["status"])
    if report.state == Status.PAID and payment.can_move_to(Status.PAID):
        try:
            mark_paid(payment, received=report.received)
        except PaymentMismatch as mismatch:
            log.error("Payment %s: the provider moved another amount than was agreed.", payment.pk)
            mark_pending(payment)
            Payment.objects.filter(pk=payment.pk).update(message=str(mismatch)[:250])
    elif report.state == Status.PENDING:
        mark_pending(payment)
    elif report.state == Status.FAILED:
        mark_failed(payment, report.message)
    elif report.state == Status.VOID and payment.can_move_to(Status.VOID):
        payment.move_to(Status.VOID)


def surplus(order: Order) -> list[Payment]:
    """Money we hold that is not ours: all of a cancelled order, else what was paid a second time."""
    paid = list(Payment.objects.filter(order=order, status=Status.PAID).order_by("paid_at", "pk"))
    if order.status == Order.Status.CANCELLED:
        return paid
    return [payment for payment in paid if not payment.is_difference][1:]


@transaction.atomic
def mark_paid_back(order: Order, *, actor: User | None = None) -> None:
    """Staff have sent the surplus back.

    Raises:
        WrongState: there is nothing to pay back, or somebody was faster.
    """
    lock(order)
    payments = surplus(order)
    if not payments:
        raise WrongState(_("There is nothing to pay back for %(number)s.") % {"number": order.number})
    for payment in payments:
        payment.move_to(Status.REFUNDED)
        _record(events.PAID_BACK, payment, actor=actor)
    is_over = order.status == Order.Status.CANCELLED
    orders.write_status(order, paid_twice=Money(0), **({"payment_status": Paid.REFUNDED} if is_over else {}))


@transaction.atomic
def void_payments(order: Order) -> None:
    """Nothing is to be paid any more; what is paid stays paid. Harmless to repeat."""
    lock(order)
    _void_all(order)
    for difference in Payment.objects.filter(order=order, status=Status.OPEN, is_difference=True):
        difference.move_to(Status.VOID)
    orders.write_status(order, difference=Money(0))


@transaction.atomic
def cancel_unpaid(order: Order) -> bool:
    """Cancel an order that nobody paid for; returns whether it did. A payment in progress or paid keeps its order."""
    lock(order)
    in_progress = Payment.objects.filter(order=order, status__in=[Status.PENDING, Status.PAID]).exists()
    if order.status != Order.Status.PLACED or in_progress:
        return False
    orders.cancel(order, reason=orders.CancelReason.NOT_PAID)
    return True


def lock(order: Order) -> None:
    """Nobody else changes this order's payments until we are through; reads how it stands now."""
    now = Order.objects.select_for_update()
    order.refresh_from_db(fields=["status", "payment_status", "fulfilment_status"], from_queryset=now)


def _active(order: Order, code: str) -> Payment:
    """The payment by this method that can still succeed; it is created if there is none."""
    new = {"amount": order.total, "reference": order.number}
    found, _created = Payment.objects.get_or_create(order=order, method=code, status__in=Payment.ACTIVE, defaults=new)
    found.order = order
    return found


def _void_all(order: Order) -> None:
    """Void every payment that can still succeed."""
    for payment in Payment.objects.filter(order=order, status__in=Payment.ACTIVE, is_difference=False):
        payment.order = order
        void_payment(payment)


def void_payment(payment: Payment) -> None:
    """Nobody shall pay it any more; the reaction to VOIDED tells the provider."""
    payment.move_to(Status.VOID)
    if payment.provider_id:
        _record(events.VOIDED, payment, payment_id=payment.pk)


def _write_failed(order: Order, *, failed: bool) -> None:
    if order.payment_status in {Paid.OPEN, Paid.FAILED}:
        orders.write_status(order, payment_status=Paid.FAILED if failed else Paid.OPEN)


def _record(
    verb: Verb, payment: Payment, *, actor: User | None = None, at: datetime | None = None, **more: object
) -> None:
    order = payment.order
    values = {"amount": str(payment.amount), "number": order.number} | more
    record(verb, customer=order.customer, subject=order, actor=actor, at=at, **values)
