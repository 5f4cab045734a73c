"""What was added to an order's total or taken from it after checkout, and why."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from orders.order.models import Order, OrderLine
from store.money.amounts import Money
from store.money.fields import MoneyField


class Adjustment(models.Model):
    """One decision that changes what an order costs; its parts say of what. Never changed.

    Lines stay as they were agreed: the total is their sum, delivery, fee and all adjustments.
    """

    class Reason(models.TextChoices):
        CANCELLED = "cancelled", _("Order cancelled")
        NOT_SENT = "not sent", _("Pieces that we do not send")
        RETURNED = "returned", _("Pieces sent back")
        WITHDRAWN = "withdrawn", _("Withdrawal from the contract")
        CLAIM = "claim", _("Damaged, wrong or missing")
        GOODWILL = "goodwill", _("Goodwill")
        CHANGE = "change", _("Agreed change")
        CORRECTION = "correction", _("Correction")

    order = models.ForeignKey(Order, models.PROTECT, related_name="adjustments", verbose_name=_("order"))
    #: What it was made for, such as ``cancelled`` or ``return:4``; each reason counts once.
    key = models.CharField(max_length=80)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    #: Below zero it makes the order cheaper. The sum of the parts.
    amount = MoneyField(_("amount"), signed=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["order", "key"], name="one_adjustment_per_key")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.amount}"

    @property
    def taken(self) -> Money:
        """The amount by which the order became cheaper; zero if it did not."""
        return max(-self.amount, Money(0))


class AdjustmentPart(models.Model):
    """The part of an adjustment that belongs to one line, or to delivery or fee at one tax rate."""

    class Kind(models.TextChoices):
        LINE = "line", _("Line")
        DELIVERY = "delivery", _("Delivery")
        FEE = "fee", _("Payment fee")
        CHARGE = "charge", _("Charge")

    adjustment = models.ForeignKey(Adjustment, models.PROTECT, related_name="parts", verbose_name=_("adjustment"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    line = models.ForeignKey(
        OrderLine, models.PROTECT, null=True, blank=True, related_name="adjustments", verbose_name=_("line")
    )
    #: Pieces of the line whose price goes back; zero if only a part of the price does.
    quantity = models.PositiveIntegerField(_("quantity"), default=0)
    #: Whether these pieces were sent; what was not sent never is.
    was_sent = models.BooleanField(_("was sent"), default=True)
    amount = MoneyField(_("amount"), signed=True)
    tax_percent = models.DecimalField(_("tax rate"), max_digits=5, decimal_places=2)
    tax = MoneyField(_("tax contained"), signed=True)

    class Meta:
        verbose_name = _("part of an adjustment")
        verbose_name_plural = _("parts of adjustments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="line", line__isnull=False) | (~Q(kind="line") & Q(line=None, quantity=0)),
                name="only_parts_of_lines_have_a_line",
            ),
            models.CheckConstraint(
                condition=Q(amount__lte=0, tax__lte=0, tax__gte=F("amount"))
                | Q(kind="charge", amount__gt=0, tax__gte=0),
                name="only_charges_add",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
