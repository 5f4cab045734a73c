"""Views that put something into the basket: from a product's page, a saved design, an old order, or undo."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.foundation.transactions import atomic_with_retry
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import (
    Choices,
    choices_from,
    definition_of,
    named_quantity,
    own_pictures,
    store_configuration,
)
from store.designs.models import Design
from store.storefront.choosing import quantity_from
from store.storefront.pages import product_page
from store.storefront.sizes import sizes_wanted
from store.uploads.access import take_along, uploads_of

from . import edit_line, services
from .current import basket_for_adding, remember
from .forms import AddForm
from .models import BasketLine
from .responses import REFUSALS, basket_response, changes_basket, to_basket
from .services import BasketRefused


@changes_basket
def add(request: HttpRequest) -> HttpResponse:
    """Add a product from its page to the basket, or replace the line that the form names.

    If it is refused, the answer is the product's page with the reason.
    """
    variant = _variant(request.POST.get("variant", ""))
    definition = definition_of(variant.product)
    choices = own_pictures(definition, choices_from(definition, request.POST), partial(uploads_of, request))
    form = AddForm(request.POST, named_quantity(definition, choices))
    if not form.is_valid():
        return _refused(request, variant, choices, form.sentence)
    wanted = sizes_wanted(request.POST, variant, form.cleaned_data["quantity"])
    if not wanted:
        return _refused(request, variant, choices, _("Please fill in how many of each size you want."))
    name = request.POST.get(edit_line.FIELD, "")
    try:
        lines = _replace(request, name, wanted, choices) if name else _put_in(request, wanted, choices)
    except services.LineChanged as refusal:
        name = edit_line.name_of(refusal.line) if refusal.line else ""
        return _refused(request, variant, choices, str(refusal), name=name)
    except REFUSALS as refusal:
        return _refused(request, variant, choices, str(refusal))
    services.take_country(lines[0].basket, request.POST.get("to", ""))
    remember(request, lines[0].basket)
    sentence = _("%(what)s is changed in your basket.") if name else _("%(what)s is in your basket.")
    messages.success(request, sentence % {"what": _named(lines)})
    return to_basket(request)


@changes_basket
def add_design(request: HttpRequest, token: str) -> HttpResponse:
    """Add a saved design to the basket as it is; if it is refused, redirect to its page with the reason."""
    design = get_object_or_404(Design.objects.with_products(), token=token.replace("\x00", ""))
    if design.variant is None:
        return redirect(design)
    try:
        line = _add(request, design.variant, design.quantity, design.configuration)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect(design)
    remember(request, line.basket)
    take_along(request, design.configuration.uploads.all())
    messages.success(request, _("%(what)s is in your basket.") % {"what": design})
    return to_basket(request)


@changes_basket
def again(request: HttpRequest) -> HttpResponse:
    """Order a line of an old order again; if its choices are not valid any more, redirect to a page with repairs."""
    hash_ = request.POST.get("configuration", "").replace("\x00", "")
    configuration = get_object_or_404(Configuration.objects.select_related("product"), hash=hash_) if hash_ else None
    variant, form = variant_named(request.POST.get("variant", "")), AddForm(request.POST)
    if not form.is_valid():
        return basket_response(request, wrong=form.sentence)
    quantity = form.cleaned_data["quantity"]
    try:
        if variant is None:
            raise BasketRefused(_("This is no longer sold."))
        line = _add(request, variant, quantity, configuration)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        if configuration is None:
            return to_basket(request)
        named = urlencode({"variant": variant.pk if variant else "", "quantity": quantity})
        return redirect(f"{reverse('designs:again', args=[configuration.hash])}?{named}")
    remember(request, line.basket)
    messages.success(request, _("%(what)s is in your basket, at today’s price.") % {"what": variant})
    return to_basket(request)


@changes_basket
def put_back(request: HttpRequest) -> HttpResponse:
    """Undo: add the line that was removed last."""
    form = AddForm(request.POST)
    variant = _variant(request.POST.get("variant", ""))
    hash_ = request.POST.get("configuration", "").replace("\x00", "")
    configuration = get_object_or_404(Configuration, hash=hash_) if hash_ else None
    if not form.is_valid():
        return basket_response(request, wrong=form.sentence)
    try:
        line = _add(request, variant, form.cleaned_data["quantity"], configuration)
    except REFUSALS as refusal:
        return basket_response(request, wrong=str(refusal))
    remember(request, line.basket)
    return basket_response(request)


def variant_named(key: str) -> Variant | None:
    """The variant on sale with this primary key, or None."""
    if not (key.isascii() and key.isdecimal() and len(key) <= 18):
        return None
    variants = Variant.objects.on_sale().select_related("product__category", "product__brand")
    return variants.filter(pk=int(key)).first()


def _variant(key: str) -> Variant:
    variant = variant_named(key)
    if variant is None:
        raise Http404
    return variant


@atomic_with_retry
def _add(request: HttpRequest, variant: Variant, quantity: int, configuration: Configuration | None) -> BasketLine:
    """Add a line. In one transaction: if it is refused, no empty basket stays."""
    return services.add(basket_for_adding(request), variant, quantity=quantity, configuration=configuration)


@atomic_with_retry
def _put_in(request: HttpRequest, wanted: list[tuple[Variant, int]], choices: Choices) -> list[BasketLine]:
    """Add a line for each (variant, quantity). In one transaction: all lines are stored, or none and no choices."""
    configuration = _configuration(wanted, choices)
    return services.add_all(basket_for_adding(request), wanted, configuration=configuration)


@atomic_with_retry
def _replace(request: HttpRequest, name: str, wanted: list[tuple[Variant, int]], choices: Choices) -> list[BasketLine]:
    """Replace a line by these variants. In one transaction: if it is refused, nothing is stored."""
    line, seen = edit_line.line_named(request, name)
    if line is None:
        raise services.LineChanged(None)
    return services.replace(line, seen=seen, wanted=wanted, configuration=_configuration(wanted, choices))


def _configuration(wanted: list[tuple[Variant, int]], choices: Choices) -> Configuration | None:
    product = wanted[0][0].product
    if not definition_of(product).groups:
        return None
    variant = wanted[0][0] if len(wanted) == 1 else None
    return store_configuration(product, choices, variant=variant, quantity=sum(quantity for _each, quantity in wanted))


def _named(lines: list[BasketLine]) -> str:
    return str(lines[0].variant) if len(lines) == 1 else lines[0].variant.product.name


def _refused(
    request: HttpRequest, variant: Variant, choices: Choices, reason: str, name: str | None = None
) -> HttpResponse:
    """The product's page as it was filled in, status 422; ``name``: the new name of the line it replaces."""
    quantity = quantity_from(request.POST)
    page = product_page(
        variant.product, variant=variant, choices=choices, quantity=quantity, show_missing=True, data=request.POST
    )
    page = replace(page, problem=reason, line=page.line if name is None else name)
    return render(request, "store/storefront/product.html", vars(page), status=422)
