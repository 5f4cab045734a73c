"""The payment methods, one module each, in the order of the checkout page."""

from .bank_transfer import BankTransfer
from .base import (
    PaymentMethod,
    PaymentMoved,
    Provider,
    ProviderAway,
    ProviderRefused,
    ProviderReport,
    RefundCall,
    RefundReport,
)
from .cash_on_delivery import CashOnDelivery
from .no_payment import NoPayment
from .pretend_card import PretendCard
from .stripe_card import StripeCard
from .wallet import WALLET_METHODS, Credit, GiftCards

__all__ = [
    "WALLET_METHODS",
    "PaymentMethod",
    "PaymentMoved",
    "Provider",
    "ProviderAway",
    "ProviderRefused",
    "ProviderReport",
    "RefundCall",
    "RefundReport",
    "all_providers",
    "provider_of",
]

_providers: dict[str, Provider] = {
    each.code: each
    for each in (StripeCard(), PretendCard(), BankTransfer(), CashOnDelivery(), NoPayment(), GiftCards(), Credit())
}


def all_providers() -> list[Provider]:
    """Every payment method, also those that are not available today."""
    return list(_providers.values())


def provider_of(code: str) -> Provider | None:
    """The provider behind ``Payment.method``, or None for an unknown code."""
    return _providers.get(code)
