"""What may be meant by the beginning of a name, while somebody types."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .spelling import Vocabulary, is_sure
from .text import MAX_CJK_LENGTH, MAX_QUERY_LENGTH, MAX_WORDS, Token, bigrams, tokens
from .understand import MAX_PARTS, repaired_word


@dataclass(frozen=True)
class Start:
    """The beginning of a name: whole words, and letters with which another one begins; they may be none."""

    words: tuple[str, ...]
    prefix: str = ""


def begun(typed: str, vocabulary: Vocabulary) -> Iterator[Start]:
    """What may be meant by what is typed so far: first as it is, then corrected."""
    found = tokens(typed[:MAX_QUERY_LENGTH])[:MAX_WORDS]
    if not found:
        return
    *before, last = found
    whole = [part for token in before for part in _name_terms(token)]
    if last.is_cjk:
        yield Start((*whole, *_name_terms(last)))
        return
    *parts, prefix = _name_terms(last)
    start = Start((*whole, *parts), prefix)
    yield start
    if last.parts:
        yield replace(start, words=tuple(whole), prefix=last.text)
    known = tuple(_whole(word, vocabulary) for word in start.words)
    nearest = [word for word in vocabulary.nearest(prefix) if is_sure(prefix, word)]
    endings = [prefix, *vocabulary.nearly_starting(prefix), *nearest]
    yield from (Start(known, ending) for ending in dict.fromkeys(endings))


def _whole(word: str, vocabulary: Vocabulary) -> str:
    """The word that was meant by one before the last: it may be misspelt or unfinished, too."""
    repaired = repaired_word(word, vocabulary)
    if vocabulary.knows(repaired) or len(word) < 3:
        return repaired
    return next(iter(vocabulary.starting_with(word, 1)), word)


def _name_terms(token: Token) -> list[str]:
    """The terms of a token in the ``starts`` of a name."""
    return bigrams(token.text[:MAX_CJK_LENGTH]) if token.is_cjk else list(token.parts[:MAX_PARTS] or (token.text,))
