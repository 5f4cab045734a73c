"""The shape of the place that a shopper's picture fills."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from .conditions import all_hold
from .photograph import Photograph, visible_places
from .source import read
from .texts import Box


def place_ratio(source: str, group: str, choices: Mapping[str, str], texts: Mapping[str, str]) -> float:
    """Width divided by height of the first place of a group in a drawing; 0 without one.

    Raises:
        UnreadableDrawing: the source is no drawing.
    """
    drawing = read(source)
    options = drawing.defaults | {key: str(option) for key, option in choices.items() if option}
    found = _place(drawing.root, group, options, {**texts, group: "given"})
    if found is None:
        return 0.0
    box = Box.read(found.get("data-box", ""))
    return box.width / box.height


def place_ratio_on(photograph: Photograph, group: str, choices: Mapping[str, object]) -> float:
    """The same on layered photographs."""
    boxes = (box for place, box in visible_places(photograph, choices) if place.group == group)
    return next((box.width / box.height for box in boxes), 0.0)


def _place(node: Element, group: str, options: Mapping[str, str], given: Mapping[str, str]) -> Element | None:
    if not all_hold(node.get("data-when", ""), options, given):
        return None
    if node.get("data-upload") == group:
        return node
    return next((found for child in node if (found := _place(child, group, options, given)) is not None), None)
