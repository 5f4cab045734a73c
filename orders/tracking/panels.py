"""Panels of parcels and mails on the screen of an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Prefetch, Q
from django.http import HttpRequest

from customers.messaging.models import OutgoingMail, is_about
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order
from orders.order.numbers import as_order_number
from orders.order.panels import OrderPanel

from .admin_views import ScanForm
from .models import Scan

#: Mails on the screen of an order, and orders whose mails are found by the end of a number.
MAX_MAILS, MAX_ORDERS = 12, 20
TONES = {
    Shipment.Status.SENT: "work",
    Shipment.Status.DELIVERED: "good",
    Shipment.Status.RETURNED: "bad",
    Shipment.Status.LOST: "bad",
    Shipment.Status.TAKEN_BACK: "idle",
}


@dataclass(frozen=True)
class ParcelRow:
    """One parcel with its lines and scans; ``tone`` is that of its status, ``kinds`` what can be seen of it next."""

    parcel: Shipment
    tone: str

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The scans that are possible now."""
        if self.parcel.status == Shipment.Status.SENT:
            return [(kind.value, str(kind.label)) for kind in Scan.Kind]
        found = {Scan.Kind.DELIVERED, Scan.Kind.RETURNED} if self.parcel.status == Shipment.Status.LOST else set()
        return [(kind.value, str(kind.label)) for kind in Scan.Kind if kind in found]

    @property
    def can_be_taken_back(self) -> bool:
        """Whether nobody has seen it under way."""
        return self.parcel.status == Shipment.Status.SENT and not self.parcel.scans.all()

    @property
    def last_scan(self) -> Scan | None:
        """The scan that can be undone."""
        return next(iter(self.parcel.scans.all()), None)


@dataclass(frozen=True)
class ParcelsPanel(OrderPanel):
    """Every parcel with its lines and scans, and a form for the next scan."""

    order: ClassVar[int] = 45
    template_name: ClassVar[str] = "orders/tracking/admin/parcels.html"

    rows: list[ParcelRow]
    may_act: bool
    form: ScanForm


def parcels_panel(order: Order, request: HttpRequest) -> ParcelsPanel | None:
    """The panel, for users who see shipments; None before the first parcel."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        return None
    inside = Prefetch("lines", ShipmentLine.objects.select_related("line"))
    rows = [ParcelRow(parcel, TONES[parcel.status]) for parcel in order.shipments.prefetch_related(inside, "scans")]
    if not rows:
        return None
    return ParcelsPanel(order, rows, request.user.has_perm("fulfilment.change_shipment"), ScanForm(auto_id=False))


@dataclass(frozen=True)
class OrderMailsPanel(OrderPanel):
    """The mails about an order."""

    order: ClassVar[int] = 70
    template_name: ClassVar[str] = "orders/tracking/admin/mails.html"

    mails: Sequence[OutgoingMail]
    may_act: bool


def mails_panel(order: Order, request: HttpRequest) -> OrderMailsPanel | None:
    """The panel, for users who see mails."""
    if not request.user.has_perm("messaging.view_outgoingmail"):
        return None
    mails = OutgoingMail.objects.about(order).defer("text", "html").newest_first()[:MAX_MAILS]
    return OrderMailsPanel(order, mails, request.user.has_perm("messaging.change_outgoingmail"))


def mails_about(number: str) -> Q:
    """Mails about the order of this number in any spelling, or orders whose number ends so."""
    of = Q(number=as_order_number(number)) | Q(number__iendswith=number)
    return is_about(Order.objects.filter(of).order_by("-pk")[:MAX_ORDERS])
