"""What every way to pay answers; each way is one module beside this one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from store.money.amounts import Money

if TYPE_CHECKING:
    from orders.payment.models import Payment


@dataclass(frozen=True)
class Way:
    """A way to pay, as a shopper sees it at checkout."""

    code: str
    name: str
    hint: str
    fee: Money
    #: Whether work begins only when the money is there.
    pays_in_advance: bool = True


@dataclass(frozen=True)
class Report:
    """What a provider says about one payment.

    ``state`` is a ``Payment.Status``; ``received`` is what moved, None where nothing did.
    """

    state: str
    received: Money | None = None
    message: str = ""


class ProviderAway(Exception):
    """The provider does not answer, or answers nonsense; the message is for the shopper."""


class Provider:
    """One way to pay. Only ``ask``, ``prepare`` and ``call_off`` may speak to others, never in a transaction."""

    code = ""
    name = ""
    #: Whether the money moves at somebody else's, who is asked how it went.
    is_online = False

    def way(self, country: str, total: Money) -> Way | None:
        """How it is offered to this country for this total; nothing where it is not."""
        raise NotImplementedError

    def next_address(self, payment: "Payment") -> str:
        """Where the shopper goes after ordering."""
        return reverse("checkout:done", args=[payment.order.token])

    def prepare(self, payment: "Payment") -> str:
        """Make the payment at the provider, once; gives the secret that the shopper's browser pays with."""
        raise NotImplementedError

    def ask(self, payment: "Payment") -> Report | None:
        """How the payment stands; nothing if the provider knows of none."""
        return None

    def call_off(self, payment: "Payment") -> Report | None:
        """Let nobody pay it any more; says how it stands afterwards, for it may have been paid a moment ago."""
        return None
