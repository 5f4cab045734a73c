"""What an agreed change of a line leaves to be paid, or to be paid back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.order import services as orders
from orders.order.models import Order, Paid
from store.money.amounts import Money, total_of

from . import events
from .models import Payment
from .services import lock, surplus, void_payment

Status = Payment.Status


@transaction.atomic
def follow_total(order: Order) -> None:
    """The total has changed: what is not paid yet is asked for anew, what is paid leaves a difference.

    Harmless to repeat. A difference is one payment, open until staff settle it; below zero it is to be paid back.

    Raises:
        WrongState: a payment is in progress, for an amount that is right no longer.
    """
    lock(order)
    order.refresh_from_db(fields=["total"])
    active = [each for each in Payment.objects.filter(order=order, status__in=Payment.ACTIVE) if not each.is_difference]
    if any(each.status == Status.PENDING for each in active):
        raise WrongState(_("A payment of this order is in progress. Wait a minute and look again."))
    for payment in active:
        payment.order = order
        if payment.provider_id:
            void_payment(payment)
        else:
            Payment.objects.filter(pk=payment.pk).update(amount=order.total)
    if order.payment_status == Paid.PAID:
        _write_difference(order)


def open_difference(order: Order) -> Payment | None:
    """The difference that is still to be settled."""
    return Payment.objects.filter(order=order, is_difference=True, status=Status.OPEN).first()


@transaction.atomic
def settle_difference(order: Order, *, actor: User | None = None) -> None:
    """Staff have received the difference, or sent it back.

    Raises:
        WrongState: there is none, or somebody was faster.
    """
    lock(order)
    payment = open_difference(order)
    if payment is None:
        raise WrongState(_("There is no difference to settle for %(number)s.") % {"number": order.number})
    payment.order = order
    payment.move_to(Status.PAID, paid_at=timezone.now())
    orders.write_status(order, difference=Money(0))
    verb = events.DIFFERENCE_PAID if payment.amount.amount > 0 else events.DIFFERENCE_PAID_BACK
    values = {"amount": str(abs(payment.amount)), "number": order.number}
    record(verb, customer=order.customer, subject=order, actor=actor, **values)


def _write_difference(order: Order) -> None:
    twice = {payment.pk for payment in surplus(order)}
    paid = total_of(
        each.amount for each in Payment.objects.filter(order=order, status=Status.PAID) if each.pk not in twice
    )
    difference, payment = order.total - paid, open_difference(order)
    if payment is None and difference.amount:
        values = {"method": "transfer", "amount": difference, "reference": order.number, "is_difference": True}
        Payment.objects.create(order=order, **values)
    elif payment and difference.amount:
        Payment.objects.filter(pk=payment.pk).update(amount=difference)
    elif payment:
        payment.move_to(Status.VOID)
    orders.write_status(order, difference=difference)
