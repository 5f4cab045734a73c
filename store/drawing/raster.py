"""Pictures as PNG or WebP: for mails, which show no SVG, and for ``<img>``, in which an SVG loads no other files.

Photographs at the bottom are laid by Pillow, which is several times faster at it, all the rest is drawn by resvg.
Words that stayed text are drawn with the fonts installed on the server; where it has none with their letters, they
are missing from the picture.
"""

import base64
from collections.abc import Callable
from io import BytesIO
from xml.etree.ElementTree import Element, tostring

import PIL.Image
import resvg_py
from PIL import ImageOps

from .source import UnreadableDrawing, parse_svg, plain
from .texts import Box

#: Of the picture, and of each image in it, in pixels.
_MAX_PIXELS, _MAX_SOURCE_PIXELS = 16_000_000, 60_000_000
_INLINE = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,")
#: Attributes of an image that is neither turned nor cut.
_LYING = frozenset({"x", "y", "width", "height", "href", "preserveAspectRatio"})

#: From the address of an image to its bytes, or None.
Resolver = Callable[[str], bytes | None]


def png(svg: str, width: int, *, images: Resolver | None = None) -> bytes:
    """The picture as PNG, so many pixels wide.

    Nothing is read from disk or network: an image is what its ``data:`` address holds or what ``images`` gives for its
    address; an image that cannot be had or read is left out.

    Raises:
        UnreadableDrawing: it is no picture, or too large a one.
    """
    return _saved(_rendered(svg, width, images), "PNG", compress_level=4)


def webp(svg: str, width: int, *, images: Resolver | None = None) -> bytes:
    """The same as WebP: a third of the size, for pages."""
    return _saved(_rendered(svg, width, images), "WEBP", quality=82, method=3)


def _saved(picture: PIL.Image.Image, kind: str, **how) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def _rendered(svg: str, width: int, images: Resolver | None) -> PIL.Image.Image:
    root = plain(parse_svg(svg), images=True)
    view = _view(root)
    height = round(width * view.height / view.width)
    if not 0 < width * height <= _MAX_PIXELS:
        raise UnreadableDrawing("The picture is too large.")
    ground = PIL.Image.new("RGBA", (width, height))
    for layer in _lying_below(root):
        root.remove(layer)
        _lay(ground, layer, view, images)
    for parent in root.iter():
        for node in [child for child in parent if child.tag == "image"]:
            if image := _image(node.get("href", ""), images, width):
                node.set("href", _INLINE[0] + base64.b64encode(_saved(image, "PNG", compress_level=1)).decode())
            else:
                parent.remove(node)
    ground.alpha_composite(_vectors(root, width, height))
    return ground


def _view(root: Element) -> Box:
    try:
        return Box.read(root.get("viewBox", "").replace(",", " "))
    except ValueError as problem:
        raise UnreadableDrawing("The picture has no viewBox.") from problem


def _lying_below(root: Element) -> list[Element]:
    """The images at the bottom of the picture that are neither turned nor cut."""
    found = []
    for node in root:
        if node.tag in {"title", "desc", "defs"}:
            continue
        if node.tag != "image" or not node.attrib.keys() <= _LYING:
            break
        found.append(node)
    return found


def _lay(ground: PIL.Image.Image, layer: Element, view: Box, images: Resolver | None) -> None:
    """Put an image on the ground, filling its box as ``slice`` does."""
    scale = ground.width / view.width
    try:
        box = Box.read(" ".join(layer.get(name, "0") for name in ("x", "y", "width", "height")))
    except ValueError:
        return
    room = (round(box.width * scale), round(box.height * scale))
    at = (round((box.x - view.x) * scale), round((box.y - view.y) * scale))
    image = _image(layer.get("href", ""), images, 2 * max(room))
    if image and 0 < room[0] * room[1] <= 2 * _MAX_PIXELS:
        full = PIL.Image.new("RGBA", ground.size)
        full.paste(ImageOps.fit(image, room), at)
        ground.alpha_composite(full)


def _vectors(root: Element, width: int, height: int) -> PIL.Image.Image:
    root.set("xmlns", "http://www.w3.org/2000/svg")
    svg = tostring(root, encoding="unicode")
    try:
        picture = resvg_py.svg_to_bytes(
            svg_string=svg, width=width, height=height, serif_family="DejaVu Serif", sans_serif_family="DejaVu Sans"
        )
    except Exception as problem:  # Whatever its reader says of a picture that ours could read.
        raise UnreadableDrawing(str(problem)) from problem
    image = PIL.Image.open(BytesIO(picture)).convert("RGBA")
    return image if image.size == (width, height) else image.resize((width, height))


def _image(href: str, images: Resolver | None, longest: int) -> PIL.Image.Image | None:
    """An image no larger than needed; None if it cannot be loaded."""
    try:
        inline = next((start for start in _INLINE if href.startswith(start)), None)
        content = base64.b64decode(href.removeprefix(inline)) if inline else images(href) if images else None
        stored = PIL.Image.open(BytesIO(content or b""), formats=("PNG", "JPEG", "WEBP"))
        if stored.width * stored.height > _MAX_SOURCE_PIXELS:
            return None
        stored.draft("RGB", (longest, longest))
        image = ImageOps.exif_transpose(stored).convert("RGBA")
        image.thumbnail((longest, longest))
    except (OSError, ValueError, SyntaxError, PIL.Image.DecompressionBombError):
        return None
    return image
