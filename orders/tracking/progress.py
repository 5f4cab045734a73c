"""Progress of an order on the customer's pages: a few steps with their days."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from orders.order.models import Made, Order, Paid
from orders.production.models import JobStep

DONE, NOW, TO_COME = "done", "now", ""


class TrackingStep(NamedTuple):
    """One step: ``state`` is "done", "now" or ""; ``at`` is when it was done or is promised."""

    label: str
    state: str
    at: date | datetime | None = None

    @property
    def day(self) -> date | None:
        """The day, in the shop's time zone."""
        return timezone.localdate(self.at) if isinstance(self.at, datetime) else self.at


def parcel_steps(
    order: Order,
    *,
    paid_at: datetime | None,
    made_at: datetime | None,
    sent_at: datetime | None = None,
    delivered_at: datetime | None = None,
) -> tuple[TrackingStep, ...]:
    """The steps of one parcel, or (without ``sent_at``) of the lines that are not sent yet.

    The first step that is not done is "now". A cancelled order has no steps.
    """
    if order.status == Order.Status.CANCELLED:
        return ()
    sent = sent_at is not None
    steps = [(_("Ordered"), True, order.placed_at)]
    if order.pays_in_advance:
        steps.append((_("Paid"), order.payment_status == Paid.PAID or order.status != Order.Status.PLACED, paid_at))
    if order.production_status != Made.NOTHING:
        steps.append((_("Made"), order.production_status == Made.DONE or sent, made_at))
    names = (_("Ready for pick-up"), _("Picked up")) if order.is_pickup else (_("Sent"), _("Delivered"))
    steps.append((names[0], sent, sent_at))
    steps.append((names[1], delivered_at is not None, delivered_at or order.promised_for))
    return _with_now(steps)


def workshop_steps(steps: Iterable[JobStep]) -> tuple[TrackingStep, ...]:
    """The steps of one job in the workshop, without those that were skipped."""
    found = []
    for step in steps:
        if step.is_skipped:
            continue
        state = DONE if step.done_at else NOW if step.started_at else TO_COME
        label = _("Your proof") if step.is_proof and state != DONE else step.public_name or step.name
        found.append(TrackingStep(label, state, step.done_at))
    return tuple(found)


def _with_now(steps: list[tuple]) -> tuple[TrackingStep, ...]:
    found, all_before = [], True
    for label, reached, at in steps:
        state = DONE if reached and all_before else NOW if all_before else TO_COME
        all_before = all_before and reached
        found.append(TrackingStep(label, state, at))
    return tuple(found)
