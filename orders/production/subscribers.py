"""What the workshop does about orders."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order import events

from .services import call_off, make_jobs


@reacts_to(events.CONFIRMED)
def put_on_the_bench(entry: Entry) -> None:
    """Each line is a job once, however often this runs."""
    if entry.subject is not None:
        make_jobs(entry.subject)


@reacts_to(events.CANCELLED)
def take_off_the_bench(entry: Entry) -> None:
    """Running it twice does no harm."""
    if entry.subject is not None:
        call_off(entry.subject)
