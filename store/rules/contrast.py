"""Pairs of colours that cannot be told from each other: what a rule of the kind CONTRAST forbids."""

from collections.abc import Iterator

from .choices import Choices
from .colours import contrast
from .definition import Group, RuleSet, RuleSpec
from .tables import OptionKey


def pairs_alike(definition: RuleSet, rule: RuleSpec) -> list[tuple[OptionKey, OptionKey]]:
    """The pairs of options of its two groups whose colours stand out too little; options without a colour have none."""
    groups = [definition.by_key.get(key) for key in rule.groups]
    if len(groups) != 2:
        return []
    first, second = groups
    return list(_alike(first, second, float(rule.contrast))) if first and second else []


def _alike(first: Group, second: Group, ratio: float) -> Iterator[tuple[OptionKey, OptionKey]]:
    for one in first.options:
        for other in second.options:
            if contrast(one.colour, other.colour) < ratio:
                yield (first.key, one.key), (second.key, other.key)


def is_too_alike(rule: RuleSpec, choices: Choices) -> bool:
    """Whether two chosen colours of its groups stand out too little."""
    chosen = []
    for key in rule.groups:
        group, answer = choices.rules.by_key.get(key), choices.get(key, [])
        known = group.by_key if group and isinstance(answer, list) else {}
        chosen.append([known[each].colour for each in answer if each in known])
    if len(chosen) != 2:
        return False
    return any(contrast(one, other) < float(rule.contrast) for one in chosen[0] for other in chosen[1])
