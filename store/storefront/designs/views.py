"""Views that show, save, copy, compare and share designs."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from customers.accounts.limits import allow, client_address
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import (
    ChoiceRefused,
    Choices,
    choices_from,
    definition_of,
    named_quantity,
    own_pictures,
    store_configuration,
)
from store.designs import services
from store.designs.models import Design
from store.designs.services import DesignRefused
from store.storefront.choosing import quantity_from
from store.storefront.pages import product_page
from store.uploads.access import take_along, uploads_of

from .comparing import comparison
from .finding import changes, design_by_link, own_design
from .ownership import (
    DESIGNS,
    deleted_designs,
    design_named,
    device_for_saving,
    is_own,
    owner_of,
    remember,
    saved_designs,
)
from .pages import DesignListPage, again_page, current_designs, design_page


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The designs a guest has saved in this browser; who is signed in has them in the account."""
    if request.user.is_authenticated:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{reverse('designs:account')}{'?' if query else ''}{query}")
    return render(request, "store/storefront/designs/mine.html", vars(_list_page(request)))


@never_cache
@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """The designs of the signed-in customer."""
    return render(request, "store/storefront/designs/account.html", vars(_list_page(request)))


@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """A design, for anybody with its link."""
    design = design_by_link(token)
    return render(request, "store/storefront/designs/show.html", vars(design_page(design, own=is_own(request, design))))


@never_cache
@require_safe
def version(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """An older version of one's own design."""
    design = own_design(request, token)
    related = ("configuration__product__made_to_order", "variant__price")
    found = get_object_or_404(design.versions.select_related(*related), number=int(number))
    return render(request, "store/storefront/designs/show.html", vars(design_page(design, own=True, version=found)))


@never_cache
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four designs side by side, named by their links in ``d``."""
    return render(request, "store/storefront/designs/compare.html", vars(comparison(request.GET.getlist("d"))))


@never_cache
@require_safe
def again(request: HttpRequest, hash: str) -> HttpResponse:
    """A configuration to order again: problems by today's rules, and repairs."""
    configuration = get_object_or_404(Configuration.objects.select_related("product__made_to_order"), hash=hash)
    page = again_page(configuration, data=request.GET, quantity=quantity_from(request.GET))
    return render(request, "store/storefront/designs/again.html", vars(page))


@changes
def save(request: HttpRequest) -> HttpResponse:
    """Save the choices of a product page: as the next version of one's own ``design``, else as a new one."""
    variant = _variant(request.POST.get("variant", ""))
    definition = definition_of(variant.product)
    choices = own_pictures(definition, choices_from(definition, request.POST), partial(uploads_of, request))
    if not definition.groups:
        return redirect(variant.product)
    if not allow("design", client_address(request)):
        return _refused(request, variant, choices, _("That was saved very often. Wait a while, then save again."), 429)
    device = device_for_saving(request)
    try:
        design = _save(request, variant, choices, device)
    except (ChoiceRefused, DesignRefused) as refusal:
        return _refused(request, variant, choices, _("This is not saved: %(reason)s") % {"reason": refusal})
    return _remembering(redirect(design), device)


@changes
def restore(request: HttpRequest, token: str) -> HttpResponse:
    """Save an older version again as the newest."""
    design, number = own_design(request, token), request.POST.get("version", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Http404
    older = get_object_or_404(design.versions.select_related("configuration", "variant"), number=int(number))
    services.restore(design, older)
    messages.success(request, _("Version %(number)s is the newest again.") % {"number": older.number})
    return redirect(design)


@changes
def copy(request: HttpRequest, token: str) -> HttpResponse:
    """Copy a design to one's own."""
    design = design_by_link(token)
    if not allow("design", client_address(request)):
        messages.error(request, _("That was saved very often. Wait a while, then save again."))
        return redirect(design)
    device = device_for_saving(request)
    try:
        own = services.copy(design, customer=owner_of(request), device=device)
    except DesignRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(design)
    take_along(request, own.configuration.uploads.all())
    messages.success(request, _("It is copied. What you change here changes only yours."))
    return _remembering(redirect(own), device)


@changes
def rename(request: HttpRequest, token: str) -> HttpResponse:
    """Give one's own design another name."""
    design = own_design(request, token)
    services.rename(design, name=request.POST.get("name", ""))
    messages.success(request, _("It is called “%(name)s”.") % {"name": design.name})
    return redirect(design)


@transaction.atomic
def _save(request: HttpRequest, variant: Variant, choices: Choices, device: str) -> Design:
    """The design and its choices are stored together, or neither."""
    quantity = named_quantity(definition_of(variant.product), choices) or quantity_from(request.POST)
    before = design_named(request, request.POST)
    configuration = store_configuration(variant.product, choices, variant=variant, quantity=quantity)
    if before and before.configuration.product_id == variant.product_id and "anew" not in request.POST:
        saved = services.save_version(before, configuration=configuration, variant=variant, quantity=quantity)
        sentence = _("It is saved as version %(number)s.") if saved else _("It was saved like this already.")
        messages.success(request, sentence % {"number": before.version})
        return before
    name, customer = request.POST.get("name", ""), owner_of(request)
    design = services.save_design(
        configuration, variant=variant, quantity=quantity, name=name, customer=customer, device=device
    )
    messages.success(request, _("It is saved, under a link of its own."))
    return design


def _list_page(request: HttpRequest) -> DesignListPage:
    """One page of the list; ``before`` of the address is a key."""
    before = request.GET.get("before", "")[:18]
    found = saved_designs(request, before=int(before) if before.isascii() and before.isdecimal() else None)
    older = found[DESIGNS - 1].pk if len(found) > DESIGNS else None
    deleted = deleted_designs(request)
    undo = deleted.filter(token=request.GET["deleted"].replace("\x00", "")[:64]) if "deleted" in request.GET else None
    just_deleted = undo.first() if undo is not None else None
    return DesignListPage(current_designs(found[:DESIGNS]), older, just_deleted, deleted.exists())


def _remembering(response: HttpResponse, device: str) -> HttpResponse:
    remember(response, device)
    return response


def _variant(key: str) -> Variant:
    if not (key.isascii() and key.isdecimal() and len(key) <= 18):
        raise Http404
    variants = Variant.objects.on_sale().select_related("product__category", "product__brand")
    return get_object_or_404(variants, pk=int(key))


def _refused(request: HttpRequest, variant: Variant, choices: Choices, reason: str, status: int = 422) -> HttpResponse:
    page = product_page(
        variant.product,
        variant=variant,
        data=request.POST,
        choices=choices,
        quantity=quantity_from(request.POST),
        show_missing=True,
    )
    page = replace(page, problem=reason, design=design_named(request, request.POST))
    return render(request, "store/storefront/product.html", vars(page), status=status)
