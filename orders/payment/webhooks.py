"""Verifies events of Stripe and stores each once, unchanged. ``jobs`` handles them."""

import json
import math
import time

from django.conf import settings
from django.db import transaction

from customers.timeline.work import wake

from .models import MAX_EVENT_ID, MAX_KIND, WebhookEvent

#: How many seconds a signature may differ from now: an old one may be a replay.
TOLERANCE = 300
#: Stripe's own events have some ten levels.
MAX_DEPTH = 40


class NotGenuine(Exception):
    """The signature is wrong, or the body is not an event; the message contains no data of the event."""


def receive(body: bytes, signature: str) -> None:
    """Check and store one event; a repeated one has no effect.

    Raises:
        NotGenuine: it is not from Stripe, or the database cannot store it.
    """
    event = _event_of(_verified(body, signature))
    values = {"kind": event["type"], "body": event}
    with transaction.atomic():
        _event, created = WebhookEvent.objects.get_or_create(provider="stripe", event_id=event["id"], defaults=values)
        if created:
            wake()


def _verified(body: bytes, signature: str) -> str:
    """The text of the body, if Stripe signed it within the last minutes."""
    import stripe

    secret = settings.STRIPE_WEBHOOK_SECRET
    if not secret:
        raise NotGenuine("no secret is set")
    if not signature.isascii():  # Stripe's library compares only ASCII.
        raise NotGenuine("the signature is not ASCII")
    try:
        text = body.decode()
        stripe.WebhookSignature.verify_header(text, signature, secret, tolerance=TOLERANCE)
    except (stripe.SignatureVerificationError, ValueError) as problem:
        raise NotGenuine(f"the signature does not hold ({type(problem).__name__})") from problem
    # Stripe's library refuses old signatures alone.
    if _signed_at(signature) > time.time() + TOLERANCE:
        raise NotGenuine("the signature lies in the future")
    return text


def _signed_at(signature: str) -> int:
    """The time of a signature that was verified, ``t=1700000000,v1=…``; read as Stripe's library reads it."""
    parts = (part.split("=", 2) for part in signature.split(","))
    return next(int(part[1]) for part in parts if part[0] == "t")


def _event_of(text: str) -> dict:
    """The event in a body: every value can be stored, and all fields that we read exist."""
    try:
        event = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotGenuine(f"the body is no JSON ({type(problem).__name__})") from problem
    if not _can_be_stored(event):
        raise NotGenuine("the body has NaN, NUL, lone surrogates or too many levels")
    if not _is_event(event):
        raise NotGenuine("the body is not an event")
    return dict(event)


def _is_event(event: object) -> bool:
    if not isinstance(event, dict) or not isinstance(event.get("data"), dict):
        return False
    names = ((event.get("id"), MAX_EVENT_ID), (event.get("type"), MAX_KIND))
    fits = all(isinstance(name, str) and 0 < len(name) <= max_length for name, max_length in names)
    return fits and isinstance(event["data"].get("object"), dict)


def _can_be_stored(event: object) -> bool:
    """Whether a JSON column can hold it: PostgreSQL refuses NaN, NUL and lone surrogates."""
    left: list[tuple[object, int]] = [(event, 1)]
    while left:
        value, depth = left.pop()
        if depth > MAX_DEPTH or (isinstance(value, float) and not math.isfinite(value)):
            return False
        if isinstance(value, str) and ("\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value)):
            return False
        if isinstance(value, dict):
            left += [(each, depth + 1) for pair in value.items() for each in pair]
        elif isinstance(value, list):
            left += [(each, depth + 1) for each in value]
    return True
