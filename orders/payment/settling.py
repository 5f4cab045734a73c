"""Asking a provider how a payment stands, and writing down what it says."""

import logging

from customers.timeline.states import WrongState

from . import services
from .models import Payment
from .providers import PROVIDERS
from .providers.base import Told

log = logging.getLogger("kontor.payment")


def settle(payment: Payment) -> None:
    """Ask the provider and write its answer down; a way without a provider has nothing to ask.

    Raises:
        ProviderAway: it does not answer.
    """
    told = PROVIDERS[payment.method].ask(payment)
    if told:
        write(payment, told)


def write(payment: Payment, told: Told) -> None:
    """Write down what a provider says, in any order and any number of times: the end is the same."""
    if told.status == "paid":
        _paid(payment, told)
    elif told.status == "failed":
        services.mark_failed(payment, told.message)
    elif told.status == "pending":
        services.mark_pending(payment)


def _paid(payment: Payment, told: Told) -> None:
    if told.amount is not None and told.amount != payment.amount:
        log.error("Payment %s: the provider moved another amount than was agreed.", payment.pk)
        services.mark_pending(payment)  # Money has moved: a person must look at it.
        return
    try:
        services.mark_paid(payment)
    except WrongState:  # Written down before: the same news came twice.
        log.info("Payment %s was paid before.", payment.pk)
