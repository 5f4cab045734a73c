"""What people call the colour families, in English, German and Chinese."""

from functools import lru_cache

from store.catalogue.colours import Family

from .text import fold, tokens

_WORDS = {
    Family.BLACK: "black schwarz 黑 黑色",
    Family.GREY: "grey gray grau 灰 灰色",
    Family.WHITE: "white weiß 白 白色",
    Family.BEIGE: "beige cream 米色 米白",
    Family.BROWN: "brown braun 棕 棕色 褐色 咖啡色",
    Family.RED: "red rot 红 红色 紅色",
    Family.ORANGE: "orange 橙 橙色 橘色",
    Family.YELLOW: "yellow gelb 黄 黄色 黃色",
    Family.GREEN: "green grün 绿 绿色 綠色",
    Family.BLUE: "blue navy blau 蓝 蓝色 藍色",
    Family.PURPLE: "purple violet lila violett 紫 紫色",
    Family.PINK: "pink rosa 粉 粉色 粉红 粉红色",
}
#: German adjectives change their ends: "blaue Tasse", "roter Becher".
_ENDS = ("e", "er", "es", "en", "em")
_DECLINED = frozenset(["schwarz", "grau", "weiß", "braun", "rot", "gelb", "grün", "blau", "violett"])


@lru_cache(maxsize=1)
def family_words() -> dict[str, Family]:
    """The family of each word, folded as in texts."""
    found = {}
    for family, words in _WORDS.items():
        for word in words.split():
            ends = ("", *_ENDS) if word in _DECLINED else ("",)
            found.update({fold(word + end): family for end in ends})
    return found


def families_named(text: str) -> list[Family]:
    """The families that a text names, each once."""
    words = family_words()
    found = [words[token.text] for token in tokens(text) if token.text in words]
    found += [words[part] for token in tokens(text) for part in token.parts if part in words]
    return list(dict.fromkeys(found))
