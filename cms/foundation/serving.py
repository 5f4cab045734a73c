"""Written pages as everybody sees them."""

from django.http import HttpRequest, HttpResponse
from wagtail.views import serve

from .public import public


@public("pages", "catalogue")
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A published page, rendered once for all. What only some may see says so itself, and is not kept."""
    return serve(request, path)
