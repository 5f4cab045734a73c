"""Background work of tracking: requests to find an order."""

from datetime import timedelta

from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every

from . import lookups
from .models import Lookup

#: Who asked for what is not kept for longer.
KEPT = timedelta(days=1)


@handles(Lookup, queue=Queue.MAIL, at_once=2)
def answer_lookup(lookup: Lookup) -> None:
    """Mail a code if number and address belong together."""
    lookups.answer(lookup)


@every(hours=6)
def forget_lookups() -> None:
    """Running it twice does no harm."""
    Lookup.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
