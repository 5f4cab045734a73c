"""Moves jobs from step to step: times, people, and the production status of the order."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.services import record
from customers.timeline.states import WrongState
from customers.timeline.verbs import Verb
from orders.order.models import Made, Order, Sent
from orders.order.services import write_status

from . import events
from .models import Job, JobStep, Pause, Take


class StepsLeft(WrongState):
    """On the way to the place ``to`` the job would pass over ``steps``, and nobody said which were done."""

    def __init__(self, job: Job, steps: Sequence[JobStep], *, to: str) -> None:
        self.steps, self.to = steps, to
        words = {"job": job, "steps": ", ".join(step.name for step in steps)}
        super().__init__(_("%(job)s was not at these steps yet: %(steps)s. Were they done, or skipped?") % words)


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


def go_to(
    job: Job,
    step: JobStep | None,
    *,
    done: Collection[str] | None = None,
    actor: User | None,
    quiet: bool = False,
) -> None:
    """Move the job to ``step`` (None: finished). The step where it was is marked done, later ones are reset.

    Of the steps passed over, those named in ``done`` are marked done, the others skipped.
    Lock the job first. With ``quiet`` a move back is not recorded: the caller records the reason.

    Raises:
        StepsLeft: it would pass over steps, and ``done`` is None.
    """
    now, steps = timezone.now(), work_steps(job)
    target = step.position if step else steps[-1].position + 1
    passed = _passed_over(steps, target)
    if passed and done is None:
        raise StepsLeft(job, passed, to=f":{step.name}" if step else Job.Status.DONE)
    skipped = {each.pk for each in passed if each.name not in (done or ())}
    back = job.status == Job.Status.DONE or any(each.started_at and each.position > target for each in steps)
    left = [each for each in steps if each.position < target and not (each.done_at or each.is_skipped)]
    for each in steps:
        _stamp(each, target, now, actor, is_skipped=each.pk in skipped)
    JobStep.objects.bulk_update(steps, ["started_at", "done_at", "is_skipped", "by"])
    began = job.status == Job.Status.WAITING and step is not None
    _write_place(job, step, now, actor)
    _write_take(job, actor)
    if began:
        record_job(events.STARTED, job, actor)
    for each in left:
        record_job(events.STEP_SKIPPED if each.is_skipped else events.STEP_DONE, job, actor, step=each.name)
    if back and not quiet and step:
        record_job(events.PUT_BACK, job, actor, step=step.name)
    if step is None:
        record_job(events.FINISHED, job, actor)
    write_production_status(job.line.order)


def _passed_over(steps: Sequence[JobStep], target: int) -> list[JobStep]:
    """The steps before ``target`` that the job never reached. A job of one step is made by that step."""
    if len(steps) == 1:
        return []
    return [each for each in steps if each.position < target and not (each.started_at or each.is_skipped)]


def _stamp(each: JobStep, target: int, now: datetime, actor: User | None, *, is_skipped: bool) -> None:
    if each.position >= target:
        each.started_at = now if each.position == target else None
        each.done_at, each.by, each.is_skipped = None, None, False
    elif is_skipped:
        each.is_skipped, each.by = True, actor
    elif not (each.done_at or each.is_skipped):
        each.started_at, each.done_at, each.by = each.started_at or now, now, actor


def _write_take(job: Job, actor: User | None) -> None:
    """A finished job is in nobody's hands; another one is in those of the first who works on it."""
    if job.status == Job.Status.DONE:
        job.takes.end()
    elif actor and not job.takes.open().exists():
        Take.objects.create(job=job, by=actor)


def _write_place(job: Job, step: JobStep | None, now: datetime, actor: User | None) -> None:
    changes = {"started_at": job.started_at or now, "made_by": None if step else actor}
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
    """Reset all steps, and nobody has it; the timeline still has what was done."""
    job.steps.filter(is_proof=False).update(started_at=None, done_at=None, is_skipped=False, by=None)
    job.move_to(Job.Status.WAITING, at="", started_at=None, made_by=None)
    job.takes.end()
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


def check_not_paused(job: Job) -> None:
    """Raise if the job rests: it is moved when somebody has gone on with it."""
    pause = Pause.objects.open().filter(job=job).first()
    if pause:
        words = {"job": job, "reason": pause}
        raise WrongState(_("%(job)s is paused: %(reason)s. Go on with it first.") % words)


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
        to_make = order.lines.exclude(configuration=None).filter(is_gift_card=False)
        if to_make.exists() and not to_make.filter(quantity__gt=F("cancelled_quantity")).exists():
            write_status(order, production_status=Made.NOTHING)
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
