"""Finds the order of a withdrawal; called by the worker, so that the page takes the same time in every case."""

from contextlib import suppress

from cms.text.spelling import name_keys
from customers.people.models import clean_email
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.order.numbers import as_order_number

from ..models import Withdrawal
from .services import join


def look_for_order(withdrawal: Withdrawal) -> None:
    """Join it to its order, if number, name and e-mail address agree. Idempotent."""
    order = order_of(withdrawal)
    if order is not None:
        with suppress(WrongState):  # A person was faster.
            join(withdrawal, order)


def order_of(withdrawal: Withdrawal) -> Order | None:
    """The order with the typed number, if name and e-mail address are those of its customer."""
    orders = Order.objects.select_related("customer").filter(email__iexact=clean_email(withdrawal.email))
    order = orders.filter(number=as_order_number(withdrawal.order_number)).first()
    return order if order and name_keys(withdrawal.name) & _names(order) else None


def _names(order: Order) -> frozenset[str]:
    """Keys of the names on the order: of the customer, and of both addresses."""
    addresses = (order.delivery_address, order.billing_address)
    names = [order.customer.name, *(each.get(part, "") for each in addresses for part in ("name", "company_name"))]
    return frozenset().union(*(name_keys(name) for name in names if name))
