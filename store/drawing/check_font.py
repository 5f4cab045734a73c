"""Checks a font that is uploaded: each fault as a sentence for the person who uploaded it."""

from io import BytesIO

from django.utils.translation import gettext as _
from fontTools.ttLib import TTFont

from .fonts import CannotWrite, Typeface, UnreadableFont
from .sfnt import unpack

#: Bytes of the file, as it is uploaded.
MAX_FONT_BYTES = 2_000_000
_NEEDED = ("head", "hhea", "maxp", "hmtx", "cmap", "name", "OS/2")
_OUTLINES = ("glyf", "CFF ", "CFF2")
#: Of OS/2 fsType: what the maker of the font does not allow.
_RESTRICTED, _BITMAPS_ONLY = 0x0002, 0x0200
_SAMPLE = "ABCXYZabcxyz0189"


def font_faults(data: bytes) -> list[str]:
    """Sentences that say why texts cannot be drawn and made in it; empty if the font may be saved."""
    if len(data) > MAX_FONT_BYTES:
        return [_("The file is larger than %(size)s MB.") % {"size": MAX_FONT_BYTES // 1_000_000}]
    try:
        return _faults_of(unpack(data))
    except UnreadableFont as problem:
        return [str(problem)]


def _faults_of(plain: bytes) -> list[str]:
    try:
        file = TTFont(BytesIO(plain), lazy=True)
        lacking = [tag.strip() for tag in _NEEDED if tag not in file]
        outlined = any(tag in file for tag in _OUTLINES)
        allowed = 0 if lacking else file["OS/2"].fsType
        characters = {} if lacking else file.getBestCmap() or {}
        _unit = lacking or (file["head"].unitsPerEm, file["hhea"].ascent, file["maxp"].numGlyphs)
    except Exception:  # A damaged table makes its reader fail in any way it likes.
        return [_("The font is damaged: one of its tables cannot be read.")]
    if lacking:
        return [_("The font is damaged: it lacks %(tables)s.") % {"tables": ", ".join(lacking)}]
    found = []
    if not outlined:
        found.append(_("The font holds pixels, not outlines; it cannot be cut or engraved."))
    if allowed & 0x000F == _RESTRICTED:
        found.append(_("The maker of the font does not allow it to be embedded. Ask for a licence that does."))
    if allowed & _BITMAPS_ONLY:
        found.append(_("The maker of the font allows only pictures of it to be embedded."))
    if not characters:
        found.append(_("The font has no characters of any script."))
    return found or _faults_in_use(plain)


def _faults_in_use(plain: bytes) -> list[str]:
    """Draw with it, as a shopper will."""
    try:
        font = Typeface("handed in", plain)
        missing = font.missing(_SAMPLE)
        sample = "".join(each for each in _SAMPLE if each not in missing)
        outline = font.outline(sample)
    except (UnreadableFont, CannotWrite):
        return [_("The font is damaged: its characters cannot be drawn.")]
    if sample and not 0.05 < outline.advance / len(sample) < 5:
        return [_("The font is damaged: its characters have no width, or far too much.")]
    return []
