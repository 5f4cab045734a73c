"""Jobs of the search: index changed cards, rebuild a missing index, list the colours."""

from contextlib import suppress
from datetime import timedelta

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every
from customers.timeline.work import TryLater
from store.catalogue.models import IndexChange

from . import services
from .colour_table import list_all_colours
from .engines.base import IndexBusy

#: After this the rows of a killed worker are taken again; a lock of the index stops two writers.
LEASE = timedelta(seconds=10)


@handles(IndexChange, queue=Queue.INDEX, batch=500, lease=LEASE)
def index_changed_cards(changes: list[IndexChange]) -> None:
    """Index many changes in one commit. A second worker waits for the first."""
    try:
        services.index_products(change.product_id for change in changes)
    except IndexBusy as busy:
        raise TryLater(str(busy)) from busy


@every(seconds=10)
def rebuild_missing_index() -> None:
    """Rebuild an index that is missing or cannot be read."""
    with suppress(IndexBusy):  # Another process is writing it.
        services.rebuild_if_missing()


@every(hours=1)
def list_new_colours() -> None:
    """Colours that products have got get a row, in which staff choose their families."""
    list_all_colours()
