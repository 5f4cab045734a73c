"""Leads from former addresses of products and categories to those of today."""

from collections.abc import Callable
from functools import wraps

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from store.catalogue.models import Category, Product


def follow_product(view: Callable) -> Callable:
    """Where no product has the ``slug`` of the address, lead to the one that had it."""
    return _following(view, "slug", lambda old: Product.objects.on_sale().filter(former_addresses__address=old))


def follow_category(view: Callable) -> Callable:
    """Where no category has the ``path`` of the address, lead to the one that had it."""
    return _following(view, "path", lambda old: Category.objects.filter(former_addresses__address=old))


def _following(view: Callable, name: str, owners: Callable[[str], QuerySet]) -> Callable:
    @wraps(view)
    def answer(request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Http404:
            now = owners(kwargs[name]).values_list(name, flat=True).first()
            if now is None or request.method not in {"GET", "HEAD"}:
                raise
        address = reverse(request.resolver_match.view_name, kwargs=kwargs | {name: now})
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

    return answer
