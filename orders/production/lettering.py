"""The shopper's texts of a line, letter by letter, for job sheets and proofs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from store.drawing import capitals

from .spelling import Sign, remarks, spelled


@dataclass(frozen=True)
class Words:
    """The text of one group, whole and sign by sign; each line is split into words."""

    group: str
    text: str
    lines: list[list[list[Sign]]]
    remarks: list[str]
    #: Whether each line belongs to its own unit, in order.
    is_list: bool = False


def words_of(choices: Iterable[dict]) -> list[Words]:
    """The texts that the shopper wrote in these choices, as they are drawn: capitals where the drawing makes them."""
    own = [choice for choice in choices if choice.get("yours") and choice.get("text")]
    return [_words(choice) for choice in own]


def others_of(choices: Iterable[dict]) -> list[dict]:
    """The choices without a text of the shopper."""
    return [choice for choice in choices if not choice.get("yours")]


def _words(choice: dict) -> Words:
    names, in_capitals = choice.get("names"), bool(choice.get("capitals"))
    typed = "\n".join(names) if names else choice["text"]
    whole = capitals(typed) if in_capitals else typed
    lines = [_parts(spelled(line)) for line in whole.split("\n")]
    notes = [_("Made in capitals")] if in_capitals else []
    return Words(choice["group"], whole, lines, [*notes, *remarks(whole)], is_list=bool(names))


def _parts(signs: list[Sign]) -> list[list[Sign]]:
    """Signs in groups that stay together on a narrow screen: a word with the space after it."""
    parts: list[list[Sign]] = [[]]
    for sign in signs:
        parts[-1].append(sign)
        if sign.is_space:
            parts.append([])
    return [part for part in parts if part]
