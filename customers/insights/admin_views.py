"""The week as charts and a table, and the rows behind each number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from store.money.amounts import Money

from .week import DAYS, Figures, Week, monday_of, rows_of, week_from

#: Rows behind a number that one page shows.
MAX_ROWS = 500


@dataclass(frozen=True)
class Bar:
    """One day of a chart: its share of the highest day in percent, and the number as text."""

    day: date
    percent: int
    text: str
    url: str


@dataclass(frozen=True)
class Chart:
    """One figure of the week: the sum, the week before, and a bar a day."""

    title: str
    text: str
    before: str
    bars: tuple[Bar, ...]


def may_see_week(request: HttpRequest) -> bool:
    """Whether this user may see what the shop took in."""
    return request.user.has_perms(["order.view_order", "payment.view_payment"])


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """One week, by default this one; ``week`` is any day of it."""
    _check(request)
    this = monday_of(timezone.localdate())
    found = week_from(monday_of(_day(request.GET.get("week")) or this))
    next_monday = found.monday + timedelta(days=DAYS)
    context = {
        "page_title": _("The week"),
        "header_icon": "calendar-alt",
        "week": found,
        "charts": _charts(found, request),
        "previous": found.monday - timedelta(days=DAYS),
        "next": next_monday if next_monday <= this else None,
        "sees_tickets": request.user.has_perm("tickets.view_ticket"),
    }
    return render(request, "customers/insights/admin/week.html", context)


@require_safe
def rows(request: HttpRequest, kind: str) -> HttpResponse:
    """The orders or tickets that a number counts, from one day to another."""
    _check(request)
    first, last = _day(request.GET.get("from")), _day(request.GET.get("to"))
    titles = {
        "orders": _("Orders placed"),
        "promised": _("Orders promised"),
        "on_time": _("Delivered on time"),
        "late": _("Orders late"),
        "tickets": _("Tickets opened"),
        "answered_late": _("Tickets answered late"),
    }
    is_tickets = kind in {"tickets", "answered_late"}
    if kind not in titles or first is None or last is None or not first <= last:
        raise Http404
    if is_tickets and not request.user.has_perm("tickets.view_ticket"):
        raise PermissionDenied
    found = list(rows_of(kind, first, last)[: MAX_ROWS + 1])
    context = {
        "page_title": titles[kind],
        "header_icon": "calendar-alt",
        "first": first,
        "last": last,
        "rows": found[:MAX_ROWS],
        "is_cut": len(found) > MAX_ROWS,
        "max": MAX_ROWS,
        "is_tickets": is_tickets,
    }
    return render(request, "customers/insights/admin/rows.html", context)


def _check(request: HttpRequest) -> None:
    if not may_see_week(request):
        raise PermissionDenied


def _day(text: str | None) -> date | None:
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2200 else None


def _charts(week: Week, request: HttpRequest) -> list[Chart]:
    found = [
        _chart(_("Orders"), "orders", week, lambda figures: figures.orders, str),
        _chart(_("Taken"), "orders", week, lambda figures: figures.total.amount, _money),
        _chart(_("Late"), "late", week, lambda figures: figures.late, str),
    ]
    if request.user.has_perm("tickets.view_ticket"):
        found.append(_chart(_("Tickets"), "tickets", week, lambda figures: figures.tickets, str))
    return found


def _money(amount) -> str:
    return Money(amount).format(get_language() or "en")


def _chart(title: str, kind: str, week: Week, value: Callable[[Figures], object], text: Callable) -> Chart:
    highest = max((value(each.figures) for each in week.days), default=0)
    bars = tuple(
        Bar(each.day, _percent(value(each.figures), highest), text(value(each.figures)), _url(kind, each.day))
        for each in week.days
    )
    return Chart(title, text(value(week.figures)), text(value(week.before)), bars)


def _percent(value, highest) -> int:
    return round(100 * value / highest) if highest else 0


def _url(kind: str, day: date) -> str:
    return f"{reverse('week_rows', args=[kind])}?from={day}&to={day}"
