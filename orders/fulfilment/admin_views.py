"""Actions of the warehouse: send a parcel, correct it, take it back, print delivery notes."""

from collections.abc import Callable
from itertools import chain

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from cms.foundation.bulk_actions import MAX_ROWS, keys_in
from customers.timeline.states import WrongState
from orders.order.models import Order

from . import services
from .corrections import correct_number, take_back
from .forms import NumberForm, ShipForm
from .models import Shipment, ShipmentLine


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


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the number of a parcel."""
    shipment, form = _parcel(request, pk), NumberForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(chain.from_iterable(form.errors.values())))
        return redirect("orders_admin:inspect", shipment.order_id)
    done = _("The number of the parcel is %(parcel)s now.")
    return _act(request, shipment, lambda: correct_number(shipment, actor=request.user, **form.cleaned_data), done)


@require_POST
def take_parcel_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a parcel that has not left after all."""
    shipment = _parcel(request, pk)
    done = _("Parcel %(parcel)s is taken back. What was in it is to be sent.")
    return _act(request, shipment, lambda: take_back(shipment, actor=request.user), done)


def _parcel(request: HttpRequest, pk: int) -> Shipment:
    if not request.user.has_perm("fulfilment.change_shipment"):
        raise PermissionDenied
    return get_object_or_404(Shipment.objects.select_related("order__customer"), pk=pk)


def _act(request: HttpRequest, shipment: Shipment, action: Callable[[], None], done: str) -> HttpResponse:
    try:
        action()
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, done % {"parcel": shipment})
    return redirect("orders_admin:inspect", shipment.order_id)


@require_GET
def delivery_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The delivery note of a parcel, for print, without prices."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        raise PermissionDenied
    get_object_or_404(Shipment, pk=pk)
    return _notes(request, Shipment.objects.filter(pk=pk))


@require_GET
def delivery_notes(request: HttpRequest) -> HttpResponse:
    """The delivery notes of all parcels of the orders named in ``row``, for print."""
    if not request.user.has_perm("fulfilment.view_shipment"):
        raise PermissionDenied
    counted = Shipment.objects.filter(order__in=keys_in(request.GET), status__in=Shipment.COUNTED)
    if not counted.exists():
        messages.warning(request, _("No parcel of these orders is sent yet, so there is no delivery note."))
        return redirect("orders_admin:index")
    return _notes(request, counted)


def _notes(request: HttpRequest, shipments: QuerySet[Shipment]) -> HttpResponse:
    lines = Prefetch("lines", ShipmentLine.objects.select_related("line").order_by("line__position", "pk"))
    shipments = shipments.select_related("order").prefetch_related(lines).order_by("order__number", "pk")
    return render(request, "orders/fulfilment/note.html", {"shipments": shipments[:MAX_ROWS]})
