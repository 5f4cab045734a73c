"""Delivery methods, closed days, vouchers."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from config.sample.loading import delivery_methods
from store.calendars.models import ClosedDay
from store.money.amounts import Money
from store.promotions.models import Voucher


def load() -> None:
    """What the house decides about sending and selling."""
    delivery_methods.load()
    _close()
    _vouchers()


def _close() -> None:
    """The days between the years, and a week in August."""
    this = timezone.localdate().year
    ranges = [(date(year, 12, 24), date(year, 12, 31), "Between Christmas and New Year") for year in (this, this + 1)]
    ranges.append((date(this + 1, 8, 2), date(this + 1, 8, 8), "The kilns rest"))
    rows = [ClosedDay(day=first, until=last, reason=reason) for first, last, reason in ranges]
    ClosedDay.objects.bulk_create(rows, ignore_conflicts=True)


def _vouchers() -> None:
    long_ago, now = timezone.now() - timedelta(days=760), timezone.now()
    _voucher("WELCOME10", long_ago, percent=Decimal(10))
    _voucher("FINCH5", long_ago, amount=Money("5"), min_subtotal=Money("40"))
    _voucher(
        "ADVENT15", now - timedelta(days=3), percent=Decimal(15), ends_at=now + timedelta(days=30), uses_allowed=200
    )
    _voucher("SUMMER20", long_ago, percent=Decimal(20), ends_at=now - timedelta(days=80))


def _voucher(code: str, starts_at: datetime, **values) -> Voucher:
    return Voucher.objects.create(code=code, starts_at=starts_at, **values)
