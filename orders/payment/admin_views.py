"""Staff say that money came, or went back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from customers.timeline.states import WrongState
from orders.order.models import Order

from . import services
from .differences import settle_difference
from .forms import ReceivedForm
from .models import Payment


@require_POST
def mark_paid(request: HttpRequest, pk: int) -> HttpResponse:
    """The money of one payment is there; the amount on the account is compared with what was agreed."""
    payment = get_object_or_404(Payment.objects.select_related("order__customer"), pk=pk)
    form = ReceivedForm(request.POST, prefix=f"payment{payment.pk}")
    said = _("%(amount)s for %(number)s is paid.") % {"amount": payment.amount, "number": payment.order.number}

    def act() -> None:
        if not form.is_valid():
            raise WrongState(_("Write the amount that came in as a number, such as 24.90."))
        received = form.cleaned_data["received"]
        services.mark_paid(payment, received=received, actor=request.user)

    return _act(request, payment.order, said, act)


@require_POST
def mark_paid_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What we held without right has gone back."""
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    said = _("%(number)s is paid back.") % {"number": order.number}
    return _act(request, order, said, lambda: services.mark_paid_back(order, actor=request.user))


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference that an agreed change made has come in, or gone back."""
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    said = _("The difference of %(number)s is settled.") % {"number": order.number}
    return _act(request, order, said, lambda: settle_difference(order, actor=request.user))


def _act(request: HttpRequest, order: Order, said: str, action: Callable[[], None]) -> HttpResponse:
    if not request.user.has_perm("payment.change_payment"):
        raise PermissionDenied
    try:
        action()
    except (WrongState, services.PaymentMismatch) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("orders_admin:inspect", order.pk)
