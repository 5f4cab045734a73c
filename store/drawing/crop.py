"""Crops a picture to the product it shows, so that measures can stand along its sides."""

import re
from io import BytesIO

import PIL.Image

from .raster import Resolver, png
from .source import UnreadableDrawing

#: Width in pixels of the picture that is searched; alpha up to which a pixel is shadow, 0 to 255.
_WIDTH, _SHADOW = 240, 150
_VIEW = re.compile(r'viewBox="([^"]+)"')


def crop_to_content(svg: str, *, images: Resolver | None = None) -> tuple[str, float]:
    """The picture cropped to the product, and its width divided by its height.

    A picture in which nothing can be found stays as it is.
    """
    view = _VIEW.search(svg)
    sides = _sides(svg, images) if view else None
    if view is None or sides is None:
        return svg, 1.0
    x, y, width, height = (float(part) for part in view[1].split())
    left, top, right, bottom = sides
    box = (x + left * width, y + top * height, (right - left) * width, (bottom - top) * height)
    written = " ".join(f"{part:.1f}" for part in box)
    return f'{svg[: view.start()]}viewBox="{written}"{svg[view.end() :]}', box[2] / box[3]


def _sides(svg: str, images: Resolver | None) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the product, as fractions of the picture."""
    try:
        picture = PIL.Image.open(BytesIO(png(svg, _WIDTH, images=images)))
    except UnreadableDrawing:
        return None
    solid = picture.getchannel("A").point(lambda clear: 255 if clear >= _SHADOW else 0).getbbox()
    if solid is None:
        return None
    return solid[0] / picture.width, solid[1] / picture.height, solid[2] / picture.width, solid[3] / picture.height
