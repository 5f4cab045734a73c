"""Forms with more fields than others: only at the addresses of ``LARGE_FORMS``, only for staff with the permission.

Django has one number for all forms and reads it while it parses. Raising it for everybody would let anybody send so
many fields; so the number is an object that answers for the request at hand. The bytes of a form stay bounded by
``DATA_UPLOAD_MAX_MEMORY_SIZE``.
"""

from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_limit: ContextVar[int | None] = ContextVar("large_form_limit", default=None)


class FieldLimit(int):
    """How many fields a form may have: this number, or the raised one while a large form is read."""

    def _now(self) -> int:
        return _limit.get() or int(self)

    def __add__(self, other: int) -> int:
        return self._now() + other

    def __lt__(self, other: int) -> bool:
        return self._now() < other


class LargeFormMiddleware:
    """Raises the limit for a POST to a large form; stands after the middleware that knows who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        limit = _limit_for(request)
        if limit is None:
            return self.get_response(request)
        token = _limit.set(limit)
        try:
            return self.get_response(request)
        finally:
            _limit.reset(token)


def _limit_for(request: HttpRequest) -> int | None:
    if request.method != "POST":
        return None
    for prefix, (permission, limit) in settings.LARGE_FORMS.items():
        if request.path.startswith(prefix) and request.user.has_perm(permission):
            return limit
    return None
