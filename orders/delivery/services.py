"""Delivery methods for a destination, each with its price and its promise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.foundation.caching import cached
from customers.profiles.address_parts import every_country
from store.calendars.promise import Destination, LineWork, Promise, Transit, promised
from store.calendars.regions import regions_of
from store.calendars.services import home_calendar
from store.catalogue.models import Variant
from store.money.amounts import Money

from . import carrying
from .carrying import able
from .limits import UNKNOWN_SIZE, ParcelSize
from .models import BY_MAIL, DeliveryMethod, with_bands
from .prices import delivery_price


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


def by_mail() -> DeliveryMethod:
    """The method of what goes by e-mail, such as gift cards; it stands in no table."""
    return with_bands([DeliveryMethod(code=BY_MAIL, name=_("By e-mail"), days=0, cutoff_hour=24)])[0]


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
    works: Sequence[LineWork] = (),
    after_payment: bool = False,
    now: datetime | None = None,
) -> list[DeliveryQuote]:
    """Quotes of all methods that carry it there, in the merchant's order."""
    found = able(methods(), to.country, size)
    return quotes(found, to, subtotal, size=size, works=works, after_payment=after_payment, now=now)


def quotes(
    found: Sequence[DeliveryMethod],
    to: Destination,
    subtotal: Money,
    *,
    size: ParcelSize = UNKNOWN_SIZE,
    works: Sequence[LineWork] = (),
    after_payment: bool = False,
    now: datetime | None = None,
) -> list[DeliveryQuote]:
    """Quotes of these delivery methods: price and promise. With ``after_payment`` it counts from the money."""
    at = timezone.localtime(now)
    return [
        _quote(method, subtotal, size, promise_of(method.transit, to, works, at=at, after_payment=after_payment))
        for method in found
    ]


def promise_of(
    transit: Transit,
    to: Destination,
    works: Sequence[LineWork],
    *,
    at: datetime | None = None,
    after_payment: bool = False,
) -> Promise:
    """What we promise at this minute, now if none is given."""
    minute = timezone.localtime(at)
    return promised(minute, works, transit, home=home_calendar(), to=to, after_payment=after_payment)


def usual_transit(country: str, variant: Variant | None, quantity: int) -> Transit | None:
    """The transit of the method that is assumed for so many of a variant; None if we do not deliver them there."""
    things = [(quantity, variant.weight, variant.length, variant.product.name)] if variant else []
    method = usual_method(country, ParcelSize.of(things))
    return method.transit if method else None


def countries_delivered_to() -> list[str]:
    """Codes of all countries with a delivery method."""
    return countries() or every_country()


def usual_method(country: str = "", size: ParcelSize = UNKNOWN_SIZE) -> DeliveryMethod | None:
    """The method to assume until the shopper has chosen: the first one that carries it there."""
    if size.is_nothing:
        return by_mail()
    return next(iter(able(methods(), country or settings.HOME_COUNTRY, size)), None)


def price_of(method: DeliveryMethod, subtotal: Money, weight: int) -> Money:
    """The delivery price for this subtotal and weight in grams."""
    return delivery_price(method.price_for(weight), method.free_from, subtotal)


def _quote(method: DeliveryMethod, subtotal: Money, size: ParcelSize, promise: Promise) -> DeliveryQuote:
    price = price_of(method, subtotal, size.weight)
    missing = method.free_from - subtotal if price and method.free_from is not None else None
    return DeliveryQuote(method, price, promise, missing)
