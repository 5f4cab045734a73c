"""Files, health and robots."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db import connection
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.utils._os import safe_join
from django.views.decorators.cache import cache_control

#: What is served to everybody: pictures and their sizes. Anything else goes through a view that asks who it is for.
PUBLIC_FOLDERS = {"images", "original_images"}


@cache_control(public=True, max_age=31_536_000, immutable=True)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored picture; its name changes with its content, so it may be kept for long."""
    if path.split("/", 1)[0] not in PUBLIC_FOLDERS:
        raise Http404
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
        return FileResponse(file.open("rb"))
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404 from None


def health(request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: not baskets, accounts, links meant for one person."""
    hidden = [
        "/admin/",
        "/account/",
        "/basket/",
        "/checkout/",
        "/track/",
        "/questions/",
        "/search/",
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in hidden),
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")
