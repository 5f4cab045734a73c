"""What Stripe tells us: stored raw and once, handled by the worker, in any order."""

import json

from django.conf import settings
from django.db import transaction

from customers.timeline.work import wake

from .models import Payment, WebhookEvent
from .settling import settle

_ABOUT_INTENTS = {
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.processing",
    "payment_intent.canceled",
}


class NotGenuine(Exception):
    """The signature is missing, wrong or too old, or the body is not an event."""


def receive(body: bytes, signature: str) -> None:
    """Check and store one event; one that came before changes nothing.

    Raises:
        NotGenuine: it does not come from Stripe.
    """
    event = _verified(body, signature)
    with transaction.atomic():
        values = {"kind": str(event.get("type", ""))[:80], "body": event}
        key = str(event.get("id", ""))[:120]
        _event, made = WebhookEvent.objects.get_or_create(provider="stripe", event_id=key, defaults=values)
        if made:
            wake()


def _verified(body: bytes, signature: str) -> dict:
    import stripe

    if not settings.STRIPE_WEBHOOK_SECRET:
        raise NotGenuine("no secret is set")
    try:
        stripe.WebhookSignature.verify_header(body.decode(), signature, settings.STRIPE_WEBHOOK_SECRET, tolerance=300)
        event = json.loads(body)
    except (stripe.SignatureVerificationError, ValueError) as problem:
        raise NotGenuine(type(problem).__name__) from problem
    if not isinstance(event, dict) or not event.get("id"):
        raise NotGenuine("not an event")
    return event


def handle(event: WebhookEvent) -> None:
    """Act on one stored event. The event only says that something moved: how it stands, Stripe is asked."""
    if event.kind not in _ABOUT_INTENTS:
        return
    intent = event.body.get("data", {}).get("object", {})
    payment = Payment.objects.filter(method="card", provider_id=str(intent.get("id", ""))).first()
    if payment is None:
        payment = _by_metadata(intent)
    if payment is not None:
        settle(payment)


def _by_metadata(intent: dict) -> Payment | None:
    """The event came before we wrote the number of the intent down."""
    key = str(intent.get("metadata", {}).get("payment", ""))
    found = Payment.objects.filter(pk=int(key), method="card", provider_id="").first() if key.isdecimal() else None
    if found:
        Payment.objects.filter(pk=found.pk, provider_id="").update(provider_id=intent["id"])
        found.refresh_from_db()
    return found
