"""The payment methods: which are available, in which country, at what fee."""

from django.conf import settings

from orders.order.models import Order
from store.money.amounts import Money

from .providers import PaymentMethod, all_providers, provider_of
from .providers.cash_on_delivery import CashOnDelivery, pickup_name
from .providers.no_payment import NoPayment

__all__ = ["PaymentMethod", "method_name", "methods_for", "needs_payment", "other_methods"]


def needs_payment(total: Money) -> bool:
    """Whether an order of this total is paid at all; an order of zero has only the method ``none``."""
    return bool(total)


def methods_for(country: str, total: Money, *, is_pickup: bool = False) -> list[PaymentMethod]:
    """The methods a shopper of this country may choose for this total, in the order of the page."""
    if not needs_payment(total):
        return [method for method in [NoPayment().method_for(country, total)] if method]
    methods = (provider.method_for(country, total, is_pickup=is_pickup) for provider in all_providers())
    return [method for method in methods if method]


def other_methods(order: Order) -> list[PaymentMethod]:
    """Other methods for a placed order: only those whose fee is in its total already."""
    country = order.delivery_address.get("country_code") or settings.HOME_COUNTRY
    methods = methods_for(country, order.total, is_pickup=order.is_pickup)
    return [each for each in methods if each.code != order.payment_method and each.fee == order.payment_fee]


def method_name(code: str, *, is_pickup: bool = False) -> str:
    """The name of a method, also of one that is not available today."""
    if is_pickup and code == CashOnDelivery.code:
        return pickup_name()
    provider = provider_of(code)
    return str(provider.name) if provider else code
