"""What Stripe tells us: stored raw and once, handled by the worker, in any order."""

import json

from django.conf import settings
from django.db import transaction

from customers.timeline.work import wake

from . import online
from .models import Payment, WebhookEvent

_ABOUT_INTENTS = {
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.processing",
    "payment_intent.requires_action",
    "payment_intent.canceled",
}
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


def handle(event: WebhookEvent) -> None:
    """Act on one stored event. It only says that something moved: how it stands now, Stripe is asked.

    So events may come late, twice or in any order. What we do not know is kept and nothing more.
    """
    if event.kind not in _ABOUT_INTENTS:
        return
    payment = _payment_of(event.body["data"]["object"])
    if payment is not None:  # Else it belongs to another shop of the same account.
        online.ask(payment)


def _payment_of(intent: dict) -> Payment | None:
    """The payment of an intent, also where the news is here before we wrote the number of the intent down."""
    cards = Payment.objects.filter(method="card")
    named = intent.get("metadata") or {}
    key, number = str(named.get("payment", ""))[:18], str(named.get("order", ""))
    if key.isdecimal():
        cards.filter(pk=int(key), order__number=number, provider_id="").update(provider_id=intent["id"])
    return cards.select_related("order__customer").filter(provider_id=intent["id"]).first()
