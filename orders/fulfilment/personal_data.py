"""Parcels to a person. They stay with their order."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Shipment


def _rows(customer: Customer) -> Iterator[DataRow]:
    for shipment in Shipment.objects.filter(order__customer=customer).select_related("order").order_by("pk"):
        yield {
            _("Order"): shipment.order.number,
            _("Carrier"): shipment.carrier,
            _("Tracking number"): shipment.tracking_number,
            _("Status"): shipment.get_status_display(),
            _("Sent"): shipment.sent_at,
            _("Delivered"): shipment.delivered_at,
        }


declare(PersonalData(key="parcels", goes_whole=False, label=gettext_lazy("Parcels"), models=(Shipment,), rows=_rows))
