"""The one form in which choices are stored, compared and hashed.

``{"v": 1, "product": 7, "set": "mug", "choices": {"glaze": ["chalk"], "words": "Für Zoë"}}``: NFC, keys sorted,
options in the order of the merchant, names in the order of the pieces, numbers without zeros that say nothing,
unanswered groups and those that are not asked left out. What means the same has the same hash.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping

from store.drawing.texts import cleaned
from store.rules.definition import DATE, FILE, NAMES, NUMBER, Group
from store.rules.terms import Choices, number_in

from .definition import ProductDefinition

VERSION = 1
#: Longer than any text may be, and more than a list may hold; what is longer is cut before it is measured.
_ROOM, _MOST_NAMES, _ROOM_OF_VALUE = 1000, 999, 80


def tidied(definition: ProductDefinition, choices: Mapping[str, object]) -> Choices:
    """The answers to the groups that are asked, each in its one form; unknown options stay, to be refused by name."""
    answers = {group.key: _answer(group, choices.get(group.key)) for group in definition.groups}
    given = {key: answer for key, answer in answers.items() if answer}
    return _asked(definition, given) if any(group.asked_if for group in definition.groups) else given


def asked(definition: ProductDefinition, choices: Choices) -> set[str]:
    """Keys of the groups that are asked with these answers."""
    return {group.key for group in definition.groups if is_asked(group, choices)}


def is_asked(group: Group, choices: Choices) -> bool:
    """Whether the other answers let this question be asked."""
    return not group.asked_if or any(term.holds(choices) for term in group.asked_if)


def lost(definition: ProductDefinition, choices: Mapping[str, object]) -> list[str]:
    """Names of the groups that were answered once and are no longer asked; one that is gone has left only its key."""
    kept = tidied(definition, choices)
    away = [key for key, answer in choices.items() if answer and key not in kept]
    groups = definition.by_key
    return [groups[key].name if key in groups else key.replace("-", " ").capitalize() for key in away]


def canonical(definition: ProductDefinition, choices: Mapping[str, object]) -> dict:
    """Choices as they are stored."""
    return {
        "v": VERSION,
        "product": definition.product,
        "set": definition.code,
        "choices": tidied(definition, choices),
    }


def canonical_json(content: Mapping) -> str:
    """The text that is hashed: sorted keys, no spaces, NFC."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)


def content_hash(content: Mapping) -> str:
    """SHA-256 of the canonical form, in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def _asked(definition: ProductDefinition, choices: Choices) -> Choices:
    """Without the answers to questions that are not asked; those may have been what asked others."""
    while True:
        kept = {key: answer for key, answer in choices.items() if is_asked(definition.by_key[key], choices)}
        if len(kept) == len(choices):
            return kept
        choices = kept


def _answer(group: Group, answer: object) -> list[str] | str:
    if group.has_options:
        return _options(group, answer)
    if group.kind == NAMES:
        return _names(answer)
    if not isinstance(answer, str):
        return ""
    if group.is_text:
        return _text(group, answer)
    value = cleaned(answer, _ROOM_OF_VALUE)
    return _number(value) if group.kind == NUMBER else value.lower() if group.kind in {DATE, FILE} else value


def _options(group: Group, answer: object) -> list[str]:
    keys = [answer] if isinstance(answer, str) else answer
    if not isinstance(keys, list | tuple):
        return []
    known = group.by_key
    chosen = {key if key in known else cleaned(key) for key in keys if isinstance(key, str) and key} - {""}
    if len(chosen) < 2:
        return list(chosen)
    order = {key: place for place, key in enumerate(known)}
    return sorted(chosen, key=lambda key: (order.get(key, len(order)), key))


def _text(group: Group, answer: str) -> str:
    if group.lines < 2:
        return cleaned(answer, _ROOM)
    lines = [cleaned(line, _ROOM) for line in answer[: 4 * _ROOM].splitlines()]
    return "\n".join(_without_end(lines))[:_ROOM]


def _names(answer: object) -> list[str]:
    """One for each piece; a gap between two names stays, to be pointed at."""
    lines: Iterable = answer.splitlines() if isinstance(answer, str) else answer if isinstance(answer, list) else ()
    names = [cleaned(line, _ROOM) if isinstance(line, str) else "" for line in list(lines)[:_MOST_NAMES]]
    return _without_end(names)


def _without_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _number(value: str) -> str:
    """``180`` for 180.0; what is no number stays as it was written."""
    number = number_in(value.replace(",", "."))
    if number is None or abs(number) >= 10**9:
        return value
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
