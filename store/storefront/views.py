"""Product page, categories, search page, and the fragments for choices and suggestions."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.foundation import versions
from cms.foundation.public import public
from store.catalogue.models import Product
from store.configurator.services import definition_of, picture_for, picture_response
from store.search import addresses
from store.search.services import complete

from . import uploading
from .categories import categories, categories_named
from .choosing import own_choices, quantity_from, variant_from, variants_of
from .designs.ownership import design_named
from .listings import ListingPage, category_page, everything_page, search_results_page
from .moved import follow_category, follow_product
from .pages import choice_page, followed_sentences, product_page
from .promises import CHOOSE, choosing_country, countries

#: A product's own number moves with its stock; cards of other products stand on the page, too.
PRODUCT = ("product:{slug}", "catalogue", "options", "tax", "calendar", "delivery")
#: What lists depend on.
LIST = ("catalogue", "tax")
RESULTS = (*LIST, "synonyms")
#: Fields of an address about a product, besides choices.
CHOOSING = {"variant", "quantity", "update", "design", "why", "take", "finish", "clear", "line", "to", CHOOSE}
#: Characters that completion reads.
MAX_LENGTH = 100


@require_safe
@follow_product
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product; drafts do not exist for shoppers. With choices in the address it is made for that one shopper."""
    chosen = any(name in CHOOSING or name.startswith(("choice-", "quantity-")) for name in request.GET)
    return (_chosen_product if chosen else _plain_product)(request, slug=slug)


@public(*PRODUCT, changes_hourly=True)
def _plain_product(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "store/storefront/product.html", vars(product_page(_on_sale(slug))))


def _chosen_product(request: HttpRequest, slug: str) -> HttpResponse:
    versions.numbers(f"product:{slug}")  # The template asks for it; now it is read together with all others.
    found = _on_sale(slug)
    page = product_page(
        found,
        data=request.GET,
        choices=own_choices(request, found, request.GET),
        quantity=quantity_from(request.GET),
        show_missing="update" in request.GET,
    )
    design = design_named(request, request.GET)
    followed = followed_sentences(found, request.GET, page.configured.answers)
    page = replace(page, design=design, followed=list(followed.values()))
    return render(request, "store/storefront/product.html", vars(page))


@require_safe
@follow_product
def configure(request: HttpRequest, slug: str) -> HttpResponse:
    """Fragments of the product page that a choice changes, for htmx."""
    found = _on_sale(slug)
    choices, quantity = own_choices(request, found, request.GET), quantity_from(request.GET)
    page = choice_page(found, data=request.GET, choices=choices, quantity=quantity)
    followed = followed_sentences(found, request.GET, page.configured.answers)
    present = _present(request.GET) - followed.keys()
    page = replace(page, present=present, followed=list(followed.values()), swapped=True)
    return render(request, "store/storefront/_configure.html", vars(page))


@require_safe
@follow_product
def large_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The drawing alone with the choices of an address, to be enlarged in the browser."""
    found = _on_sale(slug)
    variant = variant_from(request.GET, variants_of(found))
    picture = picture_for(definition_of(found), found, own_choices(request, found, request.GET), variant=variant)
    return picture_response(request, picture, is_large=True)


@require_safe
@public("delivery")
def country_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The countries for which a product's page can say the day; a fragment for htmx."""
    to = request.GET.get("to", "")
    context = {"promise": choosing_country(to), "countries": countries(), "product": _on_sale(slug)}
    return render(request, "store/configurator/_to_country.html", context)


@follow_product
def send_picture(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A picture for a question of a product; a GET leads to the product."""
    found = _on_sale(slug)
    return uploading.answer(request, found, key) if request.method == "POST" else redirect(found)


def _present(data: QueryDict) -> frozenset[str]:
    """Keys of the groups whose fields stand in the page as they were sent; a repair may change them."""
    if data.get("take") or data.get("finish") or data.get("clear"):
        return frozenset()
    return frozenset(name.removeprefix("choice-") for name in data if name.startswith("choice-"))


def _on_sale(slug: str) -> Product:
    products = Product.objects.on_sale().select_related("category", "lowest_price")
    return get_object_or_404(products, slug=slug)


@require_safe
@public(*LIST)
def everything(request: HttpRequest) -> HttpResponse:
    """All categories and all products."""
    return _list(request, "store/storefront/listing.html", everything_page(addresses.read(request.GET)))


@require_safe
@follow_category
@public(*LIST)
def category(request: HttpRequest, path: str) -> HttpResponse:
    """A category with all products in it and below."""
    found = categories().get(path)
    if found is None:
        raise Http404
    page = category_page(addresses.read(request.GET, category=found.path), found)
    return _list(request, "store/storefront/listing.html", page)


@require_safe
@public(*RESULTS)
def search_page(request: HttpRequest) -> HttpResponse:
    """Search results; nothing that is typed is an error."""
    return _list(request, "store/storefront/search.html", search_results_page(addresses.read(request.GET)))


def _list(request: HttpRequest, template: str, page: ListingPage) -> HttpResponse:
    """Without an index the page says so with 503, which is not cached."""
    return render(request, template, vars(page), status=503 if page.result.notice else 200)


@require_safe
@cache_control(public=True, max_age=60)
def completions(request: HttpRequest) -> HttpResponse:
    """Rows for the list under the search field, as it is being typed in."""
    typed = request.GET.get("q", "").replace("\x00", " ").strip()[:MAX_LENGTH]
    found = {
        "typed": typed,
        "products": complete(typed, 6) if typed else [],
        "categories": categories_named(typed),
    }
    return render(request, "store/storefront/_completions.html", found)
