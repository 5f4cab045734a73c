"""The basket, for guests and for customers."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from cms.foundation.transactions import atomic_with_retry
from customers.accounts.limits import allow, client_address
from store.catalogue.models import Variant
from store.configurator.models import Configuration
from store.configurator.services import (
    ChoiceRefused,
    choices_from,
    definition_of,
    named_quantity,
    own_pictures,
    store_configuration,
)
from store.designs.models import Design
from store.promotions.services import VoucherRefused
from store.stock.services import SoldOut
from store.storefront.choosing import quantity_from
from store.storefront.pages import product_page
from store.storefront.sizes import sizes_wanted
from store.uploads.access import take_along, uploads_of

from . import contents, edit_line, services
from .current import basket_for_adding, basket_of, line_of, remember, write_cookie
from .forms import AddForm, QuantityForm, VoucherForm
from .models import BasketLine
from .pages import REMOVED, basket_page
from .services import BasketRefused


class LineIsGone(Http404):
    """The basket of whoever asks has no such line."""


#: Why something is not put into a basket.
REFUSALS = (BasketRefused, ChoiceRefused, SoldOut)


def changes(view: Callable) -> Callable:
    """The view answers a form; whoever only opens its address, as after a refusal, is led to the basket."""

    @wraps(view)
    def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("basket:show")
        try:
            response = view(request, *args, **kwargs)
        except LineIsGone:
            if request.htmx:  # Two requests of one key press: the first has taken the line out.
                return _basket(request)
            raise
        write_cookie(request, response)
        return response

    return answer


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What is in the basket, what it costs and by when it is there."""
    return render(request, "orders/basket/show.html", basket_page(request))


@require_safe
def badge(request: HttpRequest) -> HttpResponse:
    """What is personal in the header of a page that is the same for everybody."""
    basket = basket_of(request)
    count = sum(basket.lines.values_list("quantity", flat=True)) if basket else 0
    name = request.user.get_short_name() if request.user.is_authenticated else ""
    said = messages.get_messages(request)
    return render(request, "components/personal.html", {"count": count, "name": name, "messages": said})


@changes
def add(request: HttpRequest) -> HttpResponse:
    """Put a thing from its page into the basket, or in the place of the line that the form names.

    Refused, its page comes back with the reason.
    """
    variant = _variant(request.POST.get("variant", ""))
    definition = definition_of(variant.product)
    choices = own_pictures(definition, choices_from(definition, request.POST), uploads_of(request))
    form = AddForm(request.POST, named_quantity(definition, choices))
    if not form.is_valid():
        return _refused(request, variant, choices, form.sentence)
    wanted = sizes_wanted(request.POST, variant, form.cleaned_data["quantity"])
    if not wanted:
        return _refused(request, variant, choices, _("Please fill in how many of each size you want."))
    name = request.POST.get(edit_line.FIELD, "")
    try:
        lines = _replace(request, name, wanted, choices) if name else _put_in(request, wanted, choices)
    except services.LineMoved as moved:
        return _refused(request, variant, choices, str(moved), name=edit_line.name_of(moved.line) if moved.line else "")
    except REFUSALS as refusal:
        return _refused(request, variant, choices, str(refusal))
    remember(request, lines[0].basket)
    said = _("%(what)s is changed in your basket.") if name else _("%(what)s is in your basket.")
    messages.success(request, said % {"what": _named(lines)})
    return _to_basket(request)


@changes
def add_design(request: HttpRequest, token: str) -> HttpResponse:
    """Put a saved design into the basket, as it is; what no longer holds is told on its page."""
    design = get_object_or_404(Design.objects.with_goods(), token=token.replace("\x00", ""))
    if design.variant is None:
        return redirect(design)
    made = {"quantity": design.quantity, "configuration": design.configuration}
    try:
        basket = basket_for_adding(request)
        line = services.add(basket, design.variant, **made)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect(design)
    remember(request, line.basket)
    take_along(request, design.configuration.uploads.all())
    messages.success(request, _("%(what)s is in your basket.") % {"what": design})
    return _to_basket(request)


