"""The one form in which choices are stored, compared and hashed.

``{"v": 1, "product": 7, "set": "mug", "choices": {"glaze": ["chalk"], "words": "Für Zoë"}}``: NFC, keys sorted,
options in the order of the merchant, unanswered groups left out. What means the same has the same hash.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping

from .definition import Choices, Definition, Group
from .picture.texts import cleaned

VERSION = 1
#: Longer than any text may be; what is longer is cut before it is measured.
_ROOM = 1000


def tidied(definition: Definition, choices: Mapping[str, object]) -> Choices:
    """The answers to the groups that exist, each in its one form; unknown options stay, to be refused by name."""
    answers = {group.key: _answer(group, choices.get(group.key)) for group in definition.groups}
    return {key: answer for key, answer in answers.items() if answer}


def lost(definition: Definition, choices: Mapping[str, object]) -> list[str]:
    """Names of the groups that were answered once and are no longer asked; one that is gone has left only its key."""
    kept = tidied(definition, choices)
    away = [key for key, answer in choices.items() if answer and key not in kept]
    groups = definition.by_key
    return [groups[key].name if key in groups else key.replace("-", " ").capitalize() for key in away]


def canonical(definition: Definition, choices: Mapping[str, object]) -> dict:
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


def _answer(group: Group, answer: object) -> list[str] | str:
    if group.is_text:
        return cleaned(answer, _ROOM) if isinstance(answer, str) else ""
    keys = [answer] if isinstance(answer, str) else answer
    if not isinstance(keys, list | tuple):
        return []
    order = {key: place for place, key in enumerate(group.by_key)}
    chosen = {cleaned(key) for key in keys if isinstance(key, str) and key}
    return sorted(chosen - {""}, key=lambda key: (order.get(key, len(order)), key))
