"""Search engines behind one interface; ``engine()`` gives the one that this shop is set to."""

from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings

from .base import Engine


def engine() -> Engine:
    """The engine of this process; opening its index is left to the first question."""
    return _embedded(settings.SEARCH_INDEX_DIR, _layout(settings.LANGUAGE_CODE))


@lru_cache(maxsize=8)
def _embedded(folder: Path | str, layout: str) -> Engine:
    from .tantivy import TantivyEngine

    return TantivyEngine(Path(folder), layout)


@lru_cache(maxsize=8)
def _layout(language: str) -> str:
    """Moves when cards, facets, rules of text or the language change: an older index could not be understood."""
    from ..facets import IndexedValue
    from ..query import ProductCard
    from ..text import RULES

    names = [field.name for kind in (ProductCard, IndexedValue) for field in fields(kind)]
    return blake2b(" ".join([RULES, language, *names]).encode(), digest_size=4).hexdigest()
