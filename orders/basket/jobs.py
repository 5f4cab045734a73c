"""What baskets do by the clock."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every

from .models import Basket

#: How many are forgotten in one go.
_BATCH = 1000


@every(hours=6)
def forget_left_baskets() -> None:
    """Guests' baskets whose session is over are found by nobody any more. Running it twice does no harm."""
    over = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    left = Basket.objects.filter(customer=None, ordered_at=None, changed_at__lt=over)
    Basket.objects.filter(pk__in=list(left.values_list("pk", flat=True)[:_BATCH])).delete()
