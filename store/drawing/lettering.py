"""Words of a drawing as outlines: measured with their font, fitted into their box or along their curve."""

import math
import re
from collections.abc import Callable
from functools import lru_cache, partial

from .bidi import begins_right
from .curves import Curve, arc, turned_over
from .fonts import CannotWrite, Typeface
from .glyphs import Outline
from .outlines import along, straight
from .texts import FALL, MIDDLE, RISE, Box, Face, Room, set_in

_NUMBER = re.compile(r"(-?\d*\.?\d+)%?\Z")
#: Share of a line that lies before the point it is anchored to.
ANCHORS = {"middle": 0.5, "end": 1.0}
#: Margin of a line, half of it on either side, in sizes of the letter.
_MARGIN = 0.03


@lru_cache(maxsize=512)
def in_box(font: Typeface, text: str, box: Box, *, lines=1, spacing=0.0, anchor="start", largest=1.0) -> str:
    """Path data of words in a box; empty if the font cannot write them."""
    write = _writer(font, text, spacing)
    try:
        setting = set_in(box, text, Face(lines=lines, measure=partial(_room, write), largest=largest))
    except CannotWrite:
        return ""
    parts = []
    for line, width, baseline in setting.lines:
        outline = write(line)
        start = box.x + (box.width - width) * ANCHORS.get(anchor, 0.0)
        parts.append(straight(outline, setting.size, start + _first(outline) * setting.size, baseline))
    return "".join(parts)


@lru_cache(maxsize=512)
def on_curve(
    font: Typeface, text: str, curve: Curve, length: float, height: float, *, spacing=0.0, anchor="start", offset=""
) -> str:
    """Path data of words along a curve; empty if the font cannot write them.

    ``length`` is how much of the curve they may take, ``height`` the room across it, ``offset`` where on it they are
    anchored, as in ``startOffset``.
    """
    room = Box(0, -height / 2, min(length, curve.length), height)
    write = _writer(font, text, spacing)
    try:
        setting = set_in(room, text, Face(measure=partial(_room, write)))
    except CannotWrite:
        return ""
    # Each line has a curve of its own through the middle of its letters; one inside of a bow is shorter.
    size = setting.size
    curves = [curve.shifted(baseline - MIDDLE * size) for _line, _width, baseline in setting.lines]
    shrunk = min(
        1.0, *(line_curve.length / width for line_curve, (_line, width, _at) in zip(curves, setting.lines, strict=True))
    )
    parts = []
    for line_curve, (line, width, _baseline) in zip(curves, setting.lines, strict=True):
        outline, width = write(line), width * shrunk
        start = _offset(offset, line_curve.length) - width * ANCHORS.get(anchor, 0.0)
        start = max(0.0, min(start, line_curve.length - width))
        begin = start + _first(outline) * size * shrunk
        parts.append(along(outline, size * shrunk, line_curve, begin, MIDDLE * size * shrunk))
    return "".join(parts)


@lru_cache(maxsize=256)
def in_bow(font: Typeface, text: str, box: Box, degrees: float, *, largest: float = 1.0) -> str:
    """Path data of words on a bow of so many degrees, arched upwards, or downwards if they are negative.

    The bow is the one on which the words come largest and all of it stays in the box. Empty if the font cannot write
    them.
    """
    bent = max(5.0, min(abs(degrees), 340.0))
    face = Face(measure=partial(_room, _writer(font, text, 0.0)))
    try:
        bows = [bow for step in range(24) if (bow := _bow(box, bent, largest * box.height * 0.9**step))]
        sizes = {bow: set_in(Box(0, 0, bow[0].length, bow[1]), text, face).size for bow in bows}
    except CannotWrite:
        return ""
    if not sizes:
        return ""
    curve, height = max(sizes, key=sizes.__getitem__)
    if degrees < 0:
        curve = turned_over(curve, box.y + box.height / 2)
    return on_curve(font, text, curve, curve.length, height, anchor="middle", offset="50%")


def _bow(box: Box, degrees: float, height: float) -> tuple[Curve, float] | None:
    """A bow with letters of this height that fills a box; None if its radius is below their height."""
    half = math.radians(degrees) / 2
    rise = 1 - math.cos(half)
    radius = min(box.width / 2 / math.sin(min(half, math.pi / 2)) - height / 2, (box.height - height) / rise)
    if radius < height:
        return None
    top = box.y + (box.height - radius * rise - height) / 2 + height / 2
    return arc(box.x + box.width / 2, top, radius * 2 * half, degrees), height


def measure_of(font: Typeface, text: str, spacing: float) -> Callable[[str], Room]:
    """Measures the lines of a text at size 1."""
    return partial(_room, _writer(font, text, spacing))


def _writer(font: Typeface, text: str, spacing: float) -> Callable[[str], Outline]:
    """Outlines a line of a text. Lines that were broken automatically take the direction of the whole text."""
    backwards = None if "\n" in text else begins_right(text)
    return partial(font.outline, spacing=spacing, backwards=backwards)


def _room(write: Callable[[str], Outline], text: str) -> Room:
    outline = write(text)
    width = max(outline.advance, outline.right) - _left(outline)
    return Room(max(width, 0.4) + _MARGIN, max(RISE, -outline.top), max(FALL, outline.bottom))


def _left(outline: Outline) -> float:
    return min(0.0, outline.left)


def _first(outline: Outline) -> float:
    """Where a line begins inside its room."""
    return _MARGIN / 2 - _left(outline)


def _offset(written: str, length: float) -> float:
    found = _NUMBER.match(written)
    number = float(found.group(1)) if found else 0.0
    return number / 100 * length if written.endswith("%") else number
