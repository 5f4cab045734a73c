"""Product page, shelves, search page, and the two fragments that follow a shopper's hand."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.foundation.public import public
from store.catalogue.models import Product
from store.search import addresses
from store.search.services import complete

from . import uploading
from .choosing import own_choices, quantity_from
from .designs.current import design_named
from .listings import everything_page, listing_page, shelf_page
from .moved import follow_category, follow_product
from .pages import choice_page, product_page
from .shelves import named, shelves

#: A product's own number moves with its stock; cards of other products stand on the page, too.
PRODUCT = ("product:{slug}", "catalogue", "options", "tax", "calendar")
#: What lists depend on.
LIST = ("catalogue", "tax")
#: What an address says of a product, besides choices.
CHOOSING = {"variant", "quantity", "update", "design", "why", "take", "finish", "clear", "line"}
#: Letters of what is typed that completion looks at.
MOST_LETTERS = 100


@require_safe
@follow_product
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product; drafts do not exist for shoppers. With choices in the address it is made for that one shopper."""
    chosen = any(name in CHOOSING or name.startswith(("choice-", "pieces-")) for name in request.GET)
    return (_chosen_product if chosen else _plain_product)(request, slug=slug)


@public(*PRODUCT)
def _plain_product(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "store/storefront/product.html", product_page(_on_sale(slug)))


def _chosen_product(request: HttpRequest, slug: str) -> HttpResponse:
    found = _on_sale(slug)
    page = product_page(
        found,
        data=request.GET,
        choices=own_choices(request, found, request.GET),
        quantity=quantity_from(request.GET),
        asked="update" in request.GET,
    )
    design = design_named(request, request.GET)
    return render(request, "store/storefront/product.html", page | {"design": design})


@require_safe
@follow_product
def configure(request: HttpRequest, slug: str) -> HttpResponse:
    """What a choice changes on the page of a product, as pieces that htmx puts in their places."""
    found = _on_sale(slug)
    choices, quantity = own_choices(request, found, request.GET), quantity_from(request.GET)
    page = choice_page(found, data=request.GET, choices=choices, quantity=quantity)
    return render(
        request, "store/storefront/_configure.html", page | {"present": _present(request.GET), "swapped": True}
    )


@follow_product
def send_picture(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A picture for a question of a product; whoever only opens the address is led to the product."""
    found = _on_sale(slug)
    return uploading.answer(request, found, key) if request.method == "POST" else redirect(found)


def _present(data: QueryDict) -> set[str]:
    """Keys of the groups whose fields stand in the page as they were sent; an offer that is taken may change them."""
    if data.get("take") or data.get("finish") or data.get("clear"):
        return set()
    return {name.removeprefix("choice-") for name in data if name.startswith("choice-")}


def _on_sale(slug: str) -> Product:
    made = ("made_to_order__option_set", "made_to_order__drawing", "made_to_order__photo")
    products = Product.objects.on_sale().select_related("category", "brand", *made)
    return get_object_or_404(products, slug=slug)


@require_safe
@public(*LIST)
def everything(request: HttpRequest) -> HttpResponse:
    """All shelves and all things."""
    return _list(request, "store/storefront/listing.html", everything_page(addresses.read(request.GET)))


@require_safe
@follow_category
@public(*LIST)
def category(request: HttpRequest, path: str) -> HttpResponse:
    """One shelf and all that lies below it."""
    shelf = shelves().get(path)
    if shelf is None:
        raise Http404
    page = shelf_page(addresses.read(request.GET, category=shelf.path), shelf)
    return _list(request, "store/storefront/listing.html", page)


@require_safe
@public(*LIST)
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found; nothing that is typed is an error."""
    return _list(request, "store/storefront/search.html", listing_page(addresses.read(request.GET)))


def _list(request: HttpRequest, template: str, page: dict) -> HttpResponse:
    """While the engine is away the page says so; such a page is not kept."""
    return render(request, template, page, status=503 if page["result"].notice else 200)


@require_safe
@cache_control(public=True, max_age=60)
def completions(request: HttpRequest) -> HttpResponse:
    """Rows for the list under the search field, as it is being typed in."""
    typed = request.GET.get("q", "").replace("\x00", " ").strip()[:MOST_LETTERS]
    found = {"typed": typed, "things": complete(typed, 6) if typed else [], "shelves": named(typed)}
    return render(request, "store/storefront/_completions.html", found)
