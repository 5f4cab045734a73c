"""The small pictures: for the page, and for standing inside a drawing so that it lives on its own."""

import base64
import io
from collections.abc import Mapping

import PIL.Image

from store.configurator.definition import ProductDefinition
from store.configurator.models.uploads import files, path_of
from store.drawing import Image
from store.rules.definition import FILE

from .doors import is_hash


def small_picture(hash: str) -> tuple[str, bytes] | None:
    """Content type and bytes of the small picture; at most ``cleaning.MOST_SMALL_BYTES``. Nothing if it is gone."""
    try:
        with files().open(path_of(hash, small=True)) as file:
            data = file.read()
    except OSError:
        return None
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg", data


def images_for(definition: ProductDefinition, choices: Mapping[str, object]) -> dict[str, Image]:
    """By group what a drawing shows of each picture among the answers: itself, small, as data.

    Asks the storage, not the database.

    Whose they are is not asked here: choices come from ``doors.own_pictures``, or were stored.
    """
    named = {group.key: choices.get(group.key) for group in definition.groups if group.kind == FILE}
    found = {key: small_picture(answer) for key, answer in named.items() if isinstance(answer, str) and is_hash(answer)}
    return {key: _image(*picture) for key, picture in found.items() if picture}


def _image(kind: str, data: bytes) -> Image:
    width, height = PIL.Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]).size
    return Image(f"data:{kind};base64,{base64.b64encode(data).decode()}", width, height)
