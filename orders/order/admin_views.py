"""Actions of staff on an order: each is one POST that calls a service and redirects to the order."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from customers.timeline.states import WrongState
from store.calendars import promise_words

from . import promises, services
from .forms import OrderNoteForm, TellDayForm
from .models import Order
from .permissions import require_permission_to_act


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note on an order."""
    require_permission_to_act(request.user)
    order = get_object_or_404(Order, pk=pk)
    form = OrderNoteForm(request.POST)
    if not form.is_valid():
        return _refused(request, order, form)
    services.add_note(order, text=form.cleaned_data["text"], actor=request.user)
    messages.success(request, _("The note is saved with %(number)s.") % {"number": order.number})
    return back_to(order)


@require_POST
def tell_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the day that is promised, and mail it to the customer."""
    require_permission_to_act(request.user)
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    form = TellDayForm(request.POST)
    if not form.is_valid():
        return _refused(request, order, form)
    try:
        promises.tell_day(order, day=form.cleaned_data["day"], actor=request.user)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        values = {"number": order.number, "day": promise_words.text(order.promise)}
        messages.success(request, _("%(number)s is promised for %(day)s. The customer gets an e-mail.") % values)
    return back_to(order)


def back_to(order: Order) -> HttpResponse:
    """Redirect to the order's admin screen."""
    return redirect("orders_admin:inspect", order.pk)


def _refused(request: HttpRequest, order: Order, form: forms.Form) -> HttpResponse:
    for sentences in form.errors.values():
        messages.error(request, " ".join(sentences))
    return back_to(order)
