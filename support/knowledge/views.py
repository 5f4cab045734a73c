"""Suggested answers, and votes on answers."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cms.faq.models import FaqEntry
from cms.foundation.site_pages import may_open
from customers.accounts.limits import allow, client_address

from . import services


def suggest(request: HttpRequest) -> HttpResponse:
    """Suggested answers as a fragment; the text comes by GET or, from the form, by POST."""
    values = {**request.GET.dict(), **request.POST.dict()}
    text = " ".join(values.get(name, "")[: services.MAX_READ] for name in ("text", "subject", "message"))
    context = {"suggestions": services.suggestions_for(text)}
    return render(request, "support/knowledge/_suggestions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest, entry: int) -> HttpResponse:
    """Was this helpful? One changeable vote per reader; only a vote sets the reader's key in the session."""
    found = get_object_or_404(FaqEntry, id=entry)
    if not may_open(request, found):
        raise Http404
    if request.method == "POST":
        answer = request.POST.get("helpful", "")
        if answer not in {"yes", "no"}:
            return _voted(request, found, status=422)
        if not allow("vote", client_address(request)):
            return _voted(request, found, status=429)
        services.vote(found, reader=_reader(request), helpful=answer == "yes")
        if not request.headers.get("HX-Request"):
            return redirect("knowledge:vote", found.pk)
    return _voted(request, found)


def _reader(request: HttpRequest) -> str:
    """The random key of this browser."""
    return request.session.setdefault("reader", secrets.token_urlsafe(24))


def _voted(request: HttpRequest, entry: FaqEntry, *, status: int = 200) -> HttpResponse:
    mine = entry.votes.filter(reader=request.session.get("reader", "")).first()
    context = {"entry": entry, "mine": mine, "votes": services.votes_of(entry)}
    is_fragment = request.method == "POST" and request.headers.get("HX-Request")
    template = "support/knowledge/_voted.html" if is_fragment else "support/knowledge/voted.html"
    return render(request, template, context, status=status)
