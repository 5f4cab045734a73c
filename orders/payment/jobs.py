"""Background work of paying: events of Stripe, orders nobody pays for, payments whose events never came."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every
from customers.timeline.work import ServiceAway
from orders.order.models import Order

from . import provider_calls, services
from .models import Payment, WebhookEvent
from .providers import ProviderAway, ProviderRefused, all_providers
from .shop_id import shop_id

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


class UnknownIntent(Exception):
    """Money of this shop moved at Stripe, and no payment has the number of the intent."""


@handles(WebhookEvent, queue=Queue.MONEY, at_once=2)
def handle_event(event: WebhookEvent) -> None:
    """Act on a stored event. An event only says that something moved: Stripe is asked how the payment stands now.

    So events may come late, twice or in any order. Kinds we do not know, and intents of other shops on the same
    account, are kept and nothing more.
    """
    if event.kind in _ABOUT_INTENTS:
        try:
            _handle(event.body["data"]["object"], event.kind)
        except ProviderRefused:
            raise  # This payment fails, the others go on.
        except ProviderAway as away:
            raise ServiceAway(f"{event.provider}: {away}") from away


def _handle(intent: dict, kind: str) -> None:
    number, ours = str(intent.get("id", "")), _our_payment(intent)
    if ours is not None:
        ours.filter(provider_id="").update(provider_id=number)
    payment = Payment.objects.select_related("order__customer").filter(method="card", provider_id=number).first()
    if payment is not None:
        provider_calls.ask(payment)
    elif ours is not None and kind == "payment_intent.succeeded":  # Rests as failed work, where staff see it.
        raise UnknownIntent(f"{number} was paid.")


def _our_payment(intent: dict) -> QuerySet[Payment] | None:
    """The payment that an intent of this shop names: its event may be here before we wrote its number down."""
    named = intent.get("metadata")
    if not isinstance(named, dict) or named.get("shop") != shop_id():
        return None
    key, order = str(named.get("payment", ""))[:18], str(named.get("order", ""))
    return Payment.objects.filter(pk=int(key) if key.isdecimal() else None, order__number=order, method="card")


@every(hours=1)
def cancel_unpaid() -> None:
    """Cancel orders nobody paid for; payments in progress are waited for. Running it twice does no harm."""
    for order in Order.objects.unpaid_for(settings.PAYMENT_DEADLINE).select_related("customer").iterator():
        services.cancel_unpaid(order)


@every(minutes=5)
def ask_providers() -> None:
    """Ask the providers how payments stand whose events never came, and void the old ones.

    Those that were not asked for the longest time come first, so all are reached. Running it twice does no harm.
    """
    for provider in all_providers():
        if provider.is_online:
            _ask_provider(provider.code)


def _ask_provider(code: str) -> None:
    """Ask about the payments of one method, until the provider does not answer any more."""
    waiting = Payment.objects.filter(method=code, status__in=Payment.ACTIVE, created_at__lt=timezone.now() - ASK_AFTER)
    rows = waiting.select_related("order__customer").order_by(F("asked_at").asc(nulls_first=True), "pk")
    for payment in rows[:MAX_PAYMENTS_PER_RUN]:
        Payment.objects.filter(pk=payment.pk).update(asked_at=timezone.now())
        is_old = payment.created_at < timezone.now() - VOID_AFTER
        try:
            (provider_calls.void if is_old else provider_calls.ask)(payment)
        except ProviderRefused:
            log.warning("Payment %s: %s refuses to say how it stands.", payment.pk, code)
        except ProviderAway:
            log.info("%s does not answer; asked again later.", code)
            return
