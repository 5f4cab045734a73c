"""Choices by chance: the defaults of a product, changed here and there as far as the rules allow."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from django.utils.timezone import localdate

from config.sample.words.customers import GUESTS, PHRASES
from store.configurator.services import Choices, ProductDefinition, problems_of
from store.rules.definition import DATE, FILE, NAMES, NUMBER, ONE, SEVERAL, TEXT, Group

#: How often a group gets another answer than the default, and an optional text is written.
CHANGED, WRITTEN = 0.6, 0.8
#: Chosen days lie so many days ahead, so that they are still in the future when the shop is opened.
_SOON, _LATE = 30, 300


class RandomChoices:
    """Answers by chance for a person with this name who orders this quantity."""

    def __init__(self, rng: Random, name: str, quantity: int) -> None:
        self.rng, self.name, self.quantity = rng, name.split()[0], quantity

    def choices(self, definition: ProductDefinition, defaults: Choices) -> Choices:
        """Allowed choices: ``defaults``, changed group by group where the rules allow it.

        Measurements are those of the rider whom the catalogue shows.
        """
        measured = {group.key for group in definition.groups if group.is_measurement}
        defaults = defaults.with_answers(
            {key: definition.defaults[key] for key in measured if key in definition.defaults}
        )
        choices = Choices.of(definition, defaults)
        for group in definition.groups:
            must = group.required and not choices.get(group.key)
            if group.kind != FILE and (must or self.rng.random() < CHANGED):
                tried = Choices.of(definition, choices | {group.key: self._answer(group)})
                choices = tried if not _is_wrong(definition, tried, self.quantity) else choices
        if problems_of(definition, choices, self.quantity):
            return self._with_required(definition, defaults)
        return choices

    def _with_required(self, definition: ProductDefinition, defaults: Choices) -> Choices:
        needed = (group for group in definition.groups if group.required and not defaults.get(group.key))
        return Choices.of(definition, defaults | {group.key: self._answer(group) for group in needed})

    def _answer(self, group: Group) -> str | list[str]:
        return self._makers[group.kind](group)

    @property
    def _makers(self) -> dict[str, Callable[[Group], str | list[str]]]:
        return {
            ONE: lambda group: [self.rng.choice(group.options).key],
            SEVERAL: lambda group: [option.key for option in group.options if self.rng.random() < 0.25],
            NUMBER: self._number,
            TEXT: self._words,
            NAMES: self._names,
            DATE: self._day,
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
        if self.quantity < 2 and not group.required:
            return []
        return [name[: group.max_length] for name in self.rng.sample(GUESTS, self.quantity)]

    def _day(self, group: Group) -> str:
        days = self.rng.randint(max(group.from_days, _SOON), min(group.until_days, _LATE))
        return (localdate() + timedelta(days=days)).isoformat()


def _is_wrong(definition: ProductDefinition, choices: Choices, quantity: int) -> bool:
    return any(not problem.missing for problem in problems_of(definition, choices, quantity))
