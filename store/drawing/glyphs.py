"""Outlines of glyphs, and a line of them; sizes are those of the letter, y points down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The outline of a glyph: ``parts`` are command and points, ``sides`` left, top, right and bottom of them all.

    In sizes of the letter, y down. There is one of each glyph of a font, equal to itself only.
    """

    parts: tuple[tuple[str, tuple[float, ...]], ...]
    sides: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One outline on the line; ``middle`` is that of the letter it belongs to, around which it turns on a curve."""

    shape: Shape
    x: float
    y: float
    middle: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of words at size 1: it begins at 0, stands on 0, y points down.

    ``left``, ``top``, ``right`` and ``bottom`` hold every outline; ``advance`` is where the next word would begin.
    """

    glyphs: tuple[Glyph, ...]
    advance: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def path(self) -> str:
        """Path data at size 1."""
        return " ".join(
            command + " ".join(f"{number:.4f}" for number in _moved(points, glyph.x, glyph.y))
            for glyph in self.glyphs
            for command, points in glyph.shape.parts
        )


def measure_line(glyphs: list[Glyph], advance: float) -> Outline:
    """A line from its glyphs."""
    if not glyphs:
        return Outline((), advance, 0.0, 0.0, 0.0, 0.0)
    return Outline(
        tuple(glyphs),
        advance,
        left=min(glyph.shape.sides[0] + glyph.x for glyph in glyphs),
        top=min(glyph.shape.sides[1] + glyph.y for glyph in glyphs),
        right=max(glyph.shape.sides[2] + glyph.x for glyph in glyphs),
        bottom=max(glyph.shape.sides[3] + glyph.y for glyph in glyphs),
    )


def _moved(points: tuple[float, ...], x: float, y: float):
    return (number + (y if at % 2 else x) for at, number in enumerate(points))
