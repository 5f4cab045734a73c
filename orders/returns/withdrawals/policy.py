"""Which lines of an order can be withdrawn from, and the merchant's reason against the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from orders.fulfilment.models import Shipment
from orders.order.models import Order, OrderLine

#: The law: so many days after the last parcel came.
WITHDRAW_WITHIN = timedelta(days=14)


@dataclass(frozen=True)
class JudgedLine:
    """A quantity of a line; ``reason_against`` is empty if it can be withdrawn from."""

    line: OrderLine
    quantity: int
    reason_against: str

    @property
    def allowed(self) -> bool:
        return not self.reason_against


def judge_lines(
    order: Order, *, stated_on: date, quantities: Mapping[int, int] | None = None, language: str = ""
) -> list[JudgedLine]:
    """The lines of the order, or those named by ``quantities`` (by primary key), each with its answer."""
    arrived_on = last_arrival(order)
    lines = order.lines.defer("picture", "breakdown").order_by("position", "pk")
    wanted = {line.pk: line.quantity for line in lines} if quantities is None else quantities
    return [
        JudgedLine(line, min(quantity, line.quantity), reason_against(line, arrived_on=arrived_on, stated_on=stated_on))
        for line in lines
        if (quantity := wanted.get(line.pk, 0)) > 0
    ]


def reason_against(line: OrderLine, *, arrived_on: date | None, stated_on: date) -> str:
    """Why this line cannot be withdrawn from; "" if it can."""
    if line.is_made_to_order:
        return _("It was made for you as you chose it. The right to withdraw does not cover what is made to order.")
    if arrived_on and stated_on > arrived_on + WITHDRAW_WITHIN:
        day = date_format(arrived_on + WITHDRAW_WITHIN, "j F Y")
        return _("The time to withdraw ended on %(day)s, %(count)d days after it was delivered.") % {
            "day": day,
            "count": WITHDRAW_WITHIN.days,
        }
    return ""


def last_arrival(order: Order) -> date | None:
    """The day the last parcel of the order was delivered; None while one is under way or to be sent."""
    if order.fulfilment_status != "delivered":
        return None
    delivered = order.shipments.filter(status=Shipment.Status.DELIVERED).order_by("-delivered_at").first()
    return timezone.localdate(delivered.delivered_at) if delivered and delivered.delivered_at else None
