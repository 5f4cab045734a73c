"""Jobs: one for each made-to-order line of a confirmed order, made step by step."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from customers.timeline.states import WrongState
from orders.delivery.models import DeliveryMethod
from orders.delivery.promise import last_day_to_send
from orders.delivery.services import destination
from orders.order.models import Order, OrderLine
from store.calendars.services import home_calendar

from . import events, proofs
from .bench import (
    ask_confirmed,
    ask_to_reopen,
    go_to,
    lock,
    locked,
    moved_meanwhile,
    only_from,
    put_back_to_waiting,
    tell,
    work_steps,
    write_production,
)
from .models import Job, JobStep, Reject
from .planning import plan_of, planned


@transaction.atomic
def make_jobs(order: Order) -> None:
    """A job for every line that is made to order; none if it was called off meanwhile. Harmless to repeat."""
    if locked(order).status == Order.Status.CANCELLED:
        return
    lines = (
        order.lines.exclude(configuration=None).select_related("configuration", "product").order_by("position", "pk")
    )
    known = set(Job.objects.filter(line__order=order).values_list("line", flat=True))
    due = due_day(order)
    for place, line in enumerate(lines, 1):
        if line.pk not in known:
            _make_job(line, f"J-{order.number}-{place}", due)
    write_production(order)


def _make_job(line: OrderLine, number: str, due: date | None) -> None:
    plan = planned(line, plan_of(line.product_id))
    status = Job.Status.PROOF if plan.needs_proof else Job.Status.WAITING
    frozen = {"parts": plan.parts, "measures": plan.measures, "size": plan.size}
    job = Job.objects.create(
        line=line, number=number, due_on=due, status=status, needs_proof=plan.needs_proof, **frozen
    )
    for step in plan.steps:
        step.job = job
    JobStep.objects.bulk_create(plan.steps)


def due_day(order: Order) -> date | None:
    """The day it must be made, so that it is at the door as promised; no promise, no day."""
    if order.promised_for is None:
        return None
    method = DeliveryMethod.objects.filter(code=order.delivery_code).first()
    days, to = method.days if method else 1, destination(order.delivery_address)
    return last_day_to_send(order.promised_for, days=days, home=home_calendar(), to=to)


@transaction.atomic
def start(job: Job, *, actor) -> None:
    """Somebody begins with the first step.

    Raises:
        WrongState: it waits for its proof, is being made, made or called off already, or the order is cancelled.
    """
    lock(job)
    only_from(job, {Job.Status.WAITING}, Job.Status.STARTED)
    ask_confirmed(job)
    go_to(job, work_steps(job)[0], actor=actor)


@transaction.atomic
def finish(job: Job, *, actor) -> None:
    """It is made; every step is done.

    Raises:
        WrongState: it waits for its proof, is made or called off already, or the order is cancelled.
    """
    lock(job)
    only_from(job, {Job.Status.WAITING, Job.Status.STARTED}, Job.Status.DONE)
    ask_confirmed(job)
    go_to(job, None, actor=actor)


@transaction.atomic
def move(job: Job, *, to: str, seen: str = "", actor) -> None:
    """Bring a job to another place of the board: to a ``:step`` of its own, to ``waiting`` or to ``done``.

    ``seen`` is the place where whoever moves it saw it: of two who move it at once, the second is told.

    Raises:
        WrongState: it is somewhere else by now, has no such step, waits for its proof, or has left the house.
    """
    lock(job)
    if seen and seen != job.place:
        raise moved_meanwhile(job)
    steps = {f":{step.name}": step for step in work_steps(job)}
    status = Job.Status.STARTED if to in steps else to
    if to not in {*steps, Job.Status.WAITING, Job.Status.DONE}:
        raise WrongState(_("%(job)s has no step “%(step)s”.") % {"job": job, "step": to.lstrip(":")[:40]})
    if to == job.place or job.status in {Job.Status.PROOF, Job.Status.CANCELLED}:
        raise WrongState(job._refusal(status))
    ask_to_reopen(job)
    if to == Job.Status.WAITING:
        only_from(job, {Job.Status.STARTED}, status)
        put_back_to_waiting(job, actor=actor)
    else:
        go_to(job, steps.get(to), actor=actor)


@transaction.atomic
def reject(job: Job, *, reason: str, again_from: str, actor) -> Reject:
    """Something is wrong, so it is made again from the step of this name; what was wrong is kept and counted.

    Raises:
        WrongState: nothing of it is made yet, it was not there yet, or it has left the house.
    """
    lock(job)
    if not job.has_begun:
        raise WrongState(_("Nothing of %(job)s is made, so nothing can be wrong with it.") % {"job": job})
    ask_to_reopen(job)
    seen_at = job.at or str(job.get_status_display())
    reached = [step for step in work_steps(job) if step.started_at]
    step = next((step for step in reached if step.name == again_from), None)
    if step is None:
        raise WrongState(_("%(job)s was not at “%(step)s” yet.") % {"job": job, "step": again_from[:40]})
    row = Reject.objects.create(job=job, step=seen_at, again_from=step.name, reason=reason, by=actor)
    Job.objects.filter(pk=job.pk).update(rejected=job.rejected + 1)
    job.rejected += 1
    go_to(job, step, actor=actor, quiet=True)
    tell(events.REJECTED, job, actor, step=step.name, reason=reason)
    return row


@transaction.atomic
def call_off(order: Order) -> None:
    """Nothing of a cancelled order is made any more. Harmless to repeat."""
    locked(order)
    under_way = [Job.Status.PROOF, Job.Status.WAITING, Job.Status.STARTED]
    for job in Job.objects.filter(line__order=order, status__in=under_way):
        job.move_to(Job.Status.CANCELLED)


@transaction.atomic
def line_changed(line: OrderLine, *, actor=None) -> None:
    """What was ordered is another thing now: its parts and measures are counted anew, a proof is sent anew.

    Raises:
        WrongState: work on it has begun.
    """
    job = Job.objects.with_line().filter(line=line).first()
    if job is None:
        return
    job.line = line
    lock(job)
    if job.has_begun:
        raise WrongState(_("Work on %(job)s has begun, so it cannot be changed.") % {"job": job})
    plan = planned(line, plan_of(line.product_id))
    Job.objects.filter(pk=job.pk).update(parts=plan.parts, measures=plan.measures, size=plan.size)
    job.parts, job.measures, job.size = plan.parts, plan.measures, plan.size
    proofs.renew(job, actor=actor)
