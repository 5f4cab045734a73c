"""Files that are always whole: written beside their place and then moved there.

A full disk or a killed process leaves at most a file in ``PARTS``, which nobody reads; a file under its own name is
complete.
"""

import errno
import logging
import os
import time
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError
from django.utils.translation import gettext as _

from .transactions import is_disk_full

#: The folder of a storage with files that are being written.
PARTS = ".parts"
#: A process that still writes finishes within this time.
ABANDONED_SECONDS = 24 * 60 * 60
#: Errors of a disk that takes no more: full, over quota, read-only, larger than a process may write.
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
#: Errors of file systems without hard links.
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
log = logging.getLogger("kontor.storage")


class StorageUnavailable(OSError):
    """The disk is full, read-only or broken; nothing was stored. The message is for the person who sent the file."""

    def __init__(self) -> None:
        super().__init__(_("Files cannot be stored at the moment. Nothing was changed. Please try again later."))


class WholeFileStorage(FileSystemStorage):
    """A folder whose files are complete, or not there.

    ``save`` raises ``StorageUnavailable``.
    """

    def _save(self, name: str, content: File) -> str:
        part = Path(self.path(f"{PARTS}/{uuid4().hex}"))
        try:
            super()._save(f"{PARTS}/{part.name}", content)  # type: ignore[misc]  # The stubs lack it.
            _flush(part)
            return self._move(part, name)
        except OSError as problem:
            log.error("A file could not be stored: %s %s", type(problem).__name__, problem.strerror)
            raise StorageUnavailable from problem
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _move(self, part: Path, name: str) -> str:
        """Give the finished file its name, or another one if that was taken meanwhile."""
        while True:
            place = Path(self.path(name))
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(part, place)
            except FileExistsError:
                name = self.get_available_name(name)
                continue
            except OSError as problem:
                if problem.errno not in _NO_LINKS:
                    raise
                os.replace(part, place)
            _flush(place.parent)
            return place.relative_to(self.location).as_posix()

    def delete_abandoned_parts(self) -> int:
        """Delete what killed processes left half-written; returns the number of files."""
        parts = Path(self.path(PARTS))
        old = time.time() - ABANDONED_SECONDS
        found = [part for part in parts.iterdir() if part.stat().st_mtime < old] if parts.is_dir() else []
        for part in found:
            part.unlink(missing_ok=True)
        return len(found)


def write_whole(path: Path, text: str) -> None:
    """Replace a file of ours in one step, so that readers see the old content or the new."""
    part = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def cannot_store(error: BaseException | None) -> bool:
    """Whether a request failed because a disk takes no more: of files, or of the database."""
    if isinstance(error, DatabaseError):
        return is_disk_full(error)
    return isinstance(error, StorageUnavailable) or (isinstance(error, OSError) and error.errno in _FULL)


def _flush(path: Path) -> None:
    """Wait until the file, or the names in the folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
