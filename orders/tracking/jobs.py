"""What tracking does by the clock."""

from datetime import timedelta

from django.utils import timezone

from customers.timeline.schedule import every

from .models import Lookup

#: Who asked for what is not kept for longer.
KEPT = timedelta(days=1)


@every(hours=6)
def forget_lookups() -> None:
    """Running it twice does no harm."""
    Lookup.objects.filter(asked_at__lt=timezone.now() - KEPT).delete()
