"""Search engines behind one interface; ``engine()`` gives the one that this shop is set to."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .base import Engine


def engine() -> Engine:
    """The engine of this process; opening its index is left to the first question."""
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@lru_cache(maxsize=8)
def _embedded(folder: Path) -> Engine:
    from .tantivy import TantivyEngine

    return TantivyEngine(folder)
