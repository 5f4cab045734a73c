"""The ways to pay, each a module; the order is that of the checkout page."""

from .base import Provider, ProviderAway, Report, Way
from .cash import Cash
from .pretend import Pretend
from .stripe import Stripe
from .transfer import Transfer

__all__ = ["Provider", "ProviderAway", "Report", "Way", "all_providers", "provider_of"]

_providers: dict[str, Provider] = {each.code: each for each in (Stripe(), Pretend(), Transfer(), Cash())}


def all_providers() -> list[Provider]:
    """Every way there is, offered today or not."""
    return list(_providers.values())


def provider_of(code: str) -> Provider | None:
    """The provider behind ``Payment.method``; nothing for an unknown word."""
    return _providers.get(code)
