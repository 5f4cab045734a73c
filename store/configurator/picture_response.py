"""Pictures as answers to a browser or a reader of mails."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from cms.foundation.models import public_files
from store.drawing import UnreadableDrawing, raster

#: For an address with a hash of what it shows.
PUBLIC_YEAR, PRIVATE_DAY = "public, max-age=31536000, immutable", "private, max-age=86400, immutable"
#: For an address whose picture may change: asked for again each time, or, on the cards of a list, after five minutes.
PRIVATE_NOW, PUBLIC_SOON = "private, no-cache", "public, max-age=300"
#: Pixels across: in mails twice what they take, and at most in a page.
_MAIL_SIDE, _PAGE_SIDE, _LARGE_SIDE = 192, 690, 1380


@lru_cache(maxsize=256)
def _png(picture: str) -> bytes:
    return raster.png(picture, _MAIL_SIDE, images=stored_image)


@lru_cache(maxsize=256)
def _webp(picture: str) -> bytes:
    return raster.webp(picture, _PAGE_SIDE, images=stored_image)


def _large_webp(picture: str) -> bytes:
    return raster.webp(picture, _LARGE_SIDE, images=stored_image)


_AS: dict[str, Callable[[str], bytes]] = {"image/svg+xml": str.encode, "image/png": _png, "image/webp": _webp}


def stored_image(address: str) -> bytes | None:
    """A file of the shop's storage by its address; no other is ever read."""
    files = public_files()
    start = files.url("")
    path = unquote(address.removeprefix(start)) if address.startswith(start) else ""
    if not path:
        return None
    try:
        with files.open(path) as file:
            return file.read()
    except (OSError, SuspiciousOperation):
        return None


def picture_response(
    request: HttpRequest,
    picture: str,
    kind: str = "image/svg+xml",
    *,
    cache_control: str = PRIVATE_NOW,
    is_large: bool = False,
) -> HttpResponse:
    """The picture; one of photographs as WebP, since an SVG in ``<img>`` loads no other files."""
    if "<image " in picture and kind == "image/svg+xml":
        kind = "image/webp"
    try:
        render = _large_webp if is_large and kind == "image/webp" else _AS[kind]
        content = render(picture) if picture else b""
    except UnreadableDrawing:
        content = b""
    if not content:
        raise Http404
    response = HttpResponse(content, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'none'"
    response["Cache-Control"] = cache_control
    response["ETag"] = etag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=response) or response
