"""The page on which a shopper changes the words and options of an ordered line."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.policies.terms import ChangeKind
from customers.timeline.states import WrongState
from orders.order.access import order_by_link, order_of_account
from orders.order.models import Order, OrderLine
from store.configurator.services import ChoiceRefused, changes_in_words
from store.rules.definition import FILE

from .by_shopper import change_by_shopper, reasons_against
from .quotes import Quote, quote
from .wanted import kind_of, wanted_choices


@dataclass(frozen=True, kw_only=True)
class ShopperChangePage:
    """What may be changed of a line, with picture and price. ``seen``: the price that the form is sent with."""

    order: Order
    line: OrderLine
    quote: Quote
    groups: Sequence[object]
    changes: str
    #: Why the words, or the options, are not on the page.
    reasons: list[str]
    seen: str
    problem: str
    back: str


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_line(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Change a line of an own order."""
    order = order_of_account(request.user, number)
    return _change(request, order, pk, back=order.get_absolute_url())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_line_by_link(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """The same for whoever has the link of the order."""
    return _change(request, order_by_link(token), pk, back=reverse("tracking:show", args=[token]))


def _change(request: HttpRequest, order: Order, pk: int, *, back: str) -> HttpResponse:
    line = _line(order, pk)
    reasons = reasons_against(line)
    if all(reasons.values()):
        messages.error(request, next(iter(reasons.values())))
        return redirect(back)
    choices = wanted_choices(line, request.POST if request.method == "POST" else request.GET)
    if request.method != "POST":
        return _page(request, line, choices, reasons, back)
    if request.POST.get("seen") != _seen(line, quote(line, choices)):
        problem = _("This is how it would be. Look at picture and price, then press the button once more.")
        return _page(request, line, choices, reasons, back, problem=problem)
    try:
        made = change_by_shopper(line, choices=choices, actor=request.user if request.user.is_authenticated else None)
    except (WrongState, ChoiceRefused) as problem:
        return _page(request, line, choices, reasons, back, problem=str(problem), status=422)
    words = {"line": line.name, "difference": made.difference_in_words}
    messages.success(request, _("%(line)s is changed: %(difference)s.") % words)
    return redirect(back)


def _line(order: Order, pk: int) -> OrderLine:
    made = "configuration__product__made_to_order"
    related = (f"{made}__option_set", f"{made}__drawing", "variant__price", "variant__product")
    line = get_object_or_404(OrderLine.objects.select_related(*related), pk=pk, order=order)
    line.order = order
    return line


def _changes(line: OrderLine, quoted: Quote) -> str:
    configured = quoted.configured
    return changes_in_words(configured.definition, line.configuration.content["choices"], configured.answers)


def _seen(line: OrderLine, quoted: Quote) -> str:
    """Names changes and price, so that nobody agrees to what the page did not show."""
    return f"{quoted.total.amount} {_changes(line, quoted)}"


def _page(
    request: HttpRequest,
    line: OrderLine,
    choices: dict,
    reasons: dict[ChangeKind, str],
    back: str,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    quoted = quote(line, choices)
    configured = quoted.configured
    groups = [each for each in configured.groups if each.group.kind != FILE and not reasons[kind_of(each.group.kind)]]
    page = ShopperChangePage(
        order=line.order,
        line=line,
        quote=quoted,
        groups=groups,
        changes=_changes(line, quoted),
        reasons=[reason for reason in dict.fromkeys(reasons.values()) if reason],
        seen=_seen(line, quoted),
        problem=problem,
        back=back,
    )
    return render(request, "orders/changes/change.html", vars(page), status=status)
