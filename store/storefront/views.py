"""Product page, categories, search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cms.foundation.public import public
from store.catalogue.models import Category, Product
from store.search import addresses

from .pages import listing_page, product_page


@public("catalogue")
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product; drafts do not exist for shoppers."""
    products = Product.objects.on_sale().select_related("category", "brand")
    found = get_object_or_404(products, slug=slug.replace("\x00", ""))
    return render(request, "store/storefront/product.html", product_page(found))


@public("catalogue")
def category(request: HttpRequest, path: str) -> HttpResponse:
    """One shelf and all that lies below it."""
    shelf = get_object_or_404(Category, path=path.replace("\x00", ""))
    page = listing_page(addresses.read(request.GET, category=shelf.path), category=shelf)
    return render(request, "store/storefront/listing.html", page)


def search_page(request: HttpRequest) -> HttpResponse:
    """What was found; nothing that is typed is an error."""
    return render(request, "store/storefront/listing.html", listing_page(addresses.read(request.GET)))
