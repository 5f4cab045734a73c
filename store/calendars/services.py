"""Which days are working days here, and at the other end of the way."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from .models import ClosedDay
from .working_days import Calendar


def closed_days() -> frozenset[date]:
    """The days from last week on that the house is closed; one query."""
    since = timezone.localdate() - timedelta(days=7)
    return frozenset(ClosedDay.objects.filter(day__gte=since).values_list("day", flat=True))


def home_calendar(closed: frozenset[date] | None = None) -> Calendar:
    """The working days of the shop; ``closed`` are its closed days, where they have been read already."""
    days = closed_days() if closed is None else closed
    return Calendar(settings.HOME_COUNTRY, settings.HOME_REGION, days)
