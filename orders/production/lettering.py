"""The shopper's texts of a line, letter by letter, for job sheets and proofs."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    """The texts that the shopper wrote in these choices."""
    own = [choice for choice in choices if choice.get("yours") and choice.get("text")]
    return [_words(choice["group"], choice["text"], choice.get("names")) for choice in own]


def others_of(choices: Iterable[dict]) -> list[dict]:
    """The choices without a text of the shopper."""
    return [choice for choice in choices if not choice.get("yours")]


def _words(group: str, text: str, names: list[str] | None = None) -> Words:
    whole = "\n".join(names) if names else text
    lines = [_parts(spelled(line)) for line in whole.split("\n")]
    return Words(group, whole, lines, remarks(whole), is_list=bool(names))


def _parts(signs: list[Sign]) -> list[list[Sign]]:
    """Signs in groups that stay together on a narrow screen: a word with the space after it."""
    parts: list[list[Sign]] = [[]]
    for sign in signs:
        parts[-1].append(sign)
        if sign.is_space:
            parts.append([])
    return [part for part in parts if part]
