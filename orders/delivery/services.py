"""Ways to send to a place, each with its price and its date."""

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

from .models import DeliveryMethod
from .promise import Destination, Promise, promised


@dataclass(frozen=True)
class Offer:
    """One way to send these goods, here and now."""

    method: DeliveryMethod
    price: Money
    promise: Promise
    #: How much more in the basket and it is sent for nothing; nothing at all if that cannot be had.
    missing_for_free: Money | None = None


@cached("delivery")
def methods() -> tuple[DeliveryMethod, ...]:
    """Every way that is offered somewhere, in the order of the merchant."""
    return tuple(DeliveryMethod.objects.not_archived().filter(active=True))


def offered_method(key: int | None) -> DeliveryMethod | None:
    """The way of this key; one that is no longer offered is none."""
    return next((method for method in methods() if method.pk == key), None)


def countries() -> list[str]:
    """Where we send to, as two letters; empty: everywhere."""
    named = [method.countries for method in methods()]
    return [] if not all(named) else sorted({code for codes in named for code in codes})


def sends_to(method: DeliveryMethod, country: str) -> bool:
    """Whether this way leads there."""
    return not method.countries or country in method.countries


def destination(address: Mapping[str, str]) -> Destination:
    """The place of an address, as its calendar is concerned."""
    country = address.get("country_code", "")
    regions = regions_of(country, address.get("country_area", ""), address.get("postal_code", ""))
    return Destination(country, regions)


def methods_for(to: Destination, goods: Money, *, lead_days: int = 0, now: datetime | None = None) -> list[Offer]:
    """Delivery methods that send goods of this worth there, in the merchant's order."""
    found = [method for method in methods() if sends_to(method, to.country)]
    return offers(found, to, goods, lead_days=lead_days, now=now) if found else []


def offers(
    found: Sequence[DeliveryMethod], to: Destination, goods: Money, *, lead_days: int, now: datetime | None = None
) -> list[Offer]:
    """These delivery methods with price and date."""
    home = home_calendar()
    return [_offer(method, to, goods, lead_days, timezone.localtime(now), home) for method in found]


def usual_method(country: str = "") -> DeliveryMethod | None:
    """The way that is meant as long as the shopper has not chosen: the first that leads there."""
    place = country or settings.HOME_COUNTRY
    return next((method for method in methods() if sends_to(method, place)), None)


def price_of(method: DeliveryMethod, goods: Money) -> Money:
    """What this way costs for goods of this worth."""
    free = method.free_from is not None and goods >= method.free_from
    return Money(0) if free else method.price


def _offer(
    method: DeliveryMethod, to: Destination, goods: Money, lead_days: int, at: datetime, home: Calendar
) -> Offer:
    price = price_of(method, goods)
    return Offer(
        method=method,
        price=price,
        promise=promised(at, lead_days=lead_days, days=method.days, cutoff_hour=method.cutoff_hour, home=home, to=to),
        missing_for_free=method.free_from - goods if price and method.free_from is not None else None,
    )
