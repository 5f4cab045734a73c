"""What follows for a payment from what happens to its order, and for a provider when we void a payment."""

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
    """A cancelled order is not to be paid; money that came in already waits to be paid back."""
    if entry.subject is not None:
        follow_balance(entry.subject)


@reacts_to(VOIDED)
def void_at_provider(entry: Entry) -> None:
    """The provider takes no money for it any more; it may say that it just did, which is written down.

    A payment that the bank is still at may yet succeed, so it is asked after until it has an end.
    """
    payment = Payment.objects.filter(pk=entry.data.get("payment_id"), status=Payment.Status.VOID).first()
    if payment is None:
        return
    report = provider_calls.void(payment)
    if report and report.state == Payment.Status.PENDING:
        raise TryLater("The bank is still at it.", pause=timedelta(hours=1))
