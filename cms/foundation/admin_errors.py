"""Errors that Wagtail's own screens do not catch: invalid input, and rows that cannot be deleted."""

import logging
from types import TracebackType

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DataError
from django.db.models import Model, ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError

from .errors import bad_request

OURS = {"cms", "config", "customers", "orders", "store", "support"}
#: Errors that a missing or invalid field can cause.
INPUT_ERRORS = (KeyError, ValueError, TypeError, AttributeError, NoReverseMatch, DataError)
#: Rows that a sentence names at most.
MAX_NAMED = 5
log = logging.getLogger("kontor.admin")


class AdminErrorsMiddleware:
    """Answers 400 if Wagtail fails on invalid input, and a sentence if a row is still used or a picture is broken.

    What is sent is a form, a query, or a part of the address such as a key.
    An error counts as invalid input only if no code of ours is in its traceback. Each is logged.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not request.path.startswith("/admin/"):
            return None
        if isinstance(error, ProtectedError | RestrictedError):
            return _still_used(request, error)
        if isinstance(error, SourceImageIOError):
            sentence = _("The file of this picture cannot be read. Please upload it again.")
            return HttpResponse(sentence, status=422, content_type="text/plain; charset=utf-8")
        if isinstance(error, TooManyFieldsSent | RequestDataTooBig):
            sentence = _("This form is larger than the shop can read. Nothing was saved. Go back, and make it smaller.")
            return HttpResponse(sentence, status=413, content_type="text/plain; charset=utf-8")
        if _has_input(request) and isinstance(error, INPUT_ERRORS) and not _is_ours(error.__traceback__):
            log.warning("A screen of Wagtail could not read what was sent to %s", request.path, exc_info=error)
            return bad_request(request)
        return None


def _has_input(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(request.method == "POST" or request.GET or (match and (match.args or match.kwargs)))


def _is_ours(trace: TracebackType | None) -> bool:
    while trace:
        if trace.tb_frame.f_globals.get("__name__", "").partition(".")[0] in OURS:
            return True
        trace = trace.tb_next
    return False


def _still_used(request: HttpRequest, error: ProtectedError | RestrictedError) -> HttpResponse:
    sentence = in_use_sentence(getattr(error, "protected_objects", None) or error.restricted_objects)
    if request.headers.get("X-Requested-With"):
        return HttpResponse(sentence, status=409, content_type="text/plain; charset=utf-8")
    messages.error(request, sentence)
    return HttpResponseRedirect(request.get_full_path())


def in_use_sentence(rows: set[Model]) -> str:
    """Says that a row cannot be deleted, and names the first rows that use it."""
    named = sorted(f"{row._meta.verbose_name} “{row}”" for row in list(rows)[:MAX_NAMED])
    more = [_("others")] if len(rows) > MAX_NAMED else []
    text = get_text_list([*named, *more], _("and"))
    return _("It cannot be deleted, because it is used by %(rows)s.") % {"rows": text}
