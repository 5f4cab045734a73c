"""Credit and gift cards: accounts, their entries, and the cards."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer, User
from customers.timeline.states import Stateful
from store.money.amounts import Money
from store.money.fields import MoneyField


class AccountQuerySet(models.QuerySet):
    """Questions about accounts."""

    def visible_to(self, user: Any) -> "AccountQuerySet":
        """A shopper sees their own credit. A gift card is seen by whoever has its code."""
        return self.filter(customer__user=user) if user.is_authenticated else self.none()


class Account(models.Model):
    """Money that a customer or the bearer of a gift card can pay with, in the currency of the shop.

    ``balance`` is the sum of the entries. Only ``services`` write both, in one transaction.
    """

    class Kind(models.TextChoices):
        CREDIT = "credit", _("Credit")
        GIFT_CARD = "gift-card", _("Gift card")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    #: Whose credit it is. A gift card belongs to nobody but its bearer.
    customer = models.ForeignKey(
        Customer, models.PROTECT, null=True, blank=True, related_name="wallet_accounts", verbose_name=_("customer")
    )
    balance = MoneyField(_("balance"), default=Money)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credit")
        constraints = [
            models.CheckConstraint(condition=models.Q(balance__gte=0), name="never_spend_more_than_there_is"),
            models.CheckConstraint(
                condition=models.Q(kind="credit", customer__isnull=False)
                | models.Q(kind="gift-card", customer__isnull=True),
                name="credit_has_a_customer_and_a_card_has_none",
            ),
            models.UniqueConstraint(
                fields=["customer"], condition=models.Q(kind="credit"), name="one_credit_per_customer"
            ),
        ]

    def __str__(self) -> str:
        if self.kind == self.Kind.GIFT_CARD:
            return str(self.gift_card)
        return gettext("Credit of %(customer)s") % {"customer": self.customer}


class WalletEntry(models.Model):
    """One movement of an account. Entries are never changed and never deleted."""

    class Reason(models.TextChoices):
        BOUGHT = "bought", _("Bought")
        PAID = "paid", _("Paid for an order")
        REFUND = "refund", _("Refund")
        GOODWILL = "goodwill", _("Goodwill")
        CORRECTION = "correction", _("Correction")
        MOVED = "moved", _("Gift card added to the credit")
        PAID_BACK = "paid-back", _("The card itself was paid back")

    account = models.ForeignKey(Account, models.PROTECT, related_name="entries", verbose_name=_("account"))
    #: Below zero if it was spent.
    amount = MoneyField(_("amount"), signed=True)
    #: What it belongs to, such as ``order-line:17``: with the reason it is written once.
    cause = models.CharField(_("cause"), max_length=200)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("entry of a wallet")
        verbose_name_plural = _("entries of wallets")
        constraints = [
            models.UniqueConstraint(fields=["account", "cause", "reason"], name="one_entry_per_cause_and_reason"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="an_entry_moves_something"),
        ]
        indexes = [models.Index(fields=["account", "-at", "-id"], name="wallet_entries")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.amount}"


class GiftCardQuerySet(models.QuerySet):
    """Questions about gift cards."""

    def due(self) -> "GiftCardQuerySet":
        """Cards whose day to be sent has come."""
        return self.filter(status=GiftCard.Status.PLANNED, sends_on__lte=timezone.localdate())


class GiftCard(Stateful):
    """A gift card that somebody bought. Its code is made when it is sent and never stored."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("To be sent")
        ACTIVE = "active", _("Sent")
        BLOCKED = "blocked", _("Blocked")

    TRANSITIONS: ClassVar = {
        Status.PLANNED: {Status.ACTIVE, Status.BLOCKED},
        Status.ACTIVE: {Status.BLOCKED},
        Status.BLOCKED: {Status.ACTIVE, Status.PLANNED},
    }

    account = models.OneToOneField(Account, models.PROTECT, related_name="gift_card", verbose_name=_("account"))
    status = models.CharField(_("status"), max_length=7, choices=Status, default=Status.PLANNED)
    amount = MoneyField(_("amount"))
    #: What it was bought with, such as ``order-line:17``, and which card of it this is.
    cause = models.CharField(_("cause"), max_length=80)
    number = models.PositiveIntegerField(_("number"), default=1)
    buyer = models.ForeignKey(
        Customer, models.SET_NULL, null=True, blank=True, related_name="gift_cards", verbose_name=_("bought by")
    )
    buyer_name = models.CharField(_("from"), max_length=150, blank=True)
    recipient_name = models.CharField(_("for"), max_length=150, blank=True)
    recipient_email = models.EmailField(_("e-mail of the recipient"), blank=True)
    message = models.TextField(_("words"), blank=True)
    language = models.CharField(_("language"), max_length=12, default="en")
    sends_on = models.DateField(_("is sent on"), default=timezone.localdate)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    #: How many codes it has had; only the last one counts.
    codes = models.PositiveIntegerField(_("codes"), default=0)
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    last_four = models.CharField(_("last four"), max_length=4, blank=True, db_index=True)

    objects = GiftCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift card")
        verbose_name_plural = _("gift cards")
        constraints = [
            models.UniqueConstraint(fields=["cause", "number"], name="one_gift_card_per_cause"),
            models.UniqueConstraint(fields=["code_hash"], condition=~models.Q(code_hash=""), name="one_card_per_code"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="a_gift_card_is_worth_something"),
        ]
        indexes = [
            models.Index(fields=["sends_on"], condition=models.Q(status="planned"), name="cards_to_send"),
            models.Index(fields=["recipient_email"], name="cards_by_recipient"),
        ]

    def __str__(self) -> str:
        if self.last_four:
            return gettext("Gift card …%(last_four)s") % {"last_four": self.last_four}
        return gettext("Gift card no. %(number)d") % {"number": self.pk or 0}

    @property
    def spent(self) -> Money:
        """What of it was spent and did not come back."""
        return max(Money(0), self.amount - self.account.balance)

    @property
    def can_be_sent_again(self) -> bool:
        return self.status == self.Status.ACTIVE and bool(self.recipient_email)
