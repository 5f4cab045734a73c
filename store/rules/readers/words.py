"""The words of a UVL file, with the lines they stand in and how far these are indented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .model import Unreadable

#: A tab moves on to the next column that is a multiple of this.
TAB = 4
OPENING, CLOSING = "([{", ")]}"

_WORD = re.compile(
    r"""(?P<space>[ \t\f\ufeff]+|//[^\n]*|/\*.*?\*/)
    |(?P<newline>\n)
    |(?P<cardinality>\[\s*\d{1,9}\s*(?:\.\.\s*(?:\d{1,9}|\*)\s*)?\])
    |"(?P<quoted>[^"\n]+)"
    |'(?P<string>[^'\n]*)'
    |(?P<sign><=>|=>|==|!=|<=|>=|[<>!&|()\[\]{},.+*/-])
    |(?P<number>\d+(?:\.\d+)?(?![\w.])|\.\d+)
    |(?P<name>[^\W]['\w#§%?\\;]*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Word:
    """One word: ``kind`` is cardinality, quoted, string, sign, number or name."""

    kind: str
    text: str
    line: int

    def is_sign(self, *signs: str) -> bool:
        """Whether it is one of these."""
        return self.kind == "sign" and self.text in signs

    def is_key(self, *keys: str) -> bool:
        """Whether it is one of these words, without quotes."""
        return self.kind == "name" and self.text in keys


@dataclass(frozen=True)
class UvlLine:
    """The words of a line; one that ends within brackets goes on in the next."""

    indent: int
    number: int
    words: tuple[Word, ...]


def lines_of(text: str) -> Iterator[UvlLine]:
    """The lines that say something.

    Raises:
        Unreadable: a sign is not known, or a bracket is never closed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    words: list[Word] = []
    start, opened = 0, 0
    for word, at in _words(text):
        if word is None:
            if not opened and words:
                yield UvlLine(_indent(text, start), words[0].line, tuple(words))
                words = []
            continue
        if not words:
            start = at
        words.append(word)
        opened += word.is_sign(*OPENING) - word.is_sign(*CLOSING)
        if opened < 0:
            raise Unreadable.at(word.line, _("“%(sign)s” closes nothing.") % {"sign": word.text})
    if opened:
        raise Unreadable.at(words[0].line, _("A bracket is never closed."))
    if words:
        yield UvlLine(_indent(text, start), words[0].line, tuple(words))


def _words(text: str) -> Iterator[tuple[Word | None, int]]:
    """Each word with its place in the text; nothing at the end of a line."""
    at, line = 0, 1
    while at < len(text):
        found = _WORD.match(text, at)
        if found is None or found.end() == at:
            raise Unreadable.at(line, _("“%(sign)s” is not expected here.") % {"sign": text[at]})
        kind = str(found.lastgroup)
        if kind == "newline":
            yield None, at
        elif kind != "space":
            yield Word(kind, found[kind], line), at
        line += found[0].count("\n")
        at = found.end()


def _indent(text: str, at: int) -> int:
    """The column, from zero, that a place stands in."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return len("".join(sign if sign in "\t\ufeff" else " " for sign in before).replace("\ufeff", "").expandtabs(TAB))
