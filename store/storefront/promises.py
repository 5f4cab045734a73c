"""The promise on the page of a product: the day at the door, for the home country or another one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from wagtail import hooks

from customers.profiles.address_rows import country_name
from customers.profiles.country_choices import country_choices
from store.calendars.promise import Destination, Promise, Transit, promised
from store.calendars.services import home_calendar
from store.catalogue.models import Variant
from store.configurator.services import Configured

#: The field of an address that opens the list of countries.
CHOOSE = "choose_country"


@dataclass(frozen=True)
class DeliveryTerms:
    """What the app of delivery methods brings by the hook ``register_delivery_terms``.

    ``transit_to`` (country, variant, quantity) is the transit of the usual method that carries so many there, None if
    we do not deliver them there.
    """

    transit_to: Callable[[str, Variant | None, int], Transit | None]
    countries: Callable[[], Sequence[str]]


@dataclass(frozen=True)
class ProductPromise:
    """The promise of an order of now, to this country. ``promise``: None if we do not deliver there."""

    promise: Promise | None
    country: str
    is_choosing: bool = False

    @property
    def is_home(self) -> bool:
        """Whether it is the country of the shop."""
        return self.country == settings.HOME_COUNTRY

    @property
    def country_name(self) -> str:
        return country_name(self.country)


def promise_for(configured: Configured, to: str = "", *, is_choosing: bool = False) -> ProductPromise:
    """The promise of what is configured, for the country with the code ``to``, else for the home country."""
    terms = _terms()
    country = to if to in terms.countries() else settings.HOME_COUNTRY
    transit = terms.transit_to(country, configured.variant, configured.quantity)
    if transit is None:
        return ProductPromise(None, country, is_choosing)
    now, home = timezone.localtime(), home_calendar()
    promise = promised(now, [configured.work], transit, home=home, to=Destination(country))
    return ProductPromise(promise, country, is_choosing)


def choosing_country(to: str = "") -> ProductPromise:
    """Another country is being chosen; ``to`` is that of the page."""
    return ProductPromise(None, to if to in _terms().countries() else settings.HOME_COUNTRY, is_choosing=True)


def countries() -> list[tuple[str, str]]:
    """Codes and names of the countries we deliver to: near ones first, as in the forms of addresses."""
    known = country_choices(tuple(_terms().countries()))
    pairs = [pair for first, second in known for pair in ([(first, second)] if isinstance(second, str) else second)]
    return list(dict.fromkeys(pairs))


def _terms() -> DeliveryTerms:
    for find in hooks.get_hooks("register_delivery_terms"):
        return find()
    return DeliveryTerms(lambda _country, _variant, _quantity: None, list)
