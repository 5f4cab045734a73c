"""Whole-page cache for pages that are the same for everybody: no cookie, an ETag."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language

from . import versions
from .banners import current_banner
from .caching import LruCache

View = Callable[..., HttpResponse]
#: Subjects that the header and footer of every page depend on.
FRAME = ("site", "categories", "pages")
#: Bytes that one process caches: of addresses without a query string, and of those with one, which anybody can invent.
MAX_PLAIN, MAX_QUERIED = 48 * 1024 * 1024, 16 * 1024 * 1024
#: Bytes of a cached page besides its content.
OVERHEAD = 1024


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A rendered page with the version numbers it was rendered from."""

    numbers: tuple[int, ...]
    content: bytes
    content_type: str
    etag: str


def _weight(page: CachedPage) -> int:
    return len(page.content) + OVERHEAD


_plain = LruCache(MAX_PLAIN, _weight)
_queried = LruCache(MAX_QUERIED, _weight)


def public(*subjects: str, changes_hourly: bool = False) -> Callable[[View], View]:
    """Cache the view's page until one of ``subjects``, or of the frame's subjects, is invalidated.

    ``{slug}`` in a subject is the view's argument of that name. Such a page uses neither session, user, messages nor
    CSRF token; personal parts are separate fragments. Responses other than 200, and those with a Cache-Control of
    their own, are not cached. With ``changes_hourly`` each hour has a page of its own: it names the cutoff hour's day.
    """
    subjects = tuple(dict.fromkeys((*subjects, *FRAME)))
    versions.depends_on(subjects)

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in {"GET", "HEAD"}:
                return view(request, *args, **kwargs)
            numbers = versions.numbers(*(subject.format(**kwargs) for subject in subjects))
            pages = _queried if request.META.get("QUERY_STRING") else _plain
            key = _key(request, localtime().hour if changes_hourly else None)
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


def _key(request: HttpRequest, hour: int | None) -> tuple:
    """Pages show promised dates and the banner, so each day and each banner has its own."""
    address, banner = (request.get_host(), request.get_full_path()), current_banner()
    htmx = bool(request.headers.get("HX-Request"))
    return (*address, get_language(), localdate(), hour, banner and banner.pk, htmx)


def _rendered(response: HttpResponse, numbers: tuple[int, ...]) -> CachedPage:
    if hasattr(response, "render"):
        response.render()
    etag = f'"{sha256(response.content).hexdigest()[:24]}"'
    return CachedPage(numbers, response.content, response.headers["Content-Type"], etag)


def _response(page: CachedPage) -> HttpResponse:
    """Django's ``ConditionalGetMiddleware`` makes it a 304 for a browser that has it."""
    headers = {"Content-Type": page.content_type, "Cache-Control": "public, no-cache", "ETag": page.etag}
    return HttpResponse(page.content, headers=headers)


def clear() -> None:
    """Empty the memory of this process; for tests and measurements."""
    _plain.clear()
    _queried.clear()
