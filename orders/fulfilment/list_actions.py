"""Sending the parcels of many orders at once, and printing their delivery notes."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.foundation.bulk_actions import BulkAction, BulkPrint
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order, OrderLine

from .forms import ParcelRowForm
from .models import Shipment
from .services import CannotSend, left_in, left_to_send, reason_against, ship


class SendParcels(BulkAction):
    """Send one parcel of each order, with all that can leave now."""

    key = "send"
    label = gettext_lazy("Send parcels …")
    button = gettext_lazy("Send them")
    model = Order
    permission = "fulfilment.change_shipment"
    consequence = gettext_lazy(
        "Scan or paste the numbers: several lines pasted into one field fill those below. The customers get an e-mail."
    )
    row_form_class = ParcelRowForm
    refusals = (CannotSend,)

    def rows(self, rows: QuerySet) -> QuerySet:
        lines = Prefetch("lines", OrderLine.objects.select_related("job", "configuration").defer("picture"))
        return rows.select_related("customer").prefetch_related(lines, "shipments__lines")

    def prepare(self, rows) -> None:
        codes = {row.delivery_code for row in rows}
        self._methods = {each.code: each for each in DeliveryMethod.objects.filter(code__in=codes)}

    def reason_against(self, row: Order) -> str:
        if row.status != Order.Status.CONFIRMED:
            return _("It is not confirmed, or over.")
        left = [line for line, count in left_in(row).items() if count]
        reasons = [reason for reason in map(reason_against, left) if reason]
        return "" if len(reasons) < len(left) else " ".join(reasons[:1]) or _("Everything of it is sent.")

    def detail(self, row: Order) -> str:
        left = {line: count for line, count in left_in(row).items() if count}
        leaves = sum(count for line, count in left.items() if not reason_against(line))
        stays = sum(left.values()) - leaves
        words = ngettext("%(count)d item leaves", "%(count)d items leave", leaves) % {"count": leaves}
        later = _("%(count)d not made yet") % {"count": stays} if stays else ""
        back = _("a parcel of it came back or is lost") if any(each.has_failed for each in row.shipments.all()) else ""
        return " · ".join(filter(None, [str(row.customer), row.delivery_name, words, later, back]))

    def row_form(self, row: Order, data: Mapping[str, Any] | None) -> ParcelRowForm:
        method = self._methods.get(row.delivery_code)
        needs_number = bool(method and method.tracking_url)
        initial = {"before": len(row.shipments.all())}
        return ParcelRowForm(data, prefix=str(row.pk), initial=initial, needs_number=needs_number)

    def act(self, row: Order, *, actor: Any, values: Mapping[str, Any], row_values: Mapping[str, Any]) -> str:
        number = row_values["tracking_number"]
        other = Shipment.objects.filter(tracking_number=number).select_related("order").first() if number else None
        if other:
            words = {"number": number, "order": other.order.number}
            raise CannotSend(_("A parcel of %(order)s has the number %(number)s already.") % words)
        quantities = {line: count for line, count in left_to_send(row).items() if not reason_against(line)}
        parcel = ship(
            row, quantities=quantities, tracking_number=number, parcels_before=row_values["before"], actor=actor
        )
        return _("Parcel %(parcel)s is sent.") % {"parcel": parcel}


def print_notes() -> BulkPrint:
    """Delivery notes of all parcels of the orders."""
    return BulkPrint("notes", gettext_lazy("Delivery notes"), Order, "fulfilment.view_shipment", "delivery_notes")
