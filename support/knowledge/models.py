"""Votes on help answers."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.faq.models import FaqEntry


class Vote(models.Model):
    """A reader's answer to “Was this helpful?”; the reader is a random key in the session."""

    entry = models.ForeignKey(FaqEntry, models.CASCADE, related_name="votes")
    reader = models.CharField(max_length=64)
    helpful = models.BooleanField(_("helpful"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [models.UniqueConstraint(fields=["entry", "reader"], name="one_vote_per_reader")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.helpful}"
