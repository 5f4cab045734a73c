"""Talking to a provider about a payment: first ask, outside of any transaction, then write down."""

from . import services
from .models import Payment
from .providers import ProviderReport, provider_of


def ask(payment: Payment) -> None:
    """Ask the provider how the payment stands, and write that down.

    Raises:
        ProviderAway: it does not answer.
    """
    if provider := provider_of(payment.method):
        _write_down(payment, provider.ask(payment))


def void(payment: Payment) -> ProviderReport | None:
    """Let nobody pay it any more; if it was paid a moment ago, that is written down instead.

    Returns what the provider says of it now.

    Raises:
        ProviderAway: it does not answer; nothing has changed here.
    """
    provider = provider_of(payment.method)
    return _write_down(payment, provider.void(payment)) if provider else None


def _write_down(payment: Payment, report: ProviderReport | None) -> ProviderReport | None:
    if report is not None:
        services.settle(payment, report)
    return report
