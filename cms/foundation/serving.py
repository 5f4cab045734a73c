"""Written pages as everybody sees them."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import serve

from .kept import kept
from .public import public


@public("pages", "catalogue")
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A published page, rendered once for all. What only some may see says so itself, and is not kept."""
    first = path.strip("/").partition("/")[0]
    if first and first not in _slugs():
        raise Http404  # Wagtail asks several times to find this out.
    return serve(request, path)


@kept("pages")
def _slugs() -> frozenset[str]:
    """What the address of a written page can consist of."""
    return frozenset(Page.objects.values_list("slug", flat=True))
