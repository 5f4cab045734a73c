"""The interface of payment methods; each method is one module beside this one."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from orders.order.models import Order
from orders.payment.models import Payment
from store.money.amounts import Money


@dataclass(frozen=True)
class PaymentMethod:
    """A payment method for one country and one total."""

    code: str
    name: str
    hint: str
    fee: Money
    #: Whether work begins only after the money came in.
    pays_in_advance: bool = True
    #: Whether the money takes days, so that a promised day counts from its arrival.
    is_waited_for: bool = False


@dataclass(frozen=True)
class ProviderReport:
    """A provider's report about one payment.

    ``state`` is a ``Payment.Status``; ``received`` is the money that came in, None if none did.
    """

    state: str
    received: Money | None = None
    message: str = ""


class ProviderAway(Exception):
    """The provider does not answer; the message is for the shopper."""


class ProviderRefused(ProviderAway):
    """The provider answers and refuses this payment; it may accept others."""


class PaymentMoved(ProviderRefused):
    """The payment was voided or paid while the provider created it; read the balance again."""


class Provider:
    """One payment method. Only ``prepare``, ``ask`` and ``void`` use the network, never in a transaction."""

    code = ""
    name: str | Promise = ""
    #: Whether the provider moves the money and reports a payment's status.
    reports_status = False

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        """The method for this country and total, or None if it is not available; the order may be picked up."""
        raise NotImplementedError

    def next_address(self, order: Order) -> str:
        """The URL for the shopper after ordering."""
        address: str = reverse("checkout:done", args=[order.token])
        return address

    def prepare(self, payment: Payment) -> str:
        """Create the payment at the provider, once; returns the secret with which the shopper's browser pays."""
        raise NotImplementedError

    def ask(self, payment: Payment) -> ProviderReport | None:
        """The payment's status, or None if the provider does not know the payment."""
        return None

    def void(self, payment: Payment) -> ProviderReport | None:
        """Void it, and report its status afterwards: it may have been paid a moment before."""
        return None
