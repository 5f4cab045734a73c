"""Pictures as files."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from store.catalogue.models import Product

from .models import Configuration
from .picture import catalogue_picture, picture_of_configuration, version_of
from .picture_response import PUBLIC_SOON, PUBLIC_YEAR, picture_response


@require_safe
def catalogue_picture_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of a product with its default choices; with ``?v=`` of today it is cached for a year.

    ``?choice-glaze=ink`` shows it with another option.
    """
    product = Product.objects.on_sale().filter(slug=slug).first()
    picture = catalogue_picture(product, request.GET) if product else ""
    is_named = bool(picture) and request.GET.get("v") == version_of(picture)
    return picture_response(request, picture, cache_control=PUBLIC_YEAR if is_named else PUBLIC_SOON)


@require_safe
def configured_picture_file(request: HttpRequest, hash: str) -> HttpResponse:
    """The picture of a stored configuration, as the drawing of its product is now; it may hold somebody's name."""
    configuration = Configuration.objects.select_related("product").filter(hash=hash).first()
    return picture_response(request, picture_of_configuration(configuration) if configuration else "")
