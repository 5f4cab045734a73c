"""Panels of fulfilment on other screens."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from cms.foundation.back_office import Waiting, WaitingRow
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order

from .forms import ShipForm
from .services import left_to_send

MAX_WAITING = 3


class SendPanel(Component):
    """The form to send a parcel."""

    order = 40
    wide = True
    template_name = "orders/fulfilment/admin/send.html"

    def __init__(self, of: Order) -> None:
        self.of = of

    def get_context_data(self, parent_context: Mapping[str, object]) -> dict:
        method = DeliveryMethod.objects.filter(code=self.of.delivery_code).first()
        carrier, before = method.carrier if method else "", self.of.shipments.count()
        form = ShipForm(left=left_to_send(self.of), carrier=carrier, before=before)
        return {"order": self.of, "form": form}


def waiting(request: HttpRequest) -> Waiting | None:
    """Orders that can be sent, for users who see shipments."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        return None
    orders = Order.objects.to_send()
    rows = [_row(order) for order in orders.select_related("customer").order_by("promised_for", "pk")[:MAX_WAITING]]
    return Waiting(_("to send"), orders.count(), f"{reverse('orders_admin:index')}?view=to-send", order=30, rows=rows)


def _row(order: Order) -> WaitingRow:
    due = date_format(order.promised_for, "D j M") if order.promised_for else ""
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, str(order.customer), due, "wait")
