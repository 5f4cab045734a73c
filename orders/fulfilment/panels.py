"""Panels of fulfilment on other screens."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.foundation.back_office import Waiting, WaitingRow
from orders.delivery.models import DeliveryMethod
from orders.order.models import Order, Sent
from orders.order.panels import OrderPanel
from store.stock.hold_owners import HoldOwner, keys_of

from .forms import ShipForm
from .models import Shipment
from .services import left_to_send

MAX_WAITING = 3


@dataclass(frozen=True)
class SendPanel(OrderPanel):
    """The form to send a parcel."""

    order: ClassVar[int] = 40
    wide: ClassVar[bool] = True
    template_name: ClassVar[str] = "orders/fulfilment/admin/send.html"

    form: ShipForm


def send_panel(order: Order, request: HttpRequest) -> SendPanel | None:
    """The panel, for users who send parcels, while something is left to send."""
    waits = order.status == Order.Status.CONFIRMED and order.fulfilment_status in {Sent.OPEN, Sent.PARTLY}
    if not waits or not request.user.has_perm("fulfilment.change_shipment"):
        return None
    method = DeliveryMethod.objects.filter(code=order.delivery_code).first()
    carrier, before = method.carrier if method else "", order.shipments.count()
    return SendPanel(order, ShipForm(left=left_to_send(order), carrier=carrier, before=before))


def waiting(request: HttpRequest) -> Waiting | None:
    """Orders that can be sent, for users who see shipments."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        return None
    orders = Order.objects.to_send()
    rows = [_row(order) for order in orders.select_related("customer").order_by("promised_for", "pk")[:MAX_WAITING]]
    return Waiting(_("to send"), orders.count(), f"{reverse('orders_admin:index')}?view=to-send", order=30, rows=rows)


def failed_parcels(request: HttpRequest) -> Waiting | None:
    """Parcels that came back or are lost, of orders whose contents are still to be sent; None if there are none."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        return None
    orders = Order.objects.came_back()
    rows = [_row(order) for order in orders.select_related("customer").order_by("promised_for", "pk")[:MAX_WAITING]]
    address = f"{reverse('orders_admin:index')}?view=came-back"
    count = orders.count()
    label = ngettext("parcel came back or is lost", "parcels came back or are lost", count)
    return Waiting(label, count, address, order=29, tone="bad", rows=rows) if rows else None


def _row(order: Order) -> WaitingRow:
    due = date_format(order.promised_for, "D j M") if order.promised_for else ""
    screen = reverse("orders_admin:inspect", args=[order.pk])
    return WaitingRow(order.number, screen, str(order.customer), due, "wait")


def movement_causes(request: HttpRequest, causes: Collection[str]) -> dict[str, HoldOwner]:
    """The parcels among the causes of stock movements, with the screens of their orders."""
    keys = keys_of(causes, "shipment")
    rows = Shipment.objects.filter(pk__in=keys).select_related("order") if keys else ()
    may_see = request.user.has_perm("order.view_order")
    return {keys[parcel.pk]: _cause(parcel, may_see=may_see) for parcel in rows}


def _cause(parcel: Shipment, *, may_see: bool) -> HoldOwner:
    screen = reverse("orders_admin:inspect", args=[parcel.order_id]) if may_see else ""
    return HoldOwner(_("Parcel of %(number)s") % {"number": parcel.order.number}, screen)
