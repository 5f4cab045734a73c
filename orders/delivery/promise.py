"""Computes the promised day of delivery from the minute of the order.

Work begins on the day of the order if that is a working day of the workshop and the order comes before the cutoff
hour, else on the next working day. Making takes ``lead_days`` working days from there. The parcel is sent on the day
the order is made and is ``days`` working days in transit. In transit, closed days of the workshop and weekends and
holidays of the destination (and its region) do not count.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.calendars.working_days import Calendar


@dataclass(frozen=True)
class Promise:
    """The dates we promise; ``sent_on`` is also the day it is made."""

    ordered_on: date
    begun_on: date
    sent_on: date
    arrives_on: date


@dataclass(frozen=True)
class Destination:
    """Country of a parcel and the regions its address may lie in (``store.calendars.regions``)."""

    country: str = ""
    regions: tuple[str, ...] = ()


#: Used until an address is known: the country of the workshop.
HOME = Destination()


def transit_calendar(home: Calendar, to: Destination) -> Calendar:
    """The days on which a parcel moves: working days of both the workshop and the destination."""
    if to.country in ("", home.country) and not to.regions:
        return home
    return Calendar(to.country or home.country, to.regions, home.closed)


def last_day_to_send(arrives_on: date, *, days: int, home: Calendar, to: Destination = HOME) -> date:
    """The last working day of the workshop on which a parcel can be sent to arrive on that day."""
    return home.before(transit_calendar(home, to).before(arrives_on, days), 0)


def promised(
    ordered_at: datetime,
    *,
    lead_days: int,
    days: int,
    cutoff_hour: int,
    home: Calendar,
    to: Destination = HOME,
) -> Promise:
    """When an order of this (local) minute is begun, sent and delivered."""
    ordered_on = ordered_at.date()
    begun_on = home.first_from(ordered_on)
    if begun_on == ordered_on and ordered_at.hour >= cutoff_hour:
        begun_on = home.first_from(ordered_on + timedelta(days=1))
    sent_on = home.after(begun_on, lead_days)
    road = transit_calendar(home, to)
    arrives_on = sent_on
    for _day in range(days):
        arrives_on = road.first_from(arrives_on + timedelta(days=1))
    return Promise(ordered_on, begun_on, sent_on, arrives_on)
