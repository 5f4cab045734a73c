"""Records in the customer's timeline what happens to money."""

from datetime import datetime, timedelta

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.verbs import Verb
from orders.order.models import Order
from store.money.amounts import Money


def record_payment(
    verb: Verb,
    order: Order,
    amount: Money,
    *,
    actor: User | None = None,
    at: datetime | None = None,
    react_after: timedelta | None = None,
    **more: object,
) -> None:
    """Record in the customer's timeline what happened to this amount."""
    values = {"amount": str(amount), "number": order.number} | more
    record(verb, customer=order.customer, subject=order, actor=actor, at=at, react_after=react_after, **values)
