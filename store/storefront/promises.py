"""By when a thing leaves the house, as far as can be said before the shopper names a place."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cms.foundation.caching import cached
from store.calendars.services import home_calendar
from store.calendars.working_days import Calendar


@dataclass(frozen=True)
class Promise:
    """The day work begins at the latest, and the day the thing is made and sent."""

    begun_on: date
    sent_on: date


def promise_for(lead_days: int) -> Promise:
    """For an order at any hour of today: work may have to wait for tomorrow, so no later page says a later date."""
    calendar = _calendar(timezone.localtime().strftime("%Y-%m-%d %H"))
    begun_on = calendar.first_from(timezone.localdate() + timedelta(days=1))
    return Promise(begun_on, calendar.after(begun_on, lead_days))


@cached("calendar")
def _calendar(hour: str) -> Calendar:
    """The working days of the house, read anew every hour."""
    return home_calendar()
