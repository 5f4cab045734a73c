"""Reactions: voids payments of a cancelled order, and voids payments at their provider."""

from datetime import timedelta

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from customers.timeline.work import TryLater
from orders.order.events import CANCELLED

from . import provider_calls
from .balance import follow_balance
from .events import VOIDED
from .models import Payment


@reacts_to(CANCELLED)
def void_payments(entry: Entry) -> None:
    """Void the payments of a cancelled order; money that came in is to be paid back."""
    if entry.subject is not None:
        follow_balance(entry.subject)


@reacts_to(VOIDED)
def void_at_provider(entry: Entry) -> None:
    """Void the payment at the provider; if it was paid at that moment, that is stored.

    A payment that the bank is still processing may succeed, so we ask again until it is final.
    """
    payment = Payment.objects.filter(pk=entry.data.get("payment_id"), status=Payment.Status.VOID).first()
    if payment is None:
        return
    report = provider_calls.void(payment)
    if report and report.state == Payment.Status.PENDING:
        raise TryLater("The bank is still processing it.", pause=timedelta(hours=1))
