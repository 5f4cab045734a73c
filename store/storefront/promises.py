"""The day by which a product is sent, as far as it can be said before the address is known."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cms.foundation.caching import cached
from store.calendars.services import home_calendar
from store.calendars.working_days import Calendar


@dataclass(frozen=True)
class ShippingPromise:
    """The latest day on which work begins, and the day on which it is sent."""

    begun_on: date
    sent_on: date


def promise_for(lead_days: int) -> ShippingPromise:
    """The promise for an order today. Work begins tomorrow at the earliest, so no later page promises a later day."""
    calendar = _calendar(timezone.localtime().strftime("%Y-%m-%d %H"))
    begun_on = calendar.first_from(timezone.localdate() + timedelta(days=1))
    return ShippingPromise(begun_on, calendar.after(begun_on, lead_days))


@cached("calendar")
def _calendar(hour: str) -> Calendar:
    """The working days of the house; ``hour`` makes a new entry every hour."""
    return home_calendar()
