"""Reads the facts for ``rules`` from the database."""

from collections.abc import Iterable
from dataclasses import replace

from orders.order.models import Made, Order, OrderLine, Sent
from orders.production.models import Job

from .rules import OrderState


def state_of(order: Order, begun: Iterable[str] = ()) -> OrderState:
    """The facts about an order; ``begun`` are the names of lines on which work has begun. Usually without a query."""
    has_left = order.fulfilment_status != Sent.OPEN
    status = order.get_fulfilment_status_display() if has_left and not order.is_over else order.get_status_display()
    return OrderState(
        number=order.number,
        status=str(status),
        is_over=order.is_over,
        has_left=has_left,
        begun=tuple(begun),
        is_paid=order.balance.amount <= 0,
        terms=order.agreed_policy.terms,
    )


def state_of_line(line: OrderLine, *, has_begun: bool | None = None) -> OrderState:
    """One line with its job; one query, or none if ``has_begun`` is known.

    That another line has left does not matter: a line that is made to order leaves only once it is made.
    """
    if has_begun is None:
        has_begun = Job.objects.begun().filter(line=line).exists()
    return replace(state_of(line.order, [line.name] if has_begun else []), has_left=False)


def begun_jobs(order: Order) -> list[Job]:
    """The begun and finished jobs of the order, with their lines."""
    if order.production_status in {Made.NOTHING, Made.OPEN}:  # Beginning a job writes it in the same transaction.
        return []
    return list(Job.objects.begun().filter(line__order=order).select_related("line").order_by("number"))
