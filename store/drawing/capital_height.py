"""How high letters become, as a share of the width of the place they stand in."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from .conditions import all_hold
from .fonts import CannotWrite, Faces, Typeface
from .lettering import measure_of
from .photograph import Photograph, visible_places
from .source import read
from .texts import LONGEST_WORDS, Box, Face, clean_lines, set_in

#: Of the size of a font: how high its capitals are.
_CAPITALS = 0.7


def capital_height(
    source: str, group: str, choices: Mapping[str, str], texts: Mapping[str, str], faces: Faces
) -> float | None:
    """The height of the capitals of a group's words in a drawing, the smallest where they stand in several places.

    Choices and texts are those of ``compose``. None where the words do not stand in the drawing.

    Raises:
        UnreadableDrawing: the source is no drawing.
    """
    drawing = read(source)
    options = drawing.defaults | {key: str(option) for key, option in choices.items() if option}
    given = {key: clean_lines(text, LONGEST_WORDS) for key, text in texts.items()}
    if not given.get(group):
        return None
    nodes = _texts_of(drawing.root, group, options, given)
    return min((_height(node, given[group], faces) for node in nodes), default=None)


def capital_height_on(
    photograph: Photograph, group: str, choices: Mapping[str, object], text: str, faces: Faces
) -> float | None:
    """The same on layered photographs."""
    words = clean_lines(text, LONGEST_WORDS)
    font = faces.of_group.get(group, faces.sans)
    boxes = (box for place, box in visible_places(photograph, choices) if place.group == group)
    return min((_share(box, words, font, lines=2) for box in boxes), default=None) if words else None


def _texts_of(node: Element, group: str, options: dict[str, str], given: dict[str, str]) -> Iterator[Element]:
    if not all_hold(node.get("data-when", ""), options, given):
        return
    if node.get("data-text") == group:
        yield node
    for child in node:
        yield from _texts_of(child, group, options, given)


def _height(node: Element, text: str, faces: Faces) -> float:
    face, box = Face.read(node), Box.read(node.get("data-box", "0 0 100 20"))
    words = text.upper() if node.get("data-case") == "upper" else text
    if node.find("textPath") is not None:
        words = words.replace("\n", " ")
    font = faces.face(node.attrib["data-text"], node)
    return _share(box, words, font, lines=face.lines, spacing=face.spacing)


def _share(box: Box, text: str, font: Typeface | None, *, lines: int = 1, spacing: float = 0.0) -> float:
    face = Face(lines=lines, spacing=spacing, measure=measure_of(font, text, spacing) if font else None)
    try:
        size = set_in(box, text, face).size
    except CannotWrite:
        size = set_in(box, text, Face(lines=lines, spacing=spacing)).size
    return _CAPITALS * size / box.width
