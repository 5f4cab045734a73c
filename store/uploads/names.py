"""Names of files as strangers give them."""

import unicodedata

LONGEST = 120


def clean_name(name: object) -> str:
    """The name alone, without folders, control characters and signs that turn the direction of writing."""
    text = unicodedata.normalize("NFC", str(name or "")[: 8 * LONGEST]).replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    plain = " ".join(plain.split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 8:
        return f"{stem[: LONGEST - 1 - len(ending)]}.{ending}"
    return plain[:LONGEST]


def name_to_save(name: str, kind: str) -> str:
    """The name under which it is downloaded: with the ending of what it has become."""
    stem = name.rpartition(".")[0] or name
    return f"{stem or 'picture'}.{'png' if kind == 'png' else 'jpg'}"
