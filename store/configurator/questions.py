"""Every question as a shopper sees it: what is free, forced or blocked, what is chosen, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cms.text.graphemes import count_graphemes
from store.rules import Judgement, judge
from store.rules.choices import Choices, applies
from store.rules.definition import NAMES, NUMBER, ONE, Group, OptionSpec

from .answers import AnswerProblem, days_of
from .characters import characters_sentence
from .definition import ProductDefinition

#: Code units of a character with many marks.
_MAX_UNITS = 8


@dataclass(frozen=True)
class OptionState:
    """An option, whether it is chosen, and what the other answers make of it: ``free``, ``forced`` or ``blocked``."""

    option: OptionSpec
    chosen: bool
    state: str = "free"

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
    answers leave of a number; ``applies`` whether the other answers let the question be asked at all.
    """

    group: Group
    options: tuple[OptionState, ...] = ()
    text: str = ""
    values: tuple[str, ...] = ()
    problems: tuple[AnswerProblem, ...] = ()
    example: str = ""
    applies: bool = True
    bounds: tuple[Decimal, Decimal] | None = None

    @property
    def chosen(self) -> list[OptionSpec]:
        """The options chosen."""
        return [state.option for state in self.options if state.chosen]

    @property
    def look(self) -> str:
        """The states of the options as displayed; part of the cache key of a question."""
        options = ",".join(f"{each.state}{each.chosen:d}" for each in self.options)
        return "|".join([self.group.key, options, *(f"{each.missing:d}{each.message}" for each in self.problems)])

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
    def is_narrowed(self) -> bool:
        """Whether the other answers leave less of a number than the group allows."""
        return self.bounds is not None and self.bounds != (self.group.low, self.group.high)


def states(
    definition: ProductDefinition, choices: Choices, found: Iterable[AnswerProblem] = ()
) -> tuple[GroupState, ...]:
    """Every group and option for the choices as they stand; ``found`` are the problems to show with them."""
    judgement, found = judge(definition, choices), list(found)
    return tuple(_group_state(definition, group, choices, found, judgement) for group in definition.groups)


def _group_state(
    definition: ProductDefinition, group: Group, choices: Choices, found: list[AnswerProblem], judgement: Judgement
) -> GroupState:
    own = tuple(problem for problem in found if problem.group == group.key)
    if own or not group.has_options:
        return _state_of(definition, group, choices, own, judgement)
    if group.key not in judgement.cache:
        judgement.cache[group.key] = _state_of(definition, group, choices, own, judgement)
    return judgement.cache[group.key]


def _state_of(
    definition: ProductDefinition,
    group: Group,
    choices: Choices,
    found: tuple[AnswerProblem, ...],
    judgement: Judgement,
) -> GroupState:
    answer = choices.get(group.key, "")
    words = definition.defaults.get(group.key)
    return GroupState(
        group=group,
        options=tuple(
            OptionState(option, option.key in answer, judgement.state(group.key, option.key))
            for option in group.options
        ),
        text=answer if isinstance(answer, str) else "",
        values=tuple(answer) if group.kind == NAMES else (),
        problems=found,
        example=words if group.is_text and isinstance(words, str) else "",
        applies=applies(group, choices),
        bounds=judgement.bounds(group.key) if group.kind == NUMBER else None,
    )
