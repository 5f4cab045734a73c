"""The basket and changes of its lines, for guests and for customers."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.foundation.transactions import atomic_with_retry
from customers.accounts.limits import allow, client_address
from store.configurator.services import Choices, choices_from, definition_of, own_pictures, store_configuration
from store.promotions.services import VoucherRefused
from store.uploads.access import uploads_of

from . import edit_line, services
from .current import basket_of, line_of
from .forms import QuantityForm, VoucherForm
from .models import BasketLine
from .pages import REMOVED, basket_page
from .reading import read_contents
from .responses import REFUSALS, LineNotFound, basket_response, changes_basket, line_or_404, to_basket
from .services import BasketRefused


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The basket with its sums and its promise."""
    return render(request, "orders/basket/show.html", vars(basket_page(request)))


@require_safe
def badge(request: HttpRequest) -> HttpResponse:
    """The personal part of the header: number of items, name and messages. Pages around it may be cached."""
    basket = basket_of(request)
    count = sum(basket.lines.values_list("quantity", flat=True)) if basket else 0
    name = request.user.get_short_name() if request.user.is_authenticated else ""
    page = {"count": count, "name": name, "messages": messages.get_messages(request)}
    return render(request, "components/personal.html", page)


@changes_basket
def change_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Change the quantity of a line; 0 removes it."""
    line, form = line_or_404(request, pk), QuantityForm(request.POST)
    if not form.is_valid():
        return basket_response(request, wrong_line=line.pk, wrong=form.sentence)
    if form.cleaned_data["quantity"] == 0:
        return _remove(request, line)
    try:
        services.set_quantity(line, quantity=form.cleaned_data["quantity"])
    except BasketRefused as refusal:
        return basket_response(request, wrong_line=line.pk, wrong=str(refusal))
    return basket_response(request)


@changes_basket
def repair_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Accept a repair: set the line's choices to those that were sent, if they are valid."""
    line = line_or_404(request, pk)
    if line.variant is None:
        raise LineNotFound
    definition = definition_of(line.variant.product)
    choices = own_pictures(definition, choices_from(definition, request.POST), partial(uploads_of, request))
    try:
        _remake(line, choices)
    except REFUSALS as refusal:
        return basket_response(request, wrong_line=line.pk, wrong=str(refusal))
    return basket_response(request)


@changes_basket
def remove_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Remove a line; the page has a button to put it back."""
    return _remove(request, line_or_404(request, pk))


def change_choices(request: HttpRequest, pk: str) -> HttpResponse:
    """Redirect to the product's page with the line's choices; saving there replaces the line."""
    line = line_of(request, pk)
    if line is None or line.variant is None:
        messages.info(request, _("That is no longer in your basket."))
        return redirect("basket:show")
    return redirect(edit_line.edit_address(line))


@changes_basket
def acknowledge(request: HttpRequest) -> HttpResponse:
    """The shopper has seen the new prices."""
    if basket := basket_of(request):
        services.acknowledge_prices(read_contents(basket))
    return basket_response(request)


@changes_basket
def use_voucher(request: HttpRequest) -> HttpResponse:
    """Use a voucher code."""
    form, basket = VoucherForm(request.POST), basket_of(request)
    if basket is None:
        return to_basket(request)
    if not allow("voucher", client_address(request)):
        form.add_error("code", _("You have tried many codes. Please wait a quarter of an hour, then try again."))
    if form.is_valid():
        try:
            services.use_voucher(basket, code=form.cleaned_data["code"])
        except (VoucherRefused, BasketRefused) as refusal:
            form.add_error("code", str(refusal))
    return basket_response(request) if form.is_valid() else basket_response(request, wrong=" ", voucher_form=form)


@changes_basket
def drop_voucher(request: HttpRequest) -> HttpResponse:
    """Remove the voucher."""
    if basket := basket_of(request):
        services.drop_voucher(basket)
    return basket_response(request)


@atomic_with_retry
def _remake(line: BasketLine, choices: Choices) -> None:
    """In one transaction: if the line is refused, the choices are not stored either."""
    services.remake(line, configuration=store_configuration(line.variant.product, choices, variant=line.variant))


def _remove(request: HttpRequest, line: BasketLine) -> HttpResponse:
    try:
        services.remove(line)
    except BasketRefused as refusal:
        return basket_response(request, wrong=str(refusal))
    if line.variant is None:
        return basket_response(request)
    request.session[REMOVED] = {
        "name": str(line.variant),
        "variant": line.variant_id,
        "configuration": line.configuration_hash,
        "quantity": line.quantity,
    }
    return basket_response(request)
