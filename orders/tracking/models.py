"""Where it is: scans of parcels, and codes that let a guest look."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from orders.fulfilment.models import Shipment
from orders.order.models import Order


class Scan(models.Model):
    """Somebody saw a parcel somewhere."""

    class Kind(models.TextChoices):
        HANDED_OVER = "handed over", _("Taken by the driver")
        SORTED = "sorted", _("Sorted")
        DELIVERING = "delivering", _("With the driver")
        DELIVERED = "delivered", _("Delivered")

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="scans")
    kind = models.CharField(_("what"), max_length=12, choices=Kind)
    place = models.CharField(_("where"), max_length=80, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.place}"


class LookupCode(models.Model):
    """A code mailed to whoever ordered, so that a guest without the link can look; kept as a hash."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.order_id} {self.created_at}"
