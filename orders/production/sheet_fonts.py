"""The fonts of job sheet PDFs: the shop's fonts as TrueType files, and which signs no font has."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

#: Family in the PDF → file of the shop, and the weights taken out of it; a variable font has many.
FAMILIES = {
    "Sheet Sans": ("site/fonts/instrument-sans-latin-wght-normal.woff2", (400, 600)),
    "Sheet Sans Ext": ("site/fonts/instrument-sans-latin-ext-wght-normal.woff2", (400, 600)),
    "Sheet Words": ("site/fonts/newsreader-latin-500-normal.woff2", (400,)),
    "Sheet Words Ext": ("site/fonts/newsreader-latin-ext-500-normal.woff2", (400,)),
}


@lru_cache(maxsize=1)
def folder() -> str:
    """The folder with the shop's fonts as TrueType; missing files are written."""
    made = Path(settings.VAR_DIR) / "pdf-fonts"
    made.mkdir(parents=True, exist_ok=True)
    for family, (name, weights) in FAMILIES.items():
        for weight in weights:
            target = made / f"{family}-{weight}.ttf".replace(" ", "-")
            source = None if target.exists() else finders.find(name)
            if source:
                _write(source, family, weight, target)
    return str(made)


def _write(source: str, family: str, weight: int, target: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(source)
    font.flavor = None
    if "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        font["OS/2"].usWeightClass = weight
    for number in (1, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
    for number in (2, 17):
        font["name"].setName("SemiBold" if weight > 500 else "Regular", number, 3, 1, 0x409)
    for number in (21, 22, 25):
        font["name"].removeNames(nameID=number)
    unfinished = target.with_suffix(f".{os.getpid()}")  # Another process may write the same file.
    font.save(unfinished)
    unfinished.replace(target)


@lru_cache(maxsize=1)
def known() -> frozenset[int]:
    """The code points that the shop's fonts, those of the PDF writer and those of this machine can write."""
    import typst
    from fontTools.ttLib import TTFont, TTLibError

    found = set(range(0x20, 0x250)) | set(range(0x370, 0x530))  # Libertinus, carried by typst: Latin, Greek, Cyrillic.
    for font in typst.Fonts(font_paths=[folder()]).fonts():
        if font.path:
            try:
                found |= set(TTFont(font.path, fontNumber=font.index, lazy=True).getBestCmap() or ())
            except (OSError, TTLibError, KeyError):
                continue
    return frozenset(found)


def missing(text: str) -> list[str]:
    """The signs of a text that would come out as empty boxes, each once."""
    plain = {sign for sign in text if ord(sign) >= 0x250 and not 0x2000 <= ord(sign) < 0x2070}
    return sorted(sign for sign in plain if ord(sign) not in known()) if plain else []
