"""When a set is published, its combinations are counted."""

from django.dispatch import receiver
from wagtail.signals import published

from .admin.combinations import request_count
from .models import OptionSet


@receiver(published, sender=OptionSet)
def count_when_published(instance: OptionSet, **_signal) -> None:
    """However it is published, by a person or by the clock."""
    request_count(instance)
