"""Paying online, or another way after all; and the door for what providers tell us."""

import logging

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from customers.timeline.states import WrongState
from orders.order.models import Order, Paid

from . import services
from .providers import provider_of
from .providers.base import ProviderAway
from .ways import other_ways

log = logging.getLogger("kontor.payment")
_FROM_STRIPE = [settings.STRIPE_SCRIPT_ORIGIN, "https://hooks.stripe.com"]
#: The pages of a card payment may load the provider's script and frames; no other page may.
PAY_POLICY = {
    "script-src": [settings.STRIPE_SCRIPT_ORIGIN],
    "frame-src": _FROM_STRIPE,
    "connect-src": [settings.STRIPE_API_BASE, settings.STRIPE_SCRIPT_ORIGIN],
}


@never_cache
@csp_update(PAY_POLICY)
@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """Pay an order online, or choose another way; the link is the order's own and unguessable."""
    order = _order(token)
    if order.status != Order.Status.PLACED or order.payment_status == Paid.PAID:
        return redirect("checkout:done", order.token)
    if request.method == "POST":
        return _another_way(request, order)
    return render(request, "orders/payment/pay.html", _page(order))


def _another_way(request: HttpRequest, order: Order) -> HttpResponse:
    try:
        payment = services.change_way(order, request.POST.get("way", "")[:20])
    except WrongState as problem:
        context = _page(order) | {"problem": str(problem)}
        return render(request, "orders/payment/pay.html", context, status=422)
    return redirect(provider_of(payment.method).next_address(payment))


def _page(order: Order) -> dict:
    payment = services.payment_of(order)
    context = {"order": order, "payment": payment, "others": other_ways(order)}
    if payment.method != "card":
        return context
    try:
        secret = provider_of("card").prepare(payment)
    except ProviderAway as away:
        return context | {"problem": str(away)}
    return context | {
        "client_secret": secret,
        "key": settings.STRIPE_PUBLISHABLE_KEY,
        "origin": settings.STRIPE_SCRIPT_ORIGIN,
    }


@require_POST
def pretend(request: HttpRequest, token: str) -> HttpResponse:
    """What the pretend card of the demo does, as the visitor chose."""
    order = _order(token)
    payment = services.payment_of(order)
    if not settings.DEMO or payment is None or payment.method != "pretend":
        raise Http404
    try:
        if request.POST.get("outcome") == "pay":
            services.mark_paid(payment)
            return redirect("checkout:done", order.token)
        services.mark_failed(payment, _("The pretend bank said no."))
    except WrongState:  # Pressed twice: the first one counts.
        return redirect("checkout:done", order.token)
    messages.error(request, _("The pretend bank said no. Try again, or choose another way."))
    return redirect("payment:pay", order.token)


def _order(token: str) -> Order:
    order = get_object_or_404(Order.objects.select_related("customer"), token=token[:64].replace("\x00", ""))
    if not order.payments.exists():
        raise Http404
    return order
