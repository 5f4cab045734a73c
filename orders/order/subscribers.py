"""Orders follow what is corrected about their customer."""

from customers.privacy.events import CORRECTED
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to

from .models import Order


@reacts_to(CORRECTED)
def correct_address_of_open_orders(entry: Entry) -> None:
    """A guest's mistyped e-mail address is corrected in the orders that are not over, too. Idempotent."""
    before, email = entry.data.get("email_before"), entry.data.get("email")
    if before and email:
        over = (Order.Status.COMPLETED, Order.Status.CANCELLED)
        Order.objects.filter(customer=entry.customer, email=before).exclude(status__in=over).update(email=email)
