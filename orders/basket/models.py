"""A basket and its lines."""

import hashlib
import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.people.models import Customer
from orders.delivery.models import DeliveryMethod
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.money.fields import MoneyField
from store.promotions.models import Voucher


def new_token() -> str:
    """32 random bytes as text for a URL."""
    return secrets.token_urlsafe(32)


class BasketQuerySet(models.QuerySet):
    """Questions about baskets."""

    def with_quantity(self) -> "BasketQuerySet":
        """With ``quantity``: how many pieces are in it."""
        return self.annotate(quantity=models.Sum("lines__quantity", default=0))


class Basket(models.Model):
    """What one shopper wants to buy. A guest's is found by a token in a cookie, a customer's by the customer."""

    token = models.CharField(max_length=64, unique=True, default=new_token)
    customer = models.ForeignKey(
        Customer, models.CASCADE, null=True, blank=True, related_name="baskets", verbose_name=_("customer")
    )
    voucher = models.ForeignKey(Voucher, models.SET_NULL, null=True, blank=True, related_name="+")
    #: Answers at checkout: contact, address, delivery, payment.
    checkout = models.JSONField(default=dict, blank=True)
    delivery_method = models.ForeignKey(DeliveryMethod, models.SET_NULL, null=True, blank=True, related_name="+")
    ordered_at = models.DateTimeField(_("ordered"), null=True, blank=True)
    #: When its stock was first held at checkout; limits how long it is held.
    held_since = models.DateTimeField(_("held since"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, db_index=True)

    objects = BasketQuerySet.as_manager()

    class Meta:
        verbose_name = _("basket")
        verbose_name_plural = _("baskets")
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=models.Q(ordered_at=None), name="one_open_basket_per_customer"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def hold_owner(self) -> str:
        """The owner under which ``store.stock`` holds stock for this basket."""
        return f"basket:{self.pk}"


class BasketLine(models.Model):
    """A quantity of one variant with one configuration. Another engraving is another line."""

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    #: None if the variant was deleted: the basket says so instead of losing the line.
    variant = models.ForeignKey(Variant, models.SET_NULL, null=True, related_name="+")
    configuration = models.ForeignKey(Configuration, models.PROTECT, null=True, blank=True, related_name="+")
    #: The hash of the configuration, or ""; part of the line's identity.
    configuration_hash = models.CharField(max_length=64, blank=True, default="")
    quantity = models.PositiveIntegerField(_("quantity"), validators=[MinValueValidator(1), MaxValueValidator(999)])
    #: Name and total that the basket displayed last, so that it can tell the shopper what has changed since.
    displayed_name = models.CharField(max_length=250, blank=True, default="")
    displayed_total = MoneyField(null=True, blank=True)
    #: ``BasketItem.displayed_key`` of that total: it differs if the shopper has changed the line since.
    displayed_key = models.CharField(max_length=40, blank=True, default="")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["basket", "variant", "configuration_hash"], name="one_line_per_choices"),
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="basket_line_has_quantity"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.variant}"

    @property
    def state(self) -> str:
        """A short hash of variant, choices and quantity."""
        content = f"{self.variant_id}:{self.configuration_hash}:{self.quantity}"
        return hashlib.sha256(content.encode()).hexdigest()[:12]
