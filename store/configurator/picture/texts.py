"""A shopper's words in a drawing: cleaned, measured and made to fit their box."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

#: More than any drawing has room for.
LONGEST = 80
#: Of the size of a letter: how far it rises above the line and hangs below it.
RISE, FALL = 0.76, 0.22
#: From the middle of a line of letters down to the line they stand on.
MIDDLE = 0.34
_LEADING = 1.16

#: Advance of a letter in its own size, estimated for common book and grotesque faces.
_WIDTHS = {
    letter: width
    for width, letters in (
        (0.28, "iljI.,:;'|!`ıïîíì"),
        (0.34, 'tfr()[]-/ "'),
        (0.45, "szcJkvxyз"),
        (0.52, "aebdghnopqu0123456789?üöäéèêëáàâóòôúùûñç+=<>$€"),
        (0.60, "LFETZSPß*_#"),
        (0.68, "ABCDGHKNOQRUVXYÄÖÜÉË&w~"),
        (0.86, "mMW@%—…"),
    )
    for letter in letters
}
_OTHER, _FULL = 0.58, 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """Where words may stand; for words on a curve the width is the usable length and the height the largest size."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def read(cls, text: str) -> "Box":
        """From ``x y w h`` in a drawing."""
        return cls(*(float(part) for part in text.split()[:4]))


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: width factor of the face, letter spacing in its own size, lines allowed."""

    factor: float = 1.0
    spacing: float = 0.0
    lines: int = 1
    measure: Callable[[str], float] | None = None

    @classmethod
    def read(cls, node: Element) -> "Face":
        """From the attributes of a text element; words on a curve have one line."""
        lines = int(node.get("data-lines", 1)) if node.find("textPath") is None else 1
        return cls(float(node.get("data-k", 1)), float(node.get("letter-spacing", 0)) / 100, lines)

    def width(self, text: str) -> float:
        """Width of one line at size 1."""
        own = (self.measure or estimated_width)(text) * self.factor
        return max(own + len(text) * self.spacing, 0.4) + 0.03


@dataclass(frozen=True, slots=True)
class Setting:
    """Words that fit: the size, and each line with its width and the height of its baseline."""

    size: float
    lines: tuple[tuple[str, float, float], ...]


def cleaned(text: object, longest: int = LONGEST) -> str:
    """NFC, one line, no control characters, single spaces, not endless."""
    composed = unicodedata.normalize("NFC", str(text or "")[: 4 * longest])
    printable = "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in composed)
    return " ".join(printable.split())[:longest].rstrip()


def estimated_width(text: str) -> float:
    """Width of a line at size 1 when the face is not at hand."""
    return sum(_advance(letter) for letter in text)


def set_in(box: Box, text: str, face: Face) -> Setting:
    """The largest setting that stays inside the box, on two lines if that is clearly larger."""
    size = min(box.height, box.width / face.width(text))
    lines = [text]
    halves = _halved(text, face) if face.lines > 1 and size < 0.5 * box.height else None
    if halves:
        on_two = min(box.height / (_LEADING + RISE + FALL), box.width / max(map(face.width, halves)))
        if on_two > 1.12 * size:
            size, lines = on_two, halves
    return Setting(size, tuple(_placed(box, lines, size, face)))


def _placed(box: Box, lines: list[str], size: float, face: Face):
    step = _LEADING * size
    first = box.y + box.height / 2 + MIDDLE * size - step * (len(lines) - 1) / 2
    lowest = box.y + box.height - FALL * size - step * (len(lines) - 1)
    for number, line in enumerate(lines):
        yield line, face.width(line) * size, min(first, lowest) + number * step


def _halved(text: str, face: Face) -> list[str] | None:
    cuts = [at for at, letter in enumerate(text) if letter == " "]
    halves = ([text[:at], text[at + 1 :]] for at in cuts)
    return min(halves, key=lambda pair: max(map(face.width, pair)), default=None)


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    return _WIDTHS.get(letter, _OTHER)
