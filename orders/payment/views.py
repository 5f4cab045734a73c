"""Paying online, or another way after all; and the door for what providers tell us."""

import logging

from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from customers.timeline.states import WrongState
from orders.order.models import Order, Paid

from . import services, webhooks
from .models import Payment
from .providers import PROVIDERS
from .providers.base import ProviderAway
from .settling import settle
from .ways import ways_for

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
    except (services.WayRefused, WrongState) as problem:
        context = _page(order) | {"problem": str(problem)}
        return render(request, "orders/payment/pay.html", context, status=422)
    return redirect(services.next_address(order, payment))


def _page(order: Order) -> dict:
    payment = services.payment_of(order)
    country = order.delivery_address.get("country_code", "")
    offered = [way for way in ways_for(country, order.total) if way.pays_in_advance and not way.fee.amount]
    context = {"order": order, "payment": payment, "others": [w for w in offered if w.code != payment.method]}
    if payment.method != "card":
        return context
    try:
        secret = PROVIDERS["card"].secret_of(payment)
    except ProviderAway as away:
        return context | {"problem": str(away)}
    return context | {
        "client_secret": secret,
        "key": settings.STRIPE_PUBLISHABLE_KEY,
        "origin": settings.STRIPE_SCRIPT_ORIGIN,
    }


@never_cache
@require_GET
def back(request: HttpRequest, token: str) -> HttpResponse:
    """The browser is back from the provider, who is asked how it went; what the browser says counts for nothing."""
    order = _order(token)
    payment = services.payment_of(order)
    try:
        settle(payment)
    except ProviderAway as away:
        messages.warning(request, str(away))
    payment.refresh_from_db()
    if payment.status in {Payment.Status.PAID, Payment.Status.PENDING}:
        return redirect("checkout:done", order.token)
    messages.error(request, payment.message or _("The payment did not work. Try again, or choose another way."))
    return redirect("payment:pay", order.token)


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


@csrf_exempt  # Providers sign what they send; the signature is checked instead.
@require_POST
def webhook(request: HttpRequest, provider: str) -> HttpResponse:
    """Verified, stored as it came, handled by the worker."""
    if provider != "stripe":
        raise Http404
    try:
        webhooks.receive(request.body, request.headers.get("Stripe-Signature", ""))
    except webhooks.NotGenuine as problem:
        log.warning("A webhook of Stripe was refused: %s", problem)
        return HttpResponse("The signature is wrong.\n", status=400, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def _order(token: str) -> Order:
    order = get_object_or_404(Order.objects.select_related("customer"), token=token[:64].replace("\x00", ""))
    if not order.payments.exists():
        raise Http404
    return order
