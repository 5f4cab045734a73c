"""Our error pages. They work without the database; header and footer are added if it answers."""

import logging
import re
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .menus import footer_links, main_menu, shop
from .models import ShopSettings
from .storage import cannot_store
from .transactions import is_busy

log = logging.getLogger("kontor.errors")
#: Characters of the requested address that the page repeats.
MAX_ADDRESS_LENGTH = 80


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/400.html", _bare(), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", _frame(), status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """The request is larger than we accept."""
    return render(request, "errors/413.html", _bare(), status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from another site, or from a page that was open too long."""
    return render(request, "errors/403.html", {**_bare(), "from_elsewhere": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    address = "".join(sign for sign in request.path if sign.isprintable())[:MAX_ADDRESS_LENGTH]
    words = " ".join(re.findall(r"[^\W_]+", address.rstrip("/").rpartition("/")[2]))
    return render(request, "errors/404.html", {**_frame(), "address": address, "sought": words}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our page for errors; plain text if that page fails, too. A busy database and a full disk have their own pages."""
    error = sys.exc_info()[1]
    if is_busy(error):
        return too_busy(request)
    if cannot_store(error):
        return disk_full(request)
    try:
        return render(request, "errors/500.html", _bare(), status=500)
    except Exception:
        log.exception("The error page itself failed")
        sentences = "Something broke on our side. Nothing of yours is lost. Try it again in a minute."
        return HttpResponse(sentences, status=500, content_type="text/plain; charset=utf-8")


def too_busy(request: HttpRequest) -> HttpResponse:
    """The database is too busy; nothing was changed."""
    response = render(request, "errors/503.html", _bare(), status=503)
    response.headers["Retry-After"] = "5"
    return response


def disk_full(request: HttpRequest) -> HttpResponse:
    """A disk is full or read-only; nothing was changed."""
    return render(request, "errors/507.html", _bare(), status=507)


def _bare() -> dict[str, object]:
    """The context of the frame without the database."""
    return {"shop": ShopSettings(), "categories": [], "links": {}}


def _frame() -> dict[str, object]:
    """The context of the frame: shop, categories and written pages; without them if the database does not answer."""
    try:
        return {"shop": shop(), "categories": main_menu(), "links": footer_links()}
    except DatabaseError as problem:
        log.warning("An error page without categories: %s", type(problem).__name__)
        return _bare()
