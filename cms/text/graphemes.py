"""Characters as people count them: a letter with all that stands on, under and beside it is one (UAX 29)."""

import regex

_GRAPHEME = regex.compile(r"\X")


def graphemes(text: str) -> list[str]:
    """The characters of a text; “नमस्ते” has three, written with six code points."""
    return list(text) if text.isascii() else _GRAPHEME.findall(text)


def count_graphemes(text: str) -> int:
    """The number of characters."""
    return len(graphemes(text))
