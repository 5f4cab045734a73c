"""What every payment method answers; each is one module beside this one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from orders.order.models import Order
from orders.payment.models import Payment
from store.money.amounts import Money


@dataclass(frozen=True)
class PaymentMethod:
    """A payment method as it is offered to one shopper for one total."""

    code: str
    name: str
    hint: str
    fee: Money
    #: Whether work begins only when the money is there.
    pays_in_advance: bool = True


@dataclass(frozen=True)
class ProviderReport:
    """What a provider says about one payment.

    ``state`` is a ``Payment.Status``; ``received`` is the money that moved, None where nothing did.
    """

    state: str
    received: Money | None = None
    message: str = ""


class ProviderAway(Exception):
    """The provider does not answer; the message is for the shopper."""


class ProviderRefused(ProviderAway):
    """The provider answers, and refuses this payment; it may well take others."""


class PaymentMoved(ProviderRefused):
    """The payment was voided or paid while the provider created it; what is due must be read anew."""


class Provider:
    """One payment method. Only ``prepare``, ``ask`` and ``void`` use the network, never in a transaction."""

    code = ""
    name: str | Promise = ""
    #: Whether somebody else moves the money and can be asked how it went.
    is_online = False

    def offer(self, country: str, total: Money) -> PaymentMethod | None:
        """The method for a shopper of this country and this total, or None if it is not offered."""
        raise NotImplementedError

    def next_address(self, order: Order) -> str:
        """Where the shopper goes after ordering."""
        address: str = reverse("checkout:done", args=[order.token])
        return address

    def prepare(self, payment: Payment) -> str:
        """Create the payment at the provider, once; returns the secret with which the shopper's browser pays."""
        raise NotImplementedError

    def ask(self, payment: Payment) -> ProviderReport | None:
        """How the payment stands, or None if the provider does not know it."""
        return None

    def void(self, payment: Payment) -> ProviderReport | None:
        """Let nobody pay it any more; reports how it stands afterwards: it may have been paid a moment ago."""
        return None
