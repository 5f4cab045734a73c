"""Withdrawals: a shopper says that they no longer want what they ordered, as the law of the EU allows."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.people.search import TextKeyField, TrigramIndex
from customers.timeline.states import Stateful
from customers.timeline.work import Work
from orders.order.models import Order, OrderLine
from orders.order.statuses import Sent

from ..querysets import WithdrawalQuerySet


class Withdrawal(Stateful, Work):
    """The statement as it was typed, when it came, and what became of it. Nobody changes the typed words.

    The web request stores the same row in every case. The worker joins it to the order that number, name and e-mail
    address belong to. The columns of ``Work`` are for that; ``refund_due_on`` is the day that the law gives us.
    """

    class Status(models.TextChoices):
        RECEIVED = "received", _("No order found")
        JOINED = "joined", _("Order found")
        SETTLED = "settled", _("Paid back")
        REJECTED = "rejected", _("Rejected")

    TRANSITIONS = {
        Status.RECEIVED: {Status.JOINED, Status.REJECTED},
        Status.JOINED: {Status.RECEIVED, Status.SETTLED, Status.REJECTED},  # RECEIVED: it was the wrong order.
        Status.REJECTED: {Status.RECEIVED},
    }

    number = models.CharField(_("number"), max_length=20, unique=True)
    #: Made with the second step, so that a form that is sent twice is stored once.
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RECEIVED, db_index=True)
    name = models.CharField(_("name"), max_length=150)
    order_number = models.CharField(_("order number"), max_length=40, db_index=True)
    email = models.EmailField(_("e-mail address"), db_index=True)
    words = models.TextField(_("what it is about, in words"), max_length=500, blank=True)
    #: The lines that a signed-in customer picked, one a line, as text of that day; empty: the whole order.
    picked = models.TextField(_("picked lines"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    stated_at = models.DateTimeField(_("stated"), default=timezone.now, db_index=True)
    refund_due_on = models.DateField(_("refund due"), db_index=True)
    #: Whether the receipt was mailed; not if too many mails went to this address that day.
    is_receipt_mailed = models.BooleanField(_("receipt mailed"), default=True)
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, blank=True, related_name="withdrawals", verbose_name=_("order")
    )
    joined_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("joined by")
    )
    items_received_at = models.DateTimeField(_("items received"), null=True, blank=True)
    proof_received_at = models.DateTimeField(_("proof of sending received"), null=True, blank=True)
    #: The sentence that the customer got.
    rejection = models.CharField(_("why it is rejected"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    search_key = TextKeyField(source="searched_texts")

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-stated_at", "-pk"]
        indexes: ClassVar = [
            TrigramIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="withdrawal_search"),
            models.Index(fields=["status", "refund_due_on"], name="withdrawals_by_due_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["received", "rejected"]) | models.Q(order__isnull=False),
                name="joined_withdrawal_has_an_order",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def searched_texts(self) -> tuple[str, ...]:
        """What it is found by."""
        return (self.name, self.email, self.order_number)

    @property
    def is_open(self) -> bool:
        """Whether it waits for us, or for what comes back."""
        return self.status in {self.Status.RECEIVED, self.Status.JOINED}

    @property
    def is_back(self) -> bool:
        """Whether the items came back, or the customer has proved that they are sent."""
        return bool(self.items_received_at or self.proof_received_at)

    @property
    def may_wait(self) -> bool:
        """Whether the refund may wait: the items are with the customer, and no proof of sending came."""
        was_sent = self.order is not None and self.order.fulfilment_status != Sent.OPEN
        return self.status == self.Status.JOINED and was_sent and not self.is_back

    @property
    def is_overdue(self) -> bool:
        """Whether the day of the refund has passed, and it may not wait."""
        return self.is_open and not self.may_wait and self.refund_due_on < timezone.localdate()

    @property
    def days_left(self) -> int:
        """Days until the refund is due; below zero it is overdue."""
        return (self.refund_due_on - timezone.localdate()).days


class WithdrawalLine(models.Model):
    """A quantity of one order line that the customer withdraws from; ``reason_against``: why that is not possible."""

    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="lines", verbose_name=_("withdrawal"))
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="+", verbose_name=_("line"))
    quantity = models.PositiveIntegerField(_("quantity"))
    #: The policy's reason, as the customer got it; empty: it is paid back.
    reason_against = models.CharField(_("reason against it"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("line of a withdrawal")
        verbose_name_plural = _("lines of withdrawals")
        ordering = ["line__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["withdrawal", "line"], name="one_row_per_line_in_a_withdrawal"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="withdrawn_quantity_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"
