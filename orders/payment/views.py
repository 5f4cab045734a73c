"""Paying online, or changing the payment method. The link is the order's own and unguessable."""

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
    """How far paying is, and how to go on: by card, again, or by another method."""
    order = order_by_link(token)
    return _show(request, order)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_method(request: HttpRequest, token: str) -> HttpResponse:
    """Pay by another method than was agreed. A GET, as after a refused form, leads to the page."""
    order = order_by_link(token)
    if request.method != "POST":
        return redirect("payment:pay", token)
    try:
        _void_what_is_in_progress(order)
        services.change_method(order, request.POST.get("method", "")[:20])
    except (WrongState, ProviderAway) as problem:
        order.refresh_from_db(fields=["status", "payment_status"])
        return _show(request, order, problem=str(problem), status=422)
    return redirect(services.begin(order))


@never_cache
@require_GET
def back(request: HttpRequest, token: str) -> HttpResponse:
    """The browser is back from the bank. The provider is asked how it went; what the browser says is not trusted."""
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
    """Asked by the page of a payment in progress: empty while it is, then where to go on."""
    payment = services.payment_of(order_by_link(token))
    if payment and payment.status == Status.PENDING:
        return HttpResponse(status=204)
    return HttpResponseClientRedirect(reverse("payment:pay", args=[token]))


@never_cache
@require_POST
def pretend(request: HttpRequest, token: str) -> HttpResponse:
    """The answer of the pretend bank, as the visitor of the demo chose it."""
    order, bank = order_by_link(token), PretendCard()
    payment = services.payment_of(order)
    if not bank.offer("", order.total) or payment is None or payment.method != bank.code:
        raise Http404
    outcome = request.POST.get("outcome")
    if outcome == "secure":
        services.mark_pending(payment)
    elif outcome == "pay":
        services.settle(payment, bank.pay(payment))
    else:
        services.mark_failed(payment, _("The pretend bank declined the card."))
    return redirect("payment:pay", order.token)


def _show(request: HttpRequest, order: Order, *, problem: str = "", status: int = 200) -> HttpResponse:
    payment = (services.payment_of(order) or services.begin_payment(order)) if _can_be_paid(order) else None
    if payment is None:
        return redirect("checkout:done", order.token)
    try:
        page = pay_page(order, payment, request.build_absolute_uri)
    except PaymentMoved:
        return redirect("payment:pay", order.token)
    page |= {"problem": problem} if problem else {}
    response = render(request, "orders/payment/pay.html", page, status=status)
    return allow_stripe(response) if "client_secret" in page else response


def _void_what_is_in_progress(order: Order) -> None:
    """A card payment that waits for the shopper's bank is voided before another method is chosen."""
    payment = services.payment_of(order)
    if payment and payment.status == Status.PENDING:
        provider_calls.void(payment)


def _can_be_paid(order: Order) -> bool:
    return order.status == Order.Status.PLACED and order.payment_status not in {Paid.PAID, Paid.CHECK}
