"""Pictures as answers to a browser or a reader of letters."""

from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from cms.foundation.models import public_files
from store.drawing import UnreadableDrawing, raster

_DAY, _YEAR = 86_400, 31_536_000
#: Pixels across: in letters twice what they take, and at most in a page.
_LETTER_SIDE, _PAGE_SIDE = 192, 690


@lru_cache(maxsize=256)
def _png(picture: str) -> bytes:
    return raster.png(picture, _LETTER_SIDE, images=_stored)


@lru_cache(maxsize=256)
def _webp(picture: str) -> bytes:
    return raster.webp(picture, _PAGE_SIDE, images=_stored)


_AS = {"image/svg+xml": str.encode, "image/png": _png, "image/webp": _webp}


def _stored(address: str) -> bytes | None:
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


def served(request: HttpRequest, picture: str, kind: str = "image/svg+xml", *, forever=False) -> HttpResponse:
    """The picture; one of photographs as WebP, since an SVG in ``<img>`` loads no other files."""
    if "<image " in picture and kind == "image/svg+xml":
        kind = "image/webp"
    try:
        content = _AS[kind](picture) if picture else b""
    except UnreadableDrawing:
        content = b""
    if not content:
        raise Http404
    response = HttpResponse(content, content_type=kind)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'none'"
    response["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if forever else f"public, max-age={_DAY}"
    response["ETag"] = etag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=response) or response
