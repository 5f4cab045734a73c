"""The pictures of shared links: PNG files of products and designs, made once and stored under their hash."""

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from cms.foundation.storage import StorageUnavailable
from store.catalogue.models import Product
from store.configurator.services import catalogue_picture, picture_of_configuration, stored_image
from store.designs.models import Design
from store.drawing import UnreadableDrawing
from store.drawing.sharing import drawing_to_share, photograph_to_share

#: The folder of the storage, and how long browsers and other sites may use a picture.
FOLDER, _CACHE_CONTROL = "share", "public, max-age=3600"
#: Files deleted in one run.
_BATCH = 1000


@require_safe
def product_to_share(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture of a product: its drawing with default choices, else its first photograph."""
    product = get_object_or_404(Product.objects.on_sale().select_related("made_to_order"), slug=slug)
    return _answer(request, _drawing_as_png(str(catalogue_picture(product))) or _photograph_as_png(product))


@require_safe
def design_to_share(request: HttpRequest, token: str) -> HttpResponse:
    """The picture of a design, for everybody with its link."""
    design = get_object_or_404(Design.objects.select_related("configuration__product"), token=token[:64])
    drawing = str(picture_of_configuration(design.configuration))
    return _answer(request, _drawing_as_png(drawing) or _photograph_as_png(design.product))


def delete_old_files(before: datetime) -> None:
    """Delete files that were made before this moment; a picture that is asked for again is made again. Idempotent."""
    files = _files()
    if not files.exists(FOLDER):
        return
    for name in files.listdir(FOLDER)[1][:_BATCH]:
        if files.get_modified_time(f"{FOLDER}/{name}") < before:
            files.delete(f"{FOLDER}/{name}")


def _drawing_as_png(svg: str) -> bytes:
    return _stored_or_made(svg.encode(), lambda: drawing_to_share(svg, images=stored_image)) if svg else b""


def _photograph_as_png(product: Product) -> bytes:
    first = product.pictures.select_related("image").first()
    if first is None:
        return b""
    try:
        with first.image.file.open() as file:
            content = file.read()
    except (OSError, ValueError):
        return b""
    return _stored_or_made(content, lambda: photograph_to_share(content))


def _stored_or_made(source: bytes, make: Callable[[], bytes]) -> bytes:
    """The stored picture of this source, made the first time; empty if it cannot be read."""
    name, files = f"{FOLDER}/{blake2b(source, digest_size=16).hexdigest()}.png", _files()
    try:
        with files.open(name) as file:
            return file.read()
    except OSError:
        pass  # It is not stored yet.
    try:
        made = make()
    except UnreadableDrawing:
        return b""
    try:
        files.save(name, ContentFile(made))
    except StorageUnavailable:
        return made  # A full disk costs time, not the picture.
    return made


def _files():
    return storages["default"]


def _answer(request: HttpRequest, content: bytes) -> HttpResponse:
    if not content:
        raise Http404
    response = HttpResponse(content, content_type="image/png")
    response["Cache-Control"] = _CACHE_CONTROL
    response["ETag"] = etag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=etag, response=response) or response
