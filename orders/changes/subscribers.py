"""Reaction to work that begins: what was proposed for the line is too late."""

from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.production.events import STARTED

from .models import LineChange
from .services import close_too_late


@reacts_to(STARTED)
def close_proposal(entry: Entry) -> None:
    """Close the proposal for the line of the job that has begun. Idempotent."""
    waiting = LineChange.objects.filter(line__job=entry.data.get("job"), status=LineChange.Status.PROPOSED)
    for change in waiting.select_related("line__order__customer", "after"):
        close_too_late(change, said_yes=False)
