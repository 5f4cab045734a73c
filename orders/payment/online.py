"""Talking to a provider about a payment: first ask, outside of any transaction, then write down."""

from . import services
from .models import Payment
from .providers import provider_of


def ask(payment: Payment) -> None:
    """Take over how the payment stands at the provider.

    Raises:
        ProviderAway: it does not answer.
    """
    _write_down(payment, provider_of(payment.method).ask(payment))


def call_off(payment: Payment) -> None:
    """Let nobody pay it any more; if it was paid a moment ago, that is written down instead.

    Raises:
        ProviderAway: it does not answer; nothing has changed here.
    """
    _write_down(payment, provider_of(payment.method).call_off(payment))


def _write_down(payment: Payment, report) -> None:
    if report is not None:
        services.settle(payment, report)
