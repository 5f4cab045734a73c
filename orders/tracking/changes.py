"""The customer agrees to other choices of a line, or declines, on the page of the order."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.timeline.states import WrongState
from orders.order import changing as orders
from orders.order.doors import by_link
from orders.order.models import LineChange, Order
from orders.production import changing


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Whoever has the link of the order decides; whoever only opens the address is led to the order."""
    order = by_link(token)
    related = ("line__order__customer", "after")
    change = get_object_or_404(LineChange.objects.select_related(*related), pk=pk, line__order=order)
    back = _back(request, order)
    if request.method != "POST":
        return back
    actor = request.user if request.user.is_authenticated else None
    try:
        if "agree" in request.POST:
            changing.agree(change, how=LineChange.How.LINK, actor=actor)
            messages.success(request, _("Thank you. We make it as you see it here."))
        elif "decline" in request.POST:
            orders.decline(change, actor=actor)
            messages.success(request, _("It stays as you ordered it."))
    except WrongState as problem:
        messages.error(request, str(problem))
    return back


def _back(request: HttpRequest, order: Order) -> HttpResponse:
    mine = Order.objects.visible_to(request.user).filter(pk=order.pk).exists()
    return redirect(order) if mine else redirect("tracking:show", order.token)
