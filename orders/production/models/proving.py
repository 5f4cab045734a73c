"""Proofs: what the customer approves before production begins, version by version."""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.states import Stateful

from .making import Job


def proof_path(proof: "Proof", name: str) -> str:
    """A random file name, in a folder that is not served by URL."""
    return f"proofs/{secrets.token_hex(16)}.{name.rpartition('.')[2]}"


class Proof(Stateful):
    """One version of what will be made, as the customer sees it; never changed once it is sent."""

    class Status(models.TextChoices):
        OPEN = "open", _("Waits for the customer")
        APPROVED = "approved", _("Approved")
        CHANGES = "changes", _("Changes asked for")
        REPLACED = "replaced", _("Replaced by a newer one")

    TRANSITIONS = {
        Status.OPEN: {Status.APPROVED, Status.CHANGES, Status.REPLACED},
        Status.APPROVED: {Status.REPLACED},
    }

    job = models.ForeignKey(Job, models.PROTECT, related_name="proofs", verbose_name=_("job"))
    version = models.PositiveSmallIntegerField(_("version"))
    status = models.CharField(_("answer"), max_length=10, choices=Status, default=Status.OPEN)
    #: The picture of the line on that day, as SVG; empty if the workshop brought a file.
    picture = models.TextField(_("picture"), blank=True)
    file = models.FileField(_("file"), upload_to=proof_path, blank=True)
    #: Detected from the content: image/png, image/jpeg, image/webp or application/pdf.
    file_type = models.CharField(max_length=20, blank=True)
    #: The choices and measures of the line on that day.
    choices = models.JSONField(default=list)
    measures = models.JSONField(default=list)
    note = models.CharField(_("to the customer"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("made by"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=120, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["job", "version"], name="one_proof_of_a_version"),
            models.UniqueConstraint(
                fields=["job"], condition=models.Q(status="open"), name="one_proof_waits_for_an_answer"
            ),
        ]

    def __str__(self) -> str:
        job = getattr(self, "job", "–")
        return gettext("Proof %(version)d of %(job)s") % {"version": self.version or 0, "job": job}

    @property
    def is_open(self) -> bool:
        """Whether it waits for its answer."""
        return self.status == self.Status.OPEN

    @property
    def is_image(self) -> bool:
        """Whether its file can stand in a page."""
        return self.file_type.startswith("image/")

    @property
    def file_name(self) -> str:
        """The file name of the download."""
        return f"{self.job.number}-proof-{self.version}.{self.file.name.rpartition('.')[2]}"

    @property
    def inline_picture(self) -> SafeString:
        """The picture of that day, as SVG inside the page."""
        return mark_safe(self.picture)  # Written by our own composer at checkout, never by a shopper.

    def _refusal(self, wanted: str) -> str:
        if self.status == self.Status.REPLACED:
            return gettext("There is a newer version. Look at that one, then answer.")
        if self.status == self.Status.APPROVED:
            return gettext("This version is approved already. Write to us if something is wrong after all.")
        if self.status == self.Status.CHANGES:
            return gettext("You have asked for changes. We are drawing the next version.")
        return super()._refusal(wanted)
