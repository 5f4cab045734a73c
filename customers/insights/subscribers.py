"""Facts are updated after events."""

from customers.accounts.events import MERGED
from customers.timeline.models import Entry
from customers.timeline.verbs import reacts_to
from orders.order.events import CANCELLED, PLACED
from orders.payment.events import PAID, REFUND_DUE, REFUND_REFUSED, UNDONE
from support.tickets.events import CLOSED, QUESTION_RECEIVED, REOPENED

from .services import write_facts


@reacts_to(PLACED, CANCELLED, PAID, REFUND_DUE, REFUND_REFUSED, UNDONE, QUESTION_RECEIVED, CLOSED, REOPENED, MERGED)
def update_facts(entry: Entry) -> None:
    """Facts are counted again, not added up, so it is idempotent."""
    write_facts(entry.customer)
