"""Scans of a person's parcels, and the times they looked for an order without its link."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from customers.people.models import Customer
from customers.people.personal_data import DataRow, PersonalData, declare

from .models import Lookup, Scan


def _rows(customer: Customer) -> Iterator[DataRow]:
    scans = Scan.objects.filter(shipment__order__customer=customer).select_related("shipment__order")
    for scan in scans.order_by("at", "pk"):
        yield {
            _("Order"): scan.shipment.order.number,
            _("Parcel"): scan.shipment.tracking_number,
            _("What"): scan.get_kind_display(),
            _("Where"): scan.place,
            _("When"): scan.at,
        }


def _erase(customer: Customer) -> None:
    typed = Q(email=customer.email) if customer.email and customer.email_verified else Q()
    Lookup.objects.filter(Q(order__customer=customer) | typed).delete()


declare(
    PersonalData(
        key="scans",
        goes_whole=False,
        label=gettext_lazy("Scans of parcels"),
        models=(Scan, Lookup),
        rows=_rows,
        erase=_erase,
    )
)
