"""Reads the facts for ``rules`` from the database."""

from collections.abc import Iterable

from orders.order.models import Made, Order, OrderLine, Sent
from orders.production.models import Job

from .rules import Standing


def standing_of(order: Order, begun: Iterable[str] = ()) -> Standing:
    """The facts about an order; ``begun`` are the names of lines on which work has begun. Needs no query."""
    has_left = order.fulfilment_status != Sent.OPEN
    status = order.get_fulfilment_status_display() if has_left and not order.is_over else order.get_status_display()
    return Standing(order.number, str(status), order.is_over, has_left, tuple(begun))


def standing_of_order(order: Order) -> Standing:
    """The order with all its jobs; one query."""
    return standing_of(order, [job.line.name for job in begun_jobs(order)])


def standing_of_line(line: OrderLine) -> Standing:
    """One line with its job; one query."""
    has_begun = Job.objects.begun().filter(line=line).exists()
    return standing_of(line.order, [line.name] if has_begun else [])


def begun_jobs(order: Order) -> list[Job]:
    """The begun and finished jobs of the order, with their lines."""
    if order.production_status in {Made.NOTHING, Made.OPEN}:  # Beginning a job writes it in the same transaction.
        return []
    return list(Job.objects.begun().filter(line__order=order).select_related("line").order_by("number"))
