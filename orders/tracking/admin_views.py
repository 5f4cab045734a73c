"""Staff record scans of parcels."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cms.text.forms import LineField
from customers.timeline.states import WrongState
from orders.fulfilment.models import Shipment

from .models import Scan
from .services import record_scan, undo_scan


class ScanForm(forms.Form):
    """One scan."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=Scan.Kind.choices)
    place = LineField(label=gettext_lazy("Where"), max_length=80, required=False)


@require_POST
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a scan of a parcel."""
    if not request.user.has_perm("fulfilment.change_shipment"):
        raise PermissionDenied
    shipment = get_object_or_404(Shipment.objects.select_related("order__customer"), pk=pk)
    form = ScanForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what was seen."))
        return redirect("orders_admin:inspect", shipment.order_id)
    try:
        record_scan(shipment, actor=request.user, **form.cleaned_data)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The scan of parcel %(parcel)s is saved.") % {"parcel": shipment})
    return redirect("orders_admin:inspect", shipment.order_id)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the last scan of a parcel."""
    if not request.user.has_perm("fulfilment.change_shipment"):
        raise PermissionDenied
    wrong = get_object_or_404(Scan.objects.select_related("shipment"), pk=pk)
    words = {"what": wrong.get_kind_display(), "parcel": wrong.shipment}
    try:
        undo_scan(wrong, actor=request.user)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("“%(what)s” of parcel %(parcel)s is undone.") % words)
    return redirect("orders_admin:inspect", wrong.shipment.order_id)
