"""Written pages as everybody sees them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.views import serve

from .kept import keep, kept
from .public import public


@public("pages", "catalogue")
def page(request: HttpRequest, path: str) -> HttpResponse:
    """A published page, rendered once for all. What only some may see says so itself, and is not kept."""
    first = path.strip("/").partition("/")[0]
    if first and first not in _slugs():
        raise Http404  # Wagtail asks several times to find this out.
    if request.method not in {"GET", "HEAD"}:
        return serve(request, path)
    place = ("written page", request.get_host(), path, get_language())
    found = keep(place, ("pages",), lambda: _seen_by_all(request, path))
    return found.serve(request) if found else serve(request, path)


def _seen_by_all(request: HttpRequest, path: str) -> Page | None:
    """The page at this address, unless Wagtail must ask who is there, or which part of it is meant, at each request."""
    found = Page.route_for_request(request, path)
    if found is None:
        raise Http404
    page, arguments, names = found
    return None if arguments or names or page.get_view_restrictions().exists() else page


@kept("pages")
def _slugs() -> frozenset[str]:
    """What the address of a written page can consist of."""
    return frozenset(Page.objects.values_list("slug", flat=True))
