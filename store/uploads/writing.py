"""Pictures as PNG and JPEG files of a bounded size."""

import io
from typing import Any

from PIL import Image, ImageOps

#: Bytes of a rewritten picture.
MAX_CLEAN_BYTES = 25 * 1024 * 1024
#: Bytes of a small picture; sides in pixels and qualities are tried until one fits.
MAX_SMALL_BYTES = 60_000
_SMALL_SIDES, _SMALL_QUALITIES = (600, 480, 360, 240, 120), (82, 70, 55)
#: Qualities that are tried for a large picture.
_QUALITIES = (95, 88, 78)


class TooManyBytes(Exception):
    """The picture does not fit into ``MAX_CLEAN_BYTES``."""


class _BoundedFile(io.BytesIO):
    """Stops a writer at ``MAX_CLEAN_BYTES``, so that no time is spent on the rest."""

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > MAX_CLEAN_BYTES:
            raise TooManyBytes
        return super().write(data)


def write_picture(image: Image.Image, *, as_png: bool) -> tuple[str, bytes]:
    """Kind (``png`` or ``jpeg``) and bytes. A PNG that is too large becomes a JPEG, unless it is transparent.

    Raises:
        TooManyBytes: it is too large in any form.
    """
    if as_png or image.mode == "RGBA":
        try:
            return "png", _png(image)
        except TooManyBytes:
            if image.mode == "RGBA":
                raise
    for quality in _QUALITIES[:-1]:
        try:
            return "jpeg", _jpeg(image, quality, subsampling=0)
        except TooManyBytes:
            continue
    return "jpeg", _jpeg(image, _QUALITIES[-1])


def write_small(image: Image.Image) -> bytes:
    """The same picture in at most ``MAX_SMALL_BYTES``, to be part of a drawing."""
    written = b""
    for side in _SMALL_SIDES:
        if max(image.size) > side:
            image = ImageOps.contain(image, (side, side))
        for quality in _SMALL_QUALITIES[: 1 if image.mode == "RGBA" else None]:
            written = _png(_few_colours(image)) if image.mode == "RGBA" else _jpeg(image, quality)
            if len(written) <= MAX_SMALL_BYTES:
                return written
    return written


def _few_colours(image: Image.Image) -> Image.Image:
    return image.quantize(256, method=Image.Quantize.FASTOCTREE)


def _png(image: Image.Image) -> bytes:
    written = _BoundedFile()
    image.save(written, "PNG", compress_level=4)
    return written.getvalue()


def _jpeg(image: Image.Image, quality: int, **options: int) -> bytes:
    written = _BoundedFile()
    image.save(written, "JPEG", quality=quality, **options)
    return written.getvalue()
