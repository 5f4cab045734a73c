"""One search over everything in the back office. Apps bring their records by the hook ``register_search_kind``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.vary import vary_on_headers
from wagtail import hooks

from cms.text.spelling import clean_line

#: Results of one kind, and characters of a search.
MAX_RESULTS, MAX_CHARACTERS = 5, 100
#: Shorter searches find nothing: everything begins with a letter.
MIN_CHARACTERS = 2
#: The script of the search box asks for the results alone.
PART_HEADER = "X-Search-Part"


@dataclass(frozen=True)
class SearchResult:
    """One record: its name, the address of its screen, and a few words that tell it from others."""

    label: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class SearchKind:
    """A kind of record that can be found.

    ``find`` gets a cleaned text and the request, and gives at most ``MAX_RESULTS`` records that this user may open,
    the best first. It makes one query that an index answers. ``all_url`` gives the address of all results.
    """

    label: str | Promise
    find: Callable[[str, HttpRequest], Sequence[SearchResult]]
    permission: str
    all_url: Callable[[str], str] | None = None
    order: int = 100


@dataclass(frozen=True)
class SearchGroup:
    """The results of one kind."""

    label: str | Promise
    results: Sequence[SearchResult]
    all_url: str = ""


def search_kinds(request: HttpRequest) -> list[SearchKind]:
    """The kinds that this user may see, in their order."""
    kinds = (function() for function in hooks.get_hooks("register_search_kind"))
    return sorted((kind for kind in kinds if request.user.has_perm(kind.permission)), key=lambda kind: kind.order)


def search_everything(text: str, request: HttpRequest) -> list[SearchGroup]:
    """Results by kind, without kinds that have none."""
    if len(text) < MIN_CHARACTERS:
        return []
    found = ((kind, kind.find(text, request)[:MAX_RESULTS]) for kind in search_kinds(request))
    return [
        SearchGroup(kind.label, results, kind.all_url(text) if kind.all_url and len(results) == MAX_RESULTS else "")
        for kind, results in found
        if results
    ]


@vary_on_headers(PART_HEADER)
def search_view(request: HttpRequest) -> HttpResponse:
    """The page with a search field and results; with ``PART_HEADER`` the results alone."""
    text = clean_line(request.GET.get("q", ""))[:MAX_CHARACTERS]
    template = "_search_results" if PART_HEADER in request.headers else "search"
    context = {"text": text, "groups": search_everything(text, request), "is_short": len(text) < MIN_CHARACTERS}
    return render(request, f"cms/foundation/admin/{template}.html", context)
