"""The rows before and after a record, in the list that the user looked at last."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict

#: Rows of the list that are searched for the record; beyond them, neighbours are those by key.
MAX_ROWS = 500
#: Longer addresses of lists are not remembered.
MAX_CHARACTERS = 1500


@dataclass(frozen=True)
class Neighbours:
    """The keys of the rows before and after; None at an end."""

    before: int | None = None
    after: int | None = None


def remember_list(response: HttpResponse, request: HttpRequest, model: type[Model], path: str) -> None:
    """Remember tab, filters and search of this list in a cookie that only its screens get."""
    query = request.GET.copy()
    for name in ("export", "row", "_w_filter_fragment"):
        query.pop(name, None)
    value = query.urlencode()
    options: dict[str, Any] = {"path": path, "samesite": "Lax"}
    if len(value) > MAX_CHARACTERS:
        response.delete_cookie(_cookie(model), **options)
    else:
        response.set_cookie(_cookie(model), value, httponly=True, secure=settings.SESSION_COOKIE_SECURE, **options)


def neighbours_of(row: Model, request: HttpRequest, list_view: Any) -> Neighbours:
    """The neighbours of ``row`` in the list as remembered, else by key. At most three queries."""
    remembered = request.COOKIES.get(_cookie(type(row)))
    if remembered is not None:
        keys = _keys(request, list_view, remembered[:MAX_CHARACTERS])
        if row.pk in keys:
            place = keys.index(row.pk)
            return Neighbours(keys[place - 1] if place else None, next(iter(keys[place + 1 :]), None))
    keys_of_all = type(row)._default_manager.values_list("pk", flat=True)
    newer, older = keys_of_all.filter(pk__gt=row.pk), keys_of_all.filter(pk__lt=row.pk)
    return Neighbours(newer.order_by("pk").first(), older.order_by("-pk").first())


def _keys(request: HttpRequest, list_view: Any, query: str) -> list[int]:
    """The first keys of the list with this query string."""
    list_request = copy(request)
    list_request.GET = QueryDict(query)
    list_view.setup(list_request)
    return list(list_view.get_queryset().values_list("pk", flat=True)[:MAX_ROWS])


def _cookie(model: type[Model]) -> str:
    return f"list-{model._meta.label_lower}"
