"""Which lines of an order can be withdrawn from by the policy it was bought under, and why others cannot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cms.policies.rules import LineFacts, may_withdraw
from cms.policies.services import policy_of
from orders.changes.line_facts import facts_from
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order, OrderLine


@dataclass(frozen=True)
class JudgedLine:
    """A quantity of a line; ``reason_against`` is empty if it can be withdrawn from."""

    line: OrderLine
    quantity: int
    reason_against: str


def judge_lines(order: Order, *, stated_on: date, quantities: Mapping[int, int] | None = None) -> list[JudgedLine]:
    """The lines of the order, or those named by ``quantities`` (by primary key), each with the policy's answer."""
    lines = list(order.lines.select_related("job").defer("picture", "breakdown").order_by("position", "pk"))
    terms, facts = policy_of(order.policy_id).terms, _facts(order, lines)
    wanted = {line.pk: line.quantity for line in lines} if quantities is None else quantities
    return [
        JudgedLine(line, min(quantity, line.quantity), may_withdraw(terms, facts[line.pk], today=stated_on).reason)
        for line in lines
        if (quantity := wanted.get(line.pk, 0)) > 0
    ]


def _facts(order: Order, lines: Iterable[OrderLine]) -> dict[int, LineFacts]:
    """The facts of each line. By law the days count from the last parcel of the order, so all lines have its day."""
    sent = ShipmentLine.objects.filter(shipment__order=order, shipment__status__in=Shipment.COUNTED)
    facts = facts_from(order, lines, sent.values_list("line_id", "shipment__delivered_at"))
    days = [each.delivered_on for each in facts.values()]
    arrived = max(day for day in days if day) if days and all(days) and order.fulfilment_status == "delivered" else None
    return {key: replace(each, delivered_on=arrived) for key, each in facts.items()}