@changes
def again(request: HttpRequest) -> HttpResponse:
    """Put into the basket what was ordered once; if it cannot be made like that any more, a page says what can."""
    hash_ = request.POST.get("configuration", "").replace("\x00", "")
    configuration = get_object_or_404(Configuration.objects.select_related("product"), hash=hash_) if hash_ else None
    variant, form = variant_named(request.POST.get("variant", "")), AddForm(request.POST)
    if not form.is_valid():
        return _basket(request, wrong=form.sentence)
    quantity = form.cleaned_data["quantity"]
    try:
        if variant is None:
            raise BasketRefused(_("This is no longer sold."))
        line = services.add(basket_for_adding(request), variant, quantity=quantity, configuration=configuration)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        if configuration is None:
            return _to_basket(request)
        named = urlencode({"variant": variant.pk if variant else "", "quantity": quantity})
        return redirect(f"{reverse('designs:again', args=[configuration.hash])}?{named}")
    remember(request, line.basket)
    messages.success(request, _("%(what)s is in your basket, at today’s price.") % {"what": variant})
    return _to_basket(request)


@changes
def change_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Another number of pieces; none takes the line out."""
    line, form = _line(request, pk), QuantityForm(request.POST)
    if not form.is_valid():
        return _basket(request, wrong_line=line.pk, wrong=form.sentence)
    if form.cleaned_data["quantity"] == 0:
        return _take_out(request, line)
    try:
        services.set_quantity(line, quantity=form.cleaned_data["quantity"])
    except BasketRefused as refusal:
        return _basket(request, wrong_line=line.pk, wrong=str(refusal))
    return _basket(request)


@changes
def repair_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Take an offer: the line is made with the choices that were sent, if they hold."""
    line = _line(request, pk)
    if line.variant is None:
        raise LineIsGone
    definition = definition_of(line.variant.product)
    choices = own_pictures(definition, choices_from(definition, request.POST), uploads_of(request))
    try:
        _remake(line, choices)
    except REFUSALS as refusal:
        return _basket(request, wrong_line=line.pk, wrong=str(refusal))
    return _basket(request)


@changes
def remove_line(request: HttpRequest, pk: str) -> HttpResponse:
    """Take a line out; the page offers to put it back."""
    return _take_out(request, _line(request, pk))


@changes
def put_back(request: HttpRequest) -> HttpResponse:
    """Undo: the line that was just taken out comes back as it was."""
    form = AddForm(request.POST)
    variant = _variant(request.POST.get("variant", ""))
    hash_ = request.POST.get("configuration", "").replace("\x00", "")
    configuration = get_object_or_404(Configuration, hash=hash_) if hash_ else None
    if not form.is_valid():
        return _basket(request, wrong=form.sentence)
    try:
        basket = basket_for_adding(request)
        services.add(basket, variant, quantity=form.cleaned_data["quantity"], configuration=configuration)
    except REFUSALS as refusal:
        return _basket(request, wrong=str(refusal))
    remember(request, basket)
    return _basket(request)


def change_choices(request: HttpRequest, pk: str) -> HttpResponse:
    """To the product's page with these choices; what is saved there takes the line's place."""
    line = line_of(request, pk)
    if line is None or line.variant is None:
        messages.info(request, _("That is no longer in your basket."))
        return redirect("basket:show")
    return redirect(edit_line.address_of(line))


@changes
def acknowledge(request: HttpRequest) -> HttpResponse:
    """The new prices were seen."""
    if basket := basket_of(request):
        services.acknowledge_prices(contents.read(basket))
    return _basket(request)


@changes
def use_voucher(request: HttpRequest) -> HttpResponse:
    """Let a code take something off."""
    form, basket = VoucherForm(request.POST), basket_of(request)
    if basket is None:
        return _to_basket(request)
    if not allow("voucher", client_address(request)):
        form.add_error("code", _("You have tried many codes. Please wait a quarter of an hour, then try again."))
    if form.is_valid():
        try:
            services.use_voucher(basket, code=form.cleaned_data["code"])
        except (VoucherRefused, BasketRefused) as refusal:
            form.add_error("code", str(refusal))
    return _basket(request) if form.is_valid() else _basket(request, wrong=" ", voucher_form=form)


