"""Fonts: which letters they have, and a line of words as outlines."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

import fontTools.unicodedata
import uharfbuzz as harfbuzz

from .bidi import runs
from .sfnt import UnreadableFont, unpacked

__all__ = ["CannotWrite", "Faces", "Glyph", "Outline", "Typeface", "UnreadableFont"]

#: Of one line: what a well-made font never needs, and a malicious one asks for.
_MAX_GLYPHS, _MAX_PARTS = 4_000, 60_000
#: Scripts whose letters join: space between them would tear them apart.
_JOINED = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Mand", "Adlm", "Rohg", "Phag"})
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc"})


script = lru_cache(maxsize=4096)(fontTools.unicodedata.script)


class CannotWrite(ValueError):
    """The font cannot draw this text."""


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


class Typeface:
    """A face: one file or several, of which each letter takes the first that has it.

    Never changes, so threads may share it. Files may be TTF, OTF, WOFF or WOFF2.
    """

    def __init__(self, name: str, *files: bytes, weight: int = 0) -> None:
        """Read the files; ``weight`` picks one of a variable font.

        Raises:
            UnreadableFont: a file is no font.
        """
        self.name = name
        self._files = tuple(_File(unpacked(data), weight) for data in files)

    def __repr__(self) -> str:
        return f"<Typeface {self.name}>"

    def missing(self, text: str) -> str:
        """The characters it cannot draw, each once, in their order."""
        found: list[str] = []
        for letters in _clusters(unicodedata.normalize("NFC", text)):
            if self._file_for(letters) is None:
                lacking = [each for each in letters if self._file_for(each) is None]
                found += lacking or letters
        return "".join(dict.fromkeys(found))

    @lru_cache(maxsize=512)  # noqa: B019 - fonts are few and live as long as the process
    def outline(self, text: str, *, spacing: float = 0.0, backwards: bool | None = None) -> Outline:
        """The outlines of one line; ``spacing`` is put between letters, in sizes of the letter.

        ``backwards``: whether the text the line is a part of runs from right to left; by itself its first letter says.

        Raises:
            CannotWrite: it lacks a character, or draws one in a way no letter needs.
        """
        text = unicodedata.normalize("NFC", text)
        glyphs: list[Glyph] = []
        pen = 0.0
        for start, end, turned in runs(text, backwards):
            parts = list(self._runs(text[start:end]))
            for file, words, kind in reversed(parts) if turned else parts:
                gap = 0.0 if kind in _JOINED else spacing
                pen = file.write(glyphs, pen, words, kind, turned, gap)
                if len(glyphs) > _MAX_GLYPHS or sum(len(glyph.shape.parts) for glyph in glyphs) > _MAX_PARTS:
                    raise CannotWrite(text)
        return _measured(glyphs, max(0.0, pen - (spacing if glyphs else 0.0)))

    def _runs(self, text: str):
        """Stretches of one file and one script; what has no script of its own goes with what stands before it."""
        waiting, file, kind = "", None, "Zyyy"
        for letters in _clusters(text):
            own = next((each for letter in letters if (each := script(letter)) not in {"Zyyy", "Zinh", "Zzzz"}), kind)
            found = self._file_for(letters)
            if found is None:
                raise CannotWrite(text)
            if waiting and (found is not file or (own != kind and kind != "Zyyy")):
                yield file, waiting, kind
                waiting = ""
            waiting, file, kind = waiting + letters, found, own
        if waiting:
            yield file, waiting, kind

    def _file_for(self, letters: str) -> "_File | None":
        return next((file for file in self._files if file.has(letters)), None)


@dataclass(frozen=True)
class Faces:
    """The fonts of one picture: those of its groups, and the ones that stand for what a drawing asks for."""

    serif: Typeface
    sans: Typeface
    bold: Typeface
    of_group: Mapping[str, Typeface] = field(default_factory=dict)

    def face(self, group: str, node: Element) -> Typeface | None:
        """The font of a group's words; that of the face the drawing asks for if the group has none of its own."""
        if group in self.of_group:
            return self.of_group[group]
        family, weight = node.get("font-family", ""), node.get("font-weight", "")
        kind = family.rpartition(",")[2].strip().strip("'\"").lower() or "serif"
        heavy = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
        return {"serif": self.serif, "sans-serif": self.bold if heavy else self.sans}.get(kind)


class _File:
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
        """Whether it draws them all: as they are, or taken apart into letter and marks."""
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
def _shape(file: _File, glyph: int) -> Shape:
    return file.shape(glyph)


def _clusters(text: str) -> list[str]:
    """Letters, each with the marks that belong to it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.category(letter)[0] == "M":
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _measured(glyphs: list[Glyph], advance: float) -> Outline:
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
