"""Pictures in the size in which other sites preview a link."""

from io import BytesIO

import PIL.Image
from PIL import ImageOps

from .raster import Resolver, png
from .source import UnreadableDrawing

#: Pixels of the picture, the margin around what it shows, and the colour behind it.
SIZE, _MARGIN, _GROUND = (1200, 630), 24, "#f1efe9"
_MAX_SOURCE_PIXELS = 60_000_000


def drawing_to_share(svg: str, *, images: Resolver | None = None) -> bytes:
    """A drawing as PNG of ``SIZE``.

    Raises:
        UnreadableDrawing: it is no picture, or too large a one.
    """
    return _on_ground(PIL.Image.open(BytesIO(png(svg, SIZE[1] - 2 * _MARGIN, images=images))))


def photograph_to_share(content: bytes) -> bytes:
    """A photograph as PNG of ``SIZE``.

    Raises:
        UnreadableDrawing: it is no picture, or too large a one.
    """
    try:
        picture = PIL.Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP"))
        if picture.width * picture.height > _MAX_SOURCE_PIXELS:
            raise UnreadableDrawing("The picture is too large.")
        picture.draft("RGB", SIZE)
        return _on_ground(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, PIL.Image.DecompressionBombError) as problem:
        raise UnreadableDrawing(str(problem)) from problem


def _on_ground(picture: PIL.Image.Image) -> bytes:
    ground = PIL.Image.new("RGB", SIZE, _GROUND)
    room = (SIZE[0] - 2 * _MARGIN, SIZE[1] - 2 * _MARGIN)
    fitted = ImageOps.contain(picture.convert("RGBA"), room)
    ground.paste(fitted, ((SIZE[0] - fitted.width) // 2, (SIZE[1] - fitted.height) // 2), fitted)
    file = BytesIO()
    ground.save(file, "PNG", compress_level=6)
    return file.getvalue()
