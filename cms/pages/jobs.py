"""Scheduled publishing of pages, products and option sets."""

from django.core.management import call_command

from customers.timeline.schedule import every


@every(minutes=1)
def publish_scheduled() -> None:
    """Wagtail's own scheduled publishing. Idempotent."""
    call_command("publish_scheduled", verbosity=0)
