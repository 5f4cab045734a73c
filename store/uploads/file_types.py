"""The format of a file by its first bytes; its name and the browser's claim are ignored."""

import re

from django.utils.translation import gettext_lazy as _

#: First bytes of the formats that we accept, by Pillow's name.
SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}

#: First bytes of other formats that are often sent.
_OTHERS = (
    (b"%PDF", _("a PDF")),
    (b"GIF8", _("a GIF")),
    (b"BM", _("a BMP picture")),
    (b"II*\x00", _("a TIFF or a raw photo")),
    (b"MM\x00*", _("a TIFF or a raw photo")),
    (b"8BPS", _("a Photoshop file")),
    (b"PK", _("a zip archive or an office document")),
    (b"\x1f\x8b", _("a packed file")),
    (b"BZh", _("a packed file")),
    (b"Rar!", _("a packed file")),
    (b"7z\xbc\xaf", _("a packed file")),
    (b"\xfd7zXZ", _("a packed file")),
    (b"MZ", _("a program")),
    (b"\x7fELF", _("a program")),
    (b"\xca\xfe\xba\xbe", _("a program")),
    (b"\xcf\xfa\xed\xfe", _("a program")),
    (b"#!", _("a program")),
)
_BRANDS = {b"heic": _("a HEIC photo"), b"heix": _("a HEIC photo"), b"mif1": _("a HEIC photo")}
_BRANDS |= {b"hevc": _("a HEIC photo"), b"msf1": _("a HEIC photo"), b"avif": _("an AVIF picture")}
_MARKUP = re.compile(rb"<(svg|!doctype html|html|script|\?xml|body|head)\b", re.IGNORECASE)
#: Bytes that are examined.
_HEAD = 4096


def format_of(data: bytes) -> str:
    """``PNG``, ``JPEG`` or ``WEBP``; empty for anything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return next((name for start, name in SIGNATURES.items() if data.startswith(start)), "")


def is_pdf(data: bytes) -> bool:
    """Whether it begins as a PDF does."""
    return data.startswith(b"%PDF-")


def is_whole_pdf(data: bytes) -> bool:
    """Whether it begins and ends as a PDF does."""
    return is_pdf(data) and b"%%EOF" in data[-1024:]


def what_it_is(data: bytes) -> str:
    """The name of a format that we do not accept, for a sentence."""
    if data[4:8] == b"ftyp":
        return str(_BRANDS.get(data[8:12], _("a film")))
    if known := next((name for start, name in _OTHERS if data.startswith(start)), ""):
        return str(known)
    tags = {tag.lower() for tag in _MARKUP.findall(_as_text(data))}
    if b"svg" in tags:
        return str(_("an SVG drawing"))
    return str(_("a web page")) if tags else str(_("not a picture"))


def _as_text(data: bytes) -> bytes:
    """The beginning, also of UTF-16."""
    return data[:_HEAD].replace(b"\x00", b"")
