"""Jobs: one for each made-to-order line, with steps and rejects."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.states import Stateful
from orders.basket.models import new_token
from orders.order.models import OrderLine
from orders.production.querysets import JobQuerySet

if TYPE_CHECKING:
    from .hands import Pause, Take


class Job(Stateful):
    """The production of one line.

    Its steps, parts and measures are copied from the plan when the job is created; later changes of the plan do not
    change the job.
    """

    class Status(models.TextChoices):
        PROOF = "proof", _("At the proof")
        WAITING = "waiting", _("To be made")
        STARTED = "started", _("Being made")
        DONE = "done", _("Made")
        CANCELLED = "cancelled", _("Cancelled")

    TRANSITIONS = {
        Status.PROOF: {Status.WAITING, Status.CANCELLED},
        Status.WAITING: {Status.PROOF, Status.STARTED, Status.DONE, Status.CANCELLED},
        Status.STARTED: {Status.WAITING, Status.DONE, Status.CANCELLED},
        Status.DONE: {Status.STARTED},  # Put back, or made again.
    }

    line = models.OneToOneField(OrderLine, models.PROTECT, related_name="job", verbose_name=_("line"))
    number = models.CharField(_("number"), max_length=24, unique=True)
    #: Everybody who has it can answer the proofs.
    token = models.CharField(max_length=64, unique=True, default=new_token)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING, db_index=True)
    #: The name of the step it is at, while it is being made.
    at = models.CharField(_("step"), max_length=40, blank=True)
    needs_proof = models.BooleanField(_("needs a proof"), default=False)
    due_on = models.DateField(_("due"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    done_at = models.DateTimeField(_("made"), null=True, blank=True)
    #: Who finished it.
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    #: How often it had to be made again.
    rejected = models.PositiveSmallIntegerField(_("rejects"), default=0)
    #: The bill of parts: [{"what", "sku", "amount", "unit"}], amounts for the whole line.
    parts = models.JSONField(_("parts"), default=list)
    #: [{"name", "value"}]
    measures = models.JSONField(_("measures"), default=list)
    #: Real size of the drawing: {"across", "upright"}, each a length with its unit, if it is known.
    size = models.JSONField(_("size"), default=dict)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["status", "at", "due_on"], name="jobs_at_their_step")]

    def __str__(self) -> str:
        return self.number

    @property
    def order_id(self) -> int:
        """The order it belongs to."""
        return self.line.order_id

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self.status in {self.Status.DONE, self.Status.CANCELLED}

    @property
    def has_begun(self) -> bool:
        """Whether somebody has laid hands on it, so that nothing about it may change."""
        return self.status in {self.Status.STARTED, self.Status.DONE}

    @property
    def place(self) -> str:
        """Where it stands on the board: the name of its step, behind a colon, or its status."""
        return f":{self.at}" if self.status == self.Status.STARTED else self.status

    @property
    def place_name(self) -> str:
        """The same, for people."""
        return self.at if self.status == self.Status.STARTED and self.at else str(self.get_status_display())

    @property
    def newest_proof(self):
        """The last version, or nothing; of ``with_proofs()`` it asks nothing."""
        return next(iter(self.proofs.all()), None)

    @property
    def take(self) -> "Take | None":
        """Who has it now; ``with_hands()`` reads this for many jobs at once."""
        return next((each for each in self.takes.all() if each.ended_at is None), None)

    @property
    def pause(self) -> "Pause | None":
        """Why it rests now, if it does; of ``with_hands()`` as well."""
        return next((each for each in self.pauses.all() if each.ended_at is None), None)

    def _refusal(self, wanted: str) -> str:
        if self.status == self.Status.PROOF and wanted != self.Status.PROOF:
            return gettext("%(job)s waits for its proof: it is not approved yet.") % {"job": self}
        return super()._refusal(wanted)


class JobStep(models.Model):
    """One step of a job, with who did or skipped it and when; the proof, if there is one, is the first."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=40)
    #: The name that customers see; empty: ``name``.
    public_name = models.CharField(_("for the customer"), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes per unit"), default=0)
    is_proof = models.BooleanField(_("is the proof"), default=False)
    started_at = models.DateTimeField(_("begun"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    #: The job went on without it.
    is_skipped = models.BooleanField(_("skipped"), default=False)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["job", "position"], name="one_step_at_a_position"),
            models.UniqueConstraint(fields=["job", "name"], name="one_step_of_a_name"),
            models.CheckConstraint(
                condition=models.Q(is_skipped=False) | models.Q(started_at=None, done_at=None),
                name="a_skipped_step_was_not_done",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name that customers see."""
        return self.public_name or self.name


class Reject(models.Model):
    """A record that something went wrong and the job was made again from an earlier step."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="rejects")
    step = models.CharField(_("seen at"), max_length=40)
    again_from = models.CharField(_("again from"), max_length=40)
    reason = models.CharField(_("what was wrong"), max_length=300)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("reject")
        verbose_name_plural = _("rejects")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.reason
