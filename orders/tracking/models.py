"""Where it is: scans of parcels, and lookups by guests who have no link."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.timeline.work import Work
from orders.basket.models import new_token
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


class Lookup(Work):
    """Somebody without the link asks for an order. The worker looks whether it exists and mails a code if so.

    The web request writes the same row for right, wrong and unknown, so neither its words nor its time tell.
    """

    token = models.CharField(max_length=64, unique=True, default=new_token)
    number = models.CharField(_("number"), max_length=20)
    email = models.EmailField(_("e-mail address"))
    order = models.ForeignKey(Order, models.CASCADE, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lookup")
        verbose_name_plural = _("lookups")

    def __str__(self) -> str:
        return f"{self.number} {self.asked_at}"
