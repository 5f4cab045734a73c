"""Facts follow what happens."""

from customers.accounts.events import MERGED
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order import events as order
from support.tickets import events as tickets

from .services import write_facts


@reacts_to(order.PLACED, order.CANCELLED, tickets.ASKED, tickets.CLOSED, tickets.REOPENED, MERGED)
def count_anew(entry: Entry) -> None:
    """Numbers are counted, not added up: running it twice does no harm."""
    write_facts(entry.customer)
