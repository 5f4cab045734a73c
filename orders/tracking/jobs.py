"""Background work of tracking: requests to find an order, and reminders of unpaid orders."""

from datetime import timedelta

from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every

from . import lookups
from .models import Lookup
from .reminders import remind_unpaid

#: How long lookups are stored.
LOOKUPS_LAST = timedelta(days=1)


@handles(Lookup, queue=Queue.MAIL, at_once=2)
def answer_lookup(lookup: Lookup) -> None:
    """Mail a code if number and address belong together."""
    lookups.answer(lookup)


@every(hours=6)
def delete_old_lookups() -> None:
    """Delete lookups after ``LOOKUPS_LAST``. Idempotent."""
    Lookup.objects.filter(requested_at__lt=timezone.now() - LOOKUPS_LAST).delete()


@every(hours=1)
def remind_of_unpaid_orders() -> None:
    """Remind customers of unpaid orders, each once. Idempotent."""
    remind_unpaid()
