"""What holds for every request: who may post to us, and which policy the admin runs under."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from .errors import not_found, too_large
from .views import health

#: Where probes ask.
HEALTH = "/healthz"
#: Addresses of baskets, accounts, links meant for one person, and of searches.
NEVER_INDEXED = (
    "/account/", "/basket/", "/checkout/", "/contact/suggest/", "/designs/", "/helpful/",
    "/proofs/", "/questions/", "/search/", "/track/", "/uploads/",
)  # fmt: skip
SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class HealthMiddleware:
    """Answers ``/healthz`` before HTTPS and a known host are asked for: probes come by address, in plain HTTP."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health(request) if request.path == HEALTH else self.get_response(request)


class AdminPolicyMiddleware:
    """Wagtail's own screens carry inline scripts and styles; they get a policy of their own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/") and not hasattr(response, "_csp_update"):
            response._csp_update = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response


class PublicCacheMiddleware:
    """What no view marked as public is private to one person: it stays out of shared caches.

    What is personal by its address also stays out of the indexes of search engines, fragments and files included.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if request.path.startswith(NEVER_INDEXED):
            response.headers["X-Robots-Tag"] = "noindex"
        return response


class RequestSizeMiddleware:
    """Nobody outside of the back office sends more than ``MAX_REQUEST_BYTES``; it is refused before it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        too_long = length.isdecimal() and int(length[:18]) > settings.MAX_REQUEST_BYTES
        if too_long and not request.path.startswith("/admin/"):
            return too_large(request)
        return self.get_response(request)


class NulMiddleware:
    """PostgreSQL refuses NUL in a text. No page has one in its address, and no session has one in its key."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return not_found(request)
        if "\x00" in request.COOKIES.get(settings.SESSION_COOKIE_NAME, ""):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        return self.get_response(request)


class CrossOriginMiddleware:
    """A POST that says it comes from our own pages needs no token; every other is asked for one.

    Browsers say so themselves in ``Sec-Fetch-Site``, older ones in ``Origin``, and no page of another site can
    change these headers. So public pages hold no token and no cookie. Django's own check stands behind this one.
    Scheme, host and port must all be ours: whoever sits on the network can write a page for ``http://`` and our host.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE and self._is_ours(request):
            request._dont_enforce_csrf_checks = True
        return self.get_response(request)

    def _is_ours(self, request: HttpRequest) -> bool:
        site = request.headers.get("Sec-Fetch-Site")
        if site:
            return site == "same-origin"
        try:
            return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
        except DisallowedHost:
            return False
