"""The way of an order as its customer sees it: a few steps with their days."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from orders.order.models import Made, Order, Paid, Sent

DONE, NOW, TO_COME = "done", "now", ""


@dataclass(frozen=True)
class Step:
    """One step: ``state`` is done, now or empty; ``day`` when it was, or is promised."""

    label: str
    state: str
    day: date | None = None


def way_of(order: Order, *, paid_at: datetime | None, made_at: datetime | None, sent_at: datetime | None) -> list[Step]:
    """The steps of an order; what is reached is done, the first that is not is now. A cancelled order has none."""
    if order.status == Order.Status.CANCELLED:
        return []
    sent = order.fulfilment_status in {Sent.SENT, Sent.DELIVERED, Sent.PARTLY}
    steps = [(_("Ordered"), True, order.placed_at)]
    if order.pays_in_advance:
        steps.append((_("Paid"), order.payment_status == Paid.PAID, paid_at))
    if order.production_status != Made.NOTHING:
        steps.append((_("Made"), order.production_status == Made.DONE or sent, made_at))
    steps.append((_("Sent"), sent, sent_at))
    delivered = order.fulfilment_status == Sent.DELIVERED
    steps.append((_("At your door"), delivered, order.promised_for))
    return _with_now(steps)


def _with_now(steps: list[tuple]) -> list[Step]:
    found, all_before = [], True
    for label, reached, at in steps:
        state = DONE if reached and all_before else NOW if all_before else TO_COME
        all_before = all_before and reached
        found.append(Step(label, state, _day(at)))
    return found


def _day(at: date | datetime | None) -> date | None:
    return timezone.localdate(at) if isinstance(at, datetime) else at
