"""A card that moves no money, for trying the shop out; its status is that of our own row."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders.order.models import Order
from orders.payment.models import Payment
from store.money.amounts import Money

from .base import PaymentMethod, Provider, ProviderReport, RefundCall, RefundReport

#: How long the pretend bank waits for an answer to its question.
ANSWER_WITHIN = timedelta(minutes=30)
#: Refunds whose amount ends in these digits are refused at the first attempt, so that people can try that out.
REFUSED_CENTS = 13


class PretendCard(Provider):
    """Offered with ``DEMO=1`` as long as no real card is."""

    code = "pretend"
    name = gettext_lazy("Card")
    reports_status = True
    can_refund = True

    def method_for(self, country: str, total: Money, *, is_pickup: bool = False) -> PaymentMethod | None:
        if not settings.DEMO or settings.STRIPE_SECRET_KEY:
            return None
        hint = _("A pretend card: this shop is for trying out, no money moves.")
        return PaymentMethod(self.code, str(self.name), hint, Money(0))

    def next_address(self, order: Order) -> str:
        address: str = reverse("payment:pay", args=[order.token])
        return address

    def ask(self, payment: Payment) -> ProviderReport | None:
        if payment.status != Payment.Status.PENDING or payment.created_at > timezone.now() - ANSWER_WITHIN:
            return None
        return ProviderReport(
            Payment.Status.FAILED, message=_("The bank asked whether it was you, and nobody answered.")
        )

    def void(self, payment: Payment) -> ProviderReport:
        return ProviderReport(Payment.Status.VOID)

    def pay(self, payment: Payment) -> ProviderReport:
        """The pretend bank pays all of it."""
        return ProviderReport(Payment.Status.PAID, payment.amount)

    def refund(self, wanted: RefundCall) -> RefundReport:
        """Done at once; an amount that ends in 13 is refused at the first attempt.

        The key ends in the number of attempts before this one.
        """
        is_first = wanted.key.endswith(":0")
        if is_first and wanted.amount.minor % 100 == REFUSED_CENTS:
            return RefundReport(
                "refused", message=_("The pretend bank refuses amounts that end in 13, the first time.")
            )
        return RefundReport("done", "pretend-" + hashlib.sha256(wanted.key.encode()).hexdigest()[:24])

    def ask_refund(self, payment: Payment, provider_id: str) -> RefundReport:
        return RefundReport("done", provider_id)
