"""Words that shoppers use for the same thing. Each line is one group; the typed word ranks before its synonyms."""

from collections.abc import Container
from functools import lru_cache

from .text import stem

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
        grey gray
        personalised personalized custom customised customized
        engraved inscribed
        gift present
        jewellery jewelry
        wooden wood timber
        kid child
    """,
}


class Synonyms:
    """Groups of words of one language that mean about the same, by their stems."""

    def __init__(self, language: str, more: str = "") -> None:
        """``more``: groups beside those of the shop, one a line, such as the words of a service desk."""
        self._language = language
        text = f"{_GROUPS.get(language[:2], '')}\n{more}"
        self._lines = [line.split() for line in text.splitlines() if line.strip()]
        self._like: dict[str, dict[str, None]] = {}
        for line in self._lines:
            stems = [stem(word, language) for word in line]
            for each in stems:
                self._like.setdefault(each, {}).update(dict.fromkeys(other for other in stems if other != each))

    def of(self, stemmed: str) -> tuple[str, ...]:
        """Stems that mean about the same as this one."""
        return tuple(self._like.get(stemmed, ()))

    def leading_to(self, known: Container[str]) -> list[str]:
        """Words that lead somewhere because one like them is among the ``known`` stems."""
        language = self._language
        groups = [line for line in self._lines if any(stem(word, language) in known for word in line)]
        return [word for line in groups for word in line]


@lru_cache(maxsize=16)
def synonyms_of(language: str, more: str = "") -> Synonyms:
    """The groups of a language, read once."""
    return Synonyms(language, more)
