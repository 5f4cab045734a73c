"""Tracking an order: by its link, by number, e-mail address and code, or in the account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from customers.accounts.limits import allow, client_address
from orders.order.access import order_by_link, order_of_account
from orders.order.passes import PassExpired, pass_for

from . import lookups
from .again import order_again
from .forms import CodeForm, FindForm
from .models import Lookup
from .pages import order_page, orders_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for an order by number and e-mail address; the response is the same whether it exists or not."""
    if request.method != "POST":
        return render(request, "orders/tracking/find.html", {"form": FindForm()})
    form = FindForm(request.POST)
    if not form.is_valid():
        return render(request, "orders/tracking/find.html", {"form": form}, status=422)
    # Limits count the visitor's address, never the mailbox alone: nobody can use up another person's tries.
    email, here = form.cleaned_data["email"], client_address(request)
    if not (allow("order-lookup", here) and allow("order-lookup-mailbox", f"{here} {email}")):
        form.add_error(None, _("You have asked too often. Wait a while, then try again."))
        return render(request, "orders/tracking/find.html", {"form": form}, status=429)
    lookup = lookups.ask(number=form.cleaned_data["number"], email=email)
    return redirect("tracking:code", lookup.token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Enter the mailed code."""
    lookup = get_object_or_404(Lookup, token=token)
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if not allow("order-code", client_address(request)):
            form.add_error(None, _("You have tried too often. Wait a quarter of an hour, then ask for a new code."))
            status = 429
        elif form.is_valid():
            if order := lookups.open_with(lookup.token, form.cleaned_data["code"]):
                return redirect("tracking:show", pass_for(order))
            form.add_error("code", _("This code is not valid. Look at the newest e-mail, or ask for another code."))
    return render(request, "orders/tracking/code.html", {"form": form, "lookup": lookup}, status=status)


@never_cache
@require_GET
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an order, by its link."""
    try:
        order = order_by_link(token)
    except PassExpired:
        messages.info(request, _("This link has expired. Ask for another code to see your order."))
        return redirect("tracking:find")
    return render(request, "orders/tracking/show.html", vars(order_page(order)))


@never_cache
@login_required
@require_GET
def account_orders(request: HttpRequest) -> HttpResponse:
    """The orders of the signed-in customer, newest first, older ones by key."""
    before = request.GET.get("before", "")
    page = orders_page(request.user, before=int(before[:18]) if before.isascii() and before.isdecimal() else None)
    return render(request, "orders/tracking/orders.html", vars(page))


@never_cache
@login_required
@require_GET
def account_order(request: HttpRequest, number: str) -> HttpResponse:
    """One order of the signed-in customer."""
    return render(request, "orders/tracking/order.html", vars(order_page(order_of_account(request.user, number))))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_order_again(request: HttpRequest, number: str) -> HttpResponse:
    """Put the lines of an own order into the basket, at today's prices; messages name what could not be had."""
    order = order_of_account(request.user, number)
    if request.method != "POST":
        return redirect(order)
    result = order_again(order, request.user)
    for sentence in result.refused:
        messages.warning(request, sentence)
    if not result.added:
        messages.error(request, _("Nothing of this order can be ordered again as it was. Your basket is unchanged."))
        return redirect(order)
    count = len(result.added)
    sentence = ngettext(
        "%(count)d line of order %(number)s is in your basket, at today’s price.",
        "%(count)d lines of order %(number)s are in your basket, at today’s prices.",
        count,
    )
    messages.success(request, sentence % {"count": count, "number": order.number})
    return redirect("basket:show")
