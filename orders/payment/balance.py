"""What follows from the balance of an order (``ledger``): what is asked for, and the payment status.

Code that moves money or changes a total calls ``follow_balance``; no other place decides what is to be paid.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order, Paid
from orders.order.services import complete_if_done, confirm, write_status
from store.money.amounts import Money, total_of

from . import events
from .ledger import lock
from .models import Payment, Refund
from .payment_status import MoneyFacts, payment_status
from .providers.no_payment import NoPayment
from .providers.wallet import WALLET_METHODS
from .recording import record_payment
from .refund_rows import shares, write_refunds

Status = Payment.Status
#: The method for the rest of the balance, once some money came in.
TRANSFER = "transfer"
#: The key of the adjustment and the refunds of a cancelled order.
CANCELLED = "cancelled"


@transaction.atomic
def follow_balance(order: Order, *, actor: User | None = None) -> None:
    """Update payments and payment status of the order from its balance. Idempotent.

    A payment with another amount than the balance is voided, and a new one is created. If the balance is zero, work
    begins. What came in for a cancelled order goes back.
    """
    lock(order)
    payments = list(Payment.objects.filter(order=order))
    _write_paid(order, payments)
    if order.status == Order.Status.CANCELLED and order.overpaid:
        _pay_back_cancelled(order, payments)
    for payment in payments:
        if payment.status in Payment.ACTIVE and payment.amount != order.balance:
            void_payment(order, payment)
    if not _is_answered(order, payments):
        payments.append(ask_for_balance(order, _method_of(order, payments)))
    write_payment_status(order, payments)
    if order.status == Order.Status.PLACED and order.balance <= Money(0) and order.payment_status != Paid.CHECK:
        confirm(order, actor=actor)
    complete_if_done(order)


def _write_paid(order: Order, payments: list[Payment]) -> None:
    captured, refunded = total_of(each.received for each in payments), total_of(each.refunded for each in payments)
    write_status(order, paid=captured - refunded, refunded=refunded)


def _pay_back_cancelled(order: Order, payments: list[Payment]) -> None:
    """What came in for a cancelled order goes back by itself, but what was refused once only if somebody says so."""
    tried = set(Refund.objects.filter(order=order, key=CANCELLED).values_list("payment", flat=True))
    untried = [each for each in payments if each.pk not in tried]
    amount = min(order.overpaid, total_of(each.refundable for each in untried))
    if amount:
        write_refunds(order, shares(untried, amount), key=CANCELLED)
        _write_paid(order, payments)


def refuse_in_progress(order: Order) -> None:
    """Refuse while a payment is in progress: its amount must not change.

    Raises:
        WrongState: one is.
    """
    if Payment.objects.filter(order=order, status=Status.PENDING).exists():
        raise WrongState(_("A payment of this order is in progress. Wait a minute and look again."))


def refuse_moved(order: Order, displayed: Money | None) -> None:
    """Refuse if the balance is not the one that the screen displayed: somebody else was faster.

    Raises:
        WrongState: it is another one.
    """
    if displayed is not None and displayed != order.balance:
        sentence = _("The balance of %(number)s has changed. Look at the amounts and try again.")
        raise WrongState(sentence % {"number": order.number})


def ask_for_balance(order: Order, method: str) -> Payment:
    """Create a payment for the whole balance."""
    return Payment.objects.create(order=order, method=method, amount=order.balance, reference=order.number)


def void_payment(order: Order, payment: Payment) -> None:
    """Void the payment; the reaction to VOIDED voids it at the provider."""
    payment.move_to(Status.VOID)
    payment.refresh_from_db(fields=["provider_id"])  # ``prepare`` may have written it; from now on it does not.
    if payment.provider_id:
        record_payment(events.VOIDED, order, payment.amount, payment_id=payment.pk)


def _is_answered(order: Order, payments: list[Payment]) -> bool:
    """Whether no new payment is needed: no balance, an active payment, or money that a person must check first."""
    asking = (*Payment.ACTIVE, Status.CHECK)
    return order.balance <= Money(0) or any(each.status in asking for each in payments)


def _method_of(order: Order, payments: list[Payment]) -> str:
    """The agreed method, beside gift cards and credit; bank transfer if money came in or the order was free before."""
    came_in = any(each.received and each.method not in WALLET_METHODS for each in payments)
    return TRANSFER if came_in or order.payment_method == NoPayment.code else order.payment_method


def write_payment_status(order: Order, payments: list[Payment] | None = None) -> None:
    """Write the payment status from the rows. ``payments`` saves reading them again."""
    rows = Payment.objects.filter(order=order) if payments is None else payments
    statuses = {each.status for each in rows}
    open_refunds = bool(order.refunded) and Refund.objects.filter(order=order, status__in=Refund.OPEN).exists()
    facts = MoneyFacts(
        is_cancelled=order.status == Order.Status.CANCELLED,
        total=order.total,
        paid=order.paid,
        refunded=order.refunded,
        has_to_be_checked=Status.CHECK in statuses,
        has_failed=Status.FAILED in statuses,
        has_open_refunds=open_refunds,
    )
    write_status(order, payment_status=payment_status(facts))
