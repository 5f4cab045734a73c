"""The shopper cancels an order, or agrees to or declines a proposed change."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.foundation.confirmation import ask_to_confirm
from customers.people.models import User
from customers.timeline.states import WrongState
from orders.order.access import order_by_link, order_of_account
from orders.order.models import Order
from orders.order.services import CancelReason

from . import services
from .confirmation import before_agreeing, before_cancelling
from .models import LineChange


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Ask, then cancel an own order. If it can no longer be cancelled, the order's page says why."""
    order = order_of_account(request.user, number)
    return _cancel(request, order, back=order.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def cancel_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The same for whoever has the link of the order, also without an account."""
    return _cancel(request, order_by_link(token), back=reverse("tracking:show", args=[token]))


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Agree or decline, by the order's link; a GET redirects to the order.

    To agree takes two presses: the first one shows the sum and the day, the second one sends what was shown.
    """
    order = order_by_link(token)
    related = ("line__order__customer", "line__variant__price", "line__configuration", "after__product")
    change = get_object_or_404(LineChange.objects.select_related(*related), pk=pk, line__order=order)
    back = _back(request, order)
    if request.method != "POST":
        return back
    actor = _actor(request)
    if "agree" in request.POST and (asked := _ask_before_agreeing(request, change)):
        return asked
    try:
        if "agree" in request.POST:
            services.agree(change, how=LineChange.How.LINK, actor=actor)
            messages.success(request, _("Thank you. We make it as you see it here."))
        elif "decline" in request.POST:
            services.decline(change, actor=actor)
            messages.success(request, _("It stays as you ordered it."))
    except WrongState as problem:
        if "agree" not in request.POST or not services.close_too_late(change, said_yes=True, actor=actor):
            messages.error(request, str(problem))
        else:
            words = {"reason": problem, "line": change.line.name}
            messages.error(request, _("%(reason)s We make %(line)s as you ordered it.") % words)
    return back


def _cancel(request: HttpRequest, order: Order, *, back: str) -> HttpResponse:
    if request.method != "POST":
        if services.reason_against_cancelling(order):
            return redirect(back)
        return ask_to_confirm(request, before_cancelling(order, back))
    try:
        services.cancel(order, reason=CancelReason.CHANGED_MIND, actor=_actor(request))
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Your order %(number)s is cancelled.") % {"number": order.number})
    return redirect(back)


def _actor(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def _ask_before_agreeing(request: HttpRequest, change: LineChange) -> HttpResponse | None:
    """The page that asks, unless it was shown as it is now, or the change can no longer be agreed to."""
    if change.status != LineChange.Status.PROPOSED or services.reason_against_change(change.line):
        return None
    confirmation = before_agreeing(change)
    seen = dict(confirmation.fields)["seen"]
    return None if request.POST.get("seen") == seen else ask_to_confirm(request, confirmation)


def _back(request: HttpRequest, order: Order) -> HttpResponse:
    mine = Order.objects.visible_to(request.user).filter(pk=order.pk).exists()
    return redirect(order) if mine else redirect("tracking:show", order.token)
