"""Staff record that money came in, and pay back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from customers.timeline.states import WrongState
from orders.order.models import Order
from store.money.amounts import Money

from . import refunds, services
from .forms import OverpaidForm, ReceivedForm, RefusedForm
from .models import Payment, Refund
from .outcomes import outcome
from .panels import is_confirmed_by_staff


@require_POST
def mark_paid(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the money that came in for one payment; an amount above the balance is asked about first."""
    payment = get_object_or_404(Payment.objects.select_related("order__customer"), pk=pk)
    order, form = payment.order, ReceivedForm(request.POST, prefix=f"payment{payment.pk}")
    _check_permission(request)
    if form.is_valid() and form.needs_confirmation and is_confirmed_by_staff(payment):
        return _ask_again(request, payment, form)

    def act() -> str:
        if not form.is_valid():
            raise WrongState(_("Write the amount that came in as a number, such as 24.90."))
        if not is_confirmed_by_staff(payment):
            raise WrongState(_("This payment is not marked by hand: its provider reports its status."))
        received = form.cleaned_data["received"]
        services.mark_paid(payment, received=received, balance=form.cleaned_data["balance"], actor=request.user)
        return outcome(order, _("%(amount)s for %(number)s came in."), received)

    return _act(request, order, act)


@require_POST
def refund_overpaid(request: HttpRequest, pk: int) -> HttpResponse:
    """Pay back what came in above the total."""
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    form = OverpaidForm(request.POST)
    _check_permission(request)

    def act() -> str:
        if not form.is_valid():
            raise WrongState(_("The amount is missing. Look at the order again."))
        amount = form.cleaned_data["amount"]
        refunds.refund_overpaid(order, displayed=amount, actor=request.user)
        return outcome(order, _("%(amount)s of %(number)s goes back."), amount)

    return _act(request, order, act)


@require_POST
def refund_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a payout was made by hand."""
    refund = _refund(request, pk)

    def act() -> str:
        refunds.write_done(refund, actor=request.user)
        return outcome(refund.order, _("%(amount)s of %(number)s is paid back."), refund.amount)

    return _act(request, refund.order, act)


@require_POST
def refund_refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a payout could not be made, and why."""
    refund, form = _refund(request, pk), RefusedForm(request.POST)

    def act() -> str:
        if not form.is_valid():
            raise WrongState(_("Write why it could not be paid out."))
        refunds.write_refused(refund, message=form.cleaned_data["message"], actor=request.user)
        return outcome(refund.order, _("%(amount)s of %(number)s was not paid back."), refund.amount)

    return _act(request, refund.order, act)


@require_POST
def refund_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a refused refund again; ``to`` sends it to a bank account instead."""
    refund = _refund(request, pk)
    to = Refund.To.BANK if request.POST.get("to") == Refund.To.BANK else ""

    def act() -> str:
        refunds.refund_again(refund, to=to, actor=request.user)
        return outcome(refund.order, _("%(amount)s of %(number)s goes back."), refund.amount)

    return _act(request, refund.order, act)


def _refund(request: HttpRequest, pk: int) -> Refund:
    _check_permission(request)
    return get_object_or_404(Refund.objects.select_related("order__customer", "payment"), pk=pk)


def _check_permission(request: HttpRequest) -> None:
    if not request.user.has_perm("payment.change_payment"):
        raise PermissionDenied


def _ask_again(request: HttpRequest, payment: Payment, form: ReceivedForm) -> HttpResponse:
    """A page that asks whether so much came in."""
    context = {
        "payment": payment,
        "order": payment.order,
        "form": form,
        "received": form.cleaned_data["received"],
        "balance": max(form.cleaned_data["balance"], Money(0)),
        "header_title": _("Payment of %(number)s") % {"number": payment.order.number},
    }
    return TemplateResponse(request, "orders/payment/admin/confirm_amount.html", context, status=422)


def _act(request: HttpRequest, order: Order, action: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, action())
    except WrongState as problem:
        messages.error(request, str(problem))
    return redirect("orders_admin:inspect", order.pk)
