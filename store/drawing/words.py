"""Text that no font of ours can draw: it stays text, for the fonts of the reader's machine."""

from xml.etree.ElementTree import Element, SubElement

from .texts import MIDDLE, Box, Face, Setting, set_in

#: A line that fills its box this far is pinned to it, whatever face the reader's machine has.
_TIGHT, _PINNED = 0.93, 0.97


def write(element: Element, node: Element, text: str) -> None:
    """Put words into a text element, sized by estimated widths so that they stay in its box."""
    box = Box.read(node.get("data-box", "0 0 100 20"))
    curve = element.find("textPath")
    face = Face.read(node)
    text = text if curve is None else text.replace("\n", " ")
    setting = set_in(box, text, face)
    element.set("font-size", short(setting.size))
    if face.spacing:
        element.set("letter-spacing", short(setting.size * face.spacing))
    if curve is not None:
        curve.text = text
        element.set("dy", short(MIDDLE * setting.size))
        return
    _write_lines(element, box, setting)


def _write_lines(element: Element, box: Box, setting: Setting) -> None:
    anchor = element.get("text-anchor", "start")
    at = box.x + box.width * {"middle": 0.5, "end": 1.0}.get(anchor, 0.0)
    single = len(setting.lines) == 1
    element.text = None
    for line, width, baseline in setting.lines:
        place = {"x": short(at), "y": short(baseline)}
        if width > _TIGHT * box.width:
            place |= {"textLength": short(_PINNED * box.width), "lengthAdjust": "spacingAndGlyphs"}
        part = element if single else SubElement(element, "tspan")
        part.attrib.update(place)
        part.text = line


def short(number: float) -> str:
    """A number as short as it may be written."""
    text = f"{number:.1f}" if abs(number) >= 10 else f"{number:.3f}"
    return text.rstrip("0").rstrip(".") or "0"
