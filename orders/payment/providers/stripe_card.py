"""Cards through Stripe: one PaymentIntent per payment.

Stripe's library is slow to load, so functions import it.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders.order.models import Order
from orders.payment.models import Payment
from orders.payment.shop_id import shop_id
from store.money.amounts import Money

from . import stripe_refunds
from .base import (
    PaymentMethod,
    PaymentMoved,
    Provider,
    ProviderAway,
    ProviderRefused,
    ProviderReport,
    RefundCall,
    RefundReport,
)
from .stripe_amounts import can_charge, from_units, to_units
from .stripe_client import call

if TYPE_CHECKING:
    import stripe

#: Our status for each status of an intent. A payment that waits for the shopper's bank is in progress.
STATES = {
    "requires_payment_method": Payment.Status.OPEN,
    "requires_confirmation": Payment.Status.OPEN,
    "requires_action": Payment.Status.PENDING,
    "processing": Payment.Status.PENDING,
    "requires_capture": Payment.Status.PENDING,
    "succeeded": Payment.Status.PAID,
    "canceled": Payment.Status.VOID,
}


class StripeCard(Provider):
    """Available if the shop has keys."""

    code = "card"
    name = gettext_lazy("Card")
    reports_status = True
    can_refund = True

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        if not (settings.STRIPE_SECRET_KEY and settings.STRIPE_PUBLISHABLE_KEY and can_charge(total)):
            return None
        hint = _("You type the number on the next page, at our bank.")
        return PaymentMethod(self.code, str(self.name), hint, Money(0))

    def next_address(self, order: Order) -> str:
        address: str = reverse("payment:pay", args=[order.token])
        return address

    def prepare(self, payment: Payment) -> str:
        """The client secret of this payment's PaymentIntent, which is created if there is none.

        The intent's id is stored only if amount and status have not changed meanwhile; else the intent is cancelled
        at once, before anybody knows its secret.

        Raises:
            ProviderAway: Stripe does not answer, or refuses.
            PaymentMoved: the balance has changed meanwhile.
        """
        if payment.provider_id:
            return _secret_of(call(lambda client: client.v1.payment_intents.retrieve(payment.provider_id)))
        amount = to_units(payment.amount)
        if amount is None or not can_charge(payment.amount):
            raise ProviderRefused(_("This amount cannot be paid by card. Use another payment method."))
        wanted: stripe.params.PaymentIntentCreateParams = {
            "amount": amount,
            "currency": payment.amount.currency.code.lower(),
            "automatic_payment_methods": {"enabled": True},
            "description": payment.order.number,
            "metadata": {"order": payment.order.number, "payment": str(payment.pk), "shop": shop_id()},
        }
        options: stripe.RequestOptions = {"idempotency_key": _key_of(payment)}
        intent = call(lambda client: client.v1.payment_intents.create(wanted, options))
        still = Payment.objects.filter(pk=payment.pk, amount=payment.amount, status__in=Payment.ACTIVE)
        if not still.filter(provider_id__in=["", intent.id]).update(provider_id=intent.id):
            with suppress(ProviderAway):  # Nobody knows its secret, so nobody can pay it.
                call(lambda client: client.v1.payment_intents.cancel(intent.id))
            raise PaymentMoved(_("What is to be paid has changed. Please look again."))
        payment.provider_id = intent.id
        return _secret_of(intent)

    def ask(self, payment: Payment) -> ProviderReport | None:
        if not payment.provider_id:
            return None
        return report_of(call(lambda client: client.v1.payment_intents.retrieve(payment.provider_id)))

    def void(self, payment: Payment) -> ProviderReport | None:
        if not payment.provider_id:
            return ProviderReport(Payment.Status.VOID)
        try:
            return report_of(call(lambda client: client.v1.payment_intents.cancel(payment.provider_id)))
        except ProviderRefused:  # It is paid or voided already.
            return self.ask(payment)

    def refund(self, wanted: RefundCall) -> RefundReport:
        return stripe_refunds.create(wanted)

    def ask_refund(self, payment: Payment, provider_id: str) -> RefundReport | None:
        return stripe_refunds.ask(provider_id)


def report_of(intent: "stripe.PaymentIntent") -> ProviderReport:
    """The report in an intent."""
    state = STATES.get(intent.status, Payment.Status.PENDING)
    problem = getattr(intent, "last_payment_error", None)  # Stripe omits fields without a value.
    if problem and intent.status == "requires_payment_method":
        return ProviderReport(Payment.Status.FAILED, message=getattr(problem, "message", "") or "")
    received = None
    if state == Payment.Status.PAID:
        received = from_units(intent.amount_received, intent.currency)
    return ProviderReport(state, received)


def _secret_of(intent: "stripe.PaymentIntent") -> str:
    return getattr(intent, "client_secret", "") or ""


def _key_of(payment: Payment) -> str:
    """The idempotency key: the same for every try of this payment, different for another payment or amount."""
    parts = (shop_id(), payment.order.number, payment.pk, int(payment.created_at.timestamp()), to_units(payment.amount))
    return "-".join(str(part) for part in parts)
