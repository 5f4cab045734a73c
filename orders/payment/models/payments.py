"""One attempt to pay an order."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.timeline.states import Stateful
from orders.order.models import Order
from store.money.amounts import Money
from store.money.fields import MoneyField


class Payment(Stateful):
    """One attempt to pay one order by one method."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        PENDING = "pending", _("In progress")
        PAID = "paid", _("Paid")
        FAILED = "failed", _("Failed")
        VOID = "void", _("Void")
        CHECK = "check", _("To be checked")

    TRANSITIONS = {
        Status.OPEN: {Status.PENDING, Status.PAID, Status.FAILED, Status.VOID, Status.CHECK},
        Status.PENDING: {Status.PAID, Status.FAILED, Status.VOID, Status.CHECK},
        Status.FAILED: {Status.PENDING, Status.PAID, Status.VOID, Status.CHECK},
        Status.CHECK: {Status.PAID},
        Status.VOID: {Status.PAID, Status.CHECK},  # The money moved at the moment we voided it.
        Status.PAID: {Status.OPEN},  # It was marked as paid by mistake.
    }
    #: Statuses from which a payment can still succeed.
    ACTIVE = (Status.OPEN, Status.PENDING, Status.FAILED)

    order = models.ForeignKey(Order, models.PROTECT, related_name="payments", verbose_name=_("order"))
    method = models.CharField(_("payment method"), max_length=20)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    #: The amount to pay. It never changes: another amount is another payment.
    amount = MoneyField(_("amount"))
    #: The money that came in, and how much of it goes back: the sum of the refunds that were not refused.
    received = MoneyField(_("received"), default=Money)
    refunded = MoneyField(_("refunded"), default=Money)
    #: The reference that the payer writes on a transfer.
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    #: The id at the provider, for instance of a PaymentIntent.
    provider_id = models.CharField(_("number at the provider"), max_length=120, blank=True, db_index=True)
    message = models.CharField(_("message of the provider"), max_length=250, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    #: When we last asked the provider for its status; the oldest come first.
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["checked_at"],
                condition=models.Q(status__in=["open", "pending", "failed"]),
                name="active_payments_by_check",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["method", "provider_id"],
                condition=~models.Q(provider_id=""),
                name="one_payment_per_provider_id",
            ),
            models.UniqueConstraint(
                fields=["order", "method"],
                condition=models.Q(status__in=["open", "pending", "failed"]),
                name="one_active_payment_per_method",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(status="paid", received__gt=0) | (~models.Q(status="paid") & models.Q(received=0)),
                name="received_if_paid",
            ),
            models.CheckConstraint(
                condition=models.Q(refunded__gte=0, refunded__lte=models.F("received")),
                name="refunded_at_most_received",
            ),
        ]

    def __str__(self) -> str:
        return f"{getattr(self, 'order', '')} {self.amount}"

    @property
    def refundable(self) -> Money:
        """What of it can still go back."""
        return self.received - self.refunded
