"""The page on which a shopper changes the delivery address of an order."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from customers.profiles.address_form import AddressForm, typed_parts
from customers.timeline.states import WrongState
from orders.order.access import order_by_link, order_of_account
from orders.order.models import Order

from .address import change_address, reason_against_address


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, number: str) -> HttpResponse:
    """Change the delivery address of an own order."""
    order = order_of_account(request.user, number)
    return _address(request, order, back=order.get_absolute_url())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever has the link of the order."""
    return _address(request, order_by_link(token), back=reverse("tracking:show", args=[token]))


def _address(request: HttpRequest, order: Order, *, back: str) -> HttpResponse:
    if reason := reason_against_address(order):
        messages.error(request, reason)
        return redirect(back)
    countries = (order.delivery_address.get("country_code", ""),)
    if request.method != "POST" or "refresh" in request.POST:
        known = typed_parts(request.POST) if request.method == "POST" else order.delivery_address
        return _page(request, order, AddressForm(known=known, countries=countries), back)
    form = AddressForm(request.POST, countries=countries)
    if not form.is_valid():
        return _page(request, order, form, back, status=422)
    phone = {"phone": order.delivery_address.get("phone", "")}
    try:
        change_address(order, form.cleaned_data | phone, actor=request.user if request.user.is_authenticated else None)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("It goes to the new address."))
    return redirect(back)


def _page(request: HttpRequest, order: Order, form: AddressForm, back: str, status: int = 200) -> HttpResponse:
    context = {"order": order, "form": form, "back": back}
    return render(request, "orders/changes/address.html", context, status=status)
