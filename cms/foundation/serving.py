"""Written pages as everybody sees them."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.views import serve

from .public import public


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view. Its answer is cached, unless a hook of an app may answer each visitor differently.

    Wagtail itself marks a page that only some may see as private, so that one is never cached.
    """
    return serve(request, path) if _has_hooks() else _cached(request, path)


@public("pages", "catalogue", "options", "tax", "calendar")
def _cached(request: HttpRequest, path: str) -> HttpResponse:
    return serve(request, path)


def _has_hooks() -> bool:
    found = [*hooks.get_hooks("before_serve_page"), *hooks.get_hooks("on_serve_page")]
    return any(hook.__module__ != "wagtail.wagtail_hooks" for hook in found)
