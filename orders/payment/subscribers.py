"""Reactions: voids payments at their provider, and sends refunds."""

from datetime import timedelta

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from customers.timeline.work import TryLater

from . import provider_calls, refund_calls
from .events import REFUND_DUE, VOIDED
from .models import Payment, Refund
from .providers import ProviderAway


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


@reacts_to(REFUND_DUE)
def send_refunds(entry: Entry) -> None:
    """Send the refunds of one decision. Idempotent: the provider knows each by its key."""
    found = Refund.objects.filter(pk__in=entry.data.get("refunds", ()), status=Refund.Status.TO_DO)
    away = ""
    for refund in found.select_related("order__customer", "payment"):
        try:
            refund_calls.send(refund)
        except ProviderAway as problem:
            away = str(problem)
    if away:
        raise TryLater(away, pause=timedelta(minutes=1))
