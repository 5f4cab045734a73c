"""Writes refunds for an amount: which payments it is taken from. No function here decides whether it may go back."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order
from store.money.amounts import Money, total_of

from . import events
from .models import Adjustment, Payment, Refund
from .providers import provider_of
from .recording import record_payment

#: Money goes back before credit, and credit before a gift card: it can be used anywhere.
TAKEN_LAST = ("credit", "gift-card")


def shares(payments: Iterable[Payment], amount: Money) -> list[tuple[Payment, Money]]:
    """How much of the amount each payment gives back: the newest money first, then credit, then gift cards.

    Raises:
        WrongState: less came in.
    """
    in_turn = sorted(payments, key=lambda each: (_turn(each), -each.pk))
    found, missing = [], amount
    for payment in in_turn:
        part = min(missing, payment.refundable)
        if part:
            found.append((payment, part))
            missing -= part
    if missing:
        raise WrongState(_("Only %(amount)s came in, so no more goes back.") % {"amount": amount - missing})
    return found


def write_refunds(
    order: Order,
    parts: list[tuple[Payment, Money]],
    *,
    key: str,
    adjustment: Adjustment | None = None,
    to: str = Refund.To.ORIGINAL,
    attempt: int = 0,
    note: str = "",
    actor: User | None = None,
) -> list[Refund]:
    """One refund for each payment, and one event for all of them. Lock the order first, follow the balance after.

    Raises:
        WrongState: money went back for this reason already.
    """
    taken = Refund.objects.filter(payment__in=[payment for payment, _part in parts], key=key)
    if taken.exclude(status=Refund.Status.REFUSED).exists():
        raise WrongState(_("This was paid back for order %(number)s already.") % {"number": order.number})
    refunds = [
        Refund.objects.create(
            order=order,
            payment=payment,
            adjustment=adjustment,
            to=goes_to(payment, to),
            amount=part,
            key=key,
            attempt=attempt,
            note=note,
            by=actor,
        )
        for payment, part in parts
    ]
    for refund in refunds:
        _count(refund.payment, refund.amount)
    if refunds:
        amount, keys = total_of(each.amount for each in refunds), [each.pk for each in refunds]
        record_payment(events.REFUND_DUE, order, amount, actor=actor, refunds=keys, key=key, note=note)
    return refunds


def give_up(refund: Refund, *, message: str) -> None:
    """It was refused: what it took of its payment counts as received again."""
    refund.move_to(Refund.Status.REFUSED, message=message[:250])
    _count(refund.payment, -refund.amount)


def _count(payment: Payment, amount: Money) -> None:
    """Write how much of the payment goes back; the database refuses more than came in."""
    Payment.objects.filter(pk=payment.pk).update(refunded=F("refunded") + amount.minor)
    payment.refunded += amount


def _turn(payment: Payment) -> int:
    return TAKEN_LAST.index(payment.method) + 1 if payment.method in TAKEN_LAST else 0


def goes_to(payment: Payment, to: str) -> str:
    """Where money of this payment goes: to a bank account if no provider can send it back."""
    provider = provider_of(payment.method)
    can_refund = provider is not None and provider.can_refund
    return Refund.To.BANK if to == Refund.To.ORIGINAL and not can_refund else to
