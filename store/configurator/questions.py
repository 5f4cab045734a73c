"""Every question as a shopper sees it: what is free, forced or blocked, what is chosen, what is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.text.graphemes import count_graphemes
from store.rules import Judgement, judge
from store.rules.choices import Choices, applies
from store.rules.definition import NAMES, NUMBER, ONE, Group, OptionSpec
from store.rules.fits import FitTable

from .answers import AnswerProblem, days_of
from .characters import characters_sentence
from .definition import ProductDefinition
from .differences import NO_DIFFERENCE, Difference, Differences

#: Code units of a character with many marks.
_MAX_UNITS = 8


@dataclass(frozen=True)
class OptionState:
    """An option, whether it is chosen, and what the other answers make of it: ``free``, ``forced`` or ``blocked``.

    ``price``: what it would add to the price, if that was asked.
    """

    option: OptionSpec
    chosen: bool
    state: str = "free"
    price: Difference = NO_DIFFERENCE

    @property
    def blocked(self) -> bool:
        """Whether it cannot be chosen now; what is chosen can always be left."""
        return self.state == "blocked" and not self.chosen

    @property
    def forced(self) -> bool:
        """Whether the other answers leave nothing else."""
        return self.state == "forced"


@dataclass(frozen=True)
class GroupState:
    """A group with its answer and all its options.

    ``values`` are the names of a list; ``example`` the words of the catalogue picture; ``bounds`` what the other
    answers leave of a number; ``applies`` whether the other answers let the question be asked at all; ``price`` what
    writing a text adds, or taking the one choice back; ``warning`` what can be made and is no good idea;
    ``ratio`` of width to height of the place that a picture fills, 0 if it is unknown; ``fits`` whom each option fits.
    """

    group: Group
    options: tuple[OptionState, ...] = ()
    text: str = ""
    values: tuple[str, ...] = ()
    problems: tuple[AnswerProblem, ...] = ()
    example: str = ""
    applies: bool = True
    bounds: tuple[Decimal, Decimal] | None = None
    price: Difference = NO_DIFFERENCE
    warning: str = ""
    ratio: float = 0.0
    fits: FitTable | None = None

    @property
    def chosen(self) -> list[OptionSpec]:
        """The options chosen."""
        return [state.option for state in self.options if state.chosen]

    @property
    def look(self) -> str:
        """The states of the options as displayed; part of the cache key of a question."""
        options = ",".join(f"{each.state}{each.chosen:d}{each.price.look}" for each in self.options)
        return "|".join(
            [
                self.group.key,
                options,
                str(self.price.look),
                *(f"{each.missing:d}{each.message}" for each in self.problems),
            ]
        )

    @property
    def is_wrong(self) -> bool:
        """Whether the answer itself is at fault."""
        return any(not problem.missing for problem in self.problems)

    @property
    def allowed_characters(self) -> str:
        """Which characters its text may have."""
        return characters_sentence(self.group.characters)

    @property
    def length(self) -> int:
        """Characters of its text, line ends not counted."""
        return count_graphemes(self.text.replace("\n", ""))

    @property
    def max_typed(self) -> int:
        """Code units that a browser lets in: one character may take several of them."""
        return self.group.max_length * _MAX_UNITS

    @property
    def input_type(self) -> str:
        """How a browser asks for one of its options."""
        return "radio" if self.group.kind == ONE else "checkbox"

    @property
    def shows_swatches(self) -> bool:
        """Whether its options are shown as dots: only if the merchant wants it and each has a colour."""
        return self.group.display == "swatches" and all(state.option.colour for state in self.options)

    @property
    def shows_pictures(self) -> bool:
        """Whether its options are shown as pictures: only if the merchant wants it and each has one."""
        return self.group.display == "pictures" and all(state.option.picture for state in self.options)

    @property
    def shows_rows(self) -> bool:
        """Whether its options stand below each other."""
        return self.group.display == "list"

    @property
    def may_be_none(self) -> bool:
        """Whether a shopper can take back the one choice."""
        return self.group.kind == ONE and not self.group.required

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day that may be chosen, as browsers write them."""
        first, last = days_of(self.group)
        return first.isoformat(), last.isoformat()

    @property
    def written(self) -> str:
        """Its text, or its names line by line, as they stand in a field."""
        return "\n".join(self.values) or self.text

    @property
    def low(self) -> Decimal | None:
        """The least that the other answers leave of a number."""
        return self.bounds[0] if self.bounds else None

    @property
    def high(self) -> Decimal | None:
        """The most that the other answers leave of a number."""
        return self.bounds[1] if self.bounds else None

    @property
    def is_narrowed(self) -> bool:
        """Whether the other answers leave less of a number than the group allows."""
        return self.bounds is not None and self.bounds != (self.group.low, self.group.high)


def states(
    definition: ProductDefinition,
    choices: Choices,
    found: Iterable[AnswerProblem] = (),
    prices: Callable[[Judgement], Differences] = lambda judgement: {},
) -> tuple[GroupState, ...]:
    """Every group and option for the choices as they stand.

    ``found`` are the problems to show with them, ``prices`` tells what each answer would add to the price.
    """
    judgement, problems = judge(definition, choices), list(found)
    differences = prices(judgement)
    return tuple(_group_state(group, choices, problems, judgement, differences) for group in definition.groups)


def _group_state(
    group: Group, choices: Choices, problems: list[AnswerProblem], judgement: Judgement, prices: Differences
) -> GroupState:
    own = tuple(problem for problem in problems if problem.group == group.key)
    if own or not group.has_options:
        return _state_of(group, choices, own, judgement, prices)
    cached = judgement.cache.get(group.key)
    if cached is None or cached[0] is not prices:
        cached = judgement.cache[group.key] = (prices, _state_of(group, choices, own, judgement, prices))
    return cached[1]


def _bounds(group: Group, judgement: Judgement) -> tuple[Decimal, Decimal] | None:
    """What may be written for a number. A measurement is a fact, which other choices follow, so they narrow none."""
    if group.kind != NUMBER:
        return None
    return (group.low, group.high) if group.is_measurement else judgement.bounds(group.key)


def _state_of(
    group: Group,
    choices: Choices,
    problems: tuple[AnswerProblem, ...],
    judgement: Judgement,
    prices: Differences,
) -> GroupState:
    answer, definition = choices.get(group.key, ""), judgement.definition
    words = definition.defaults.get(group.key)
    options = (
        OptionState(
            option,
            option.key in answer,
            judgement.state(group.key, option.key),
            prices.get((group.key, option.key), NO_DIFFERENCE),
        )
        for option in group.options
    )
    return GroupState(
        group=group,
        options=tuple(options),
        text=answer if isinstance(answer, str) else "",
        values=tuple(answer) if group.kind == NAMES else (),
        problems=problems,
        example=words if group.is_text and isinstance(words, str) else "",
        applies=applies(group, choices),
        bounds=_bounds(group, judgement),
        price=prices.get((group.key, ""), NO_DIFFERENCE),
        fits=definition.fit_tables.get(group.key) if isinstance(definition, ProductDefinition) else None,
    )
