"""Scheduled jobs of designs."""

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every

from .services import delete_for_good


@every(hours=24)
def delete_old_designs() -> None:
    """Delete the rows of designs that nobody brought back in time. Idempotent."""
    delete_for_good(timezone.now() - settings.DELETED_DESIGNS_STAY)
