"""The shop's stylesheet: one file joined from the files in ``site/css``, without a bundler.

The parts follow the order of the layers; every file in ``components/`` is included. A static files finder provides the
result as ``site/site.css``.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

from .storage import write_whole

#: The file that browsers load.
ADDRESS = "site/site.css"
SOURCE = Path(__file__).parent / "static" / "site" / "css"
_FIRST, _LAST = ("tokens.css", "base.css", "layout.css"), ("print.css",)
_URL = re.compile(r"""url\((["']?)(?!data:|/|https?:|#)([^"')]+)\1\)""")


def parts(source: Path = SOURCE) -> list[Path]:
    """The source files in order."""
    components = sorted((source / "components").glob("*.css"))
    return [*(source / name for name in _FIRST), *components, *(source / name for name in _LAST)]


def joined(source: Path = SOURCE) -> str:
    """The whole stylesheet, not minified: it is sent compressed. Its addresses are relative to ``site/site.css``."""
    return "\n".join(_moved(part, source) for part in parts(source))


def _moved(part: Path, source: Path) -> str:
    folder = part.parent.relative_to(source.parent).as_posix()

    def from_here(found: re.Match) -> str:
        return f'url("{posixpath.normpath(posixpath.join(folder, found[2]))}")'

    return _URL.sub(from_here, part.read_text(encoding="utf-8"))


class StylesheetFinder(BaseFinder):
    """Finds ``site/site.css``, which it writes from the parts each time."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "assembled")

    def check(self, **kwargs) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        if path != ADDRESS:
            return []
        place = Path(self.storage.path(path))
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, joined())
        return [str(place)] if find_all else str(place)

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        if not matches_patterns(ADDRESS, ignore_patterns):
            self.find(ADDRESS)
            yield ADDRESS, self.storage
