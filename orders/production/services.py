"""Jobs: one for each made-to-order line of a confirmed order, made step by step."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order, OrderLine

from . import events, proofs
from .models import Job, JobStep, Pause, Reject, Take
from .planning import plan_of, planned
from .steps import (
    check_can_reopen,
    check_confirmed,
    check_not_paused,
    check_status,
    go_to,
    lock,
    locked,
    moved_meanwhile,
    put_back_to_waiting,
    record_job,
    work_steps,
    write_production_status,
)


@transaction.atomic
def make_jobs(order: Order) -> None:
    """Create a job for every line that is made to order; none if the order is not confirmed any more. Idempotent."""
    if locked(order).status in {Order.Status.PLACED, Order.Status.CANCELLED}:
        return
    lines = (
        order.lines.filter(is_gift_card=False)
        .exclude(configuration=None)
        .select_related("configuration", "product")
        .order_by("position", "pk")
    )
    known = set(Job.objects.filter(line__order=order).values_list("line", flat=True))
    due = due_day(order)
    for place, line in enumerate(lines, 1):
        if line.pk not in known:
            _make_job(line, f"J-{order.number}-{place}", due)
    write_production_status(order)


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
    """The day it must be made: the day it leaves us by the promise; None while no day is promised."""
    return order.leaves_on


@transaction.atomic
def follow_promise(order: Order) -> None:
    """The promise has changed: unfinished jobs are due on another day. Idempotent."""
    over = [Job.Status.DONE, Job.Status.CANCELLED]
    Job.objects.filter(line__order=order).exclude(status__in=over).update(due_on=due_day(order))


@transaction.atomic
def start(job: Job, *, actor: User | None) -> None:
    """Begin with the first step.

    Raises:
        WrongState: it waits for its proof, is paused, begun, finished or cancelled, or the order is cancelled.
    """
    lock(job)
    check_status(job, {Job.Status.WAITING}, Job.Status.STARTED)
    check_confirmed(job)
    check_not_paused(job)
    go_to(job, work_steps(job)[0], actor=actor)


@transaction.atomic
def finish(job: Job, *, done: Collection[str] | None = None, actor: User | None) -> None:
    """Finish the job. Of the steps that it did not reach, those named in ``done`` are done, the others skipped.

    Raises:
        StepsLeft: it did not reach all steps, and ``done`` is None.
        WrongState: it waits for its proof, is paused, finished or cancelled, or the order is cancelled.
    """
    lock(job)
    check_status(job, {Job.Status.WAITING, Job.Status.STARTED}, Job.Status.DONE)
    check_confirmed(job)
    check_not_paused(job)
    go_to(job, None, done=done, actor=actor)


@transaction.atomic
def move(job: Job, *, to: str, seen: str = "", done: Collection[str] | None = None, actor: User | None) -> None:
    """Move a job to another place of the board: to a ``:step`` of its own, to ``waiting`` or to ``done``.

    ``seen`` is its place on the screen: if two people move it at once, the second gets an error.
    Of the steps passed over, those named in ``done`` are done, the others skipped.

    Raises:
        StepsLeft: it would pass over steps, and ``done`` is None.
        WrongState: it has moved since, has no such step, waits for its proof, is paused, or was sent.
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
    check_can_reopen(job)
    check_not_paused(job)
    if to == Job.Status.WAITING:
        check_status(job, {Job.Status.STARTED}, status)
        put_back_to_waiting(job, actor=actor)
    else:
        go_to(job, steps.get(to), done=done, actor=actor)


@transaction.atomic
def reject(job: Job, *, reason: str, again_from: str, actor: User | None) -> Reject:
    """Make a job again from the step of this name; the reject is recorded and counted.

    Raises:
        WrongState: it is not begun, it has not reached that step yet, is paused, or was sent.
    """
    lock(job)
    if not job.has_begun:
        raise WrongState(_("Nothing of %(job)s is made, so nothing can be wrong with it.") % {"job": job})
    check_can_reopen(job)
    check_not_paused(job)
    seen_at = job.at or str(job.get_status_display())
    reached = [step for step in work_steps(job) if step.started_at]
    step = next((step for step in reached if step.name == again_from), None)
    if step is None:
        raise WrongState(_("%(job)s was not at “%(step)s” yet.") % {"job": job, "step": again_from[:40]})
    row = Reject.objects.create(job=job, step=seen_at, again_from=step.name, reason=reason, by=actor)
    Job.objects.filter(pk=job.pk).update(rejected=job.rejected + 1)
    job.rejected += 1
    go_to(job, step, actor=actor, quiet=True)
    record_job(events.REJECTED, job, actor, step=step.name, reason=reason)
    return row


@transaction.atomic
def cancel_jobs(order: Order) -> None:
    """Cancel the unfinished jobs of a cancelled order. Idempotent."""
    cancel_jobs_of(order, lines=list(order.lines.values_list("pk", flat=True)))


@transaction.atomic
def cancel_jobs_of(order: Order, *, lines: Collection[int]) -> None:
    """Cancel the unfinished jobs of these lines, by key. Idempotent."""
    order = locked(order)
    unfinished = [Job.Status.PROOF, Job.Status.WAITING, Job.Status.STARTED]
    jobs = Job.objects.filter(line__order=order, line__in=lines, status__in=unfinished)
    keys = [job.pk for job in jobs]
    for job in jobs:
        job.move_to(Job.Status.CANCELLED)
    for kind in (Take, Pause):
        kind.objects.filter(job__in=keys).end()
    write_production_status(order)


@transaction.atomic
def withdraw_jobs(order: Order) -> None:
    """Delete the jobs of an order whose confirmation is undone; they are made anew when it is confirmed again.

    Raises:
        WrongState: work on one has begun, or the customer has seen a proof.
    """
    locked(order)
    jobs = Job.objects.filter(line__order=order)
    begun = jobs.exclude(status__in=[Job.Status.PROOF, Job.Status.WAITING]).first()
    proved = jobs.exclude(proofs=None).first()
    if begun or proved:
        raise WrongState(_("Work on %(job)s has begun.") % {"job": begun or proved})
    jobs.delete()


@transaction.atomic
def line_changed(line: OrderLine, *, actor: User | None = None) -> None:
    """After a change of the line: compute parts and measures again, and send a new proof if there was one.

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
