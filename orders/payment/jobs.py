"""Background work of payments: events of Stripe, orders that nobody pays, payments whose events never came."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from customers.timeline.handlers import Queue, handles
from customers.timeline.schedule import every
from customers.timeline.work import ServiceAway
from orders.order.models import Order

from . import cancelling, provider_calls, refund_calls, refund_events
from .models import Payment, Refund, WebhookEvent
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
#: From this age on the provider is asked for a payment's status; from ``VOID_AFTER`` on the payment is voided.
ASK_AFTER, VOID_AFTER = timedelta(minutes=10), timedelta(days=1)
MAX_PAYMENTS_PER_RUN = 200


class UnknownIntent(Exception):
    """Money of this shop moved at Stripe, but no payment has the id of the intent."""


@handles(WebhookEvent, queue=Queue.MONEY, at_once=2)
def handle_event(event: WebhookEvent) -> None:
    """Handle a stored event. It only tells that something changed: we ask Stripe for the payment's current status.

    So events may come late, twice or in any order. Events of unknown kinds, and of other shops on the same account,
    stay stored without effect.
    """
    if event.kind in _ABOUT_INTENTS | refund_events.ABOUT_REFUNDS:
        try:
            _handle(event.body["data"]["object"], event.kind)
        except ProviderRefused:
            raise  # This event fails, others are handled.
        except ProviderAway as away:
            raise ServiceAway(f"{event.provider}: {away}") from away


def _handle(thing: dict, kind: str) -> None:
    if kind in refund_events.ABOUT_REFUNDS:
        refund_events.follow(thing)
    else:
        _follow_intent(thing, kind)


def _follow_intent(intent: dict, kind: str) -> None:
    number, ours = str(intent.get("id", "")), _our_payment(intent)
    if ours is not None:
        ours.filter(provider_id="").update(provider_id=number)
    payment = Payment.objects.select_related("order__customer").filter(method="card", provider_id=number).first()
    if payment is not None:
        provider_calls.ask(payment)
    elif ours is not None and kind == "payment_intent.succeeded":  # Stays as failed work, where staff see it.
        raise UnknownIntent(f"{number} was paid.")


def _our_payment(intent: dict) -> QuerySet[Payment] | None:
    """The payment in an intent's metadata: its event may come before we have stored the intent's id."""
    named = intent.get("metadata")
    if not isinstance(named, dict) or named.get("shop") != shop_id():
        return None
    key, order = str(named.get("payment", ""))[:18], str(named.get("order", ""))
    return Payment.objects.filter(pk=int(key) if key.isdecimal() else None, order__number=order, method="card")


@every(hours=1)
def cancel_unpaid() -> None:
    """Cancel orders that nobody paid in time, except with a payment in progress. Idempotent."""
    for order in Order.objects.unpaid_for(settings.PAYMENT_DEADLINE).select_related("customer").iterator():
        cancelling.cancel_unpaid(order)


@every(minutes=5)
def ask_providers() -> None:
    """Ask providers for the status of payments whose events never came, and void old ones.

    Payments that were not checked for the longest time come first, so all are reached. Idempotent.
    """
    for provider in all_providers():
        if provider.reports_status:
            _ask_provider(provider.code)


def _ask_provider(code: str) -> None:
    """Ask about the payments of one method; stop when the provider does not answer."""
    waiting = Payment.objects.filter(method=code, status__in=Payment.ACTIVE, created_at__lt=timezone.now() - ASK_AFTER)
    rows = waiting.select_related("order__customer").order_by(F("checked_at").asc(nulls_first=True), "pk")
    for payment in rows[:MAX_PAYMENTS_PER_RUN]:
        Payment.objects.filter(pk=payment.pk).update(checked_at=timezone.now())
        is_old = payment.created_at < timezone.now() - VOID_AFTER
        try:
            (provider_calls.void if is_old else provider_calls.ask)(payment)
        except ProviderRefused:
            log.warning("Payment %s: %s refuses to report its status.", payment.pk, code)
        except ProviderAway:
            log.info("%s does not answer; we ask again later.", code)
            return


@every(minutes=5)
def ask_about_refunds() -> None:
    """Send refunds whose reaction never came, and ask for the status of those whose events never came. Idempotent."""
    for provider in all_providers():
        if provider.can_refund:
            _ask_about_refunds(provider.code)
    as_credit = Refund.objects.filter(to=Refund.To.CREDIT, status=Refund.Status.TO_DO)
    for refund in as_credit.filter(at__lt=timezone.now() - ASK_AFTER).select_related("order__customer", "payment"):
        refund_calls.send(refund)


def _ask_about_refunds(code: str) -> None:
    """Ask about the refunds of one method; stop when the provider does not answer."""
    waiting = Refund.objects.filter(payment__method=code, to=Refund.To.ORIGINAL, status__in=Refund.OPEN)
    rows = waiting.filter(at__lt=timezone.now() - ASK_AFTER).select_related("order__customer", "payment")
    for refund in rows.order_by(F("checked_at").asc(nulls_first=True), "pk")[:MAX_PAYMENTS_PER_RUN]:
        Refund.objects.filter(pk=refund.pk).update(checked_at=timezone.now())
        try:
            refund_calls.ask(refund)
        except ProviderRefused:
            log.warning("Refund %s: %s refuses to report its status.", refund.pk, code)
        except ProviderAway:
            log.info("%s does not answer; we ask again later.", code)
            return
