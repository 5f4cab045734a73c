"""Events of Stripe: verified, and stored raw and once. ``jobs`` handles them."""

import json

from django.conf import settings
from django.db import transaction

from customers.timeline.work import wake

from .models import WebhookEvent

#: How old a signature may be, in seconds: an old one may be somebody else's who listened.
TOLERANCE = 300


class NotGenuine(Exception):
    """The signature is missing, wrong or too old, or the body is not an event."""


def receive(body: bytes, signature: str) -> None:
    """Check and store one event; one that came before changes nothing.

    Raises:
        NotGenuine: it does not come from Stripe.
    """
    event = _verified(body, signature)
    values = {"kind": str(event.get("type", ""))[:80], "body": event}
    with transaction.atomic():
        _event, made = WebhookEvent.objects.get_or_create(
            provider="stripe", event_id=str(event["id"])[:120], defaults=values
        )
        if made:
            wake()


def _verified(body: bytes, signature: str) -> dict:
    import stripe

    if not settings.STRIPE_WEBHOOK_SECRET:
        raise NotGenuine("no secret is set")
    try:
        text = body.decode()
        stripe.WebhookSignature.verify_header(text, signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=TOLERANCE)
        event = json.loads(text)
    except (stripe.SignatureVerificationError, ValueError) as problem:
        raise NotGenuine(type(problem).__name__) from problem
    if not isinstance(event, dict) or not event.get("id"):
        raise NotGenuine("not an event")
    return event
