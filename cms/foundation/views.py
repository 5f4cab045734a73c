"""Files, health, robots, and the way into the back office."""

from pathlib import Path
from urllib.parse import urlencode

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
from django.shortcuts import redirect
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control

from .errors import forbidden

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
        "/proofs/",
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


def staff_login(request: HttpRequest) -> HttpResponse:
    """There is one sign-in for all; who is signed in and may not enter is told so, not sent in circles."""
    wanted = request.GET.get("next") or request.POST.get("next") or ""
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        wanted = reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")
    return redirect(wanted) if request.user.has_perm("wagtailadmin.access_admin") else forbidden(request)
