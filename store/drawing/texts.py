"""A shopper's words in a drawing: cleaned, measured and made to fit their box."""

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from cms.text.spelling import clean_line

#: Most characters of a title, and of a text without a limit of its own.
LONGEST = 80
#: Most characters of the text of a group; the group has a lower limit of its own.
LONGEST_WORDS = 1000
MAX_LINES = 12
#: Of the size of a letter: how far it rises above the line and hangs below it.
RISE, FALL = 0.76, 0.22
#: From the middle of a line of letters down to the line they stand on.
MIDDLE = 0.34
#: Share of the height of its box below which a single line is broken in two, even if the drawing did not ask for it.
UNREADABLE = 0.3
_LEADING = 1.16
#: Places near the middle where a line may be broken.
_CUTS_TRIED = 5

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
_OTHER, _FULL, _FULL_RISE = 0.58, 1.0, 0.88


def capitals(text: str) -> str:
    """The text in capitals, ß as one capital letter: ẞ and not SS, so that a name keeps its letters."""
    return text.replace("ß", "ẞ").upper()


def number(text: str) -> float:
    """A number as drawings write them.

    Raises:
        ValueError: it is none, or larger than any drawing.
    """
    found = float(text)
    if not abs(found) < 1_000_000:
        raise ValueError(f"Not a number for a drawing: {text}")
    return found


@dataclass(frozen=True, slots=True)
class Box:
    """Where words may stand; for words on a curve the width is the usable length and the height the largest size."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def read(cls, text: str) -> "Box":
        """From ``x y w h`` in a drawing.

        Raises:
            ValueError: it is not four numbers, or has no room.
        """
        x, y, width, height = map(number, text.split())
        if not (width > 0 and height > 0):
            raise ValueError(f"A box without room: {text}")
        return cls(x, y, width, height)


@dataclass(frozen=True, slots=True)
class Room:
    """What one line needs at size 1: how wide it is, how far it rises above its line and hangs below it."""

    width: float
    rise: float = RISE
    fall: float = FALL


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: width factor of the face, letter spacing in its own size, lines allowed.

    ``largest`` is the size no letter may pass, as share of the height of the box. ``measure`` knows the room of a line
    where the font is at hand; else it is estimated.
    """

    factor: float = 1.0
    spacing: float = 0.0
    lines: int = 1
    measure: Callable[[str], Room] | None = None
    largest: float = 1.0

    @classmethod
    def read(cls, node: Element) -> "Face":
        """From the attributes of a text element; words on a curve have one line.

        Raises:
            ValueError: an attribute is not the number it should be.
        """
        lines = int(node.get("data-lines", 1)) if node.find("textPath") is None else 1
        return cls(number(node.get("data-k", "1")), number(node.get("letter-spacing", "0")) / 100, lines)

    def room(self, text: str) -> Room:
        """Room of one line at size 1."""
        if self.measure:
            return self.measure(text)
        width = max(estimated_width(text) * self.factor + len(text) * self.spacing, 0.4) + 0.03
        return Room(width, _FULL_RISE) if any(map(_is_full, text)) else Room(width)

    def width(self, text: str) -> float:
        """Width of one line at size 1."""
        return self.room(text).width


@dataclass(frozen=True, slots=True)
class Setting:
    """Words that fit: the size, and each line with its width and the height of its baseline."""

    size: float
    lines: tuple[tuple[str, float, float], ...]


def clean_lines(text: object, longest: int = LONGEST) -> str:
    """Clean lines; empty ones go, and those after the last allowed one join it."""
    lines = [
        line for each in str(text or "")[: 4 * longest].splitlines() if (line := clean_line(each)[:longest].rstrip())
    ]
    return "\n".join([*lines[: MAX_LINES - 1], " ".join(lines[MAX_LINES - 1 :])])[:longest].strip()


def estimated_width(text: str) -> float:
    """Estimated width of a line at size 1, without its font."""
    return sum(_advance(letter) for letter in text)


def set_in(box: Box, text: str, face: Face) -> Setting:
    """The largest setting that stays inside the box.

    Lines that were given stay. One line is broken in two where the face allows two and they are clearly larger, and
    before its letters get smaller than ``UNREADABLE``.
    """
    lines = text.split("\n")
    size = _fitting(box, lines, face)
    if len(lines) == 1 and size < (0.5 if face.lines > 1 else UNREADABLE) * box.height:
        halves = _halved(text, face)
        on_two = _fitting(box, halves, face) if halves else 0.0
        if on_two > 1.12 * size:
            size, lines = on_two, halves
    return Setting(size, tuple(_placed(box, lines, size, face)))


def _fitting(box: Box, lines: list[str], face: Face) -> float:
    rooms = [face.room(line) for line in lines]
    height = rooms[0].rise + _LEADING * (len(lines) - 1) + rooms[-1].fall
    widest = max(room.width for room in rooms)
    return _even(min(face.largest * box.height, box.height / max(1.0, height), box.width / widest))


def _even(size: float) -> float:
    """The next size below with three digits: so letters of about one size are drawn once."""
    if size <= 0:
        return 0.0
    step = 10.0 ** (math.floor(math.log10(size)) - 2)
    return math.floor(size / step) * step


def _placed(box: Box, lines: list[str], size: float, face: Face):
    step, below = _LEADING * size, _LEADING * size * (len(lines) - 1)
    first = box.y + box.height / 2 + MIDDLE * size - below / 2
    lowest = box.y + box.height - face.room(lines[-1]).fall * size - below
    highest = box.y + face.room(lines[0]).rise * size
    baseline = max(min(first, lowest), highest)
    for number, line in enumerate(lines):
        yield line, face.width(line) * size, baseline + number * step


def _halved(text: str, face: Face) -> list[str]:
    """The two halves that need the least width; empty if there is no space to break at."""
    cuts = [at for at, letter in enumerate(text) if letter == " "]
    middle = len(text) / 2
    likely = sorted(cuts, key=lambda at: abs(at - middle))[:_CUTS_TRIED]
    halves = ([text[:at], text[at + 1 :]] for at in likely)
    return min(halves, key=lambda pair: max(map(face.width, pair)), default=[])


def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if _is_full(letter):
        return _FULL
    return _WIDTHS.get(letter, _OTHER)


def _is_full(letter: str) -> bool:
    """Whether it is full width, as Chinese characters are."""
    return unicodedata.east_asian_width(letter) in "WF"
