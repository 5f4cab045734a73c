"""Actions of the warehouse: send a parcel, print its delivery note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orders.order.models import Order

from . import services
from .forms import ShipForm
from .models import Shipment


@require_POST
def ship(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a parcel of this order."""
    if not request.user.has_perm("fulfilment.change_shipment"):
        raise PermissionDenied
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    form = ShipForm(request.POST, left=services.left_to_send(order))
    if form.is_valid():
        _send(request, order, form)
    else:
        messages.error(request, form.refusal)
    return redirect("orders_admin:inspect", order.pk)


def _send(request: HttpRequest, order: Order, form: ShipForm) -> None:
    try:
        shipment = services.ship(
            order,
            quantities=form.quantities,
            carrier=form.cleaned_data["carrier"],
            tracking_number=form.cleaned_data["tracking_number"],
            parcels_before=form.cleaned_data["before"],
            actor=request.user,
        )
    except services.CannotSend as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Parcel %(parcel)s is sent.") % {"parcel": shipment})


@require_GET
def delivery_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The delivery note of a parcel, for print, without prices."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        raise PermissionDenied
    shipment = get_object_or_404(Shipment.objects.select_related("order__customer"), pk=pk)
    lines = shipment.lines.select_related("line").order_by("line__position", "pk")
    return render(request, "orders/fulfilment/note.html", {"shipment": shipment, "lines": lines})
