"""The country for which the pages of products told the day, until an address is known."""

from django.conf import settings

from cms.foundation.transactions import atomic_with_retry
from orders.basket.models import Basket
from orders.delivery.services import countries_delivered_to

from .locking import lock_open


@atomic_with_retry
def take_country(basket: Basket, country: str) -> None:
    """Remember the country that the form of a product named; one we do not deliver to, or none, is the home country."""
    known = country if country and country in countries_delivered_to() else settings.HOME_COUNTRY
    if basket.checkout.get("country", settings.HOME_COUNTRY) == known:
        return
    for now in lock_open(basket).values():  # None if it was ordered this moment.
        basket.checkout = now.checkout | {"country": known}
        basket.save(update_fields=["checkout"])
