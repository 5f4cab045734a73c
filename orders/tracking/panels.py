"""Panels of parcels and mails on the screen of an order."""

from collections.abc import Mapping

from django.db.models import Prefetch, Q
from wagtail.admin.ui.components import Component

from customers.messaging.models import OutgoingMail, is_about
from orders.fulfilment.models import Shipment, ShipmentLine
from orders.order.models import Order

from .admin_views import ScanForm

#: Mails on the screen of an order, and orders whose mails are found by the end of a number.
MAX_MAILS, MAX_ORDERS = 12, 20


class ParcelsPanel(Component):
    """Every parcel with its lines and scans, and a form for the next scan."""

    order = 45
    template_name = "orders/tracking/admin/parcels.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        inside = Prefetch("lines", ShipmentLine.objects.select_related("line"))
        parcels = list(self.of.shipments.prefetch_related(inside, "scans"))
        for parcel in parcels:
            parcel.tone = "good" if parcel.status == Shipment.Status.DELIVERED else "work"
        return {"parcels": parcels, "may_act": self.may_act, "form": ScanForm(auto_id=False)}


class OrderMailsPanel(Component):
    """The mails about an order."""

    order = 70
    template_name = "orders/tracking/admin/mails.html"

    def __init__(self, of: Order, may_act: bool) -> None:
        self.of, self.may_act = of, may_act

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        mails = OutgoingMail.objects.about(self.of).defer("text", "html").newest_first()
        return {"mails": mails[:MAX_MAILS], "may_act": self.may_act, "order": self.of}


def mails_about(number: str) -> Q:
    """Mails about orders whose number ends in ``number``."""
    return is_about(Order.objects.filter(number__iendswith=number).order_by("-pk")[:MAX_ORDERS])
