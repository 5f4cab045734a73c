"""Who has a job, and when it rested; each is a row from its beginning to its end."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User

from .making import Job


class JobSpanQuerySet(models.QuerySet):
    """Rows with a beginning and an end."""

    def open(self) -> "JobSpanQuerySet":
        """Rows that have not ended."""
        return self.filter(ended_at=None)

    def end(self) -> int:
        """End the open rows now."""
        return self.open().update(ended_at=timezone.now())


class JobSpan(models.Model):
    """From ``at`` to ``ended_at``; a job has at most one open row of a kind."""

    at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = JobSpanQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["job"], condition=models.Q(ended_at=None), name="one_open_%(class)s_of_a_job"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("at")), name="%(class)s_ends_after"
            ),
        ]


class Take(JobSpan):
    """Somebody has the job in hand."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="takes")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("who"))

    class Meta(JobSpan.Meta):
        verbose_name = _("take")
        verbose_name_plural = _("takes")

    def __str__(self) -> str:
        return str(getattr(self, "by", ""))


class Pause(JobSpan):
    """The job rests, for a reason. It stays where it is until somebody goes on with it."""

    class Reason(models.TextChoices):
        MATERIAL = "material", _("waits for material")
        TOOL = "tool", _("waits for a machine or tool")
        ANSWER = "answer", _("waits for an answer")
        LATER = "later", _("something else comes first")
        OTHER = "other", _("another reason")

    job = models.ForeignKey(Job, models.CASCADE, related_name="pauses")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=120, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(JobSpan.Meta):
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")

    def __str__(self) -> str:
        if self.reason == self.Reason.OTHER and self.note:
            return self.note
        return ": ".join(filter(None, [str(self.get_reason_display()), self.note]))
