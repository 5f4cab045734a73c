"""Who has a job, and when it rests."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState

from . import events
from .models import Job, Pause, Take
from .steps import check_confirmed, check_not_paused, check_status, lock, record_job


@transaction.atomic
def take(job: Job, *, seen: str = "", actor: User) -> None:
    """Take the job, also from another person. Idempotent.

    ``seen`` is the key of the person who has it on the screen, "" for nobody.

    Raises:
        WrongState: somebody else has taken it since, or it is made or cancelled.
    """
    lock(job)
    _check_unfinished(job)
    now = job.takes.open().select_related("by").first()
    if now and now.by == actor:
        return
    if now and str(now.by_id) != seen:
        raise WrongState(_("%(who)s has %(job)s by now.") % {"who": now.by, "job": job})
    job.takes.end()
    Take.objects.create(job=job, by=actor)


@transaction.atomic
def give_back(job: Job) -> None:
    """Nobody has the job any more; anybody may take it. Idempotent."""
    lock(job)
    job.takes.end()


@transaction.atomic
def pause(job: Job, *, reason: str, note: str = "", actor: User | None) -> Pause:
    """Let the job rest where it is. ``reason`` is a ``Pause.Reason``. Other jobs go on.

    Raises:
        WrongState: it waits for its proof, is paused already, made or cancelled, or the order is cancelled.
    """
    lock(job)
    if job.status not in {Job.Status.WAITING, Job.Status.STARTED}:
        words = {"job": job, "now": job.get_status_display().lower()}
        raise WrongState(_("%(job)s is %(now)s, so there is nothing to pause.") % words)
    check_confirmed(job)
    check_not_paused(job)
    row = Pause.objects.create(job=job, reason=reason, note=note, by=actor)
    record_job(events.PAUSED, job, actor, reason=reason, reason_text=str(row))
    return row


@transaction.atomic
def resume(job: Job, *, actor: User | None) -> None:
    """Go on with a paused job. Idempotent."""
    lock(job)
    if job.pauses.open().update(ended_at=timezone.now(), ended_by=actor):
        record_job(events.RESUMED, job, actor)


def _check_unfinished(job: Job) -> None:
    check_status(job, {Job.Status.PROOF, Job.Status.WAITING, Job.Status.STARTED}, Job.Status.STARTED)
