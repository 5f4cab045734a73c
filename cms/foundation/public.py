"""Pages that are the same for everybody: no cookie, an ETag, rendered once for each state of the data."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate
from django.utils.translation import get_language

from .kept import versions

#: How many bytes of rendered pages one process keeps.
ROOM = 64 * 1024 * 1024
#: What one of them takes besides, with the values it is kept under.
BESIDES = 1024
#: What the header and footer of every page show: the shop's particulars, shelves, written pages.
FRAME = ("site", "catalogue", "pages")
_pages: OrderedDict[tuple, tuple[bytes, str, str]] = OrderedDict()
_lock = threading.Lock()
_size = 0


def public(*names: str) -> Callable:
    """The view's page is the same for everybody until one of ``names`` is bumped.

    Such a page touches neither session, user, messages nor CSRF token; what is personal comes as a fragment of
    its own. Answers other than a plain 200, and those that say themselves who may keep them, are passed on and
    not kept. The frame around every page is part of it: ``FRAME`` need not be named.
    """
    names = tuple(dict.fromkeys((*names, *FRAME)))

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method not in {"GET", "HEAD"}:
                return view(request, *args, **kwargs)
            now = versions()
            address = (
                request.get_host(),
                request.get_full_path(),
                get_language(),
                localdate(),  # Pages promise dates: a new day makes new pages.
                bool(request.headers.get("HX-Request")),
            )
            key = (*address, *(now.get(name, 0) for name in names))
            page = _recall(key)
            if page is None:
                response = view(request, *args, **kwargs)
                if response.status_code != 200 or response.streaming or "Cache-Control" in response.headers:
                    return response
                if hasattr(response, "render"):
                    response.render()
                page = (response.content, response.headers["Content-Type"], _etag(response.content))
                _remember(key, page)
            return _respond(request, page)

        return answer

    return decorate


def _respond(request: HttpRequest, page: tuple[bytes, str, str]) -> HttpResponse:
    content, kind, etag = page
    response = HttpResponse(content, content_type=kind)
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def _etag(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:24]}"'  # Processors have an instruction for this one.


def _recall(key: tuple) -> tuple[bytes, str, str] | None:
    with _lock:
        page = _pages.get(key)
        if page:
            _pages.move_to_end(key)
        return page


def _remember(key: tuple, page: tuple[bytes, str, str]) -> None:
    global _size
    with _lock:
        before = _pages.pop(key, None)
        _size += _weight(page) - (_weight(before) if before else 0)
        _pages[key] = page
        while _size > ROOM:
            _size -= _weight(_pages.popitem(last=False)[1])


def _weight(page: tuple[bytes, str, str]) -> int:
    return len(page[0]) + BESIDES


def forget_pages() -> None:
    """Empty this process's store; for tests, whose databases come and go."""
    global _size
    with _lock:
        _pages.clear()
        _size = 0
