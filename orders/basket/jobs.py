"""Scheduled jobs of baskets."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every

from .models import Basket

#: Baskets deleted in one run.
_BATCH = 1000


@every(hours=6)
def delete_abandoned_baskets() -> None:
    """Delete baskets of guests whose cookie has expired. Idempotent."""
    over = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    left = Basket.objects.filter(customer=None, ordered_at=None, changed_at__lt=over)
    Basket.objects.filter(pk__in=list(left.values_list("pk", flat=True)[:_BATCH])).delete()
