"""Pictures that were uploaded, placed in a drawing or on a photograph."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .texts import Box

#: An address of a picture, or a ``data:`` address, without characters that markup could misread.
_ADDRESS = re.compile(r"(?:https?://|/(?!/))[A-Za-z0-9._~:/?\[\]@!$'()*+,;=%&-]*\Z")
_DATA = re.compile(r"data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}\Z")


@dataclass(frozen=True, slots=True)
class Image:
    """An uploaded picture: its address, or itself as a ``data:`` address, and its size in pixels.

    Raises:
        ValueError: it is neither.
    """

    href: str
    width: int
    height: int

    def __post_init__(self) -> None:
        if not (_ADDRESS.match(self.href) or _DATA.match(self.href)):
            raise ValueError("An image needs an address, or PNG, JPEG or WebP data.")

    def place(self, element: Element, box: Box) -> None:
        """Let it fill a box; the overlap on two sides is cut off."""
        numbers = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
        element.attrib.update({name: f"{number:.6g}" for name, number in numbers.items()})
        element.set("preserveAspectRatio", "xMidYMid slice")
        element.set("href", self.href)
