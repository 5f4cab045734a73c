"""Serving Wagtail's pages."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.views import serve

from .public import public


def page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view. Its response is cached, unless a hook of an app may differ by visitor.

    Wagtail marks restricted pages as private, so these are never cached.
    """
    return serve(request, path) if _may_differ_by_visitor() else _cached(request, path)


@public("pages", "catalogue", "options", "tax", "calendar")
def _cached(request: HttpRequest, path: str) -> HttpResponse:
    return serve(request, path)


def _may_differ_by_visitor() -> bool:
    found = [*hooks.get_hooks("before_serve_page"), *hooks.get_hooks("on_serve_page")]
    return any(hook.__module__ != "wagtail.wagtail_hooks" for hook in found)
