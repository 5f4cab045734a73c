"""The screen of the books: what the last check found, rule by rule."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from .back_office import Waiting, WaitingRow
from .models import BookResult

SEE_BOOKS = "foundation.view_bookresult"
#: Rules that differ and are named on Today.
MAX_RULES = 3


@require_safe
@permission_required(SEE_BOOKS, raise_exception=True)
def books(request: HttpRequest) -> HttpResponse:
    """Every rule with its rows, those that differ first."""
    results = list(BookResult.objects.order_by("-wrong", "rule"))
    context = {
        "page_title": _("Books"),
        "header_icon": "tasks",
        "results": results,
        "checked_at": max((each.at for each in results), default=None),
        "wrong": sum(1 for each in results if each.wrong),
    }
    return render(request, "cms/foundation/admin/books.html", context)


def books_that_differ(request: HttpRequest) -> Waiting | None:
    """Rules that the last check found broken, if there are any."""
    if not request.user.has_perm(SEE_BOOKS):
        return None
    results = list(BookResult.objects.filter(wrong__gt=0))
    url = reverse("books_admin")
    rows = [WaitingRow(each.rule, url, detail=each.first[0] if each.first else "") for each in results[:MAX_RULES]]
    label = ngettext("rule of the books does not hold", "rules of the books do not hold", len(results))
    return Waiting(label, len(results), url, order=890, tone="bad", rows=rows) if results else None
