"""When a set is published, its ways are counted anew."""

from django.dispatch import receiver
from wagtail.signals import published

from .admin.ways import ask_to_count
from .models import OptionSet


@receiver(published, sender=OptionSet)
def count_the_ways(instance: OptionSet, **_signal) -> None:
    """Published by a person or by the clock, now or again: its ways are another number."""
    ask_to_count(instance)
