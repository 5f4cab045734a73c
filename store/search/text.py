"""Words are understood here, once, for every engine: tokens, folding, stems, Chinese and Japanese bigrams.

Texts and queries pass through the same functions, so the same word gives the same terms.
Nothing a person types is an error; long texts are cut.
"""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

#: Change it when the same text gives other terms than before: then every index is rebuilt.
RULES = "3"
#: Characters that are read of a query and of an indexed text.
MAX_QUERY_LENGTH = 200
MAX_TEXT_LENGTH = 20_000
#: Words of a query, characters of a word, characters of a run of Chinese.
MAX_WORDS = 12
MAX_WORD_LENGTH = 40
MAX_CJK_LENGTH = 16
#: Parts of an article number that are combined.
MAX_CODE_PARTS = 6

_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_LATIN = rf"(?:(?![{_CJK}])[^\W_])+"
_TOKEN = re.compile(rf"[{_CJK}]+|{_LATIN}(?:[-‐‑./&+]{_LATIN})*")
_IS_CJK = re.compile(rf"[{_CJK}]")
_PARTS = re.compile(r"[^\W_]+")
_AMOUNT = re.compile(r"(\d+)([^\W\d_]{1,3})")
_APOSTROPHES = re.compile("['’‘`´ʼ]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "it": "italian", "nb": "norwegian", "nl": "dutch", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_local = threading.local()

_STOP_WORDS = {
    "en": "a an and are as at be by for from has i if in is it its me my of on or our that the their this to "
    "was we what which with you your",
    "de": "am an auf aus bei das dem den der des die ein eine einem einen einer es für im in ist mit oder und "
    "von zu zum zur",
    "fr": "a au aux avec ce de des du en est et il la le les ou par pour que qui sur un une",
}


@dataclass(frozen=True)
class Token:
    """One word, folded. ``parts`` are the parts of a joined word: "t-shirt" is ``tshirt`` of ``t`` and ``shirt``."""

    text: str
    parts: tuple[str, ...] = ()
    is_cjk: bool = False


def fold(text: str) -> str:
    """Small letters of one width, without accents and apostrophes: "Café’s" and "CAFES" are the same."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)).casefold().translate(_PLAIN)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", plain)))


def tokens(text: str) -> list[Token]:
    """The words of a text, in its order; runs of Chinese, Japanese and Korean signs stay whole."""
    return [_token(found) for found in _TOKEN.findall(fold(text[:MAX_TEXT_LENGTH]))]


def query_tokens(text: str, language: str = "en") -> list[Token]:
    """The words of a query that count: at most ``MAX_WORDS``, without stop words unless there is nothing else."""
    found = tokens(text[:MAX_QUERY_LENGTH])[:MAX_WORDS]
    return [token for token in found if token.text not in stop_words(language)] or found


@lru_cache(maxsize=20_000)
def _token(found: str) -> Token:
    if _IS_CJK.match(found):
        return Token(found, is_cjk=True)
    parts = tuple(part[:MAX_WORD_LENGTH] for written in _PARTS.findall(found) for part in _amount(written))
    return Token("".join(parts)[:MAX_WORD_LENGTH], parts if len(parts) > 1 else ())


def _amount(word: str) -> tuple[str, ...]:
    """A number and its unit, "350ml", are two words as in "350 ml"."""
    match = _AMOUNT.fullmatch(word)
    return match.groups() if match else (word,)


@lru_cache(maxsize=16)
def stop_words(language: str) -> frozenset[str]:
    """Words too common to search for."""
    return frozenset(_STOP_WORDS.get(language[:2], "").split())


@lru_cache(maxsize=20_000)
def stem(word: str, language: str = "en") -> str:
    """The common stem of "engraved" and "engraving"; numbers and words of unknown languages do not change."""
    name = _STEMMERS.get(language[:2])
    if name is None or has_digit(word):
        return word
    known = _local.__dict__.setdefault("stemmers", {})  # A stemmer may serve one thread only.
    if name not in known:
        known[name] = Stemmer.Stemmer(name)
    return known[name].stemWord(word)


def bigrams(run: str) -> list[str]:
    """The pairs of neighbours in a run of Chinese; one sign alone stays alone."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def index_terms(text: str, language: str = "en") -> list[str]:
    """Terms by which a text is found, with repeats: they count for the ranking."""
    found: list[str] = []
    for token in tokens(text):
        if token.is_cjk:
            found += [*token.text, *bigrams(token.text)] if len(token.text) > 1 else [token.text]
        else:
            found += [stem(word, language) for word in (*token.parts, token.text)]
    return found


def code_terms(text: str, language: str = "en") -> list[str]:
    """Terms by which article numbers are found: whole, and by any run of their parts that has a digit.

    ``TS-404.038`` gives ts404038, ts404, 404038, 404, 038; runs of fewer than three characters say too little.
    """
    found: list[str] = []
    for token in tokens(text):
        parts = token.parts[:MAX_CODE_PARTS]
        runs = ["".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]
        found += [token.text, *(run for run in runs if len(run) > 2 and has_digit(run))]
    return list(dict.fromkeys(stem(word, language) for word in found))


def plain_words(text: str) -> list[str]:
    """The words of a text as they are written, unstemmed; Chinese has none."""
    return [word for token in tokens(text) if not token.is_cjk for word in (*token.parts, token.text)]


def has_digit(word: str) -> bool:
    """Numbers are never misspelt words: the nearest number is another thing."""
    return any(sign.isdigit() for sign in word)
