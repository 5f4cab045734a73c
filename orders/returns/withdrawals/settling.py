"""Pays a withdrawal back: the decision, the refund and what is not sent any more, in one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.fulfilment.corrections import hold_what_is_left
from orders.fulfilment.services import write_fulfilment_status
from orders.order.models import Sent
from orders.order.services import CancelReason
from orders.payment.adjusting import adjust
from orders.payment.cancelling import cancel
from orders.payment.components import TooMuch
from orders.payment.ledger import lock
from orders.payment.models import Adjustment
from orders.payment.refunds import refund_adjustment
from store.money.amounts import Money

from .. import events
from ..models import Withdrawal
from .refund_parts import RefundParts, refund_parts

Status = Withdrawal.Status


def reason_against_settling(withdrawal: Withdrawal) -> str:
    """Why it cannot be paid back now; "" if it can."""
    if withdrawal.status != Status.JOINED:
        return _("%(withdrawal)s is not open. Look at it again.") % {"withdrawal": withdrawal}
    rows = withdrawal.lines.filter(reason_against="")
    if not rows.exists():
        return _("Nothing is withdrawn from that can be paid back. Set the lines, or reject it.")
    if rows.filter(line__is_gift_card=True).exists():
        return _("A gift card is paid back on the screen of the order. Set the other lines here.")
    return ""


def preview(withdrawal: Withdrawal) -> RefundParts | None:
    """What would go back now; None if nothing can."""
    if reason_against_settling(withdrawal):
        return None
    try:
        return refund_parts(withdrawal)
    except TooMuch:
        return None


@transaction.atomic
def settle(withdrawal: Withdrawal, *, displayed: Money, actor: User) -> None:
    """Take it off the order, and pay back what is overpaid then. ``displayed``: the amount that the screen showed.

    If nothing was sent and nothing is left, the order is cancelled.

    Raises:
        WrongState: it is settled or rejected, or the amount has changed, or is more than is left of the order.
    """
    order = withdrawal.order
    if order is None:
        raise WrongState(reason_against_settling(withdrawal))
    lock(order)
    withdrawal.refresh_from_db(fields=["status"])
    if reason := reason_against_settling(withdrawal):
        raise WrongState(reason)
    refund = _parts(withdrawal)
    if refund.total != displayed:
        words = {"amount": refund.total}
        raise WrongState(_("The amount has changed to %(amount)s. Look at it, then press again.") % words)
    withdrawal.move_to(Status.SETTLED, decided_by=actor, decided_at=timezone.now())
    if refund.is_whole and order.fulfilment_status == Sent.OPEN:
        cancel(order, reason=CancelReason.CHANGED_MIND, note=withdrawal.number, actor=actor)
    else:
        _adjust(withdrawal, refund, actor)
    values = {"withdrawal": withdrawal.number, "number": order.number, "withdrawal_id": withdrawal.pk}
    record(events.SETTLED, customer=order.customer, subject=order, actor=actor, amount=str(refund.total), **values)


def _parts(withdrawal: Withdrawal) -> RefundParts:
    try:
        return refund_parts(withdrawal)
    except TooMuch:
        sentence = _("A part of these lines was paid back before. Set the lines again.")
        raise WrongState(sentence) from None


def _adjust(withdrawal: Withdrawal, refund: RefundParts, actor: User) -> None:
    order = withdrawal.order
    why = {"reason": Adjustment.Reason.WITHDRAWN, "note": withdrawal.number}
    adjustment = adjust(order, key=f"withdrawal:{withdrawal.pk}", parts=refund.parts, actor=actor, **why)
    refund_adjustment(adjustment, actor=actor)
    if any(part.quantity and not part.was_sent for part in refund.parts):
        hold_what_is_left(order)
        write_fulfilment_status(order)
