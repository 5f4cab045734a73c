"""A product in the merchant's own photographs: transparent layers stacked, with places for words and uploads."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from cms.text.spelling import clean_line
from store.rules.terms import Term

from .colours import colour_of
from .fonts import Faces
from .images import Image
from .lettering import in_bow, in_box
from .texts import LONGEST, LONGEST_WORDS, Box, clean_lines
from .words import write

_INK = "#26262a"
#: Of words that stay text.
_SYSTEM_FACES = "'Helvetica Neue',Arial,'Noto Sans CJK SC','DejaVu Sans',sans-serif"


@dataclass(frozen=True)
class Layer:
    """One transparent photograph, visible where all of ``when`` hold; ``path`` names its file in the shop's storage."""

    path: str
    when: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a text or an upload stands on a photograph, in parts of its width and height, 0 to 1.

    ``angle`` in degrees, clockwise. ``curve`` in degrees of the arc the words span: 0 straight, positive arched
    upwards. ``size`` is the largest size of the letters as part of the height of the box.
    """

    group: str
    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0
    curve: float = 0.0
    size: float = 1.0
    colour: str = "#26262a"
    #: Visible only where all of these hold.
    when: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Photograph:
    """Photographs stacked in order, all of one size in pixels, with places for words and uploads."""

    width: int
    height: int
    layers: tuple[Layer, ...] = ()
    places: tuple[Place, ...] = ()


def stack_layers(
    photograph: Photograph,
    choices: Mapping[str, object],
    texts: Mapping[str, str],
    *,
    address: Callable[[str], str],
    faces: Faces,
    images: Mapping[str, Image] | None = None,
    title: str = "",
) -> str:
    """The picture as SVG, one unit a pixel.

    Args:
        photograph: layers and places.
        choices: the answers to all groups; they decide which layers and places are visible.
        texts: words by group.
        address: from the path of a layer to its address, or to a ``data:`` address with the photograph itself.
        faces: fonts the words are drawn with; words without a font are set in the sans-serif.
        images: what was uploaded, by group.
        title: what the picture shows.

    Raises:
        ValueError: ``address`` gives something that is none.
    """
    size = (photograph.width, photograph.height)
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 {} {}".format(*size), "role": "img"})
    SubElement(root, "title").text = clean_line(title)[:LONGEST]
    for layer in photograph.layers:
        if _is_visible(layer, choices):
            _put_image(root, Image(address(layer.path), *size), Box(0, 0, *size))
    for place, box in visible_places(photograph, choices):
        if image := (images or {}).get(place.group):
            _put_image(_turned(root, place, box), image, box)
        elif words := clean_lines(texts.get(place.group, ""), LONGEST_WORDS):
            _put_words(_turned(root, place, box), place, box, words, faces)
    return tostring(root, encoding="unicode")


def visible_places(photograph: Photograph, choices: Mapping[str, object]) -> Iterator[tuple[Place, Box]]:
    """The places that these choices show, each with its box in pixels."""
    size = (photograph.width, photograph.height)
    return ((place, _box_of(place, size)) for place in photograph.places if _is_visible(place, choices))


def _is_visible(part: Layer | Place, choices: Mapping[str, object]) -> bool:
    return all(term.holds(choices) for term in part.when)


def _box_of(place: Place, size: tuple[int, int]) -> Box:
    """The box of a place in pixels, cut to the photograph and never empty."""
    x, y = (max(0.0, min(part, 0.99)) for part in (place.x, place.y))
    width, height = max(0.01, min(place.width, 1 - x)), max(0.01, min(place.height, 1 - y))
    return Box(x * size[0], y * size[1], width * size[0], height * size[1])


def _turned(root: Element, place: Place, box: Box) -> Element:
    if not place.angle:
        return root
    middle = f"{box.x + box.width / 2:.6g} {box.y + box.height / 2:.6g}"
    return SubElement(root, "g", {"transform": f"rotate({place.angle:.6g} {middle})"})


def _put_image(parent: Element, image: Image, box: Box) -> None:
    image.place(SubElement(parent, "image"), box)


def _put_words(parent: Element, place: Place, box: Box, words: str, faces: Faces) -> None:
    font = faces.of_group.get(place.group, faces.sans)
    largest = max(0.02, min(place.size, 1.0))
    if place.curve:
        data = in_bow(font, words, box, place.curve, largest=largest)
    else:
        data = in_box(font, words, box, lines=2, anchor="middle", largest=largest)
    colour = {"fill": colour_of(place.colour) or _INK}
    if data:
        SubElement(parent, "path", colour | {"d": data})
        return
    element = SubElement(parent, "text", colour | {"text-anchor": "middle", "font-family": _SYSTEM_FACES})
    room = f"{box.x} {box.y} {box.width} {box.height}"
    write(element, Element("text", {"data-box": room, "data-lines": "2"}), words)
