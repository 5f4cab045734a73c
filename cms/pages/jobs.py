"""What pages, products and option sets do by the clock: go live, and go, when their editors said."""

from django.core.management import call_command

from customers.timeline.schedule import every


@every(minutes=1)
def publish_scheduled() -> None:
    """Wagtail's own scheduled publishing. Running it twice does no harm."""
    call_command("publish_scheduled", verbosity=0)
