"""The day a thing will be at the door, counted from the minute it is ordered.

Work begins on the day of the order if that is a working day of the workshop and the clock has not struck the
cutoff hour, else on the next working day. Making takes so many working days from there. What is made leaves
the house on that day and is so many working days on the way; on the way both the workshop's closed days and
the weekend and holidays of the destination, with those of its region, count as rest.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.calendars.working_days import Calendar


@dataclass(frozen=True)
class Promise:
    """The dates we give; ``sent_on`` is the day it is made, too."""

    ordered_on: date
    begun_on: date
    sent_on: date
    at_door: date


@dataclass(frozen=True)
class Destination:
    """Where a parcel goes; regions that the address may lie in, as ``store.calendars.regions`` finds them."""

    country: str = ""
    regions: tuple[str, ...] = ()


#: As long as nobody has named a place: where the workshop stands.
HOME = Destination()


def on_the_way(home: Calendar, to: Destination) -> Calendar:
    """The days on which a parcel moves on: neither the house nor the destination rests."""
    if to.country in ("", home.country) and not to.regions:
        return home
    return Calendar(to.country or home.country, to.regions, home.closed)


def last_day_to_send(at_door: date, *, days: int, home: Calendar, to: Destination = HOME) -> date:
    """The working day of the house on which it must be sent at the latest to be there on that day."""
    return home.before(on_the_way(home, to).before(at_door, days), 0)


def promised(
    ordered_at: datetime,
    *,
    lead_days: int,
    days: int,
    cutoff_hour: int,
    home: Calendar,
    to: Destination = HOME,
) -> Promise:
    """When an order of this (local) minute is begun, sent and at the door."""
    ordered_on = ordered_at.date()
    begun_on = home.first_from(ordered_on)
    if begun_on == ordered_on and ordered_at.hour >= cutoff_hour:
        begun_on = home.first_from(ordered_on + timedelta(days=1))
    sent_on = home.after(begun_on, lead_days)
    road = on_the_way(home, to)
    at_door = sent_on
    for _day in range(days):
        at_door = road.first_from(at_door + timedelta(days=1))
    return Promise(ordered_on, begun_on, sent_on, at_door)
