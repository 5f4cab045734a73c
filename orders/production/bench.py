"""Moving jobs from step to step: stamps, who, and what the order knows of it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from customers.timeline.services import record
from customers.timeline.states import WrongState
from orders.order.models import Made, Order, Sent
from orders.order.services import write_status

from . import events
from .models import Job, JobStep


def locked(order: Order) -> Order:
    """The order as it is now; two who move its jobs wait for each other."""
    return Order.objects.select_for_update().get(pk=order.pk)


def lock(job: Job) -> None:
    """Wait for whoever moves a job of the same order, then read how this one stands."""
    job.line.order = locked(job.line.order)
    job.refresh_from_db(fields=["status", "at", "started_at", "done_at", "made_by", "rejected", "needs_proof"])


def only_from(job: Job, allowed: set[str], wanted: str) -> None:
    """Raises the sentence of ``move_to`` unless the job is in one of these states."""
    if job.status not in allowed:
        raise WrongState(job._refusal(wanted))


def work_steps(job: Job) -> list[JobStep]:
    """The steps that are work, in order; the proof is none."""
    return list(job.steps.filter(is_proof=False))


def go_to(job: Job, step: JobStep | None, *, actor, quiet: bool = False) -> None:
    """Be at this step, or beyond the last: what lies before is done now, what lies behind is not begun.

    Call it with the job locked. ``quiet`` records nothing of going back: the caller says why.
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
        tell(events.STARTED, job, actor)
    for each in done:
        tell(events.STEP_DONE, job, actor, step=each.name)
    if back and not quiet and step:
        tell(events.PUT_BACK, job, actor, step=step.name)
    if step is None:
        tell(events.FINISHED, job, actor)
    write_production(job.line.order)


def _stamp(each: JobStep, target: int, now, actor) -> None:
    if each.position < target and not each.done_at:
        each.started_at, each.done_at, each.by = each.started_at or now, now, actor
    elif each.position == target:
        each.started_at, each.done_at, each.by = now, None, None
    elif each.position > target:
        each.started_at = each.done_at = each.by = None


def _write_place(job: Job, step: JobStep | None, now, actor) -> None:
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


def put_back_to_waiting(job: Job, *, actor) -> None:
    """As if nobody had begun; what was stamped is told by the timeline."""
    job.steps.filter(is_proof=False).update(started_at=None, done_at=None, by=None)
    job.move_to(Job.Status.WAITING, at="", started_at=None, made_by=None)
    tell(events.PUT_BACK, job, actor, step=job.place_name)
    write_production(job.line.order)


def ask_to_reopen(job: Job) -> None:
    """Raises a sentence if a made job cannot be taken back to the bench."""
    ask_confirmed(job)
    order: Order = job.line.order
    if job.status == Job.Status.DONE and order.fulfilment_status != Sent.OPEN:
        raise WrongState(_("A parcel of %(number)s has left already.") % {"number": order.number})


def ask_confirmed(job: Job) -> None:
    """Raises a sentence unless the order is still to be made; the worker may not have called the job off yet."""
    order: Order = job.line.order
    if order.status != Order.Status.CONFIRMED:
        now = order.get_status_display().lower()
        raise WrongState(_("Order %(number)s is %(now)s.") % {"number": order.number, "now": now})


def moved_meanwhile(job: Job) -> WrongState:
    """Somebody else was faster."""
    return WrongState(_("%(job)s is at “%(place)s” by now.") % {"job": job, "place": job.place_name})


def write_production(order: Order) -> None:
    """How far making is, counted from the jobs; we are the only ones who write this column."""
    states = set(Job.objects.filter(line__order=order).values_list("status", flat=True)) - {Job.Status.CANCELLED}
    if not states:
        return
    status = Made.DONE if states == {Job.Status.DONE} else Made.STARTED
    if states <= {Job.Status.PROOF, Job.Status.WAITING}:
        status = Made.OPEN
    write_status(order, production_status=status)


def tell(verb, job: Job, actor, **values) -> None:
    """Write down that something happened to a job; it is about its order."""
    order = job.line.order
    about = {"name": job.line.name, "number": order.number, "job": job.pk}
    record(verb, customer=order.customer, subject=order, actor=actor, **about, **values)
