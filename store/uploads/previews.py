"""Small pictures, for the page and for standing inside a drawing."""

from .models import files, path_of


def small_picture(hash: str) -> tuple[str, bytes] | None:
    """Content type and bytes of the small picture, at most ``writing.MAX_SMALL_BYTES``; None if it is gone."""
    try:
        with files().open(path_of(hash, small=True)) as file:
            data = file.read()
    except OSError:
        return None
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg", data
