"""Unpacks WOFF and WOFF2 files, up to a limit."""

import struct
import zlib
from io import BytesIO

import brotli
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry, woff2DirectorySize

#: Unpacked. The largest fonts of one script stay far below it.
LARGEST = 20_000_000
_PLAIN = (b"\0\1\0\0", b"OTTO", b"true")


class UnreadableFont(ValueError):
    """The file is no font we can draw with; the message says why, for the person who uploaded it."""


def unpack(data: bytes) -> bytes:
    """The same font as TTF or OTF.

    Raises:
        UnreadableFont: it is neither TTF, OTF, WOFF nor WOFF2, is damaged, or swells beyond what a font may be.
    """
    kind = data[:4]
    if kind in _PLAIN:
        return data
    if kind == b"ttcf":
        raise UnreadableFont("The file is a collection of fonts. Upload one font of it.")
    if kind not in {b"wOFF", b"wOF2"}:
        raise UnreadableFont("The file is not a font (TTF, OTF, WOFF or WOFF2).")
    try:
        _refuse_bomb(data)
        font = TTFont(BytesIO(_without_extras(data)), recalcTimestamp=False, recalcBBoxes=False)
        font.flavor = None
        plain = BytesIO()
        font.save(plain, reorderTables=None)
    except UnreadableFont:
        raise
    except Exception as problem:  # A damaged file makes the reader fail in any way it likes.
        raise UnreadableFont("The font is damaged and cannot be unpacked.") from problem
    return plain.getvalue()


def _refuse_bomb(data: bytes) -> None:
    size = _swells_woff2(data) if data[:4] == b"wOF2" else _swells_woff(data)
    if size > LARGEST:
        raise UnreadableFont("The font is larger than 20 MB once it is unpacked.")


def _without_extras(data: bytes) -> bytes:
    """Without the packed description and the private part, which its reader would unpack however large they get."""
    start, end = (28, 48) if data[:4] == b"wOF2" else (24, 44)
    return data[:start] + bytes(end - start) + data[end:]


def _swells_woff(data: bytes) -> int:
    """Bytes of a WOFF's tables, unpacked no further than the limit."""
    (tables,) = struct.unpack_from(">H", data, 12)
    total = 0
    for number in range(tables):
        _tag, offset, packed, original = struct.unpack_from(">4sLLL", data, 44 + 20 * number)
        total += original
        if total > LARGEST:
            break
        if packed < original and _more_than(data[offset : offset + packed], original):
            raise UnreadableFont("The font is damaged: a table is larger than it says.")
    return total


def _more_than(packed: bytes, size: int) -> bool:
    return len(zlib.decompressobj().decompress(packed, size + 1)) > size


def _swells_woff2(data: bytes) -> int:
    """Bytes of a WOFF2's stream, unpacked no further than the limit."""
    tables, packed = struct.unpack_from(">H", data, 12)[0], struct.unpack_from(">L", data, 20)[0]
    file = BytesIO(data)
    file.seek(woff2DirectorySize)
    for _table in range(tables):
        WOFF2DirectoryEntry().fromFile(file)
    return len(brotli.Decompressor().process(file.read(packed), output_buffer_limit=LARGEST + 1))
