"""Reaction to a cancelled order: nothing of it is sent."""

from django.db import transaction

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.events import CANCELLED
from orders.order.models import Order, Sent
from orders.order.services import write_status


@reacts_to(CANCELLED)
@transaction.atomic
def stop_sending(entry: Entry) -> None:
    """The order says that it is not sent. Idempotent."""
    order = entry.subject
    if order is not None and Order.objects.select_for_update().get(pk=order.pk).status == Order.Status.CANCELLED:
        write_status(order, fulfilment_status=Sent.STOPPED)
