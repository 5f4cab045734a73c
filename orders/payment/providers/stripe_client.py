"""Calls of Stripe. Its library is slow to load, so it is imported here when it is used."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from .base import ProviderAway, ProviderRefused

if TYPE_CHECKING:
    import stripe

Answer = TypeVar("Answer")

#: Seconds we wait for Stripe while a shopper waits for us, and how often we try again.
TIMEOUT, RETRIES = 8, 1


def call(ask: "Callable[[stripe.StripeClient], Answer]") -> Answer:
    """Call Stripe; every error becomes a sentence for the shopper.

    Raises:
        ProviderRefused: Stripe refuses this request; ``reason`` says why.
        ProviderAway: no answer, or one that says nothing about this request.
    """
    sentence = _("The card bank does not answer just now. Try again in a minute, or use another payment method.")
    if not settings.STRIPE_SECRET_KEY:
        raise ProviderAway(sentence)
    import stripe

    client = stripe.StripeClient(
        settings.STRIPE_SECRET_KEY,
        base_addresses={"api": settings.STRIPE_API_BASE},
        http_client=stripe.RequestsClient(timeout=TIMEOUT),
        max_network_retries=RETRIES,
    )
    try:
        return ask(client)
    except (stripe.InvalidRequestError, stripe.CardError) as error:
        raise ProviderRefused(sentence, error.user_message or "") from error
    except stripe.StripeError as error:
        raise ProviderAway(sentence) from error
