"""Words of a drawing as outlines: measured with their font, fitted into their box or along their curve."""

import re
from functools import lru_cache, partial

from .curves import Curve
from .fonts import CannotWrite, Font, Outline
from .outlines import along, straight
from .texts import FALL, RISE, Box, Face, Room, set_in

_NUMBER = re.compile(r"(-?\d*\.?\d+)%?\Z")
#: Share of a line that lies before the point it is anchored to.
ANCHORS = {"middle": 0.5, "end": 1.0}
#: Air on a line, half of it on either side, in sizes of the letter.
_MARGIN = 0.03


@lru_cache(maxsize=512)
def in_box(font: Font, text: str, box: Box, *, lines: int = 1, spacing: float = 0.0, anchor: str = "start") -> str:
    """Path data of words in a box; empty if the font cannot write them."""
    try:
        setting = set_in(box, text, Face(lines=lines, measure=partial(_room, font, spacing)))
    except CannotWrite:
        return ""
    parts = []
    for line, width, baseline in setting.lines:
        outline = font.outline(line, spacing=spacing)
        start = box.x + (box.width - width) * ANCHORS.get(anchor, 0.0)
        parts.append(straight(outline, setting.size, start + _first(outline) * setting.size, baseline))
    return "".join(parts)


@lru_cache(maxsize=512)
def on_curve(
    font: Font, text: str, curve: Curve, length: float, height: float, *, spacing=0.0, anchor="start", offset=""
) -> str:
    """Path data of words along a curve; empty if the font cannot write them.

    ``length`` is how much of the curve they may take, ``height`` the room across it, ``offset`` where on it they are
    anchored, as in ``startOffset``.
    """
    room = Box(0, -height / 2, min(length, curve.length), height)
    try:
        setting = set_in(room, text, Face(measure=partial(_room, font, spacing)))
    except CannotWrite:
        return ""
    parts = []
    for line, width, baseline in setting.lines:
        outline = font.outline(line, spacing=spacing)
        start = _offset(offset, curve.length) - width * ANCHORS.get(anchor, 0.0)
        start = max(0.0, min(start, curve.length - width))
        parts.append(along(outline, setting.size, curve, start + _first(outline) * setting.size, baseline))
    return "".join(parts)


def _room(font: Font, spacing: float, text: str) -> Room:
    outline = font.outline(text, spacing=spacing)
    width = max(outline.advance, outline.right) - _left(outline)
    return Room(max(width, 0.4) + _MARGIN, max(RISE, -outline.top), max(FALL, outline.bottom))


def _left(outline: Outline) -> float:
    return min(0.0, outline.left)


def _first(outline: Outline) -> float:
    """Where on its room a line begins."""
    return _MARGIN / 2 - _left(outline)


def _offset(written: str, length: float) -> float:
    found = _NUMBER.match(written)
    number = float(found.group(1)) if found else 0.0
    return number / 100 * length if written.endswith("%") else number