@changes
def drop_voucher(request: HttpRequest) -> HttpResponse:
    """Go on without the code."""
    if basket := basket_of(request):
        services.drop_voucher(basket)
    return _basket(request)


def variant_named(key: str) -> Variant | None:
    """The variant that is sold under this key, or nothing."""
    if not (key.isascii() and key.isdecimal() and len(key) <= 18):
        return None
    variants = Variant.objects.on_sale().select_related("product__category", "product__brand")
    return variants.filter(pk=int(key)).first()


def _variant(key: str) -> Variant:
    variant = variant_named(key)
    if variant is None:
        raise Http404
    return variant


def _line(request: HttpRequest, pk: str) -> BasketLine:
    line = line_of(request, pk)
    if line is None:
        raise LineIsGone
    return line


@atomic_with_retry
def _remake(line: BasketLine, choices: dict) -> None:
    """Nothing is stored, not even the choices, unless the line is made with them."""
    services.remake(line, configuration=store_configuration(line.variant.product, choices))


@atomic_with_retry
def _put_in(request: HttpRequest, wanted: list[tuple[Variant, int]], choices: dict) -> list[BasketLine]:
    """A line for each variant with its pieces. Nothing is stored, no basket and no choices, unless all lines are."""
    configuration = _configuration(wanted, choices)
    basket = basket_for_adding(request)
    return [services.add(basket, variant, quantity=pieces, configuration=configuration) for variant, pieces in wanted]


@atomic_with_retry
def _replace(request: HttpRequest, name: str, wanted: list[tuple[Variant, int]], choices: dict) -> list[BasketLine]:
    """The same in the place of a line; nothing is stored unless it is replaced."""
    line, seen = edit_line.line_named(request, name)
    if line is None:
        raise services.LineMoved(None)
    return services.replace(line, seen=seen, wanted=wanted, configuration=_configuration(wanted, choices))


def _configuration(wanted: list[tuple[Variant, int]], choices: dict) -> Configuration | None:
    product = wanted[0][0].product
    if not definition_of(product).groups:
        return None
    return store_configuration(product, choices, quantity=sum(pieces for _variant, pieces in wanted))


def _named(lines: list[BasketLine]) -> str:
    return str(lines[0].variant) if len(lines) == 1 else lines[0].variant.product.name


def _take_out(request: HttpRequest, line: BasketLine) -> HttpResponse:
    try:
        services.remove(line)
    except BasketRefused as refusal:
        return _basket(request, wrong=str(refusal))
    if line.variant is None:
        return _basket(request)
    request.session[REMOVED] = {
        "name": str(line.variant),
        "variant": line.variant_id,
        "configuration": line.configuration_hash,
        "quantity": line.quantity,
    }
    return _basket(request)


def _refused(
    request: HttpRequest, variant: Variant, choices: dict, reason: str, name: str | None = None
) -> HttpResponse:
    """The page of the product as it was filled in; ``name`` of the line it replaces, where that is another one now."""
    quantity = quantity_from(request.POST)
    page = product_page(
        variant.product, variant=variant, choices=choices, quantity=quantity, asked=True, data=request.POST
    )
    page |= {"problem": reason} | ({} if name is None else {"line": name})
    return render(request, "store/storefront/product.html", page, status=422)


def _basket(request: HttpRequest, *, wrong: str = "", **more) -> HttpResponse:
    """The changed basket: its piece of the page for htmx, else the page after a redirect; refused with 422."""
    status = 422 if wrong else 200
    if not (request.htmx or wrong):
        return redirect("basket:show")
    template = "orders/basket/_basket.html" if request.htmx else "orders/basket/show.html"
    page = basket_page(request, wrong=wrong.strip(), **more)
    return trigger_client_event(render(request, template, page, status=status), "basket-changed")


def _to_basket(request: HttpRequest) -> HttpResponse:
    address = reverse("basket:show")
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
