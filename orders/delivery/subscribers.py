"""What processes keep of the way to the door is read anew when the house closes on other days."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.foundation.kept import bump
from store.calendars.models import ClosedDay


@receiver([post_save, post_delete], sender=ClosedDay)
def closed_days_changed(**_signal) -> None:
    """Days that are promised may be others now."""
    bump("delivery")
