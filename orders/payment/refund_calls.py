"""Calls of a provider about a refund: call outside of any transaction, then store the report."""

from . import refunds
from .models import Refund
from .providers import RefundCall, provider_of
from .wallet import give_credit


def send(refund: Refund) -> None:
    """Send the refund, or send it again with the same key: the provider does it once.

    Raises:
        ProviderAway: it does not answer; nothing was changed.
    """
    provider = provider_of(refund.payment.method)
    if refund.to == Refund.To.CREDIT and refund.status == Refund.Status.TO_DO:
        refunds.follow_up(refund, give_credit(refund.order, refund.amount, key=refund.provider_key))
    if refund.to != Refund.To.ORIGINAL or refund.status != Refund.Status.TO_DO or provider is None:
        return
    call = RefundCall(refund.payment, refund.amount, refund.provider_key, refund.order.number)
    refunds.follow_up(refund, provider.refund(call))


def ask(refund: Refund) -> None:
    """Ask the provider what became of a refund; one that it does not know yet is sent.

    Raises:
        ProviderAway: it does not answer; nothing was changed.
    """
    provider = provider_of(refund.payment.method)
    if not refund.provider_id or provider is None:
        send(refund)
        return
    report = provider.ask_refund(refund.payment, refund.provider_id)
    if report is not None:
        refunds.follow_up(refund, report)
