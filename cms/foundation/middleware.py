"""Middleware of every request: health, CSRF, request size, the admin's content policy, caching headers."""

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
    """Answers ``/healthz`` before the checks for HTTPS and host: probes use the IP address and plain HTTP."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health(request) if request.path == HEALTH else self.get_response(request)


class AdminPolicyMiddleware:
    """Wagtail's screens have inline scripts and styles, so the admin has a content policy of its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/") and not hasattr(response, "_csp_update"):
            response._csp_update = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response


class PublicCacheMiddleware:
    """A response that no view marked as public is private: shared caches do not store it.

    Personal addresses, with their fragments and files, also stay out of search engines.
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
    """Refuses a request of more than ``MAX_REQUEST_BYTES`` before it is read, except in the back office."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        too_long = length.isdecimal() and int(length[:18]) > settings.MAX_REQUEST_BYTES
        if too_long and not request.path.startswith("/admin/"):
            return too_large(request)
        return self.get_response(request)


class NulMiddleware:
    """PostgreSQL refuses NUL in text, so an address with NUL is a 404 and a cookie with NUL is dropped."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return not_found(request)
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class CrossOriginMiddleware:
    """A POST from our own pages needs no CSRF token; any other does.

    Browsers send ``Sec-Fetch-Site``, older ones ``Origin``, and a page of another site cannot change these headers.
    So public pages need neither token nor cookie. Django's own check follows this one. Scheme, host and port must
    all match: an attacker on the network can forge a page for ``http://`` and our host.
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
