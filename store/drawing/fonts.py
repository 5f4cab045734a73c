"""Typefaces: the characters they have, and a line of text as outlines."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

import fontTools.unicodedata

from .bidi import runs
from .font_files import FontFile
from .glyphs import Glyph, Outline, measure_line
from .sfnt import UnreadableFont, unpack

__all__ = ["CannotWrite", "Faces", "Typeface", "UnreadableFont"]

#: Limits of one line, far above what a well-made font needs.
_MAX_GLYPHS, _MAX_PARTS = 4_000, 60_000
#: Scripts whose letters join: space between them would tear them apart.
_JOINED = frozenset({"Arab", "Syrc", "Mong", "Nkoo", "Mand", "Adlm", "Rohg", "Phag"})


script = lru_cache(maxsize=4096)(fontTools.unicodedata.script)


class CannotWrite(ValueError):
    """The font cannot draw this text."""


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
        self._files = tuple(FontFile(unpack(data), weight) for data in files)

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
        return measure_line(glyphs, max(0.0, pen - (spacing if glyphs else 0.0)))

    def _runs(self, text: str):
        """Runs of one file and one script; a character without a script belongs to the run before it."""
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

    def _file_for(self, letters: str) -> FontFile | None:
        return next((file for file in self._files if file.has(letters)), None)


@dataclass(frozen=True)
class Faces:
    """The fonts of one picture: those of its groups, and one for each generic family of a drawing."""

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


def _clusters(text: str) -> list[str]:
    """Letters, each with the marks that belong to it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.category(letter)[0] == "M":
            found[-1] += letter
        else:
            found.append(letter)
    return found
