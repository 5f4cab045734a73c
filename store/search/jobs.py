"""What the worker does for the search: changed cards are indexed anew, a missing index is made."""

from contextlib import suppress
from datetime import timedelta

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every
from customers.timeline.work import TryLater
from store.catalogue.models import IndexChange

from . import services
from .engines.base import IndexBusy

#: A killed worker's rows come up again after this; the index has a lock of its own against two writers.
LEASE = timedelta(seconds=10)


@handles(IndexChange, queue=Queue.INDEX, batch=500, lease=LEASE)
def index_changed_cards(changes: list[IndexChange]) -> None:
    """Many changes, one commit. A second worker waits for the first."""
    try:
        services.drain(change.product_id for change in changes)
    except IndexBusy as busy:
        raise TryLater(str(busy)) from busy


@every(seconds=10)
def mend_the_index() -> None:
    """An index that is missing or cannot be read is made anew."""
    with suppress(IndexBusy):  # Then somebody is at it.
        services.mend()
