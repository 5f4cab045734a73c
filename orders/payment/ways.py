"""The ways to pay: which are offered, to which country, at what fee."""

from django.conf import settings

from orders.order.models import Order
from store.money.amounts import Money

from .providers import Way, all_providers, provider_of

__all__ = ["Way", "name_of", "other_ways", "ways_for"]


def ways_for(country: str, total: Money) -> list[Way]:
    """What a shopper of this country may choose for this total, in the order of the page."""
    offered = (provider.way(country, total) for provider in all_providers())
    return [way for way in offered if way]


def other_ways(order: Order) -> list[Way]:
    """How else an order that is agreed can be paid: only at the fee that is in its total already."""
    ways = ways_for(order.delivery_address.get("country_code") or settings.HOME_COUNTRY, order.total)
    return [way for way in ways if way.code != order.payment_method and way.fee == order.payment_fee]


def name_of(code: str) -> str:
    """The name of a way, offered today or not."""
    provider = provider_of(code)
    return str(provider.name) if provider else code
