"""File names of strangers, cleaned."""

import unicodedata

MAX_LENGTH = 120


def clean_name(name: object) -> str:
    """The name alone, without folders, control characters and signs that turn the direction of writing."""
    text = unicodedata.normalize("NFC", str(name or "")[: 8 * MAX_LENGTH]).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    plain = " ".join(plain.split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[: MAX_LENGTH - 1 - len(ending)]}.{ending}"
    return plain[:MAX_LENGTH]


def name_to_save(name: str, kind: str) -> str:
    """The name under which it is downloaded: with the ending of what it has become."""
    stem = name.rpartition(".")[0] or name
    return f"{stem or 'picture'}.{'png' if kind == 'png' else 'jpg'}"
