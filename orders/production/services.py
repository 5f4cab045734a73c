"""Jobs: one for each made-to-order line of a confirmed order."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from customers.timeline.services import record
from orders.delivery.models import DeliveryMethod
from orders.order.models import Made, Order
from orders.order.services import write_status
from store.calendars.services import home_calendar

from . import events
from .models import Job


@transaction.atomic
def make_jobs(order: Order) -> None:
    """A job for every line that is made to order; none if it was called off meanwhile. Harmless to repeat."""
    if _locked(order).status == Order.Status.CANCELLED:
        return
    lines = order.lines.exclude(configuration=None).order_by("position", "pk")
    due = due_day(order)
    for place, line in enumerate(lines, 1):
        Job.objects.get_or_create(line=line, defaults={"number": f"J-{order.number}-{place}", "due_on": due})
    write_production(order)


def due_day(order: Order) -> date | None:
    """The day it must be made, so that it is at the door as promised; no promise, no day."""
    if order.promised_for is None:
        return None
    method = DeliveryMethod.objects.filter(code=order.delivery_code).first()
    return home_calendar().before(order.promised_for, method.days if method else 1)


@transaction.atomic
def start(job: Job, *, actor) -> None:
    """Somebody began.

    Raises:
        WrongState: it is being made, made or called off already.
    """
    _locked(job.line.order)
    job.move_to(Job.Status.STARTED, started_at=timezone.now(), made_by=actor)
    _record(events.STARTED, job, actor)
    write_production(job.line.order)


@transaction.atomic
def finish(job: Job, *, actor) -> None:
    """It is made.

    Raises:
        WrongState: it is made or called off already.
    """
    _locked(job.line.order)
    now = timezone.now()
    job.move_to(Job.Status.DONE, done_at=now, started_at=job.started_at or now, made_by=job.made_by or actor)
    _record(events.FINISHED, job, actor)
    write_production(job.line.order)


@transaction.atomic
def call_off(order: Order) -> None:
    """Nothing of a cancelled order is made any more. Harmless to repeat."""
    _locked(order)
    for job in Job.objects.filter(line__order=order, status__in=[Job.Status.WAITING, Job.Status.STARTED]):
        job.move_to(Job.Status.CANCELLED)


def write_production(order: Order) -> None:
    """How far making is, counted from the jobs; we are the only ones who write this column."""
    states = set(Job.objects.filter(line__order=order).values_list("status", flat=True)) - {Job.Status.CANCELLED}
    if not states:
        return
    alike = {Job.Status.DONE: Made.DONE, Job.Status.WAITING: Made.OPEN}
    status = alike.get(states.pop(), Made.STARTED) if len(states) == 1 else Made.STARTED
    write_status(order, production_status=status)


def _locked(order: Order) -> Order:
    """The order as it is now; two who count its jobs wait for each other."""
    return Order.objects.select_for_update().get(pk=order.pk)


def _record(verb, job: Job, actor) -> None:
    order = job.line.order
    record(verb, customer=order.customer, subject=order, actor=actor, name=job.line.name, number=order.number)
