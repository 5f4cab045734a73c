"""Lines of words as path data: straight in a box, or along a curve; one decimal, so that pictures stay small."""

from functools import lru_cache
from hashlib import blake2b
from xml.etree.ElementTree import Element

from .curves import Curve
from .glyphs import Outline, Shape

#: Attributes of text elements that an outline does not need.
_OF_TEXT = frozenset(
    {"x", "y", "dx", "dy", "rotate", "textLength", "lengthAdjust", "letter-spacing", "word-spacing", "kerning"}
    | {"text-anchor", "text-rendering", "text-decoration", "dominant-baseline", "baseline-shift", "direction"}
    | {"unicode-bidi", "writing-mode", "font", "font-family", "font-size", "font-size-adjust", "font-stretch"}
    | {"font-style", "font-variant", "font-weight"}
)


class Outlines:
    """The outlines of one picture; a text that is drawn several times is defined once."""

    def __init__(self) -> None:
        self._first: dict[str, Element] = {}
        self._shared: dict[str, Element] = {}

    def become(self, element: Element, data: str) -> None:
        """Turn a text element into an outline with the same paint."""
        element.tag, element.text = "path", None
        element[:] = []
        for name in _OF_TEXT & element.attrib.keys():
            del element.attrib[name]
        if data not in self._first:
            self._first[data] = element
            element.set("d", data)
            return
        if data not in self._shared:
            self._shared[data] = Element("path", {"id": name_of(data), "d": data})
            self._use(self._first[data], data)
        self._use(element, data)

    def put_away(self, root: Element) -> None:
        """Add the shared outlines to the definitions of the picture."""
        if self._shared:
            definitions = Element("defs")
            definitions.extend(self._shared.values())
            root.insert(0 if root.find("title") is None else 1, definitions)

    def _use(self, element: Element, data: str) -> None:
        element.tag = "use"
        element.attrib.pop("d", None)
        element.set("href", f"#{self._shared[data].attrib['id']}")


def name_of(data: str, prefix: str = "") -> str:
    """The id of a shared outline."""
    name = f"w{blake2b(data.encode(), digest_size=5).hexdigest()}"
    return f"{prefix}-{name}" if prefix else name


def straight(outline: Outline, size: float, x: float, y: float) -> str:
    """Path data of a line that begins at ``x`` and stands on ``y``."""
    return _packed(_written(glyph.shape, size, 0.0, x + glyph.x * size, y + glyph.y * size) for glyph in outline.glyphs)


def along(outline: Outline, size: float, curve: Curve, start: float, below: float) -> str:
    """Path data of a line that begins at a length along the curve; each letter stands upright on it.

    ``below`` is how far under the curve the letters stand.
    """
    parts = []
    for glyph in outline.glyphs:
        x, y, cosine, sine = curve.at(start + glyph.middle * size)
        off, down = (glyph.x - glyph.middle) * size, glyph.y * size + below
        parts.append(
            _written(
                glyph.shape, size * cosine, size * sine, x + off * cosine - down * sine, y + off * sine + down * cosine
            )
        )
    return _packed(parts)


def _written(shape: Shape, a: float, b: float, x: float, y: float) -> str:
    """One glyph, turned and sized by ``a`` and ``b``, at a place; relative, in tenths."""
    first_x, first_y, rest = _relative(shape, 10 * a, 10 * b)
    return f"M{_tenths(round(10 * x) + first_x)}{_tenths(round(10 * y) + first_y)}{rest}"


@lru_cache(maxsize=8192)
def _relative(shape: Shape, a: float, b: float) -> tuple[int, int, str]:
    """Where a glyph begins, and its path data from there: the same for a letter wherever it stands."""
    parts: list[str] = []
    here_x = here_y = first_x = first_y = 0
    begins: tuple[int, int] | None = None
    for command, points in shape.parts:
        if command == "Z":
            parts.append("z")
            here_x, here_y = first_x, first_y
            continue
        xs, ys = points[::2], points[1::2]
        ends_x = [round(a * px - b * py) for px, py in zip(xs, ys, strict=True)]
        ends_y = [round(b * px + a * py) for px, py in zip(xs, ys, strict=True)]
        if command == "M" and begins is None:
            begins = here_x, here_y = first_x, first_y = ends_x[0], ends_y[0]
            continue
        if command == "L" and ends_x[0] == here_x and ends_y[0] == here_y:
            continue
        parts.append(command.lower())
        for end_x, end_y in zip(ends_x, ends_y, strict=True):
            parts += _tenths(end_x - here_x), _tenths(end_y - here_y)
        here_x, here_y = ends_x[-1], ends_y[-1]
        if command == "M":
            first_x, first_y = here_x, here_y
    return (*(begins or (0, 0)), _packed(parts))


def _packed(parts) -> str:
    data = "".join(parts)
    for command in "Mmlqc":
        data = data.replace(command + " ", command)
    return data


@lru_cache(maxsize=32_768)
def _tenths(number: int) -> str:
    """A number of tenths, with the space it needs before it: `` 1.2``, ``-3``, `` .5``."""
    whole, part = divmod(abs(number), 10)
    digits = f"{whole or ''}.{part}" if part else f"{whole}"
    return f"-{digits}" if number < 0 else f" {digits}"
