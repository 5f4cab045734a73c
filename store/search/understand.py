"""From what somebody typed to the words of a request: each with its alternatives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .engines.base import Alternative
from .sound import pairs, readings
from .spelling import Vocabulary
from .text import MAX_CJK_LENGTH, MAX_QUERY_LENGTH, MAX_WORDS, Token, bigrams, has_digit, query_tokens, stem, tokens

#: Scores of hits by something else than the word itself.
SYNONYM, BEGUN, REPAIRED, SOUND = 0.5, 0.7, 0.8, 0.8
#: Words that an unfinished word may stand for.
MAX_ENDINGS = 5
#: Parts of a joined word that count.
MAX_PARTS = 8


@dataclass(frozen=True)
class Understood:
    """The words to ask for; ``corrected`` is the text as it should have been typed, if it was misspelt.

    ``has_strangers``: some word is not in the vocabulary, or was not when the vocabulary was learnt.
    """

    words: list[list[Alternative]]
    corrected: str | None = None
    has_strangers: bool = False


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """The words of the text with their alternatives; none if the text has no word."""
    found = query_tokens(text, vocabulary.language)
    joined = _joined(found, vocabulary)
    words: list[list[Alternative]] = []
    repairs: dict[str, str] = {}
    for place, token in enumerate(found):
        if token.is_cjk:
            words += [[Alternative((pair,))] for pair in bigrams(token.text[:MAX_CJK_LENGTH])]
            continue
        alternatives, repaired = _alternatives(token, joined.get(place), vocabulary)
        words.append(alternatives)
        if repaired:
            repairs[token.text] = repaired
    strangers = any(not token.is_cjk and not vocabulary.knows(token.text) for token in found)
    return Understood(_unique(words), _corrected(text, repairs), strangers)


def _corrected(text: str, repairs: dict[str, str]) -> str | None:
    """The whole corrected text, common words too; None if nothing was misspelt."""
    typed = [token.text for token in tokens(text[:MAX_QUERY_LENGTH])[:MAX_WORDS]]
    return " ".join(repairs.get(word, word) for word in typed) if repairs else None


def _joined(found: list[Token], vocabulary: Vocabulary) -> dict[int, str]:
    """Known words that were typed as two, "note book" or "bei zi", by the place of each half."""
    known: dict[int, str] = {}
    for place, (left, right) in enumerate(pairwise(found)):
        whole = left.text + right.text
        if not (left.is_cjk or right.is_cjk) and vocabulary.knows(whole):
            known.setdefault(place, whole)
            known.setdefault(place + 1, whole)
    return known


def _alternatives(token: Token, joined: str | None, vocabulary: Vocabulary) -> tuple[list[Alternative], str | None]:
    """The alternatives for one word, and its correction if it was misspelt."""
    language = vocabulary.language
    root = stem(token.text, language)
    alternatives = [Alternative((root,)), *(Alternative((each,), SYNONYM) for each in vocabulary.synonyms.of(root))]
    if token.parts:
        alternatives.append(Alternative(tuple(dict.fromkeys(stem(part, language) for part in token.parts[:MAX_PARTS]))))
    if joined:
        alternatives.append(Alternative((stem(joined, language),)))
    if token.parts:
        return _compound(token, alternatives, vocabulary)
    if len(alternatives) > 1 or vocabulary.knows(token.text):
        return alternatives, None
    return _unknown(token.text, alternatives, vocabulary)


def _compound(
    token: Token, alternatives: list[Alternative], vocabulary: Vocabulary
) -> tuple[list[Alternative], str | None]:
    """A joined word is corrected part by part: "t-shrit" is "t shirt"; one with digits is not, as all numbers."""
    if has_digit(token.text):
        return alternatives, None
    repaired = [_repaired(part, vocabulary) for part in token.parts[:MAX_PARTS]]
    if vocabulary.knows(token.text) or repaired == list(token.parts[:MAX_PARTS]):
        return alternatives, None
    roots = dict.fromkeys(stem(part, vocabulary.language) for part in repaired)
    return [*alternatives, Alternative(tuple(roots), REPAIRED)], " ".join(repaired)


def _unknown(
    word: str, alternatives: list[Alternative], vocabulary: Vocabulary
) -> tuple[list[Alternative], str | None]:
    """An unknown word may be a sound, unfinished, two words written as one, or misspelt."""
    sounds = [pairs(list(reading)) for reading in readings(word)]
    heard = [tuple(sound) for sound in sounds if all(vocabulary.knows(pair) for pair in sound)]
    if heard:
        return alternatives + [Alternative(sound, SOUND) for sound in heard], None
    begun = vocabulary.starting_with(word, MAX_ENDINGS) if len(word) > 2 else []
    repairs = vocabulary.nearest(word)
    if begun:
        alternatives = alternatives + _stemmed(begun, BEGUN, vocabulary)
        others = [each for each in repairs if not word.startswith(each) and each[:3] != word[:3]]
        return alternatives + _stemmed(others[:1], REPAIRED / 2, vocabulary), None
    halves = vocabulary.halves(word)
    if halves:
        alternatives = [*alternatives, Alternative(tuple(stem(half, vocabulary.language) for half in halves))]
    worth = [REPAIRED / (place + 1) for place in range(len(repairs))]
    for repair, boost in zip(repairs, worth, strict=True):
        alternatives = alternatives + _stemmed([repair], boost, vocabulary)
    if has_digit(word):
        return alternatives, None
    return alternatives, " ".join(halves) if halves else next(iter(repairs), None)


def _stemmed(words: list[str], boost: float, vocabulary: Vocabulary) -> list[Alternative]:
    """Words that may have been meant, and what is like them."""
    roots = dict.fromkeys(stem(word, vocabulary.language) for word in words)
    like = dict.fromkeys(each for root in roots for each in vocabulary.synonyms.of(root) if each not in roots)
    return [Alternative((root,), boost) for root in roots] + [Alternative((each,), boost * SYNONYM) for each in like]


def _unique(words: list[list[Alternative]]) -> list[list[Alternative]]:
    """Each word once: "mug mug" is the same as "mug"."""
    return list({tuple(alternatives): alternatives for alternatives in words}.values())


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
    known = tuple(_repaired(word, vocabulary) for word in start.words)
    endings = [prefix, *vocabulary.nearly_starting(prefix), *vocabulary.nearest(prefix)]
    yield from (Start(known, ending) for ending in dict.fromkeys(endings))


def _name_terms(token: Token) -> list[str]:
    """The terms of a token in the ``starts`` of a name."""
    return bigrams(token.text[:MAX_CJK_LENGTH]) if token.is_cjk else list(token.parts[:MAX_PARTS] or (token.text,))


def _repaired(word: str, vocabulary: Vocabulary) -> str:
    return word if vocabulary.knows(word) else next(iter(vocabulary.nearest(word)), word)
