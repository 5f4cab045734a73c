"""Proofs: sent by the workshop, answered by the customer. Production waits for the approval."""

from datetime import date, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.order.promises import promise_after_approval
from store.uploads.checks import CleanFile

from . import events
from .models import Job, JobStep, Proof
from .steps import lock, record_job, write_production_status

#: How often a customer is reminded of one version.
MAX_REMINDERS = 2


@transaction.atomic
def send_proof(job: Job, *, note: str = "", file: CleanFile | None = None, actor: User | None = None) -> Proof:
    """Send the next version: picture and texts of the line as they are now, or a checked file of the workshop.

    It replaces the previous version, also an approved one.

    Raises:
        WrongState: work on it has begun, or it is cancelled.
    """
    lock(job)
    _check_can_be_proved(job)
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
    record_job(events.PROOF_SENT, job, actor, version=proof.version, proof=proof.pk)
    return proof


def _check_can_be_proved(job: Job) -> None:
    if job.has_begun:
        raise WrongState(_("Work on %(job)s has begun, so there is nothing to approve any more.") % {"job": job})
    if job.status == Job.Status.CANCELLED or job.line.order.status != Order.Status.CONFIRMED:
        raise WrongState(_("%(job)s is cancelled.") % {"job": job})


def _wait(job: Job) -> None:
    """Let production wait for the approval, also if the job's plan needs no proof."""
    if not job.steps.filter(is_proof=True).exists():
        name = _("Proof")
        while job.steps.filter(name=name).exists():
            name = f"{name} *"
        JobStep.objects.create(job=job, position=0, name=name, public_name=_("Proof approved"), is_proof=True)
    now = timezone.now()
    job.steps.filter(is_proof=True).update(started_at=now, done_at=None, by=None)
    Job.objects.filter(pk=job.pk).update(needs_proof=True)
    job.needs_proof = True
    if job.status == Job.Status.WAITING:
        job.move_to(Job.Status.PROOF)
    write_production_status(job.line.order)


@transaction.atomic
def approve(proof: Proof, *, by: str, comment: str = "", actor: User | None = None) -> None:
    """Approve a proof: work may begin. ``by`` says who approved it and how.

    Raises:
        WrongState: it is answered, replaced by a newer version, or the order is cancelled.
    """
    _answer(proof, Proof.Status.APPROVED, by, comment)
    job = proof.job
    staff = actor if actor is not None and actor.is_staff else None
    job.steps.filter(is_proof=True).update(done_at=timezone.now(), by=staff)
    job.move_to(Job.Status.WAITING)
    record_job(events.PROOF_APPROVED, job, actor, version=proof.version, by=by)
    write_production_status(job.line.order)
    promise_after_approval(job.line.order, approved=_approvals(job.line.order), actor=actor)


def _approvals(order: Order) -> dict[int, date]:
    """The day of the yes of each line of the order whose proof is approved."""
    rows = Proof.objects.filter(job__line__order=order, status=Proof.Status.APPROVED, answered_at__isnull=False)
    return {line: timezone.localdate(at) for line, at in rows.values_list("job__line", "answered_at")}


@transaction.atomic
def ask_for_changes(proof: Proof, *, comment: str, by: str, actor: User | None = None) -> None:
    """Record the changes that the customer asks for; the workshop draws the next version.

    Raises:
        WrongState: it is answered, replaced by a newer version, or the order is cancelled.
    """
    _answer(proof, Proof.Status.CHANGES, by, comment)
    record_job(events.CHANGES_REQUESTED, proof.job, actor, version=proof.version, comment=comment)


def _answer(proof: Proof, status: str, by: str, comment: str) -> None:
    lock(proof.job)
    if proof.job.line.order.status == Order.Status.CANCELLED:
        raise WrongState(_("The order is cancelled, so nothing will be made."))
    proof.refresh_from_db(fields=["status"])
    proof.move_to(status, answered_at=timezone.now(), answered_by=by[:120], comment=comment)


def renew(job: Job, *, actor: User | None = None) -> None:
    """After a change of the line: send a new proof if the customer has seen one before."""
    if job.needs_proof and job.proofs.exists():
        send_proof(job, note=_("The order was changed. Please check it again."), actor=actor)


def to_remind() -> QuerySet[Proof]:
    """Versions without an answer ``PROOF_REMINDER_DAYS`` after they were sent or after the last reminder."""
    long_ago = timezone.now() - timedelta(days=settings.PROOF_REMINDER_DAYS)
    waited = Q(reminded_at=None, sent_at__lt=long_ago) | Q(reminded_at__lt=long_ago)
    waiting = Proof.objects.filter(waited, status=Proof.Status.OPEN, reminders__lt=MAX_REMINDERS)
    return waiting.filter(job__status=Job.Status.PROOF).select_related("job__line__order__customer")


def note_reminder(proof: Proof) -> None:
    """Count one reminder. Two processes at once count it once."""
    same = Proof.objects.filter(pk=proof.pk, reminders=proof.reminders)
    same.update(reminders=F("reminders") + 1, reminded_at=timezone.now())
