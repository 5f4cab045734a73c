"""Days nobody works: for delivery dates and service promises."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached


class ClosedDay(Cached):
    """A day the workshop and the carriers rest, besides weekends and public holidays."""

    SUBJECT = "calendar"

    day = models.DateField(_("day"), unique=True)
    reason = models.CharField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"
