"""Working days of the shop."""

from datetime import date, timedelta

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.foundation.caching import cached

from .models import ClosedDay
from .working_days import Calendar


def closed_days() -> frozenset[date]:
    """Closed days from last week on; cached until one of them changes."""
    return _closed_from(timezone.localdate() - timedelta(days=7))


@cached("calendar")
def _closed_from(day: date) -> frozenset[date]:
    rows = ClosedDay.objects.annotate(last_day=Coalesce("until", "day")).filter(last_day__gte=day)
    return frozenset(each for row in rows for each in row.days())


def home_calendar() -> Calendar:
    """The working days of the shop."""
    return Calendar(settings.HOME_COUNTRY, tuple(filter(None, [settings.HOME_REGION])), closed_days())
