"""Paying by card, or changing the payment method. The URLs contain the order's secret token."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from customers.timeline.states import WrongState
from orders.order.access import order_by_link
from orders.order.models import Order, Paid

from . import provider_calls, services
from .content_policy import allow_stripe
from .models import Payment
from .pages import pay_page
from .providers import PaymentMoved, ProviderAway
from .providers.pretend_card import PretendCard

Status = Payment.Status


@never_cache
@require_safe
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """The payment page: pay by card, try again, or choose another method."""
    return _pay_response(request, order_by_link(token))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_method(request: HttpRequest, token: str) -> HttpResponse:
    """Choose another payment method. A GET, as after a refused form, redirects to the page."""
    order = order_by_link(token)
    if request.method != "POST":
        return redirect("payment:pay", token)
    try:
        _void_payment_in_progress(order)
        services.change_method(order, request.POST.get("method", "")[:20])
    except (WrongState, ProviderAway) as problem:
        order.refresh_from_db(fields=["status", "payment_status"])
        return _pay_response(request, order, problem=str(problem), status=422)
    return redirect(services.begin(order))


@never_cache
@require_GET
def back(request: HttpRequest, token: str) -> HttpResponse:
    """The browser comes back from the bank. We ask the provider for the status; the browser's claim is not trusted."""
    order = order_by_link(token)
    payment = services.payment_of(order)
    try:
        if payment:
            provider_calls.ask(payment)
    except ProviderAway as away:
        messages.warning(request, str(away))
    return redirect("payment:pay", order.token)


@never_cache
@require_safe
def state(request: HttpRequest, token: str) -> HttpResponse:
    """Polled by the page of a payment in progress: 204 while it is, then a redirect."""
    payment = services.payment_of(order_by_link(token))
    if payment and payment.status == Status.PENDING:
        return HttpResponse(status=204)
    return HttpResponseClientRedirect(reverse("payment:pay", args=[token]))


@never_cache
@require_POST
def pretend(request: HttpRequest, token: str) -> HttpResponse:
    """The answer of the pretend bank, as the visitor of the demo chose."""
    order, bank = order_by_link(token), PretendCard()
    payment = services.payment_of(order)
    if not bank.method_for("", order.total) or payment is None or payment.method != bank.code:
        raise Http404
    outcome = request.POST.get("outcome")
    if outcome == "secure":
        services.mark_pending(payment)
    elif outcome == "pay":
        services.settle(payment, bank.pay(payment))
    else:
        services.mark_failed(payment, _("The pretend bank declined the card."))
    return redirect("payment:pay", order.token)


def _pay_response(request: HttpRequest, order: Order, *, problem: str = "", status: int = 200) -> HttpResponse:
    payment = (services.payment_of(order) or services.begin_payment(order)) if _can_be_paid(order) else None
    if payment is None:
        return redirect("checkout:done", order.token)
    try:
        page = pay_page(order, payment, request.build_absolute_uri)
    except PaymentMoved:
        return redirect("payment:pay", order.token)
    page = replace(page, problem=problem or page.problem)
    response = render(request, "orders/payment/pay.html", vars(page), status=status)
    return allow_stripe(response) if page.client_secret else response


def _void_payment_in_progress(order: Order) -> None:
    """Void a card payment that waits for the shopper's bank, before another method is chosen."""
    payment = services.payment_of(order)
    if payment and payment.status == Status.PENDING:
        provider_calls.void(payment)


def _can_be_paid(order: Order) -> bool:
    return order.status == Order.Status.PLACED and order.payment_status not in {Paid.PAID, Paid.CHECK}
