"""When a layer is visible: ``wood=oak|ash frame!=black +name``; all parts must hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Condition:
    """One part: a group is (not) one of some options; without options, a text is given or not."""

    group: str
    options: frozenset[str]
    wanted: bool

    def holds(self, choices: Mapping[str, str], texts: Mapping[str, str]) -> bool:
        """Whether it holds; an unknown group has no option chosen."""
        found = choices.get(self.group, "") in self.options if self.options else bool(texts.get(self.group))
        return found == self.wanted


@lru_cache(maxsize=2048)
def conditions_of(text: str) -> tuple[Condition, ...]:
    """The parts of what stands in ``data-when`` or ``data-set``; a part that cannot be read is left out."""
    return tuple(condition for part in text.split() if (condition := _read(part)))


def all_hold(text: str, choices: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether every part of ``text`` holds; true for an empty text."""
    return all(condition.holds(choices, texts) for condition in conditions_of(text))


def _read(part: str) -> Condition | None:
    if part[0] in "+-":
        return Condition(part[1:], frozenset(), wanted=part[0] == "+")
    group, equals, options = part.partition("=")
    if not equals:
        return None
    return Condition(group.removesuffix("!"), frozenset(options.split("|")), wanted=not group.endswith("!"))
