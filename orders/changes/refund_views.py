"""The screen on which staff pay back a part of an order: choose, see what goes where, pay back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.timeline.states import WrongState
from orders.order.models import Order
from orders.payment.methods import method_name
from orders.payment.models import Payment, Refund
from orders.payment.refund_rows import goes_to, shares
from store.money.amounts import Money, total_of

from .panels import may_pay_back
from .refund_forms import RefundForm
from .refunding import Wanted, parts_of, pay_back, refundable


@dataclass(frozen=True)
class RefundPreview:
    """What would happen: the sum taken off, what of it goes back, and to where; the rest was not paid yet."""

    taken: Money
    back: Money
    goes_to: list[tuple[str, Money]]


@require_http_methods(["GET", "HEAD", "POST"])
def refund(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is paid back. The first press shows the sum and where it goes, the second one pays it back."""
    if not may_pay_back(request.user):
        raise PermissionDenied
    order = get_object_or_404(Order.objects.select_related("customer"), pk=pk)
    left = refundable(order)
    if request.method != "POST":
        return _page(request, order, RefundForm(refundable=left))
    form = RefundForm(request.POST, refundable=left)
    if not form.is_valid():
        return _page(request, order, form, status=422)
    try:
        preview = _preview(order, form.wanted(), form.cleaned_data["to"])
        if "confirm" not in request.POST or form.cleaned_data["seen"] != preview.taken:
            return _page(request, order, form, preview=preview)
        _pay_back(order, form, request.user)
    except WrongState as problem:
        return _page(request, order, form, problem=str(problem), status=409)
    sentence = _("%(amount)s is taken off %(number)s, %(back)s goes back.")
    words = {"amount": preview.taken, "number": order.number, "back": preview.back}
    messages.success(request, sentence % words)
    return redirect("orders_admin:inspect", pk)


def _pay_back(order: Order, form: RefundForm, actor: Any) -> None:
    values = form.cleaned_data
    pay_back(
        order,
        form.wanted(),
        key=f"form:{values['form_key']}",
        reason=values["reason"],
        seen=values["seen"],
        to=values["to"],
        restock=values["restock"],
        note=values["note"],
        actor=actor,
    )


def _preview(order: Order, wanted: Wanted, to: str) -> RefundPreview:
    """Nothing is written.

    Raises:
        WrongState: more is wanted than is left, or nothing.
    """
    taken = total_of(-part.amount for part in parts_of(order, wanted))
    back = min(taken, max(order.paid - (order.total - taken), Money(0)))
    payments = Payment.objects.filter(order=order, status=Payment.Status.PAID)
    found = shares(payments, back) if back else []
    return RefundPreview(taken, back, [(_where(payment, goes_to(payment, to)), part) for payment, part in found])


def _where(payment: Payment, to: str) -> str:
    return method_name(payment.method) if to == Refund.To.ORIGINAL else str(Refund.To(to).label)


def _page(
    request: HttpRequest,
    order: Order,
    form: RefundForm,
    *,
    preview: RefundPreview | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "order": order,
        "form": form,
        "preview": preview,
        "problem": problem,
        "header_title": _("Pay back %(number)s") % {"number": order.number},
        "breadcrumbs_items": [
            {"url": reverse("orders_admin:index"), "label": _("Orders")},
            {"url": reverse("orders_admin:inspect", args=[order.pk]), "label": order.number},
            {"url": "", "label": _("Pay back")},
        ],
    }
    return render(request, "orders/changes/admin/refund.html", context, status=status)
