"""Checks a drawing that is uploaded: each part that is not allowed as a sentence, with its line.

Reading a stored drawing leaves such parts out without a message.
"""

from io import BytesIO
from xml.sax import ContentHandler, SAXParseException
from xml.sax.handler import feature_namespaces

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _

from .check_parts import faults_of
from .check_uses import Uses
from .source import DEEPEST, UnreadableDrawing, read

#: Bytes of the file, parts of the drawing.
MAX_DRAWING_BYTES, MAX_PARTS = 300_000, 4_000
#: Sentences shown at once.
_MAX_FAULTS = 20
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"


def faults(source: str | bytes) -> list[str]:
    """Sentences that say what is not allowed, each with its line; empty if the drawing may be saved."""
    content = source.encode("utf-8", "replace") if isinstance(source, str) else source
    if len(content) > MAX_DRAWING_BYTES:
        return [_("The file is larger than %(size)s kB.") % {"size": MAX_DRAWING_BYTES // 1000}]
    handler = _Handler()
    if refusal := _refusal(content, handler):
        return [*handler.found, refusal][:_MAX_FAULTS]
    found = [*handler.found, *handler.uses.faults(handler.ranges)]
    return found[:_MAX_FAULTS] or _unreadable(content)


def _refusal(content: bytes, handler: "_Handler") -> str:
    """Why the file cannot be read to its end."""
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(content))
    except DefusedXmlException:
        return _("The file declares a document type or entities. Save it as plain SVG.")
    except SAXParseException as problem:
        return _("Line %(line)s: the file is not whole XML (%(reason)s).") % {
            "line": problem.getLineNumber(),
            "reason": problem.getMessage(),
        }
    except _Enough as problem:
        return str(problem)
    except (ValueError, LookupError):
        return _("The file is not written in UTF-8. Save it as plain SVG.")
    return ""


def _unreadable(content: bytes) -> list[str]:
    """The error of reading it, for what the checks above do not cover."""
    try:
        read(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [_("The file is not written in UTF-8. Save it as plain SVG.")]
    except UnreadableDrawing as problem:
        return [str(problem)]
    return []


class _Enough(Exception):
    """Reading stops here; the message says why."""


class _Handler(ContentHandler):
    """Walks through a file and collects what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.uses = Uses()
        self.ranges = ""
        self._depth = self._parts = 0

    def setDocumentLocator(self, locator) -> None:  # noqa: N802
        self._place = locator

    def _line(self) -> int:
        return self._place.getLineNumber()

    def startElementNS(self, name, qname, attrs) -> None:  # noqa: N802 - the name SAX gives it
        space, tag = name
        self._depth += 1
        self._parts += 1
        self._stop_if_too_much(space, tag)
        line = self._line()
        attributes = {self._named(each): value for each, value in attrs.items() if self._counts(each)}
        if self._depth == 1:
            self.ranges = attributes.get("data-range", "")
        if space == _SVG:
            self.uses.open(tag, attributes, line)
            self._add(line, faults_of(tag, attributes, root=self._depth == 1))
        else:
            self.uses.open("", {}, line)
            if space not in _HARMLESS_SPACES:
                self._add(line, [_("<%(tag)s> is no part of SVG.") % {"tag": tag}])

    def endElementNS(self, name, qname) -> None:  # noqa: N802
        self._depth -= 1
        self.uses.close()

    def processingInstruction(self, target, data) -> None:  # noqa: N802
        self._add(self._line(), [_("<?%(target)s?> is not allowed.") % {"target": target}])

    def _add(self, line: int, sentences) -> None:
        self.found += [_("Line %(line)s: %(fault)s") % {"line": line, "fault": each} for each in sentences]

    def _stop_if_too_much(self, space: str | None, tag: str) -> None:
        if self._depth == 1 and (space, tag) != (_SVG, "svg"):
            raise _Enough(_("The file is not an SVG drawing."))
        if self._depth > DEEPEST:
            raise _Enough(_("The parts of the drawing stand too deep inside each other."))
        if self._parts > MAX_PARTS:
            raise _Enough(_("The drawing has more than %(most)s parts.") % {"most": MAX_PARTS})
        if len(self.found) >= _MAX_FAULTS:
            raise _Enough(_("There may be more; these come first."))

    @staticmethod
    def _counts(name) -> bool:
        space, local = name
        return space is None or (space == _XLINK and local == "href")

    @staticmethod
    def _named(name) -> str:
        return name[1]


#: Namespaces that drawing programs add; their elements are left out without a message.
_HARMLESS_SPACES = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://creativecommons.org/ns#",
        "http://www.bohemiancoding.com/sketch/ns",
        "http://www.serif.com/",
    }
)
