"""What somebody chooses: what the merchant shows, changed here and there as far as it goes together."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.utils.timezone import localdate

from config.sample.words.crowd import GUESTS, PHRASES
from store.configurator.services import Choices, ProductDefinition, problems_of
from store.rules import definition as kinds
from store.rules.definition import Group

#: How often a question gets another answer than the merchant shows, and a text is written where none is needed.
CHANGED, WRITTEN = 0.6, 0.8
#: No day lies nearer or farther than this from today, so that it can still be kept when the shop is opened.
_SOON, _LATE = 30, 300


class Answering:
    """Gives answers by chance, for somebody of a name who wants so many pieces."""

    def __init__(self, rng: Random, name: str, pieces: int) -> None:
        self.rng, self.name, self.pieces = rng, name.split()[0], pieces

    def choices(self, definition: ProductDefinition, shown: Choices) -> Choices:
        """Choices that can be made: ``shown``, changed question after question as long as nothing speaks against it."""
        kept = Choices.of(definition, shown)
        for group in definition.groups:
            must = group.required and not kept.get(group.key)
            if group.kind != kinds.FILE and (must or self.rng.random() < CHANGED):
                tried = Choices.of(definition, kept | {group.key: self._answer(group)})
                kept = tried if not _is_wrong(definition, tried, self.pieces) else kept
        return kept if not problems_of(definition, kept, self.pieces) else self._shown(definition, shown)

    def _shown(self, definition: ProductDefinition, shown: Choices) -> Choices:
        needed = (group for group in definition.groups if group.required and not shown.get(group.key))
        return Choices.of(definition, shown | {group.key: self._answer(group) for group in needed})

    def _answer(self, group: Group) -> str | list[str]:
        return self._ways[group.kind](group)

    @property
    def _ways(self) -> dict[str, Callable[[Group], str | list[str]]]:
        return {
            kinds.ONE: lambda group: [self.rng.choice(group.options).key],
            kinds.SEVERAL: lambda group: [option.key for option in group.options if self.rng.random() < 0.25],
            kinds.NUMBER: self._number,
            kinds.TEXT: self._words,
            kinds.NAMES: self._names,
            kinds.DATE: self._day,
        }

    def _number(self, group: Group) -> str:
        steps = int((group.high - group.low) / group.step)
        return f"{Decimal(group.low + group.step * self.rng.randint(0, steps)).normalize():f}"

    def _words(self, group: Group) -> str:
        if not group.required and self.rng.random() > WRITTEN:
            return ""
        for _try in range(5):
            phrase = self.rng.choice(PHRASES).replace("{}", self.name, 1).replace("{}", "Jo")
            if len(phrase) <= group.max_length:
                return phrase
        return self.name[: group.max_length]

    def _names(self, group: Group) -> list[str]:
        """One for each piece, of people who know each other; a single piece needs none."""
        if self.pieces < 2 and not group.required:
            return []
        return [name[: group.max_length] for name in self.rng.sample(GUESTS, self.pieces)]

    def _day(self, group: Group) -> str:
        days = self.rng.randint(max(group.from_days, _SOON), min(group.until_days, _LATE))
        return (localdate() + timedelta(days=days)).isoformat()


def _is_wrong(definition: ProductDefinition, choices: Choices, pieces: int) -> bool:
    return any(not problem.missing for problem in problems_of(definition, choices, pieces))
