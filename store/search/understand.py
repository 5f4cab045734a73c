"""From what somebody typed to the words of a request: each with its alternatives."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .colour_words import family_words
from .engines.base import Alternative
from .sound import pairs, readings
from .spelling import Vocabulary, is_sure
from .text import MAX_CJK_LENGTH, MAX_QUERY_LENGTH, MAX_WORDS, Token, bigrams, has_digit, query_tokens, stem, tokens

#: Scores of hits by something else than the word itself.
SYNONYM, BEGUN, REPAIRED, SOUND = 0.5, 0.7, 0.8, 0.8
#: The score of a colour's name in a text: "black" may be said of something else there.
MENTIONED = 0.2
#: Words that an unfinished word may stand for.
MAX_ENDINGS = 5
#: Parts of a joined word that count.
MAX_PARTS = 8
#: Of shorter words too many are near.
MIN_SUGGESTED = 5
_EXCLUDED = re.compile(r"(?:^|(?<=\s))[-−–](?=\w)(\S+)")


@dataclass(frozen=True)
class QueryWord:
    """One word to ask for. ``repaired``: what it was corrected to; ``near``: what it may have been meant for."""

    typed: str
    alternatives: tuple[Alternative, ...]
    repaired: str = ""
    near: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Understood:
    """The words to ask for, and ``typed``, how each was written.

    ``corrected`` is the text as it should have been typed, if it was surely misspelt; ``suggested`` if it may have
    been. ``excluded`` are words that no hit may have. ``colours`` are the terms of wanted colour families,
    ``unwanted`` of excluded ones. ``has_strangers``: some word is not in the vocabulary, or was not when it was learnt.
    """

    words: list[list[Alternative]]
    corrected: str | None = None
    has_strangers: bool = False
    typed: list[str] = field(default_factory=list)
    suggested: str | None = None
    excluded: list[list[Alternative]] = field(default_factory=list)
    colours: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """The words of the text with their alternatives; none if the text has no word."""
    text = text[:MAX_QUERY_LENGTH]
    wanted, unwanted = _EXCLUDED.sub(" ", text), " ".join(_EXCLUDED.findall(text))
    found = query_tokens(wanted, vocabulary.language)
    words = {word.alternatives: word for word in _words(found, vocabulary)}  # "mug mug" is the same as "mug".
    strangers = any(not token.is_cjk and not vocabulary.knows(token.text) for token in found)
    excluded = query_tokens(unwanted, vocabulary.language)
    repaired = {word.typed: word.repaired for word in words.values() if word.repaired}
    near = {word.typed: word.near for word in words.values() if word.near}
    return Understood(
        [list(word.alternatives) for word in words.values()],
        _rewritten(text, repaired),
        strangers,
        typed=[word.typed for word in words.values()],
        suggested=_rewritten(text, repaired | near) if near else None,
        excluded=[_exclusion(token, vocabulary) for token in excluded],
        colours=tuple(word.colour for word in words.values() if word.colour),
        unwanted=tuple(term for token in excluded if (term := vocabulary.colour(token.text))),
    )


def _words(found: list[Token], vocabulary: Vocabulary) -> Iterator[QueryWord]:
    joined = _joined(found, vocabulary)
    place = 0
    while place < len(found):
        token = found[place]
        phrase = vocabulary.synonyms.phrase_at(found, place)
        if phrase:
            typed = " ".join(each.text for each in found[place : place + len(phrase)])
            yield QueryWord(typed, (Alternative(phrase), *_like(phrase, vocabulary)))
        elif token.is_cjk:
            yield from _cjk_words(token.text[:MAX_CJK_LENGTH], vocabulary)
        else:
            yield _word(token, joined.get(place), vocabulary)
        place += len(phrase) or 1


def _cjk_words(run: str, vocabulary: Vocabulary) -> Iterator[QueryWord]:
    """Known words of a run of Chinese with their synonyms, and the pairs of characters of what is unknown."""
    for part in vocabulary.synonyms.split(run, family_words()):
        colour, like = vocabulary.colour(part), _like((part,), vocabulary)
        if colour:
            yield QueryWord(part, (Alternative((colour,)), Alternative(tuple(bigrams(part)), MENTIONED)), colour=colour)
        elif like:
            yield QueryWord(part, (Alternative(tuple(bigrams(part))), *like))
        else:
            yield from (QueryWord(pair, (Alternative((pair,)),)) for pair in bigrams(part))


def _rewritten(text: str, changes: dict[str, str]) -> str | None:
    """The whole text with other words, common ones too; None without a change."""
    if not changes:
        return None
    excluded = _EXCLUDED.findall(text)
    typed = [token.text for token in tokens(_EXCLUDED.sub(" ", text))[:MAX_WORDS]]
    return " ".join([*(changes.get(word, word) for word in typed), *(f"-{word}" for word in excluded)])


def _exclusion(token: Token, vocabulary: Vocabulary) -> list[Alternative]:
    """What no hit may be: exactly this word, and of a colour what comes in nothing else."""
    if token.is_cjk:
        terms = tuple(bigrams(token.text[:MAX_CJK_LENGTH]))
    else:
        terms = tuple(stem(part, vocabulary.language) for part in (token.parts[:MAX_PARTS] or (token.text,)))
    colour = vocabulary.colour(token.text)
    return [Alternative(terms), *([Alternative((f"{colour}!",))] if colour else [])]


def _joined(found: list[Token], vocabulary: Vocabulary) -> dict[int, str]:
    """Known words that were typed as two, "note book" or "bei zi", by the place of each half."""
    known: dict[int, str] = {}
    for place, (left, right) in enumerate(pairwise(found)):
        whole = left.text + right.text
        if not (left.is_cjk or right.is_cjk) and vocabulary.knows(whole):
            known.setdefault(place, whole)
            known.setdefault(place + 1, whole)
    return known


def _word(token: Token, joined: str | None, vocabulary: Vocabulary) -> QueryWord:
    """One word with its alternatives."""
    language = vocabulary.language
    alternatives = _meanings(token.text, 1.0, vocabulary)
    if token.parts:
        alternatives.append(Alternative(tuple(dict.fromkeys(stem(part, language) for part in token.parts[:MAX_PARTS]))))
    if joined:
        alternatives.append(Alternative((stem(joined, language),)))
    if token.parts:
        return _compound(token, alternatives, vocabulary)
    if len(alternatives) > 1 or vocabulary.knows(token.text):
        return QueryWord(token.text, tuple(alternatives), colour=vocabulary.colour(token.text))
    return _unknown(token.text, alternatives, vocabulary)


def _meanings(word: str, boost: float, vocabulary: Vocabulary) -> list[Alternative]:
    """The word itself, or the colour that it names, and what is like it."""
    root = stem(word, vocabulary.language)
    colour = vocabulary.colour(word)
    own = [Alternative((colour,), boost), Alternative((root,), boost * MENTIONED)] if colour else []
    return (own or [Alternative((root,), boost)]) + _like((root,), vocabulary, boost)


def _like(phrase: tuple[str, ...], vocabulary: Vocabulary, boost: float = 1.0) -> list[Alternative]:
    like = vocabulary.synonyms.of(phrase)
    return [Alternative(terms, boost * SYNONYM) for terms in like if vocabulary.may_have(terms)]


def _compound(token: Token, alternatives: list[Alternative], vocabulary: Vocabulary) -> QueryWord:
    """A joined word is corrected part by part: "t-shrit" is "t shirt"; one with digits is not, as all numbers."""
    as_typed = QueryWord(token.text, tuple(alternatives))
    if has_digit(token.text):
        return as_typed
    repaired = [repaired_word(part, vocabulary) for part in token.parts[:MAX_PARTS]]
    if vocabulary.knows(token.text) or repaired == list(token.parts[:MAX_PARTS]):
        return as_typed
    roots = dict.fromkeys(stem(part, vocabulary.language) for part in repaired)
    more = Alternative(tuple(roots), REPAIRED)
    return QueryWord(token.text, (*alternatives, more), repaired=" ".join(repaired))


def _unknown(word: str, alternatives: list[Alternative], vocabulary: Vocabulary) -> QueryWord:
    """An unknown word may be a sound, unfinished, two words written as one, or misspelt."""
    sounds = [pairs(list(reading)) for reading in readings(word)]
    heard = [tuple(sound) for sound in sounds if all(vocabulary.knows(pair) for pair in sound)]
    if heard:
        return QueryWord(word, (*alternatives, *(Alternative(sound, SOUND) for sound in heard)))
    begun = vocabulary.starting_with(word, MAX_ENDINGS) if len(word) > 2 else []
    near = vocabulary.nearest(word)
    repairs = [each for each in near if is_sure(word, each)]
    if begun:
        others = [each for each in repairs if not word.startswith(each) and each[:3] != word[:3]]
        more = [
            *_any_meaning(begun, [BEGUN] * len(begun), vocabulary),
            *_any_meaning(others[:1], [REPAIRED / 2], vocabulary),
        ]
        return QueryWord(word, _unique([*alternatives, *more]))
    halves = vocabulary.halves(word)
    if halves:
        alternatives.append(Alternative(tuple(stem(half, vocabulary.language) for half in halves)))
    more = _any_meaning(repairs, [REPAIRED / (place + 1) for place in range(len(repairs))], vocabulary)
    guess = "" if has_digit(word) else " ".join(halves) if halves else next(iter(repairs), "")
    suggestion = next(iter(near), "") if not guess and len(word) >= MIN_SUGGESTED else ""
    return QueryWord(
        word, _unique([*alternatives, *more]), repaired=guess, near=suggestion, colour=vocabulary.colour(guess)
    )


def _any_meaning(words: list[str], boosts: Iterable[float], vocabulary: Vocabulary) -> list[Alternative]:
    """Words that may have been meant, and what is like them."""
    pairs_of = zip(words, boosts, strict=False)
    return [each for word, boost in pairs_of for each in _meanings(word, boost, vocabulary)]


def _unique(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Of the same terms the one that counts most."""
    best: dict[tuple[str, ...], Alternative] = {}
    for each in alternatives:
        known = best.get(each.terms)
        if known is None or known.boost < each.boost:
            best[each.terms] = each
    return tuple(best.values())


def repaired_word(word: str, vocabulary: Vocabulary) -> str:
    """The known word that was surely meant, else the word itself."""
    if vocabulary.knows(word):
        return word
    return next((near for near in vocabulary.nearest(word) if is_sure(word, near)), word)
