"""The payment methods: which are offered, to which country, at what fee."""

from django.conf import settings

from orders.order.models import Order
from store.money.amounts import Money

from .providers import PaymentMethod, all_providers, provider_of
from .providers.no_payment import NoPayment

__all__ = ["PaymentMethod", "method_name", "methods_for", "needs_payment", "other_methods"]


def needs_payment(total: Money) -> bool:
    """Whether an order of this total is paid at all; one of zero offers the method ``none`` alone."""
    return bool(total)


def methods_for(country: str, total: Money) -> list[PaymentMethod]:
    """The methods a shopper of this country may choose for this total, in the order of the page."""
    if not needs_payment(total):
        return [method for method in [NoPayment().offer(country, total)] if method]
    offers = (provider.offer(country, total) for provider in all_providers())
    return [method for method in offers if method]


def other_methods(order: Order) -> list[PaymentMethod]:
    """How else a placed order can be paid: only methods whose fee is in its total already."""
    country = order.delivery_address.get("country_code") or settings.HOME_COUNTRY
    offered = methods_for(country, order.total)
    return [each for each in offered if each.code != order.payment_method and each.fee == order.payment_fee]


def method_name(code: str) -> str:
    """The name of a method, offered today or not."""
    provider = provider_of(code)
    return str(provider.name) if provider else code
