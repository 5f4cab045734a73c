"""Files, health, robots, and the sign-in of the back office."""

from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control

from .errors import forbidden
from .menus import shop
from .public import public
from .storage import PARTS


@cache_control(public=True, max_age=31_536_000, immutable=True)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public file. Its name changes with its content, so browsers may keep it for a year."""
    try:
        root = Path(settings.MEDIA_ROOT).resolve()
        file = (root / path).resolve()  # Resolve dots and links before the check.
        if not file.is_relative_to(root) or file.is_relative_to(root / PARTS):
            raise Http404
        return FileResponse(file.open("rb"))
    except (OSError, ValueError):
        raise Http404 from None


def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt. Pages with ``noindex`` must stay readable, or search engines never see that they say so."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@public("site")
def manifest(request: HttpRequest) -> HttpResponse:
    """Name, icons and colours for a shop that somebody puts on the first screen of a phone."""
    icons = [{"src": static("site/art/finch.svg"), "type": "image/svg+xml", "sizes": "any"}]
    icons += [
        {"src": static(f"site/art/finch-{px}.png"), "type": "image/png", "sizes": f"{px}x{px}"} for px in (180, 512)
    ]
    content = {"name": shop().name, "start_url": "/", "display": "browser", "icons": icons}
    colours = {"theme_color": "#f7f7f4", "background_color": "#f7f7f4"}
    return JsonResponse(content | colours, content_type="application/manifest+json")


def staff_login(request: HttpRequest) -> HttpResponse:
    """Redirect to the one sign-in page. A signed-in user without access gets a 403, not a redirect loop."""
    wanted = request.GET.get("next") or request.POST.get("next") or ""
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        wanted = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
    # Not ``redirect``, which takes a word for the name of an address.
    return HttpResponseRedirect(wanted) if request.user.has_perm("wagtailadmin.access_admin") else forbidden(request)
