"""Money that goes back."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import User
from customers.timeline.states import Stateful
from orders.order.models import Order
from store.money.fields import MoneyField

from ..querysets import RefundQuerySet
from .adjustments import Adjustment
from .payments import Payment

_SALT = "orders.payment.refund"


class Refund(Stateful):
    """An amount of one payment that goes back, to where it came from or elsewhere.

    What goes back was decided: the balance counts every refund that was not refused. A refused one is never changed;
    trying it again makes a new one.
    """

    class Status(models.TextChoices):
        TO_DO = "to do", _("To do")
        SENT = "sent", _("On its way")
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    class To(models.TextChoices):
        ORIGINAL = "original", _("As it was paid")
        CREDIT = "credit", _("Credit in the shop")
        BANK = "bank", _("Bank account")
        CASH = "cash", _("In cash")

    TRANSITIONS = {
        Status.TO_DO: {Status.SENT, Status.DONE, Status.REFUSED},
        Status.SENT: {Status.DONE, Status.REFUSED},
        Status.DONE: {Status.REFUSED},  # A bank may send it back weeks later.
    }
    #: Statuses of a refund that has not arrived yet.
    OPEN = (Status.TO_DO, Status.SENT)

    order = models.ForeignKey(Order, models.PROTECT, related_name="refunds", verbose_name=_("order"))
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds", verbose_name=_("payment"))
    #: The decision that made the order cheaper; none for what was simply paid too much.
    adjustment = models.ForeignKey(
        Adjustment, models.PROTECT, null=True, blank=True, related_name="refunds", verbose_name=_("adjustment")
    )
    to = models.CharField(_("goes to"), max_length=8, choices=To, default=To.ORIGINAL)
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.TO_DO, db_index=True)
    amount = MoneyField(_("amount"))
    #: What it is for, such as ``cancelled`` or ``return:4``: money goes back once for each reason and payment.
    key = models.CharField(max_length=80)
    #: How often it was tried before and refused.
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    note = models.CharField(_("note"), max_length=300, blank=True)
    provider_id = models.CharField(_("number at the provider"), max_length=120, blank=True, db_index=True)
    message = models.CharField(_("message of the provider"), max_length=250, blank=True)
    #: The account it is transferred to, as the customer wrote it.
    account_holder = models.CharField(_("account holder"), max_length=70, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("decided"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    #: When we last asked the provider for its status; the oldest come first.
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["checked_at"], condition=Q(status__in=["to do", "sent"]), name="open_refunds_by_check"
            ),
            models.Index(fields=["-at"], condition=Q(status="refused"), name="refused_refunds"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_amount_positive"),
            models.UniqueConstraint(
                fields=["payment", "key"], condition=~Q(status="refused"), name="one_refund_per_payment_and_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{getattr(self, 'order', '')} {self.amount}"

    @property
    def account_address(self) -> str:
        """The signed address at which the customer tells the bank account; only they get it."""
        return reverse("payment:account", args=[Signer(salt=_SALT).sign(str(self.pk))])

    @property
    def account_link(self) -> str:
        """The same as a whole URL, for mails."""
        return settings.BASE_URL + self.account_address

    @staticmethod
    def pk_of(key: str) -> int | None:
        """The primary key in a signed address; None if the signature is wrong."""
        try:
            return int(Signer(salt=_SALT).unsign(key))
        except (BadSignature, ValueError):
            return None

    @property
    def is_paid_out_by_hand(self) -> bool:
        """Whether staff transfer it, or give it in cash."""
        return self.to in {self.To.BANK, self.To.CASH}

    @property
    def waits_for_account(self) -> bool:
        """Whether the customer has not told yet where it is transferred to."""
        return self.to == self.To.BANK and self.status == self.Status.TO_DO and not self.iban

    @property
    def provider_key(self) -> str:
        """The idempotency key at the provider: the reason, the amount, and how often it was refused."""
        return f"refund:{self.order.number}:{self.payment_id}:{self.key}:{self.amount.minor}:{self.attempt}"
