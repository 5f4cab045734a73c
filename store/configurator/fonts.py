"""The fonts words are drawn with: that of their group, else those of the shop's own pages."""

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from cms import foundation
from cms.foundation.caching import cached
from store.drawing import Faces, Typeface
from store.rules.definition import Group

from . import models
from .definition import ProductDefinition

_FOLDER = Path(foundation.__file__).parent / "static" / "site" / "fonts"
_SANS = ("instrument-sans-latin-wght-normal.woff2", "instrument-sans-latin-ext-wght-normal.woff2")
_SERIF = ("newsreader-latin-500-normal.woff2", "newsreader-latin-ext-500-normal.woff2")


@cache
def house_faces() -> Faces:
    """Newsreader for serif, Instrument Sans for sans-serif; read once, when the first words are drawn."""
    return Faces(
        serif=_shipped("Newsreader", *_SERIF),
        sans=_shipped("Instrument Sans", *_SANS, weight=400),
        bold=_shipped("Instrument Sans Bold", *_SANS, weight=700),
    )


def faces_of(definition: ProductDefinition) -> Faces:
    """The faces of a product's picture."""
    own = {group.key: font for group in definition.groups if (font := font_of(group))}
    return replace(house_faces(), of_group=own) if own else house_faces()


def font_of(group: Group) -> Typeface | None:
    """The font the merchant gave a group; nothing if there is none, or its file is gone or damaged."""
    return _stored(int(group.font)) if group.font.isdecimal() else None


def missing_characters(group: Group, text: str) -> str:
    """The characters the group's own font cannot draw, each once; without a font of its own none is refused."""
    font = font_of(group)
    return font.missing(text) if font else ""


@cached("options")
def _stored(pk: int) -> Typeface | None:
    row = models.Font.objects.filter(pk=pk).first()
    if row is None:
        return None
    try:
        with row.file.open() as file:
            return _read(row.name, file.read())
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=32)
def _read(name: str, data: bytes) -> Typeface:
    return Typeface(name, data)


def _shipped(name: str, *files: str, weight: int = 0) -> Typeface:
    return Typeface(name, *((_FOLDER / file).read_bytes() for file in files), weight=weight)
