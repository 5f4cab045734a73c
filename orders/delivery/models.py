"""Delivery methods."""

from urllib.parse import quote

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.foundation.archive import Archivable, ArchivableQuerySet
from cms.foundation.models import Cached
from store.money.amounts import Money
from store.money.fields import MoneyField


class DeliveryMethod(Archivable, Cached):
    """A delivery method: to which countries, at what price, in how many working days."""

    SUBJECT = "delivery"

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    carrier = models.CharField(_("carrier"), max_length=40, blank=True)
    tracking_url = models.CharField(
        _("tracking address"), max_length=200, blank=True, help_text=_("With {number} where the number goes.")
    )
    countries = models.JSONField(_("countries"), default=list, blank=True, help_text=_("Empty: everywhere."))
    price = MoneyField(_("price"), default=Money)
    free_from = MoneyField(_("free from a subtotal of"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("working days in transit"), default=2)
    cutoff_hour = models.PositiveSmallIntegerField(_("leaves the same day if ordered before"), default=12)
    active = models.BooleanField(_("active"), default=True)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects = ArchivableQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery method")
        verbose_name_plural = _("delivery methods")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price__gte=0) & (models.Q(free_from__isnull=True) | models.Q(free_from__gte=0)),
                name="delivery_amounts_not_negative",
                violation_error_message=_("Write amounts without a minus sign."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def tracking_address(self, number: str) -> str:
        """The carrier's tracking URL of this parcel; "" if the carrier has none."""
        if not number or "{number}" not in self.tracking_url:
            return ""
        return self.tracking_url.replace("{number}", quote(number, safe=""))
