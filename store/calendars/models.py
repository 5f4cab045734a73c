"""Days nobody works: for delivery dates and service promises."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.foundation.models import Cached

#: Days in one range; also a limit for what is cached.
MAX_DAYS = 366


class ClosedDay(Cached):
    """A day, or the days from ``day`` to ``until``, on which the workshop and the carriers rest.

    Weekends and public holidays are known without it.
    """

    SUBJECT = "calendar"

    day = models.DateField(_("day"), unique=True, help_text=_("The first day on which nobody works."))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("The last one. Empty: only one day."))
    reason = models.CharField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("day")),
                name="closed_until_a_later_day",
                violation_error_message=_("The last day is before the first one."),
            )
        ]

    def __str__(self) -> str:
        days = f"{self.day} – {self.until}" if self.until else str(self.day)
        return f"{days} {self.reason}"

    def clean(self) -> None:
        super().clean()
        if self.day and self.until and (self.until - self.day).days >= MAX_DAYS:
            raise ValidationError({"until": gettext("A range has at most a year.")})

    @property
    def last(self) -> date:
        """The last closed day."""
        return self.until or self.day

    def days(self) -> Iterator[date]:
        """Every closed day."""
        return (self.day + timedelta(days=number) for number in range((self.last - self.day).days + 1))
