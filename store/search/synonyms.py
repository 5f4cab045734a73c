"""Words and phrases that shoppers use for the same thing. What is typed ranks before its synonyms."""

from collections.abc import Container, Sequence
from functools import lru_cache

from .text import MAX_CJK_LENGTH, Token, bigrams, stem, tokens

#: Words of a phrase.
MAX_PHRASE = 4
_GROUPS = {
    "en": """
        mug cup beaker
        shirt tshirt tee
        hoodie sweatshirt jumper sweater
        bicycle bike cycle
        blanket throw plaid
        cushion pillow
        notebook journal diary
        pencil crayon
        poster print
        tote bag shopper
        keytag keyring keychain
        bottle flask
        lamp light
        clock watch
        pot planter flowerpot
        desk table
        shelf bookcase bookshelf rack
        chair stool seat
        board tray
        phone mobile smartphone
        case cover sleeve
        colour color
        personalised personalized custom customised customized
        engraved inscribed
        gift present
        jewellery jewelry
        wooden wood timber
        kid child
    """,
}
#: A word or a phrase by its stems; a run of Chinese as it is written.
Phrase = tuple[str, ...]


class Synonyms:
    """Groups of words and phrases that mean about the same, in any language."""

    def __init__(self, language: str, more: str = "") -> None:
        """``more``: groups beside ours, one a line; with commas they hold phrases, else single words."""
        self._language = language
        self._groups = [_phrases(line) for line in f"{_GROUPS.get(language[:2], '')}\n{more}".splitlines()]
        self._like: dict[Phrase, dict[Phrase, None]] = {}
        for group in self._groups:
            keys = [self._key(phrase) for phrase in group]
            for key in keys:
                self._like.setdefault(key, {}).update((other, None) for other in keys if other != key)
        self._cjk = frozenset(key[0] for key in self._like if len(key) == 1 and tokens(key[0])[0].is_cjk)

    def of(self, phrase: Phrase) -> list[Phrase]:
        """Index terms of what means about the same; all terms of one must be in a product."""
        return [self.terms(other) for other in self._like.get(phrase, ())]

    def terms(self, phrase: Phrase) -> Phrase:
        """The index terms of a phrase: Chinese is indexed in pairs of characters."""
        return tuple(bigrams(phrase[0])) if phrase[0] in self._cjk else phrase

    def phrase_at(self, found: Sequence[Token], place: int) -> Phrase:
        """The longest known phrase of two or more words that begins at this place; empty if there is none."""
        words = [stem(token.text, self._language) for token in found[place : place + MAX_PHRASE]]
        longest = (tuple(words[:length]) for length in range(len(words), 1, -1))
        return next((phrase for phrase in longest if phrase in self._like), ())

    def split(self, run: str, others: Container[str] = ()) -> list[str]:
        """A run of Chinese cut at its known words, or words among ``others``; what lies between stays together."""
        parts, place, unknown = [], 0, ""
        while place < len(run):
            ends = range(min(len(run), place + MAX_CJK_LENGTH), place, -1)
            known = next((run[place:end] for end in ends if self._knows_run(run[place:end], others)), "")
            parts += [part for part in (unknown, known) if part and known]
            unknown = "" if known else unknown + run[place]
            place += len(known) or 1
        return [*parts, unknown] if unknown else parts

    def leading_to(self, known: Container[str]) -> list[str]:
        """Single words that lead somewhere because something like them is among the ``known`` stems."""
        return [
            phrase
            for group in self._groups
            if any(all(term in known for term in self._key(phrase)) for phrase in group)
            for phrase in group
            if len(self._key(phrase)) == 1
        ]

    def _knows_run(self, run: str, others: Container[str]) -> bool:
        return run in self._cjk or run in others

    def _key(self, phrase: str) -> Phrase:
        found = tokens(phrase)[:MAX_PHRASE]
        return tuple(token.text if token.is_cjk else stem(token.text, self._language) for token in found)


def _phrases(line: str) -> list[str]:
    """The folded phrases of a line."""
    written = line.split(",") if "," in line else line.split()
    folded = (" ".join(token.text for token in tokens(phrase)) for phrase in written)
    return list(dict.fromkeys(phrase for phrase in folded if phrase))


@lru_cache(maxsize=16)
def synonyms_of(language: str, more: str = "") -> Synonyms:
    """The groups of a language, read once."""
    return Synonyms(language, more)
