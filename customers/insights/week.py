"""The figures of one week: orders and their sum, promised days, tickets. Three queries for any number of rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from orders.fulfilment.models import Shipment
from orders.order.models import Order
from orders.order.statuses import Sent
from store.money.amounts import Money
from support.tickets.models import Ticket

DAYS = 7


@dataclass(frozen=True)
class Figures:
    """What was counted for a day or a week. Cancelled orders do not count."""

    orders: int = 0
    total: Money = field(default_factory=Money)
    #: Orders promised for this time: delivered by the day promised, later or not yet although the day is over.
    promised: int = 0
    on_time: int = 0
    late: int = 0
    #: Tickets opened, and those of them whose first answer came, or is now, later than promised.
    tickets: int = 0
    answered_late: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(**{name: value + getattr(other, name) for name, value in vars(self).items()})

    @property
    def on_time_percent(self) -> int | None:
        """Of the promises whose day is over, how many were kept; None without any."""
        judged = self.on_time + self.late
        return round(100 * self.on_time / judged) if judged else None


@dataclass(frozen=True)
class Day:
    """One day with its figures."""

    day: date
    figures: Figures


@dataclass(frozen=True)
class Week:
    """Seven days from a Monday, and the week before for comparison."""

    days: tuple[Day, ...]
    figures: Figures
    before: Figures

    @property
    def monday(self) -> date:
        """The first day."""
        return self.days[0].day

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.days[-1].day


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_from(monday: date) -> Week:
    """The week from ``monday`` on, as it stands now."""
    first = monday - timedelta(days=DAYS)
    by_day = _figures_by_day(first, monday + timedelta(days=DAYS))
    found = [Day(day, by_day.get(day, Figures())) for day in (first + timedelta(days=n) for n in range(2 * DAYS))]
    before, days = found[:DAYS], tuple(found[DAYS:])
    return Week(days, _sum(days), _sum(before))


def _sum(days: Iterable[Day]) -> Figures:
    return sum((each.figures for each in days), Figures())


def rows_of(kind: str, first: date, last: date) -> QuerySet:
    """The orders or tickets behind a number, the newest first.

    Raises:
        KeyError: no figure is called ``kind``.
    """
    rows, condition = _KINDS[kind]
    return rows(first, last + timedelta(days=1)).filter(condition()).select_related("customer").order_by("-pk")


def _figures_by_day(first: date, end: date) -> Mapping[date, Figures]:
    by_day: dict[date, Figures] = {}
    for rows in (_placed_by_day(first, end), _promised_by_day(first, end), _opened_by_day(first, end)):
        for row in rows:
            day = row.pop("day")
            by_day[day] = by_day.get(day, Figures()) + Figures(**row)
    return by_day


def _placed_by_day(first: date, end: date) -> QuerySet:
    by_day = _placed(first, end).order_by().annotate(day=TruncDate("placed_at")).values("day")
    return by_day.annotate(orders=Count("pk"), total=Sum("total", default=Money(0)))


def _promised_by_day(first: date, end: date) -> QuerySet:
    by_day = _promised(first, end).order_by().values(day=F("promised_for"))
    return by_day.annotate(
        promised=Count("pk"), on_time=Count("pk", filter=_on_time()), late=Count("pk", filter=_late())
    )


def _opened_by_day(first: date, end: date) -> QuerySet:
    by_day = _opened(first, end).order_by().annotate(day=TruncDate("opened_at")).values("day")
    return by_day.annotate(tickets=Count("pk"), answered_late=Count("pk", filter=_answered_late()))


def _placed(first: date, end: date) -> QuerySet[Order]:
    orders = Order.objects.exclude(status=Order.Status.CANCELLED)
    return orders.filter(placed_at__gte=_midnight(first), placed_at__lt=_midnight(end))


def _promised(first: date, end: date) -> QuerySet[Order]:
    """With ``after``: whether a parcel came after the day promised."""
    after = Exists(Shipment.objects.filter(order=OuterRef("pk"), delivered_at__date__gt=OuterRef("promised_for")))
    orders = Order.objects.exclude(status=Order.Status.CANCELLED)
    return orders.filter(promised_for__gte=first, promised_for__lt=end).annotate(after=after)


def _opened(first: date, end: date) -> QuerySet[Ticket]:
    return Ticket.objects.filter(opened_at__gte=_midnight(first), opened_at__lt=_midnight(end))


def _all() -> Q:
    return Q()


def _on_time() -> Q:
    return Q(fulfilment_status=Sent.DELIVERED, after=False)


def _late() -> Q:
    is_over = Q(promised_for__lt=timezone.localdate())
    return Q(fulfilment_status=Sent.DELIVERED, after=True) | (is_over & ~Q(fulfilment_status=Sent.DELIVERED))


def _answered_late() -> Q:
    return Q(answered_at__gt=F("answer_due_at")) | Q(answered_at=None, answer_due_at__lt=timezone.now())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


_KINDS: Mapping[str, tuple[Callable[[date, date], QuerySet], Callable[[], Q]]] = {
    "orders": (_placed, _all),
    "promised": (_promised, _all),
    "on_time": (_promised, _on_time),
    "late": (_promised, _late),
    "tickets": (_opened, _all),
    "answered_late": (_opened, _answered_late),
}
