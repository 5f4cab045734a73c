"""Chinese by its sound: "beizi" finds 杯子.

Syllables are kept in pairs, as signs are: 陶瓷杯 is ``taoci`` and ``cibei``. A single syllable would find too much.
"""

from functools import lru_cache

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from .text import fold, tokens

#: The longest word that is tried as syllables, and how many ways to read it.
MOST_LETTERS = 30
MOST_READINGS = 4


def syllables(run: str) -> list[str]:
    """How each sign of a run sounds, without tones; ü is written u."""
    return [fold(each).replace("v", "u") for each in lazy_pinyin(run, errors="ignore")]


def sound_terms(text: str) -> list[str]:
    """What the Chinese in a text may be found by in Latin letters."""
    runs = [syllables(token.text) for token in tokens(text) if token.is_cjk]
    return [pair for run in runs for pair in pairs(run)]


def pairs(run: list[str]) -> list[str]:
    """Neighbouring syllables, joined; one alone stays alone."""
    return ["".join(run[i : i + 2]) for i in range(len(run) - 1)] or run[:1]


def sound_starts(text: str) -> list[str]:
    """What is typed in Latin letters to have Chinese completed: from every sign on, to the end of its run."""
    found = []
    for token in tokens(text):
        if token.is_cjk:
            run = syllables(token.text)
            found += ["".join(run[i : i + 8]) for i in range(len(run))]
    return found


def sorting_key(text: str) -> str:
    """Latin letters to sort a name by; Chinese stands where its sound does."""
    return " ".join(" ".join(syllables(token.text)) if token.is_cjk else token.text for token in tokens(text))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    readings = {fold(each.split(",")[0]).replace("v", "u") for each in set(PINYIN_DICT.values())}
    return frozenset(each for each in readings if each.isascii() and each.isalpha() and 1 <= len(each) <= 6)


def readings(word: str) -> list[tuple[str, ...]]:
    """The ways to read a word as two or more syllables, fewest first: "taocibei" is ``tao ci bei``."""
    if len(word) > MOST_LETTERS or not word.isascii() or not word.isalpha():
        return []
    ways: list[list[tuple[str, ...]]] = [[()]] + [[] for _ in word]
    letters = word.replace("v", "u")
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            if ways[start] and letters[start:end] in _known():
                ways[end] += [(*before, letters[start:end]) for before in ways[start]]
        ways[end] = sorted(ways[end], key=len)[:MOST_READINGS]
    return [way for way in ways[-1] if len(way) > 1]
