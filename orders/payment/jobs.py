"""Background work of paying: events of Stripe, orders nobody pays for, payments whose events never came."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from customers.timeline.schedule import every
from customers.timeline.work import drains
from orders.order.models import Order

from . import provider_calls, services
from .models import Payment, WebhookEvent
from .providers import ProviderAway, all_providers

log = logging.getLogger("kontor.payment")

_ABOUT_INTENTS = {
    "payment_intent.succeeded",
    "payment_intent.payment_failed",
    "payment_intent.processing",
    "payment_intent.requires_action",
    "payment_intent.canceled",
}
#: From this age on the provider is asked how a payment stands; from ``VOID_AFTER`` on the payment is voided.
ASK_AFTER, VOID_AFTER = timedelta(minutes=10), timedelta(days=1)
MAX_PAYMENTS_PER_RUN = 200


@drains(WebhookEvent, batch=1)
def handle_events(events: list[WebhookEvent]) -> None:
    """Act on stored events. An event only says that something moved: Stripe is asked how the payment stands now.

    So events may come late, twice or in any order. Kinds we do not know are kept and nothing more.
    """
    for event in events:
        if event.kind in _ABOUT_INTENTS and (payment := _payment_of(event.body["data"]["object"])):
            provider_calls.ask(payment)


def _payment_of(intent: dict) -> Payment | None:
    """The payment of an intent, also where the event is here before we wrote the number of the intent down."""
    cards = Payment.objects.filter(method="card")
    named = intent.get("metadata") or {}
    key, number = str(named.get("payment", ""))[:18], str(named.get("order", ""))
    if key.isdecimal():
        cards.filter(pk=int(key), order__number=number, provider_id="").update(provider_id=intent["id"])
    return cards.select_related("order__customer").filter(provider_id=intent["id"]).first()


@every(hours=1)
def cancel_unpaid() -> None:
    """Cancel orders nobody paid for; payments in progress are waited for. Running it twice does no harm."""
    for order in Order.objects.unpaid_for(settings.PAYMENT_DEADLINE).select_related("customer").iterator():
        services.cancel_unpaid(order)


@every(minutes=5)
def ask_providers() -> None:
    """Ask the providers how payments stand whose events never came, and void the old ones.

    Running it twice does no harm. A provider that is away is asked again the next time.
    """
    codes = [provider.code for provider in all_providers() if provider.is_online]
    waiting = Payment.objects.filter(method__in=codes, status__in=Payment.ACTIVE)
    waiting = waiting.filter(created_at__lt=timezone.now() - ASK_AFTER).select_related("order__customer")
    for payment in waiting.order_by("pk")[:MAX_PAYMENTS_PER_RUN]:
        is_old = payment.created_at < timezone.now() - VOID_AFTER
        try:
            (provider_calls.void if is_old else provider_calls.ask)(payment)
        except ProviderAway:
            log.info("%s does not answer; asked again later.", payment.method)
