"""Compose one plain picture from a layered drawing, choices and texts.

The result holds presentation attributes only: no style, no custom properties, no data attributes, no definitions
that nothing uses. So it may stand in a page under a strict policy, in an ``<img>`` and in a printed sheet.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from xml.etree import ElementTree

from cms.text.spelling import clean_line

from .colours import TONES, colour_of
from .conditions import all_hold
from .curves import curve_of
from .definitions import drop_unused, prefix_ids
from .fonts import Faces, Typeface
from .frames import OUTLINES, TITLE, Frame, cut, stand_in
from .images import Image
from .lettering import in_box, on_curve
from .outlines import Outlines
from .source import VARIABLE, Source, read
from .texts import LONGEST, LONGEST_WORDS, Box, Face, capitals, clean_lines
from .words import short, write

_NUMBER = re.compile(r"-?\d*\.?\d+")
_NAMESPACE = "http://www.w3.org/2000/svg"
#: Attributes that a stretched drawing may change.
_STRETCHED = frozenset(
    {"d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2"}
)


def compose(
    source: str,
    choices: Mapping[str, str],
    texts: Mapping[str, str],
    *,
    colours: Mapping[str, str] | None = None,
    prefix: str = "",
    title: str = "",
    faces: Faces | None = None,
    images: Mapping[str, Image] | None = None,
) -> str:
    """The picture as SVG.

    Args:
        source: a drawing by the layer contract.
        choices: option by group; an unknown one matches nothing.
        texts: words by group.
        colours: ``#rrggbb`` by group, where an option has a colour that is not its name.
        prefix: put before every id, so that one drawing may stand twice in a page.
        title: what the picture shows, instead of the drawing's own title.
        faces: fonts the words are drawn with, as outlines. Words they cannot write, and all without them, stay text
            for the faces of the reader's machine.
        images: what was uploaded, by group.

    Raises:
        UnreadableDrawing: the source is no drawing.
    """
    title = clean_line(title)[:LONGEST]
    picture = _Picture(read(source), choices, texts, colours or {}, faces, images or {})
    if not images:
        key = frozenset(picture.choices.items()), frozenset((colours or {}).items()), picture.spoken
        frame = _frame(source, *key, prefix, bool(title))
        outlines = [picture.outline(slot) for slot in frame.slots]
        if all(outlines):
            return frame.with_words(outlines, title)
    return ElementTree.tostring(_finished(picture.root(), prefix, title), encoding="unicode")


def groups_in_capitals(source: str, choices: Mapping[str, str], texts: Mapping[str, str]) -> frozenset[str]:
    """Groups whose words these choices draw in capitals only.

    Raises:
        UnreadableDrawing: the source is no drawing.
    """
    picture = _Picture(read(source), choices, texts, {}, None, {})
    cases: dict[str, set[bool]] = {}
    for node in picture.visible(picture.source.root):
        if group := node.get("data-text"):
            cases.setdefault(group, set()).add(node.get("data-case") == "upper")
    return frozenset(group for group, found in cases.items() if found == {True})


@lru_cache(maxsize=400)
def _frame(
    source: str,
    choices: frozenset[tuple[str, str]],
    colours: frozenset[tuple[str, str]],
    spoken: frozenset[str],
    prefix: str,
    titled: bool,
) -> Frame:
    """The picture of these choices for any words of the groups ``spoken``."""
    picture = _Picture(read(source), dict(choices), dict.fromkeys(spoken, "given"), dict(colours), None, {})
    picture.slots = []
    root = _finished(picture.root(), prefix, TITLE if titled else "")
    return cut(root, picture.slots, prefix)


def _finished(root: ElementTree.Element, prefix: str, title: str) -> ElementTree.Element:
    drop_unused(root)
    if prefix:
        prefix_ids(root, prefix)
    _set_title(root, title)
    root.set("xmlns", _NAMESPACE)
    return root


class _Picture:
    """One composition: the choices, and the copy of the drawing made for them."""

    #: For a frame: the text elements whose outlines are filled in later.
    slots: list[ElementTree.Element] | None = None

    def __init__(self, source: Source, choices, texts, colours, faces: Faces | None, images) -> None:
        self.source = source
        self.colours = colours
        self.images = images
        self.faces = faces
        self.outlines = Outlines()
        self.choices = source.defaults | {group: str(option) for group, option in choices.items() if option}
        self.texts = {group: clean_lines(text, LONGEST_WORDS) for group, text in texts.items()}
        self.given = self.texts | dict.fromkeys(images, "given")
        self.numbers = {group: self._number(group) for group in source.ranges}
        self.choices |= {group: f"{number:.4g}" for group, number in self.numbers.items()}

    @property
    def spoken(self) -> frozenset[str]:
        """Groups that have words."""
        return frozenset(group for group, text in self.texts.items() if text)

    def root(self) -> ElementTree.Element:
        """The copy, still with all definitions."""
        root = self._copy(self.source.root)
        if self.slots is None:
            self.outlines.put_away(root)
        else:
            place = ElementTree.Element("desc")
            place.text = OUTLINES
            root.insert(0 if root.find("title") is None else 1, place)
        return root

    @cached_property
    def values(self) -> dict[str, str]:
        """Values of the variables that the drawing names, such as colours."""
        named = {group: colour for group, option in self.choices.items() if (colour := colour_of(option))}
        given = {group: value for group, colour in self.colours.items() if (value := colour_of(colour))}
        values = named | given
        for when, set_values in self.source.sets:
            if all_hold(when, self.choices, self.given):
                values |= set_values
        return values

    def _number(self, group: str) -> float:
        """The number chosen in a range, with or without a unit, cut to the range; the lower end if it is no number."""
        low, high = self.source.ranges[group]
        written = _NUMBER.match(self.choices.get(group, ""))
        number = float(written.group()) if written else low
        return max(low, min(high, number)) if math.isfinite(number) else low

    def _copy(self, node: ElementTree.Element) -> ElementTree.Element:
        copy = ElementTree.Element(node.tag, self._attributes(node))
        copy.text, copy.tail = node.text, node.tail
        copy.extend(self._copy(child) for child in node if self._is_visible(child))
        if node.get("data-say"):
            copy.text = node.attrib["data-say"].replace("{}", self.choices.get(node.get("data-of", ""), ""))
        if node.get("data-text"):
            self._write(copy, node)
        if node.tag == "image":
            self.images[node.attrib["data-upload"]].place(copy, Box.read(node.get("data-box", "")))
        return copy

    def _write(self, copy: ElementTree.Element, node: ElementTree.Element) -> None:
        if self.slots is not None:
            self.outlines.become(copy, stand_in(len(self.slots)))
            self.slots.append(node)
        elif data := self.outline(node):
            self.outlines.become(copy, data)
        else:
            write(copy, node, self._words(node))

    def _words(self, node: ElementTree.Element) -> str:
        text = self.texts[node.attrib["data-text"]]
        return capitals(text) if node.get("data-case") == "upper" else text

    def outline(self, node: ElementTree.Element) -> str:
        """The words of an element as path data; empty if no font of ours has their characters."""
        font = self.faces.face(node.attrib["data-text"], node) if self.faces else None
        return self._outlined(node, self._words(node), font) if font else ""

    def _outlined(self, node: ElementTree.Element, text: str, font: Typeface) -> str:
        box, face = Box.read(node.get("data-box", "0 0 100 20")), Face.read(node)
        anchor, path = node.get("text-anchor", "start"), node.find("textPath")
        if path is None:
            return in_box(font, text, box, lines=face.lines, spacing=face.spacing, anchor=anchor)
        target = self.source.by_id.get(path.get("href", "")[1:])
        curve = curve_of(self._attributes(target).get("d", "")) if target is not None else None
        if curve is None or target is None or target.get("transform"):
            return ""
        offset = path.get("startOffset", "")
        return on_curve(font, text, curve, box.width, box.height, spacing=face.spacing, anchor=anchor, offset=offset)

    def _is_visible(self, node: ElementTree.Element) -> bool:
        if node.get("data-set"):
            return False
        text = node.get("data-text")
        if text and not self.texts.get(text):
            return False
        if node.tag == "image" and node.attrib["data-upload"] not in self.images:
            return False
        return all_hold(node.get("data-when", ""), self.choices, self.given)

    def visible(self, node: ElementTree.Element) -> Iterator[ElementTree.Element]:
        """The node and everything in it that these choices show."""
        yield node
        for child in node:
            if self._is_visible(child):
                yield from self.visible(child)

    def _attributes(self, node: ElementTree.Element) -> dict[str, str]:
        attributes = {
            name: VARIABLE.sub(self._value, value) if "var(" in value else value
            for name, value in node.attrib.items()
            if not name.startswith("data-")
        }
        if node.get("data-clip"):
            attributes["clip-path"] = f"url(#{node.attrib['data-clip']})"
        group, _space, name = node.get("data-stretch", "").partition(" ")
        if group in self.numbers and name in _STRETCHED:
            low, high = self.source.ranges[group]
            share = (self.numbers[group] - low) / (high - low) if high > low else 0.0
            attributes[name] = _between(node.get("data-lo", ""), node.get("data-hi", ""), share)
        return attributes

    def _value(self, found: re.Match[str]) -> str:
        name, default = found.group(1), (found.group(2) or "").strip()
        if name in self.values:
            return self.values[name]
        base, _hyphen, tone = name.rpartition("-")
        ground = colour_of(self.values.get(base, ""))
        return TONES[tone](ground) if ground and tone in TONES else default or "#000"


def _between(low: str, high: str, share: float) -> str:
    ends = zip(_NUMBER.findall(low), _NUMBER.findall(high), strict=False)
    numbers = iter([short(float(a) + (float(b) - float(a)) * share) for a, b in ends])
    return _NUMBER.sub(lambda found: next(numbers, found.group()), low)


def _set_title(root: ElementTree.Element, title: str) -> None:
    element = root.find("title")
    if title and element is None:
        element = ElementTree.Element("title")
        root.insert(0, element)
    if title and element is not None:
        element.text = title
