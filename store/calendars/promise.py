"""Computes the promised day: the one function that every page, mail, job and board asks. Pure.

Work begins on the day of the order if that is a working day of the workshop and the order comes before the cutoff
hour, else on the next working day. An order that waits for a transfer begins on the working day after the money came.
A product with a proof waits one working day for the customer's yes. Making takes the working days of the line that
takes longest. The parcel is sent on the day the order is made and is in transit for the working days of its delivery
method. In transit, closed days of the workshop and weekends and holidays of the destination (and its region) do not
count. What is picked up is ready after the same days, counted in working days of the workshop.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from .working_days import Calendar

#: Working days that a promise waits for the customer's yes to a proof.
PROOF_DAYS = 1
_DAY = timedelta(days=1)


class PromiseKind(StrEnum):
    """What is promised: a day, a day that a person told, working days after the money came, or to tell the day."""

    DAY = "day"
    SET_BY_STAFF = "staff"
    AFTER_PAYMENT = "after payment"
    OPEN = "open"


@dataclass(frozen=True)
class Capacity:
    """How much of one product can be made: ``per_day`` units a day, a day by itself below ``open_from`` units."""

    per_day: int | None = None
    open_from: int | None = None

    def more_days(self, quantity: int) -> int:
        """Working days that this quantity takes longer than a single unit."""
        return -(-quantity // self.per_day) - 1 if self.per_day and quantity else 0

    def is_exceeded(self, quantity: int) -> bool:
        """Whether it is so much that a person must say the day."""
        return self.open_from is not None and quantity >= self.open_from


@dataclass(frozen=True)
class LineWork:
    """What must be done for one line. ``approved_on``: when the customer said yes to the proof, if it is known."""

    lead_days: int = 0
    needs_proof: bool = False
    approved_on: date | None = None
    is_day_open: bool = False


@dataclass(frozen=True)
class Transit:
    """A delivery method as a promise needs it: working days in transit, cutoff hour, whether it is picked up."""

    days: int
    cutoff_hour: int = 12
    is_pickup: bool = False


@dataclass(frozen=True)
class Destination:
    """Country of a parcel and the regions its address may lie in (``store.calendars.regions``)."""

    country: str = ""
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promise:
    """What we promise for one order; days that are not known yet are None.

    ``sent_on`` is also the day it is made, ``arrives_on`` the day at the door or the day it is ready for pick-up.
    ``proof_by``: the day of the yes that the promise assumes. ``days``: working days after the money came.
    """

    kind: PromiseKind = PromiseKind.DAY
    begun_on: date | None = None
    proof_by: date | None = None
    sent_on: date | None = None
    arrives_on: date | None = None
    days: int = 0
    needs_proof: bool = False
    is_pickup: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.arrives_on is not None

    @property
    def is_given(self) -> bool:
        """Whether there is anything to say."""
        return self.is_day or self.kind != PromiseKind.DAY


#: Used until an address is known: the country of the workshop.
HOME = Destination()


def work_for(*, lead_days: int, quantity: int, capacity: Capacity, needs_proof: bool = False) -> LineWork:
    """The work on this quantity of one product."""
    days = lead_days + (capacity.more_days(quantity) if lead_days else 0)
    return LineWork(days, needs_proof, is_day_open=capacity.is_exceeded(quantity))


def promised(
    at: datetime,
    works: Iterable[LineWork],
    transit: Transit,
    *,
    home: Calendar,
    to: Destination = HOME,
    after_payment: bool = False,
) -> Promise:
    """What we promise at this (local) minute. With ``after_payment`` it counts from money that is not there yet."""
    works = tuple(works) or (LineWork(),)
    fixed = Promise(needs_proof=any(work.needs_proof for work in works), is_pickup=transit.is_pickup)
    if any(work.is_day_open for work in works):
        return replace(fixed, kind=PromiseKind.OPEN)
    if after_payment:
        return replace(fixed, kind=PromiseKind.AFTER_PAYMENT, days=1 + _working_days(works) + transit.days)
    return _dated(_first_day(at, transit.cutoff_hour, home), works, transit, home, to, fixed)


def promised_after_payment(
    paid_on: date, works: Iterable[LineWork], transit: Transit, *, home: Calendar, to: Destination = HOME
) -> Promise:
    """What we promise once the transfer has come: work begins on the next working day."""
    before_noon = datetime.combine(paid_on + _DAY, datetime.min.time())
    return promised(before_noon, works, Transit(transit.days, 24, transit.is_pickup), home=home, to=to)


def road_calendar(home: Calendar, to: Destination) -> Calendar:
    """The days on which a parcel moves: no closed day of the workshop, no rest day of the destination."""
    if to.country in ("", home.country) and not to.regions:
        return home
    return Calendar(to.country or home.country, to.regions, home.closed)


def last_day_to_send(arrives_on: date, transit: Transit, *, home: Calendar, to: Destination = HOME) -> date:
    """The last working day of the workshop on which a parcel can be sent to arrive on that day."""
    road = home if transit.is_pickup else road_calendar(home, to)
    return home.before(road.before(arrives_on, transit.days), 0)


def _working_days(works: Iterable[LineWork]) -> int:
    return max(work.lead_days + (PROOF_DAYS if work.needs_proof else 0) for work in works)


def _first_day(at: datetime, cutoff_hour: int, home: Calendar) -> date:
    first = home.first_from(at.date())
    return home.first_from(first + _DAY) if first == at.date() and at.hour >= cutoff_hour else first


def _dated(
    begun_on: date,
    works: tuple[LineWork, ...],
    transit: Transit,
    home: Calendar,
    to: Destination,
    fixed: Promise,
) -> Promise:
    assumed = home.after(begun_on, PROOF_DAYS)
    sent_on = max(home.after(_start(work, begun_on, assumed, home), work.lead_days) for work in works)
    road = home if transit.is_pickup else road_calendar(home, to)
    arrives_on = sent_on if transit.days else road.first_from(sent_on)
    for _count in range(transit.days):
        arrives_on = road.first_from(arrives_on + _DAY)
    waits = any(work.needs_proof and work.approved_on is None for work in works)
    proof_by = assumed if waits else None
    return replace(fixed, begun_on=begun_on, proof_by=proof_by, sent_on=sent_on, arrives_on=arrives_on)


def _start(work: LineWork, begun_on: date, assumed: date, home: Calendar) -> date:
    """The day on which work on one line begins: with a proof, the day of the yes."""
    if not work.needs_proof:
        return begun_on
    return max(begun_on, home.first_from(work.approved_on)) if work.approved_on else assumed
