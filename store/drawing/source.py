"""A stored drawing: read once, without unknown elements and unsafe attributes."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree import ElementTree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .texts import Box, Face, number

SVG = "{http://www.w3.org/2000/svg}"
VARIABLE = re.compile(r"var\(--([a-z0-9-]+)(?:,\s*([^()]*))?\)")

ELEMENTS = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"}
    | {"text", "tspan", "textPath", "clipPath", "mask", "linearGradient", "radialGradient", "stop", "pattern", "image"}
)
#: How far parts may stand inside each other.
DEEPEST = 60
UNSAFE_VALUE = re.compile(r"url\((?!#)|javascript:|expression\(", re.IGNORECASE)


class UnreadableDrawing(ValueError):
    """The SVG cannot be read; the message says why, for the person who uploaded it."""


@dataclass(frozen=True)
class Source:
    """A drawing ready to be composed; ``root`` is shared and never changed."""

    root: ElementTree.Element

    @cached_property
    def defaults(self) -> dict[str, str]:
        """Default choices."""
        return _pairs(self.root.get("data-defaults", ""))

    @cached_property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """Numbers that may be chosen, from and to."""
        pairs = _pairs(self.root.get("data-range", ""))
        return {group: _range(ends) for group, ends in pairs.items()}

    @cached_property
    def by_id(self) -> dict[str, ElementTree.Element]:
        """Its parts by their ids."""
        return {node.attrib["id"]: node for node in self.root.iter() if node.get("id")}

    @cached_property
    def sets(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Conditions, and the values they give to names when they hold."""
        found = (node for node in self.root.iter("g") if node.get("data-set"))
        return tuple((node.attrib["data-set"], _values(node.get("data-vars", ""))) for node in found)


@lru_cache(maxsize=128)
def read(source: str) -> Source:
    """Read a drawing.

    Raises:
        UnreadableDrawing: not XML, not an SVG, or with declarations of its own.
    """
    try:
        return _checked(Source(plain(parse_svg(source))))
    except ValueError as problem:
        raise UnreadableDrawing(str(problem)) from problem


def parse_svg(source: str) -> ElementTree.Element:
    """The root of an SVG, as it is written.

    Raises:
        UnreadableDrawing: not XML, not an SVG, or with declarations of its own.
    """
    try:
        root = fromstring(source, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as problem:
        raise UnreadableDrawing(str(problem)) from problem
    if root.tag != f"{SVG}svg":
        raise UnreadableDrawing("The file is not an SVG drawing.")
    return root


def _checked(source: Source) -> Source:
    """The same source after all its numbers were read, so that a wrong box or range fails here and not on a page."""
    if any(not low < high for low, high in source.ranges.values()):
        raise UnreadableDrawing("A range must go from a lower to a higher number.")
    for node in source.root.iter("text"):
        if node.get("data-text"):
            Box.read(node.get("data-box", ""))
            Face.read(node)
    for node in source.root.iter("image"):
        Box.read(node.get("data-box", ""))
    return source


def plain(node: ElementTree.Element, *, images: bool = False, depth: int = 0) -> ElementTree.Element:
    """A copy with local names, known elements and harmless attributes only; ``images`` keeps those with an address.

    Raises:
        UnreadableDrawing: its parts stand too deep inside each other.
    """
    if depth > DEEPEST:
        raise UnreadableDrawing("The parts of the drawing stand too deep inside each other.")
    copy = ElementTree.Element(node.tag.removeprefix(SVG), _harmless(node, images))
    copy.text = node.text if node.text and node.text.strip() else None
    for child in node:
        name = child.tag.removeprefix(SVG) if isinstance(child.tag, str) else ""
        if name in ELEMENTS and (name != "image" or images or child.get("data-upload")):
            part = plain(child, images=images, depth=depth + 1)
            part.tail = child.tail if child.tail and child.tail.strip() else None
            copy.append(part)
    return copy


def _harmless(node: ElementTree.Element, images: bool) -> dict[str, str]:
    attributes = {}
    for name, value in node.attrib.items():
        name = "href" if name.endswith("}href") else name
        foreign = name.startswith("{") or name == "style" or name.lower().startswith("on")
        leads_out = name == "href" and not value.startswith("#") and not (images and node.tag == f"{SVG}image")
        if foreign or leads_out or UNSAFE_VALUE.search(value):
            continue
        attributes[name] = value
    return attributes


def _pairs(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split() if "=" in part)


def _values(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs if "(" not in value}


def _range(ends: str) -> tuple[float, float]:
    low, high = (number(end) for end in ends.split(","))
    return low, high
