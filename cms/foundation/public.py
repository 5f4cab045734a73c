"""Pages that are the same for everybody: no cookie, an ETag, rendered once for each state of the data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import get_language

from . import versions
from .caching import LeastRecentlyUsed

#: What the header and footer of every page depend on.
FRAME = ("site", "categories", "pages")
#: Bytes of plain addresses that one process holds, and of addresses with a query: anybody can make up queries.
MAX_PLAIN, MAX_QUERIED = 48 * 1024 * 1024, 16 * 1024 * 1024
#: Bytes that a page takes besides its content.
OVERHEAD = 1024


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered page, and the version numbers it was rendered from."""

    numbers: tuple[int, ...]
    content: bytes
    content_type: str
    etag: str


def _weight(page: Page) -> int:
    return len(page.content) + OVERHEAD


_plain = LeastRecentlyUsed(MAX_PLAIN, _weight)
_queried = LeastRecentlyUsed(MAX_QUERIED, _weight)


def public(*subjects: str) -> Callable:
    """The view's page is the same for everybody until one of ``subjects``, or the frame around it, is invalidated.

    ``{slug}`` in a subject is the view's argument of that name. Such a page touches neither session, user, messages nor
    CSRF token; what is personal comes as a fragment of its own. Answers other than a plain 200, and those that have a
    Cache-Control of their own, are not cached.
    """
    subjects = tuple(dict.fromkeys((*subjects, *FRAME)))
    versions.depends_on(subjects)

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def answer(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method not in {"GET", "HEAD"}:
                return view(request, *args, **kwargs)
            numbers = versions.numbers(*(subject.format(**kwargs) for subject in subjects))
            pages = _queried if request.META.get("QUERY_STRING") else _plain
            key = _key(request)
            page = pages.get(key)
            if page is None or page.numbers != numbers:
                response = view(request, *args, **kwargs)
                if response.status_code != 200 or response.streaming or "Cache-Control" in response.headers:
                    return response
                page = _rendered(response, numbers)
                pages.set(key, page)
            return _response(page)

        return answer

    return decorate


def _key(request: HttpRequest) -> tuple:
    """Pages promise dates: a new day makes new pages."""
    address = (request.get_host(), request.get_full_path())
    return (*address, get_language(), localdate(), bool(request.headers.get("HX-Request")))


def _rendered(response: HttpResponse, numbers: tuple[int, ...]) -> Page:
    if hasattr(response, "render"):
        response.render()
    etag = f'"{sha256(response.content).hexdigest()[:24]}"'
    return Page(numbers, response.content, response.headers["Content-Type"], etag)


def _response(page: Page) -> HttpResponse:
    """Django's ``ConditionalGetMiddleware`` makes it a 304 for a browser that has it."""
    headers = {"Content-Type": page.content_type, "Cache-Control": "public, no-cache", "ETag": page.etag}
    return HttpResponse(page.content, headers=headers)


def clear() -> None:
    """Empty the memory of this process; for tests and measurements."""
    _plain.clear()
    _queried.clear()
