"""The secret of a shop that runs for trying out."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def local_secret(path: Path) -> str:
    """The secret stored at ``path``; made, readable by its owner alone, the first time.

    Two processes that start together agree: the one that comes second reads the first one's.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip() or local_secret_again(path)
    with os.fdopen(descriptor, "w") as file:
        secret = get_random_secret_key()
        file.write(secret)
    return secret


def local_secret_again(path: Path) -> str:
    """Replace a file that was left empty by a process that ended while writing it."""
    path.unlink(missing_ok=True)
    return local_secret(path)
