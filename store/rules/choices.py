"""A shopper's answers in one normal form: answers of the same meaning are equal and have the same hash.

NFC, no invisible characters, options in the merchant's order, names in the order of the units, numbers without needless
zeros; unanswered questions and groups that do not apply are left out.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from cms.text.spelling import clean_line

from .definition import DATE, FILE, NAMES, NUMBER, Group, RuleSet
from .terms import Answer, number_in

#: Characters of a text, names of a list, characters of other answers. The rest is cut off; all are above any limit, so
#: that an answer that was cut is refused for its length.
_MAX_TEXT, _MAX_NAMES, _MAX_VALUE = 1000, 1000, 80


class Choices(dict[str, Answer]):
    """Answers by the key of their group, normal by construction: made by ``Choices.of`` and never changed.

    Options and names are lists, all other answers text. An option that does not exist stays, to be refused by name.
    """

    rules: RuleSet

    @classmethod
    def of(cls, rules: RuleSet, answers: Mapping[str, object]) -> "Choices":
        """Anything as choices of a rule set; choices of this very set are returned as they are."""
        if isinstance(answers, cls) and answers.rules is rules:
            return answers
        normal = {group.key: _normal(group, answers.get(group.key)) for group in rules.groups}
        answered: dict[str, Answer] = {key: answer for key, answer in normal.items() if answer}
        choices = cls(_applicable(rules, answered) if any(group.applies_if for group in rules.groups) else answered)
        choices.rules = rules
        return choices

    def with_answers(self, answers: Mapping[str, object]) -> "Choices":
        """These choices with other answers; an empty answer takes one back."""
        return Choices.of(self.rules, {**self, **answers})

    def _refuse(self, *_args: Any, **_more: Any) -> NoReturn:
        raise TypeError("Choices are never changed; use with_answers().")

    __setitem__ = __delitem__ = __ior__ = pop = popitem = update = setdefault = clear = _refuse  # type: ignore[assignment]


def applies(group: Group, choices: Mapping[str, object]) -> bool:
    """Whether the other answers ask for this group."""
    return not group.applies_if or any(term.holds(choices) for term in group.applies_if)


def no_longer_apply(choices: Choices, answers: Mapping[str, object]) -> list[str]:
    """Names of the groups that ``answers`` answer and ``choices``, made from them, do not: these no longer apply.

    A group that is gone has left only its key.
    """
    groups = choices.rules.by_key
    dropped = [key for key, answer in answers.items() if answer and key not in choices]
    return [groups[key].name if key in groups else key.replace("-", " ").capitalize() for key in dropped]


def _applicable(rules: RuleSet, answered: dict[str, Answer]) -> dict[str, Answer]:
    """The answers to groups that apply: always, or by an answer that counts itself.

    A *not* is believed once its group is decided. Groups that only apply because of each other do not.
    """
    counted: dict[str, Answer] = {}
    waiting = {key: rules.by_key[key] for key in answered}
    before = len(waiting) + 1
    while len(waiting) < before:
        before = len(waiting)
        for group in [*waiting.values()]:
            if _is_decided(group, counted, waiting):
                del waiting[group.key]
                if applies(group, counted):
                    counted[group.key] = answered[group.key]
    return {key: answer for key, answer in answered.items() if key in counted}


def _is_decided(group: Group, counted: Mapping[str, object], waiting: Mapping[str, Group]) -> bool:
    """Whether it applies, whatever the groups that wait turn out to be, or does not."""
    settled = [term for term in group.applies_if if not (term.negated and term.group in waiting)]
    sure = not group.applies_if or any(term.holds(counted) for term in settled)
    return sure or not any(term.group in waiting for term in group.applies_if)


def _normal(group: Group, answer: object) -> Answer:
    if group.has_options:
        return _options(group, answer)
    if group.kind == NAMES:
        return _names(answer)
    if not isinstance(answer, str):
        return ""
    if group.is_text:
        return _text(group, answer)
    value = _line(answer)[:_MAX_VALUE].rstrip()
    return _number(value) if group.kind == NUMBER else value.lower() if group.kind in {DATE, FILE} else value


def _options(group: Group, answer: object) -> list[str]:
    keys = [answer] if isinstance(answer, str) else answer
    if not isinstance(keys, list | tuple):
        return []
    known = group.by_key
    chosen = {key if key in known else _line(key)[:_MAX_VALUE] for key in keys if isinstance(key, str) and key} - {""}
    if len(chosen) < 2:
        return list(chosen)
    order = {key: place for place, key in enumerate(known)}
    return sorted(chosen, key=lambda key: (order.get(key, len(order)), key))


def _text(group: Group, answer: str) -> str:
    if group.lines < 2:
        return _line(answer)
    lines = [_line(line) for line in answer[: 4 * _MAX_TEXT].splitlines()]
    return "\n".join(_without_end(lines))[:_MAX_TEXT]


def _names(answer: object) -> list[str]:
    """One for each unit; a gap between two names stays, so that it can be reported."""
    lines: Iterable = answer.splitlines() if isinstance(answer, str) else answer if isinstance(answer, list) else ()
    return _without_end([_line(line) if isinstance(line, str) else "" for line in list(lines)[:_MAX_NAMES]])


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", clean_line(text[:_MAX_TEXT]))


def _without_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _number(value: str) -> str:
    """``180`` for 180.0 and ``0`` for -0; text that is no number stays as it was written."""
    number = number_in(value.replace(",", "."))
    if number is None or abs(number) >= 10**9:
        return value
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) if number else "0"
