"""Shipments and their lines."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from customers.timeline.states import Stateful
from orders.order.models import Order, OrderLine
from orders.order.statuses import PICKUP_LABELS
from store.stock.models import StockLevel


class Shipment(Stateful):
    """One parcel of one order."""

    class Status(models.TextChoices):
        SENT = "sent", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        RETURNED = "returned", _("Came back to us")
        LOST = "lost", _("Lost")
        TAKEN_BACK = "taken back", _("Taken back")

    TRANSITIONS = {
        Status.SENT: {Status.DELIVERED, Status.RETURNED, Status.LOST, Status.TAKEN_BACK},
        Status.LOST: {Status.DELIVERED, Status.RETURNED, Status.SENT},  # It was found, or the scan was wrong.
        Status.DELIVERED: {Status.SENT},  # The scan was wrong.
        Status.RETURNED: {Status.SENT},
    }
    #: What is in these parcels is sent; what was in others is to be sent again.
    COUNTED = (Status.SENT, Status.DELIVERED)

    order = models.ForeignKey(Order, models.PROTECT, related_name="shipments", verbose_name=_("order"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.SENT, db_index=True)
    carrier = models.CharField(_("carrier"), max_length=40, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=60, blank=True, db_index=True)
    tracking_url = models.CharField(_("tracking address"), max_length=1000, blank=True)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)

    class Meta:
        verbose_name = _("shipment")
        verbose_name_plural = _("shipments")
        ordering = ["pk"]

    @property
    def stock_cause(self) -> str:
        """The cause under which ``store.stock`` writes what left with it and came back."""
        return f"shipment:{self.pk}"

    @property
    def has_failed(self) -> bool:
        """Whether it came back or is lost."""
        return self.status in {self.Status.RETURNED, self.Status.LOST}

    def get_status_display(self) -> str:
        """The status in words; what is picked up has words of its own."""
        label = self.Status(self.status).label
        return str(PICKUP_LABELS.get(self.status, label) if self.order.is_pickup else label)

    def __str__(self) -> str:
        return self.tracking_number or f"{getattr(self, 'order', '')} / {self.pk}"


class ShipmentLine(models.Model):
    """A quantity of one order line in one parcel."""

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="lines")
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="shipped")
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        verbose_name = _("line of a parcel")
        verbose_name_plural = _("lines of a parcel")
        constraints = [models.UniqueConstraint(fields=["shipment", "line"], name="one_row_per_line_in_a_parcel")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line_id}"


class TakenStock(models.Model):
    """A quantity of one stock level that left with a parcel: it goes back there if the parcel comes back."""

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="taken")
    level = models.ForeignKey(StockLevel, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        verbose_name = _("stock in a parcel")
        verbose_name_plural = _("stock in parcels")
        constraints = [models.UniqueConstraint(fields=["shipment", "level"], name="one_row_per_level_in_a_parcel")]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.level_id}"
