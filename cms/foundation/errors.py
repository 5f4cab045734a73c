"""Our own pages for what goes wrong; they need no database, and take from it only what it gives readily."""

import logging
import re
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .menus import footer_links, main_menu, shop
from .models import ShopSettings
from .transactions import is_busy

log = logging.getLogger("kontor.errors")
#: Letters of an address that are shown again.
MOST_SHOWN = 80


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "errors/400.html", _bare(), status=400)


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "errors/403.html", _frame(), status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """More was sent than we read."""
    return render(request, "errors/413.html", _bare(), status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came from another site or from a page that was open too long."""
    return render(request, "errors/403.html", {**_bare(), "from_elsewhere": True}, status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    address = "".join(sign for sign in request.path if sign.isprintable())[:MOST_SHOWN]
    words = " ".join(re.findall(r"[^\W_]+", address.rstrip("/").rpartition("/")[2]))
    return render(request, "errors/404.html", {**_frame(), "address": address, "sought": words}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our page; if that is what is broken, its sentences alone. A busy database is no error: try again, it says."""
    if is_busy(sys.exc_info()[1]):
        return too_busy(request)
    try:
        return render(request, "errors/500.html", _bare(), status=500)
    except Exception:
        log.exception("The page for errors is broken, too")
        words = "Something broke on our side. Nothing of yours is lost. Try it again in a minute."
        return HttpResponse(words, status=500, content_type="text/plain; charset=utf-8")


def too_busy(request: HttpRequest) -> HttpResponse:
    """The database had too much to do for a while; nothing was changed."""
    response = render(request, "errors/503.html", _bare(), status=503)
    response.headers["Retry-After"] = "5"
    return response


def _bare() -> dict:
    """The frame without anything of the database."""
    return {"shop": ShopSettings(), "shelves": [], "links": {}}


def _frame() -> dict:
    """Shop, shelves and written pages, or none of them if the database does not answer."""
    try:
        return {"shop": shop(), "shelves": main_menu(), "links": footer_links()}
    except DatabaseError as problem:
        log.warning("An error page without shelves: %s", type(problem).__name__)
        return _bare()
