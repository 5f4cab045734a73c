"""Paying back. No function here calls a provider: ``refund_calls`` does, outside of any transaction.

A refund never makes an order due again: first the order becomes cheaper (``adjusting``), then what is overpaid goes
back.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order
from store.money.amounts import Money

from . import events
from .balance import follow_balance, refuse_moved
from .ledger import captured_and_refunded, lock
from .models import Adjustment, Payment, Refund
from .providers import RefundReport
from .recording import record_payment
from .refund_rows import give_up, shares, write_refunds

Status, To = Refund.Status, Refund.To


@transaction.atomic
def refund(
    order: Order,
    *,
    amount: Money,
    key: str,
    adjustment: Adjustment | None = None,
    to: str = To.ORIGINAL,
    note: str = "",
    actor: User | None = None,
) -> list[Refund]:
    """Decide that this amount goes back; ``key`` names what for. The worker sends it.

    Raises:
        WrongState: it went back for this reason already, or it is more than is overpaid.
    """
    lock(order)
    if not Money(0) < amount <= order.overpaid:
        words = {"amount": order.overpaid, "number": order.number}
        raise WrongState(_("Of order %(number)s only %(amount)s can be paid back.") % words)
    payments = Payment.objects.filter(order=order, status=Payment.Status.PAID)
    made = write_refunds(order, shares(payments, amount), key=key, adjustment=adjustment, to=to, note=note, actor=actor)
    follow_balance(order, actor=actor)
    return made


@transaction.atomic
def refund_adjustment(adjustment: Adjustment, *, to: str = To.ORIGINAL, actor: User | None = None) -> list[Refund]:
    """Pay back what the adjustment took off, as far as it is overpaid now; nothing if it is not."""
    order = adjustment.order
    lock(order)
    amount = min(adjustment.taken, order.overpaid)
    if not amount:
        return []
    return refund(
        order, amount=amount, key=adjustment.key, adjustment=adjustment, to=to, note=adjustment.note, actor=actor
    )


@transaction.atomic
def refund_overpaid(
    order: Order, *, displayed: Money, to: str = To.ORIGINAL, actor: User | None = None
) -> list[Refund]:
    """Pay back what came in above the total; ``displayed`` is the amount that the screen showed.

    Raises:
        WrongState: nothing is overpaid, or the amount has changed since it was displayed.
    """
    lock(order)
    if not order.overpaid:
        raise WrongState(_("There is nothing to pay back for %(number)s.") % {"number": order.number})
    refuse_moved(order, -displayed)
    captured, _back = captured_and_refunded(order)
    key = f"overpaid:{captured.minor}:{order.total.minor}"
    attempt = Refund.objects.filter(order=order, key=key).count()
    payments = Payment.objects.filter(order=order, status=Payment.Status.PAID)
    made = write_refunds(order, shares(payments, displayed), key=key, to=to, attempt=attempt, actor=actor)
    follow_balance(order, actor=actor)
    return made


@transaction.atomic
def refund_again(refund: Refund, *, to: str = "", actor: User | None = None) -> Refund:
    """Try a refused refund again, as before or to somewhere else.

    Raises:
        WrongState: it was not refused, was tried again already, or is not overpaid any more.
    """
    order = refund.order
    lock(order)
    refund.refresh_from_db()
    newer = Refund.objects.filter(payment=refund.payment_id, key=refund.key, attempt__gt=refund.attempt)
    if refund.status != Status.REFUSED or newer.exists():
        raise WrongState(_("The refund of %(amount)s was tried again already.") % {"amount": refund.amount})
    if refund.amount > order.overpaid:
        raise WrongState(_("%(amount)s is not overpaid any more.") % {"amount": refund.amount})
    payment = Payment.objects.get(pk=refund.payment_id)
    payment.order = order
    values = {"key": refund.key, "adjustment": refund.adjustment, "note": refund.note, "actor": actor}
    made = write_refunds(order, [(payment, refund.amount)], to=to or refund.to, attempt=refund.attempt + 1, **values)
    follow_balance(order, actor=actor)
    return made[0]


@transaction.atomic
def follow_up(refund: Refund, report: RefundReport, *, actor: User | None = None) -> None:
    """Store what the provider, or a member of staff, reports about a refund; any number of times, in any order."""
    order = refund.order
    lock(order)
    refund.refresh_from_db()
    refund.order = order
    if report.provider_id and not refund.provider_id:
        Refund.objects.filter(pk=refund.pk).update(provider_id=report.provider_id)
    if refund.status == report.state or not refund.can_move_to(report.state):
        return
    amount = refund.amount
    if report.state == Status.REFUSED:
        give_up(refund, message=report.message)
        message = report.message or _("no reason was given")
        record_payment(events.REFUND_REFUSED, order, amount, actor=actor, refund=refund.pk, message=message)
    elif report.state == Status.DONE:
        refund.move_to(Status.DONE, done_at=timezone.now(), sent_at=refund.sent_at or timezone.now())
        record_payment(events.REFUNDED, order, amount, actor=actor, refund=refund.pk)
    else:
        refund.move_to(Status.SENT, sent_at=timezone.now())
    follow_balance(order, actor=actor)


@transaction.atomic
def write_done(refund: Refund, *, actor: User | None) -> None:
    """A member of staff has transferred the money, or given it in cash.

    Raises:
        WrongState: a provider sends it, or it is done or refused already.
    """
    _refuse_provider(refund)
    follow_up(refund, RefundReport("done"), actor=actor)


@transaction.atomic
def write_refused(refund: Refund, *, message: str, actor: User | None) -> None:
    """A member of staff could not pay it out; ``message`` says why.

    Raises:
        WrongState: a provider sends it, or it is done or refused already.
    """
    _refuse_provider(refund)
    follow_up(refund, RefundReport("refused", message=message), actor=actor)


@transaction.atomic
def write_account(refund: Refund, *, iban: str, holder: str) -> None:
    """The customer tells the account that the money is transferred to; until it was sent they can correct it.

    Raises:
        WrongState: it is not to be transferred, or was paid out already.
    """
    found = Refund.objects.filter(pk=refund.pk, to=To.BANK, status=Status.TO_DO)
    if not found.update(iban=iban, account_holder=holder):
        raise WrongState(_("This was paid out already. Write to us if it did not arrive."))
    refund.iban, refund.account_holder = iban, holder


def _refuse_provider(refund: Refund) -> None:
    lock(refund.order)
    refund.refresh_from_db(fields=["status"])
    if not refund.is_paid_out_by_hand:
        raise WrongState(_("This refund is sent by itself. Its status comes from the provider."))
    if refund.status not in Refund.OPEN:
        raise WrongState(
            _("The refund of %(amount)s is %(status)s already.")
            % {"amount": refund.amount, "status": refund.get_status_display().lower()}
        )
