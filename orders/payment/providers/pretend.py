"""A card that moves no money, for trying the shop out; its state is that of our own row."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orders.payment.models import Payment
from store.money.amounts import Money

from .base import Provider, Report, Way

#: How long the pretend bank waits for an answer to its question.
PATIENCE = timedelta(minutes=30)


class Pretend(Provider):
    """Offered with ``DEMO=1`` as long as no real card is."""

    code = "pretend"
    name = gettext_lazy("Card")
    is_online = True

    def way(self, country: str, total: Money) -> Way | None:
        if not settings.DEMO or settings.STRIPE_SECRET_KEY:
            return None
        hint = _("A pretend card: this shop is for trying out, no money moves.")
        return Way(self.code, str(self.name), hint, Money(0))

    def next_address(self, payment: Payment) -> str:
        return reverse("payment:pay", args=[payment.order.token])

    def ask(self, payment: Payment) -> Report | None:
        if payment.status != Payment.Status.PENDING or payment.created_at > timezone.now() - PATIENCE:
            return None
        return Report(Payment.Status.FAILED, message=_("The bank asked whether it was you, and nobody answered."))

    def call_off(self, payment: Payment) -> Report:
        return Report(Payment.Status.VOID)

    def paid(self, payment: Payment) -> Report:
        """The pretend bank says yes to all of it."""
        return Report(Payment.Status.PAID, payment.amount)
