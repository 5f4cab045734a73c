"""Scans of parcels, and lookups by guests who have no link."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.timeline.work import Work
from orders.basket.models import new_token
from orders.fulfilment.models import Shipment
from orders.order.models import Order


class Scan(models.Model):
    """A scan of a parcel: what, where, when."""

    class Kind(models.TextChoices):
        HANDED_OVER = "handed over", _("Taken by the driver")
        SORTED = "sorted", _("Sorted")
        DELIVERING = "delivering", _("With the driver")
        DELIVERED = "delivered", _("Delivered")
        NOT_DELIVERED = "not delivered", _("Not delivered")
        RETURNED = "returned", _("Came back to us")
        LOST = "lost", _("Lost")

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="scans")
    kind = models.CharField(_("what"), max_length=16, choices=Kind)
    place = models.CharField(_("where"), max_length=80, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.place}"


class Lookup(Work):
    """Somebody without the link asks for an order. The worker mails a code if the order exists.

    The web request writes the same row in every case, so neither its text nor its time reveals whether it exists.
    """

    token = models.CharField(max_length=64, unique=True, default=new_token)
    number = models.CharField(_("number"), max_length=20)
    email = models.EmailField(_("e-mail address"))
    order = models.ForeignKey(Order, models.CASCADE, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField(default=timezone.now, db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lookup")
        verbose_name_plural = _("lookups")

    def __str__(self) -> str:
        return f"{self.number} {self.requested_at}"
