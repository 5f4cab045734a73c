"""A picture without its words: other words for the same choices only need new outlines.

A frame is the finished picture as text, cut where its title and the outlines of its words come.
"""

import re
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import escape

from .outlines import name_of

#: A token that no drawing contains.
_TOKEN = f"x{secrets.token_hex(12)}"
#: Placeholders in a frame: for its title, and for the outlines that are shared.
TITLE, OUTLINES = f"{_TOKEN}title", f"{_TOKEN}outlines"
_CUT = re.compile(rf'<path ([^>]*)d="{_TOKEN}[0-9]+" />|<desc>({OUTLINES})</desc>|({TITLE})')


class Cut(NamedTuple):
    """A gap in a frame: the attributes of a text, or one of ``TITLE`` and ``OUTLINES``."""

    attributes: str
    place: str


@dataclass(frozen=True)
class Frame:
    """The parts between the gaps, and the gaps; ``slots`` are the text elements of the drawing."""

    parts: tuple[str, ...]
    cuts: tuple[Cut, ...]
    prefix: str
    slots: tuple[Element, ...]

    def with_words(self, outlines: Sequence[str], title: str) -> str:
        """The picture with the outlines of its slots, none of them empty; those that are alike are held once."""
        names = {data: name_of(data, self.prefix) for data, times in Counter(outlines).items() if times > 1}
        shared = "".join(f'<path id="{name}" d="{data}" />' for data, name in names.items())
        fixed = {TITLE: escape(title), OUTLINES: f"<defs>{shared}</defs>" if shared else ""}
        waiting = iter(outlines)
        written = [self.parts[0]]
        for cut, part in zip(self.cuts, self.parts[1:], strict=True):
            written += [fixed[cut.place] if cut.place else _outline(cut.attributes, next(waiting), names), part]
        return "".join(written)


def stand_in(number: int) -> str:
    """The placeholder for the path data of a slot."""
    return f"{_TOKEN}{number}"


def cut(root: Element, slots: Sequence[Element], prefix: str) -> Frame:
    """A frame from a picture with placeholders for its title, shared outlines and slots."""
    text = tostring(root, encoding="unicode")
    parts, cuts, end = [], [], 0
    for found in _CUT.finditer(text):
        parts.append(text[end : found.start()])
        cuts.append(Cut(found[1] or "", found[2] or found[3] or ""))
        end = found.end()
    return Frame((*parts, text[end:]), tuple(cuts), prefix, tuple(slots))


def _outline(attributes: str, data: str, names: dict[str, str]) -> str:
    if data in names:
        return f'<use {attributes}href="#{names[data]}" />'
    return f'<path {attributes}d="{data}" />'
