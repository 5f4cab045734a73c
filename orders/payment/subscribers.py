"""What follows for a payment from what happens to its order, and for a provider from what we called off."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.events import CANCELLED

from . import online, services
from .events import CALLED_OFF
from .models import Payment


@reacts_to(CANCELLED)
def take_no_money(entry: Entry) -> None:
    """A cancelled order is not to be paid; what is paid already waits to be paid back."""
    if entry.subject is not None:
        services.call_off(entry.subject)


@reacts_to(CALLED_OFF)
def tell_the_provider(entry: Entry) -> None:
    """The provider takes no money for it any more; it may say that it just did, which is written down."""
    payment = Payment.objects.filter(pk=entry.data.get("payment_id"), status=Payment.Status.VOID).first()
    if payment is not None:
        online.call_off(payment)
