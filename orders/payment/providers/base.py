"""The interface of payment methods; each method is one module beside this one."""

from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True)
class RefundCall:
    """Money of one payment that goes back the way it came.

    ``key`` is the idempotency key: the provider moves money for it once, however often it is called.
    """

    payment: Payment
    amount: Money
    key: str
    order_number: str


@dataclass(frozen=True)
class RefundReport:
    """A provider's report about one refund: on its way, arrived at the bank, or refused.

    ``message`` says in the provider's words why it was refused or why it waits; it is for staff.
    """

    state: Literal["sent", "done", "refused"]
    provider_id: str = ""
    message: str = ""


class ProviderAway(Exception):
    """The provider does not answer; the message is for the shopper."""


class ProviderRefused(ProviderAway):
    """The provider answers and refuses this payment; it may accept others.

    ``reason`` holds the provider's own words, for staff.
    """

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason


class PaymentMoved(ProviderRefused):
    """The payment was voided or paid while the provider created it; read the balance again."""


class Provider:
    """One payment method.

    Only ``prepare``, ``ask``, ``void``, ``refund`` and ``ask_refund`` use the network, never in a transaction.
    """

    code = ""
    name: str | Promise = ""
    #: Whether the provider moves the money and reports a payment's status.
    reports_status = False
    #: Whether the provider pays money back by itself; else a person does, and marks the refund as done.
    can_refund = False

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

    def refund(self, wanted: RefundCall) -> RefundReport:
        """Pay back a part of a payment, once for each key: called again with the same key, it reports the same refund.

        Raises:
            ProviderAway: no answer. The money may have moved, so call again with the same key.
        """
        raise NotImplementedError

    def ask_refund(self, payment: Payment, provider_id: str) -> RefundReport | None:
        """The refund's status, or None if the provider does not know the refund.

        Raises:
            ProviderAway: no answer.
        """
        return None
