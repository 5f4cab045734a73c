"""Moves jobs from step to step: times, people, and the production status of the order."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from orders.order.models import Made, Order, Sent
from orders.order.services import write_status

from . import events
from .models import Job, JobStep


def locked(order: Order) -> Order:
    """Lock the order and return its current row: two processes that move its jobs wait for each other."""
    return Order.objects.select_for_update().get(pk=order.pk)


def lock(job: Job) -> None:
    """Lock the job's order, then read the job's current columns."""
    job.line.order = locked(job.line.order)
    job.refresh_from_db(fields=["status", "at", "started_at", "done_at", "made_by", "rejected", "needs_proof"])


def check_status(job: Job, allowed: set[str], wanted: str) -> None:
    """Raise the refusal of ``move_to`` unless the job has one of these statuses."""
    if job.status not in allowed:
        raise WrongState(job._refusal(wanted))


def work_steps(job: Job) -> list[JobStep]:
    """The steps in order, without the proof."""
    return list(job.steps.filter(is_proof=False))


def go_to(job: Job, step: JobStep | None, *, actor: User | None, quiet: bool = False) -> None:
    """Move the job to ``step`` (None: finished). Earlier steps are marked done, later ones reset.

    Lock the job first. With ``quiet`` a move back is not recorded: the caller records the reason.
    """
    now, steps = timezone.now(), work_steps(job)
    target = step.position if step else steps[-1].position + 1
    back = job.status == Job.Status.DONE or any(each.started_at and each.position > target for each in steps)
    done = [each for each in steps if each.position < target and not each.done_at]
    for each in steps:
        _stamp(each, target, now, actor)
    JobStep.objects.bulk_update(steps, ["started_at", "done_at", "by"])
    began = job.status == Job.Status.WAITING and step is not None
    _write_place(job, step, now, actor)
    if began:
        record_job(events.STARTED, job, actor)
    for each in done:
        record_job(events.STEP_DONE, job, actor, step=each.name)
    if back and not quiet and step:
        record_job(events.PUT_BACK, job, actor, step=step.name)
    if step is None:
        record_job(events.FINISHED, job, actor)
    write_production_status(job.line.order)


def _stamp(each: JobStep, target: int, now: datetime, actor: User | None) -> None:
    if each.position < target and not each.done_at:
        each.started_at, each.done_at, each.by = each.started_at or now, now, actor
    elif each.position == target:
        each.started_at, each.done_at, each.by = now, None, None
    elif each.position > target:
        each.started_at = each.done_at = each.by = None


def _write_place(job: Job, step: JobStep | None, now: datetime, actor: User | None) -> None:
    changes = {"started_at": job.started_at or now, "made_by": job.made_by or actor}
    changes |= {"at": step.name if step else "", "done_at": None if step else now}
    wanted = Job.Status.STARTED if step else Job.Status.DONE
    if job.status != wanted:
        job.move_to(wanted, **changes)
        return
    here = Job.objects.filter(pk=job.pk, status=job.status, at=job.at)
    if not here.update(**changes):
        raise moved_meanwhile(job)
    for name, value in changes.items():
        setattr(job, name, value)


def put_back_to_waiting(job: Job, *, actor: User | None) -> None:
    """Reset all steps; the timeline still has what was done."""
    job.steps.filter(is_proof=False).update(started_at=None, done_at=None, by=None)
    job.move_to(Job.Status.WAITING, at="", started_at=None, made_by=None)
    record_job(events.PUT_BACK, job, actor, step=job.place_name)
    write_production_status(job.line.order)


def check_can_reopen(job: Job) -> None:
    """Raise if a finished job cannot be reopened."""
    check_confirmed(job)
    order: Order = job.line.order
    if job.status == Job.Status.DONE and order.fulfilment_status != Sent.OPEN:
        raise WrongState(_("A parcel of %(number)s was sent already.") % {"number": order.number})


def check_confirmed(job: Job) -> None:
    """Raise unless the order is confirmed; the worker may not have cancelled the job of a cancelled order yet."""
    order: Order = job.line.order
    if order.status != Order.Status.CONFIRMED:
        now = order.get_status_display().lower()
        raise WrongState(_("Order %(number)s is %(now)s.") % {"number": order.number, "now": now})


def moved_meanwhile(job: Job) -> WrongState:
    """The error when somebody else moved the job first."""
    return WrongState(_("%(job)s is at “%(place)s” by now.") % {"job": job, "place": job.place_name})


def write_production_status(order: Order) -> None:
    """Set the order's production status from its jobs. No other code writes this column."""
    states = set(Job.objects.filter(line__order=order).values_list("status", flat=True)) - {Job.Status.CANCELLED}
    if order.status == Order.Status.CANCELLED:
        if order.production_status != Made.NOTHING:
            write_status(order, production_status=Made.DONE if states else Made.STOPPED)
        return
    if not states:
        return
    status = Made.DONE if states == {Job.Status.DONE} else Made.STARTED
    if states <= {Job.Status.PROOF, Job.Status.WAITING}:
        status = Made.OPEN
    write_status(order, production_status=status)


def record_job(verb: Verb, job: Job, actor: User | None, **values: Any) -> None:
    """Record an event of a job; its subject is the order."""
    order = job.line.order
    about = {"name": job.line.name, "number": order.number, "job": job.pk}
    record(verb, customer=order.customer, subject=order, actor=actor, **about, **values)
