"""Chinese by its sound: "beizi" finds 杯子.

Syllables are joined in pairs, as characters are: 陶瓷杯 is ``taoci`` and ``cibei``. One syllable finds too much.
"""

from functools import lru_cache

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from .text import fold, tokens

#: The longest word that is read as syllables, and how many readings of it are used.
MAX_LENGTH = 30
MAX_READINGS = 4


def syllables(run: str) -> list[str]:
    """The sound of each character of a run, without tones; ü is written u."""
    return [fold(each).replace("v", "u") for each in lazy_pinyin(run, errors="ignore")]


def sound_terms(text: str) -> list[str]:
    """Latin terms by which the Chinese in a text is found."""
    runs = [syllables(token.text) for token in tokens(text) if token.is_cjk]
    return [pair for run in runs for pair in pairs(run)]


def pairs(run: list[str]) -> list[str]:
    """Neighbouring syllables, joined; one alone stays alone."""
    return ["".join(run[i : i + 2]) for i in range(len(run) - 1)] or run[:1]


def sound_starts(text: str) -> list[str]:
    """Latin beginnings by which Chinese is completed: from every character to the end of its run."""
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
    """Readings of a word as two or more syllables, fewest first: "taocibei" is ``tao ci bei``."""
    if len(word) > MAX_LENGTH or not word.isascii() or not word.isalpha():
        return []
    found: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    text = word.replace("v", "u")
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 6), end):
            if found[start] and text[start:end] in _known():
                found[end] += [(*before, text[start:end]) for before in found[start]]
        found[end] = sorted(found[end], key=len)[:MAX_READINGS]
    return [each for each in found[-1] if len(each) > 1]
