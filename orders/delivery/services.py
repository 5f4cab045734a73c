"""Delivery methods for a destination, each with its price and its promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from cms.foundation.caching import cached
from store.calendars.regions import regions_of
from store.calendars.services import home_calendar
from store.calendars.working_days import Calendar
from store.money.amounts import Money

from . import carrying
from .carrying import able
from .limits import UNKNOWN_SIZE, ParcelSize
from .models import DeliveryMethod, with_bands
from .prices import delivery_price
from .promise import Destination, Promise, promised


@dataclass(frozen=True)
class DeliveryQuote:
    """One delivery method for one basket, priced and dated now."""

    method: DeliveryMethod
    price: Money
    promise: Promise
    #: How much must be added to the subtotal for free delivery; None if it is free or never becomes free.
    missing_for_free: Money | None = None


@cached("delivery")
def methods() -> tuple[DeliveryMethod, ...]:
    """Every active delivery method, in the merchant's order."""
    found = DeliveryMethod.objects.not_archived().filter(active=True)
    return tuple(with_bands(found.prefetch_related("bands")))


def active_method(key: int | None) -> DeliveryMethod | None:
    """The active method with this primary key; None if it is not active any more."""
    return next((method for method in methods() if method.pk == key), None)


def countries() -> list[str]:
    """Country codes we deliver to; empty: everywhere."""
    named = [method.countries for method in methods()]
    return [] if not all(named) else sorted({code for codes in named for code in codes})


def is_able(method: DeliveryMethod, country: str, size: ParcelSize) -> bool:
    """Whether the method carries it to this country."""
    return method in able(methods(), country, size)


def reason_against(country: str, size: ParcelSize) -> str:
    """Why we cannot send it there, as a sentence; "" if we can."""
    return carrying.reason_against(methods(), country, size)


def destination(address: Mapping[str, str]) -> Destination:
    """The destination of an address: country and regions, for its calendar."""
    country = address.get("country_code", "")
    regions = regions_of(country, address.get("country_area", ""), address.get("postal_code", ""))
    return Destination(country, regions)


def quotes_for(
    to: Destination,
    subtotal: Money,
    *,
    size: ParcelSize = UNKNOWN_SIZE,
    lead_days: int = 0,
    now: datetime | None = None,
) -> list[DeliveryQuote]:
    """Quotes of all methods that carry it there, in the merchant's order."""
    found = able(methods(), to.country, size)
    return quotes(found, to, subtotal, size=size, lead_days=lead_days, now=now) if found else []


def quotes(
    found: Sequence[DeliveryMethod],
    to: Destination,
    subtotal: Money,
    *,
    size: ParcelSize = UNKNOWN_SIZE,
    lead_days: int,
    now: datetime | None = None,
) -> list[DeliveryQuote]:
    """Quotes of these delivery methods: price and promise."""
    home = home_calendar()
    return [_quote(method, to, subtotal, size, lead_days, timezone.localtime(now), home) for method in found]


def usual_method(country: str = "", size: ParcelSize = UNKNOWN_SIZE) -> DeliveryMethod | None:
    """The method to assume until the shopper has chosen: the first one that carries it there."""
    return next(iter(able(methods(), country or settings.HOME_COUNTRY, size)), None)


def price_of(method: DeliveryMethod, subtotal: Money, weight: int) -> Money:
    """The delivery price for this subtotal and weight in grams."""
    return delivery_price(method.price_for(weight), method.free_from, subtotal)


def _quote(
    method: DeliveryMethod,
    to: Destination,
    subtotal: Money,
    size: ParcelSize,
    lead_days: int,
    at: datetime,
    home: Calendar,
) -> DeliveryQuote:
    price = price_of(method, subtotal, size.weight)
    return DeliveryQuote(
        method=method,
        price=price,
        promise=promised(at, lead_days=lead_days, days=method.days, cutoff_hour=method.cutoff_hour, home=home, to=to),
        missing_for_free=method.free_from - subtotal if price and method.free_from is not None else None,
    )
