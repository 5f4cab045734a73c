"""The fonts the shop writes with where a group has none of its own: those of its own pages."""

from functools import cache
from pathlib import Path

from cms import foundation

from .picture import Faces, Font

_FOLDER = Path(foundation.__file__).parent / "static" / "site" / "fonts"
_SANS = ("instrument-sans-latin-wght-normal.woff2", "instrument-sans-latin-ext-wght-normal.woff2")
_SERIF = ("newsreader-latin-500-normal.woff2", "newsreader-latin-ext-500-normal.woff2")


@cache
def house_faces() -> Faces:
    """Newsreader for serif, Instrument Sans for sans-serif; read once, when the first words are drawn."""
    return Faces(
        serif=_font("Newsreader", *_SERIF),
        sans=_font("Instrument Sans", *_SANS, weight=400),
        bold=_font("Instrument Sans Bold", *_SANS, weight=700),
    )


def _font(name: str, *files: str, weight: int = 0) -> Font:
    return Font(name, *((_FOLDER / file).read_bytes() for file in files), weight=weight)
