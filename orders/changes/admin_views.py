"""Staff cancel an order, or change the choices of a line: see the new price, and record how the customer agreed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.text.spelling import clean_line
from customers.timeline.states import WrongState
from orders.order.models import Order, OrderLine
from orders.order.permissions import require_permission_to_act
from orders.payment.models import Payment
from store.configurator.services import ChoiceRefused, changes_in_words

from . import services
from .forms import ASK, AgreementForm, CancelForm
from .models import LineChange
from .quotes import Quote, quote
from .undo import undo_paid
from .wanted import wanted_choices


@dataclass(frozen=True, kw_only=True)
class LineChangePage:
    """The choices of an ordered line, with picture and price before and after."""

    line: OrderLine
    order: Order
    quote: Quote
    groups: Sequence[object]
    #: The changed choices, in words.
    changes: str
    form: AgreementForm
    problem: str
    header_title: str
    breadcrumbs_items: list[dict]


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel an order, also one whose work has begun, if the screen listed that work."""
    require_permission_to_act(request.user)
    order = get_object_or_404(Order, pk=pk)
    form = CancelForm(request.POST)
    if not form.is_valid():
        for sentences in form.errors.values():
            messages.error(request, " ".join(sentences))
        return redirect("orders_admin:inspect", pk)
    values = dict(form.cleaned_data)
    try:
        services.cancel(order, despite=values.pop("begun"), actor=request.user, **values)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("%(number)s is cancelled.") % {"number": order.number})
    return redirect("orders_admin:inspect", pk)


@require_POST
def undo_payment(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo that a payment was marked as paid."""
    if not request.user.has_perm("payment.change_payment"):
        raise PermissionDenied
    payment = get_object_or_404(Payment.objects.select_related("order"), pk=pk)
    try:
        undo_paid(payment.order, payment_id=payment.pk, actor=request.user)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("%(number)s is not paid. No e-mail was sent.") % {"number": payment.order.number})
    return redirect("orders_admin:inspect", payment.order_id)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The choices of a line with the price before and after; a POST changes it, or asks the customer."""
    require_permission_to_act(request.user)
    line = _line(pk)
    if reason := services.reason_against_change(line):
        messages.error(request, reason)
        return redirect("orders_admin:inspect", line.order_id)
    data = request.POST if request.method == "POST" else request.GET
    choices = wanted_choices(line, data)
    if request.method != "POST":
        return _page(request, line, choices, AgreementForm())
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return _page(request, line, choices, form, status=422)
    if form.cleaned_data["how"] != ASK and not _has_seen(line, choices, data):
        problem = _("The price has changed to the one on this page. Tell the customer, then change the line.")
        return _page(request, line, choices, form, problem=problem, status=409)
    try:
        sentence = _change(line, choices, actor=request.user, **form.cleaned_data)
    except (WrongState, ChoiceRefused) as problem:
        return _page(request, line, choices, form, problem=str(problem), status=422)
    messages.success(request, sentence)
    return redirect("orders_admin:inspect", line.order_id)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the customer agreed by phone or mail to a proposed change."""
    how = request.POST.get("how", "")
    how = how if how in {LineChange.How.PHONE, LineChange.How.MAIL} else LineChange.How.PHONE
    note = clean_line(request.POST.get("note", ""))[:300]
    sentence = _("The line is changed.")
    return _decide(request, pk, sentence, lambda found: services.agree(found, how=how, actor=request.user, note=note))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a proposed change."""
    sentence = _("The change is not proposed any more.")
    return _decide(request, pk, sentence, lambda found: services.withdraw(found, actor=request.user))


def _decide(request: HttpRequest, pk: int, sentence: str, action: Callable[[LineChange], None]) -> HttpResponse:
    require_permission_to_act(request.user)
    found = get_object_or_404(LineChange.objects.select_related("line__order__customer", "after"), pk=pk)
    try:
        action(found)
    except WrongState as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, sentence)
    return redirect("orders_admin:inspect", found.line.order_id)


def _has_seen(line: OrderLine, choices: dict, data: Mapping[str, str]) -> bool:
    """Whether the displayed price is the price of these choices, so that the customer can have agreed to it."""
    return data.get("seen") in {None, str(quote(line, choices).total.amount)}


def _line(pk: int) -> OrderLine:
    made = "configuration__product__made_to_order"
    related = ("order__customer", f"{made}__option_set", f"{made}__drawing", "variant__price", "variant__product")
    return get_object_or_404(OrderLine.objects.select_related(*related), pk=pk)


def _change(line: OrderLine, choices: dict, *, actor, how: str, note: str) -> str:
    if how == ASK:
        services.propose(line, choices=choices, actor=actor, note=note)
        return _("The customer is asked. Nothing changes before they agree.")
    made = services.change(line, choices=choices, how=how, actor=actor, note=note)
    return _("%(line)s is changed: %(difference)s.") % {"line": line.name, "difference": made.difference_in_words}


def _page(
    request: HttpRequest, line: OrderLine, choices: dict, form: AgreementForm, problem: str = "", status: int = 200
) -> HttpResponse:
    quoted = quote(line, choices)
    configured = quoted.configured
    before = line.configuration.content["choices"]
    page = LineChangePage(
        line=line,
        order=line.order,
        quote=quoted,
        groups=configured.groups,
        changes=changes_in_words(configured.definition, before, configured.answers),
        form=form,
        problem=problem,
        header_title=_("Change %(line)s") % {"line": line.name},
        breadcrumbs_items=[
            {"url": reverse("orders_admin:index"), "label": _("Orders")},
            {"url": reverse("orders_admin:inspect", args=[line.order_id]), "label": line.order.number},
            {"url": "", "label": _("Change a line")},
        ],
    )
    return render(request, "orders/changes/admin/change.html", vars(page), status=status)
