"""Words that shoppers use for the same thing. Each line is one group; what is asked ranks before what is like it."""

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


def _lines(language: str) -> list[list[str]]:
    return [line.split() for line in _GROUPS.get(language[:2], "").splitlines() if line.strip()]


@lru_cache(maxsize=16)
def _groups(language: str) -> dict[str, tuple[str, ...]]:
    stems = [tuple(stem(word, language) for word in line) for line in _lines(language)]
    return {word: tuple(each for each in line if each != word) for line in stems for word in line}


def synonyms(stemmed: str, language: str = "en") -> tuple[str, ...]:
    """Stems that mean about the same as this one."""
    return _groups(language).get(stemmed, ())


def other_words(known: Container[str], language: str = "en") -> list[str]:
    """Words that lead somewhere because one like them is among the ``known`` stems."""
    groups = [line for line in _lines(language) if any(stem(word, language) in known for word in line)]
    return [word for line in groups for word in line]
