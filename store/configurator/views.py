"""Pictures as files."""

from hashlib import blake2b

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cms.foundation.kept import kept
from store.catalogue.models import Product

from . import services
from .models import Configuration

_DAY, _YEAR = 86_400, 31_536_000


@require_safe
def catalogue_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of a product with its default choices; with ``?v=`` of today it is kept for a year."""
    product = Product.objects.on_sale().filter(slug=slug).first()
    picture, version = _catalogue_picture(product) if product else ("", "")
    return _answer(request, picture, forever=request.GET.get("v") == version)


@require_safe
def configured_picture(request: HttpRequest, hash: str) -> HttpResponse:
    """The picture of a stored configuration."""
    configuration = Configuration.objects.select_related("product").filter(hash=hash).first()
    return _answer(request, services.picture_of(configuration) if configuration else "")


@kept("catalogue")
def _catalogue_picture(product: Product) -> tuple[str, str]:
    return services.catalogue_picture(product), services.picture_version(product)


def _answer(request: HttpRequest, picture: str, *, forever: bool = False) -> HttpResponse:
    if not picture:
        raise Http404
    response = HttpResponse(picture, content_type="image/svg+xml")
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'none'"
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if forever else f"public, max-age={_DAY}"
    response["ETag"] = etag = f'"{blake2b(picture.encode(), digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=response) or response
