"""Proofs: made by the workshop, answered by the customer; production waits for the yes."""

from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.timeline.states import WrongState
from orders.order.models import Order
from store.uploads.checks import CleanFile

from . import events
from .bench import lock, tell, write_production
from .models import Job, JobStep, Proof

#: How often somebody is reminded of one version.
MOST_REMINDERS = 2


@transaction.atomic
def send_proof(job: Job, *, note: str = "", file: CleanFile | None = None, actor=None) -> Proof:
    """The next version: the picture and words of the line as they are now, or a clean file of the workshop.

    It takes the place of the version before; what was approved is to be approved anew.

    Raises:
        WrongState: work on it has begun, or it is called off.
    """
    lock(job)
    _ask_to_prove(job)
    for before in job.proofs.filter(status__in=[Proof.Status.OPEN, Proof.Status.APPROVED]):
        before.move_to(Proof.Status.REPLACED)
    proof = Proof(
        job=job,
        version=(job.proofs.aggregate(last=Max("version"))["last"] or 0) + 1,
        picture="" if file else job.line.picture,
        choices=job.line.choices,
        measures=job.measures,
        file_type=file.content_type if file else "",
        note=note,
        made_by=actor,
    )
    if file:
        proof.file.save(f"proof.{file.ending}", ContentFile(file.data), save=False)
    proof.save(force_insert=True)
    _wait(job)
    tell(events.PROOF_SENT, job, actor, version=proof.version, proof=proof.pk)
    return proof


def _ask_to_prove(job: Job) -> None:
    if job.has_begun:
        raise WrongState(_("Work on %(job)s has begun, so there is nothing to approve any more.") % {"job": job})
    if job.status == Job.Status.CANCELLED or job.line.order.status != Order.Status.CONFIRMED:
        raise WrongState(_("%(job)s is called off.") % {"job": job})


def _wait(job: Job) -> None:
    """Production waits from now on, also for a job whose plan asks for no proof."""
    if not job.steps.filter(is_proof=True).exists():
        name = _("Proof")
        while job.steps.filter(name=name).exists():
            name = f"{name} *"
        JobStep.objects.create(job=job, position=0, name=name, shown_as=_("Proof approved"), is_proof=True)
    now = timezone.now()
    job.steps.filter(is_proof=True).update(started_at=now, done_at=None, by=None)
    Job.objects.filter(pk=job.pk).update(needs_proof=True)
    job.needs_proof = True
    if job.status == Job.Status.WAITING:
        job.move_to(Job.Status.PROOF)
    write_production(job.line.order)


@transaction.atomic
def approve(proof: Proof, *, by: str, comment: str = "", actor=None) -> None:
    """The customer says yes: what waited may begin. ``by`` says who, and on which way.

    Raises:
        WrongState: it is answered, replaced by a newer version, or the order is cancelled.
    """
    _answer(proof, Proof.Status.APPROVED, by, comment)
    job = proof.job
    staff = actor if actor is not None and actor.is_staff else None
    job.steps.filter(is_proof=True).update(done_at=timezone.now(), by=staff)
    job.move_to(Job.Status.WAITING)
    tell(events.PROOF_APPROVED, job, actor, version=proof.version, by=by)
    write_production(job.line.order)


@transaction.atomic
def ask_for_changes(proof: Proof, *, comment: str, by: str, actor=None) -> None:
    """The customer wants it otherwise; the workshop draws the next version.

    Raises:
        WrongState: it is answered, replaced by a newer version, or the order is cancelled.
    """
    _answer(proof, Proof.Status.CHANGES, by, comment)
    tell(events.CHANGES_ASKED, proof.job, actor, version=proof.version, comment=comment)


def _answer(proof: Proof, status: str, by: str, comment: str) -> None:
    lock(proof.job)
    if proof.job.line.order.status == Order.Status.CANCELLED:
        raise WrongState(_("The order is cancelled, so nothing will be made."))
    proof.refresh_from_db(fields=["status"])
    proof.move_to(status, answered_at=timezone.now(), answered_by=by[:120], comment=comment)


def renew(job: Job, *, actor=None) -> None:
    """What is to be made has changed: a customer who has seen a proof sees the next one."""
    if job.needs_proof and job.proofs.exists():
        send_proof(job, note=_("The order was changed, so please look once more."), actor=actor)


def to_remind() -> QuerySet[Proof]:
    """Versions without an answer for so many days, since they were sent or somebody was last reminded."""
    long_ago = timezone.now() - timedelta(days=settings.PROOF_REMINDER_DAYS)
    waited = Q(reminded_at=None, sent_at__lt=long_ago) | Q(reminded_at__lt=long_ago)
    waiting = Proof.objects.filter(waited, status=Proof.Status.OPEN, reminders__lt=MOST_REMINDERS)
    return waiting.filter(job__status=Job.Status.PROOF).select_related("job__line__order__customer")


def note_reminder(proof: Proof) -> None:
    """One reminder more has gone; of two who say so at once, one counts."""
    same = Proof.objects.filter(pk=proof.pk, reminders=proof.reminders)
    same.update(reminders=F("reminders") + 1, reminded_at=timezone.now())
