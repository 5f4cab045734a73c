"""Ways to send, closed days, vouchers."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from customers.profiles.address_parts import every_country
from orders.delivery.models import DeliveryMethod
from store.calendars.models import ClosedDay
from store.money.amounts import Money
from store.promotions.models import Voucher

UNION = "AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
ELSEWHERE = sorted({*every_country()} - {"DE", *UNION})
#: code, name, carrier, countries, price, free from, days, cutoff
METHODS = [
    ("standard", "Standard", "DHL", ["DE"], "4.90", "90", 2, 12),
    ("express", "Express", "DHL Express", ["DE"], "12.90", None, 1, 11),
    ("pickup", "Pick up in Dresden", "", ["DE"], "0", None, 1, 12),
    ("union", "European Union", "DHL", UNION, "11.90", "180", 4, 12),
    ("world", "Worldwide", "DHL", ELSEWHERE, "24.90", None, 7, 12),
]
TRACKING = "https://www.dhl.com/en/express/tracking.html?AWB={number}"


def load() -> None:
    """What the house decides about sending and selling."""
    for place, (code, name, carrier, countries, price, free_from, days, cutoff) in enumerate(METHODS):
        DeliveryMethod.objects.update_or_create(
            code=code,
            defaults={
                "name": name,
                "carrier": carrier,
                "tracking_url": TRACKING if carrier else "",
                "countries": countries,
                "price": Money(price),
                "free_from": Money(free_from) if free_from else None,
                "days": days,
                "cutoff_hour": cutoff,
                "position": place,
            },
        )
    _close()
    _vouchers()


def _close() -> None:
    """The days between the years, and a week in August."""
    this = timezone.localdate().year
    days = [
        (date(year, 12, 24) + timedelta(days=n), "Between the years") for year in (this, this + 1) for n in range(8)
    ]
    days += [(date(this + 1, 8, 2) + timedelta(days=n), "The kilns rest") for n in range(7)]
    ClosedDay.objects.bulk_create([ClosedDay(day=day, reason=reason) for day, reason in days], ignore_conflicts=True)


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
