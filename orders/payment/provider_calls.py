"""Calls of a provider about a payment: call outside of any transaction, then store the report."""

from . import services
from .models import Payment
from .providers import ProviderReport, provider_of


def ask(payment: Payment) -> None:
    """Ask the provider for the payment's status and store it.

    Raises:
        ProviderAway: it does not answer.
    """
    if provider := provider_of(payment.method):
        _write_down(payment, provider.ask(payment))


def void(payment: Payment) -> ProviderReport | None:
    """Void the payment at the provider; if it was paid at that moment, that is stored instead.

    Returns the provider's report.

    Raises:
        ProviderAway: it does not answer; nothing was changed.
    """
    provider = provider_of(payment.method)
    return _write_down(payment, provider.void(payment)) if provider else None


def _write_down(payment: Payment, report: ProviderReport | None) -> ProviderReport | None:
    if report is not None:
        services.settle(payment, report)
    return report
