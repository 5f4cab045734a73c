"""Folders of an index: each rebuild makes a new one, and one small file names the one that is read.

Replacing that file is the switch: readers see the old index or the new one, never half of either.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.foundation.storage import write_whole

from .base import IndexBusy, IndexMissing


class Generations:
    """The folders under ``root``; those made for another ``layout`` of the index count as missing."""

    def __init__(self, root: Path, layout: str) -> None:
        self.root = Path(root)
        self._prefix = f"{layout}-"
        self._pointer = self.root / "current"
        self._known: tuple[tuple[int, int], Path] | None = None

    def current(self) -> Path:
        """The folder in use. The file with its name is read again only after it has changed.

        Raises:
            IndexMissing: there is none, or it was made by another version of the program.
        """
        try:
            found = os.stat(self._pointer)  # Replaced, not rewritten, by every switch.
            state = (found.st_ino, found.st_mtime_ns)
            known = self._known
            if known is None or known[0] != state:
                known = self._known = (state, self._named(self._pointer.read_text("utf-8").strip()))
        except (OSError, UnicodeDecodeError) as problem:
            raise IndexMissing(f"There is no index in {self.root}.") from problem
        return known[1]

    def _named(self, name: str) -> Path:
        folder = self.root / Path(name).name
        if not name.startswith(self._prefix) or not folder.is_dir():
            raise IndexMissing(f"The index in {self.root} is of another kind.")
        return folder

    @contextmanager
    def new(self) -> Iterator[Path]:
        """An empty folder beside the current one; deleted again if the index in it is not finished."""
        folder = self.root / f"{self._prefix}{secrets.token_hex(6)}"
        folder.mkdir(parents=True)
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def switch(self, folder: Path) -> None:
        """Use ``folder`` from now on; the one before stays for readers that are just opening it."""
        before = self._pointer.read_text("utf-8", errors="replace").strip() if self._pointer.exists() else ""
        write_whole(self._pointer, folder.name)
        for other in self.root.iterdir():
            if other.is_dir() and other.name not in {folder.name, before}:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the writer's lock; the system frees it when the process ends.

        Raises:
            IndexBusy: another process holds it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as problem:
                raise IndexBusy("Another process is writing to the search index.") from problem
            yield
