"""The small pictures: for the page, and for standing inside a drawing so that it lives on its own."""

import base64
from collections.abc import Mapping

from store.configurator.definition import FILE, Definition
from store.configurator.models.uploads import files, path_of

from .doors import is_hash


def small_picture(hash: str) -> tuple[str, bytes] | None:
    """Content type and bytes of the small picture; at most ``cleaning.MOST_SMALL_BYTES``. Nothing if it is gone."""
    try:
        with files().open(path_of(hash, small=True)) as file:
            data = file.read()
    except OSError:
        return None
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg", data


def images_for(definition: Definition, choices: Mapping[str, object]) -> dict[str, str]:
    """Address by group, as data, for each picture among the answers. Asks the storage, not the database.

    Whose they are is not asked here: choices come from ``doors.own_pictures``, or were stored.
    """
    named = {group.key: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    found = {key: small_picture(answer) for key, answer in named.items() if isinstance(answer, str) and is_hash(answer)}
    return {key: _as_data(*picture) for key, picture in found.items() if picture}


def _as_data(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
