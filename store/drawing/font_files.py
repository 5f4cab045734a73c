"""One file of a font: the characters it has, and the outlines of a run of text."""

import unicodedata
from functools import lru_cache

import uharfbuzz as harfbuzz

from .glyphs import Glyph, Shape
from .sfnt import UnreadableFont

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})


class FontFile:
    """One file of a font, ready to shape with."""

    def __init__(self, data: bytes, weight: int) -> None:
        face = harfbuzz.Face(data)
        self._font = harfbuzz.Font(face)
        self._unit = 1.0 / max(1, face.upem)
        self._known: dict[str, bool] = {}
        if weight:
            self._font.set_variations({"wght": weight})
        if not face.glyph_count or not face.unicodes:
            raise UnreadableFont("The file holds no letters.")

    def has(self, letters: str) -> bool:
        """Whether it has all of them, composed or decomposed."""
        return all(map(self._draws, letters)) or all(map(self._draws, unicodedata.normalize("NFD", letters)))

    def write(self, glyphs: list[Glyph], pen: float, text: str, kind: str, backwards: bool, gap: float) -> float:
        """Add the glyphs of one run from ``pen`` on; where the next one begins."""
        buffer = harfbuzz.Buffer()
        buffer.add_codepoints([ord(letter) for letter in text])
        buffer.direction = "rtl" if backwards else "ltr"
        if kind != "Zyyy":
            buffer.script = kind
        buffer.language = "und"
        harfbuzz.shape(self._font, buffer, {"liga": False, "clig": False} if gap else {})
        placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        at = 0
        while at < len(placed):
            end = at
            while end < len(placed) and placed[end][0].cluster == placed[at][0].cluster:
                end += 1
            advance = sum(position.x_advance for _info, position in placed[at:end]) * self._unit
            middle, step = pen + advance / 2, pen
            for info, position in placed[at:end]:
                if (shape := _shape(self, info.codepoint)).parts:
                    x, y = step + position.x_offset * self._unit, -position.y_offset * self._unit
                    glyphs.append(Glyph(shape, x, y, middle))
                step += position.x_advance * self._unit
            pen, at = pen + advance + gap, end
        return pen

    def shape(self, glyph: int) -> Shape:
        """The outline of one glyph."""
        pen = _Pen(self._unit)
        self._font.draw_glyph_with_pen(glyph, pen)
        return Shape(tuple(pen.parts), pen.sides)

    def _draws(self, letter: str) -> bool:
        known = self._known.get(letter)
        if known is None:
            glyph = self._font.get_nominal_glyph(ord(letter))
            unseen = unicodedata.category(letter) in _UNSEEN or "\ufe00" <= letter <= "\ufe0f"
            known = self._known[letter] = unseen or bool(glyph and _shape(self, glyph).parts)
        return known


class _Pen:
    """Takes an outline in the units of its font, keeps it in sizes of the letter, y down."""

    def __init__(self, unit: float) -> None:
        self.parts: list[tuple[str, tuple[float, ...]]] = []
        self._unit = unit

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs = [x for _command, points in self.parts for x in points[::2]]
        ys = [y for _command, points in self.parts for y in points[1::2]]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)

    def moveTo(self, *points) -> None:  # noqa: N802 - the name fontTools gives it
        self._add("M", points)

    def lineTo(self, *points) -> None:  # noqa: N802
        self._add("L", points)

    def qCurveTo(self, *points) -> None:  # noqa: N802
        self._add("Q", points)

    def curveTo(self, *points) -> None:  # noqa: N802
        self._add("C", points)

    def closePath(self) -> None:  # noqa: N802
        self.parts.append(("Z", ()))

    def _add(self, command: str, points) -> None:
        self.parts.append((command, tuple(n * self._unit for x, y in points for n in (x, -y))))


@lru_cache(maxsize=4096)
def _shape(file: FontFile, glyph: int) -> Shape:
    return file.shape(glyph)
