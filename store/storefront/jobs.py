"""Scheduled jobs of the storefront."""

from datetime import timedelta

from django.utils import timezone

from customers.timeline.schedule import every

from .share_pictures import delete_old_files

#: How long the picture of a shared link is stored.
SHARED_PICTURES_STAY = timedelta(days=30)


@every(hours=24)
def delete_old_share_pictures() -> None:
    """Delete old pictures of shared links. Idempotent."""
    delete_old_files(timezone.now() - SHARED_PICTURES_STAY)
