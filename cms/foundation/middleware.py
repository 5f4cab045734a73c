"""What holds for every request: who may post to us, and which policy the admin runs under."""

from urllib.parse import urlparse

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects import middleware
from wagtail.contrib.redirects.models import Redirect

from .errors import too_large
from .prepared import prepared
from .views import health

#: Where probes ask.
HEALTH = "/healthz"
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
    """What no view marked as public is private to one person and stays out of shared caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class RequestSizeMiddleware:
    """Nobody outside of the back office sends more than ``MOST_REQUEST_BYTES``; it is refused before it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        too_long = length.isdecimal() and int(length[:18]) > settings.MOST_REQUEST_BYTES
        if too_long and not request.path.startswith("/admin/"):
            return too_large(request)
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


class RedirectMiddleware(middleware.RedirectMiddleware):
    """Wagtail's, which asks a lot of the database; it is left out where no redirect begins at the address."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code != 404 or not _leads_on(request.get_full_path()):
            return response
        return super().process_response(request, response)


def _leads_on(address: str) -> bool:
    """Whether a redirect begins here, with or without the query, in letters or in percent signs."""
    path = Redirect.normalise_path(address, decode_unicode=False)
    spellings = {spelt for each in (path, urlparse(path).path) for spelt in (each, uri_to_iri(each))}
    return any(_redirects_from(each) for each in spellings if "\x00" not in each)


@prepared
def _redirects_from(path: str) -> QuerySet:
    return Redirect.objects.filter(old_path=path).values_list("pk", flat=True)
