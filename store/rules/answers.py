"""What a shopper has answered, as literals."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .built_in import INVALID, BuiltIn
from .choices import Choices
from .compile import Compiled
from .definition import NUMBER, ONE, Group


@dataclass(frozen=True)
class AnswerPart:
    """One answer; each option of several is one of its own. ``literals`` is nothing if it cannot be an answer."""

    group: Group
    answer: str
    literals: tuple[int, ...] | None

    @property
    def is_valid(self) -> bool:
        """Whether the group has such an answer."""
        return self.literals is not None

    def is_set_aside(self, group: Group, answer: str | None = None) -> bool:
        """Whether an answer to the group replaces it: of several, only the option itself."""
        if self.group.key != group.key:
            return False
        return not group.has_options or group.kind == ONE or answer is None or self.answer == answer

    @property
    def refusal(self) -> BuiltIn:
        """Why it cannot be an answer."""
        return BuiltIn(INVALID, self.group, self.answer)


@dataclass(frozen=True)
class Answers:
    """The answers that count: those to groups that apply."""

    choices: Choices
    parts: tuple[AnswerPart, ...]

    @property
    def valid(self) -> list[AnswerPart]:
        """Those that can be answers at all."""
        return [part for part in self.parts if part.is_valid]

    def without(self, group: Group, answer: str | None = None) -> list[AnswerPart]:
        """The others that an answer to this group stands beside."""
        return [part for part in self.valid if not part.is_set_aside(group, answer)]


def read_answers(formula: Compiled, choices: Mapping[str, object]) -> Answers:
    """The answers that count, part by part, in the order of the groups."""
    own = Choices.of(formula.definition, choices)
    parts = (
        _part(formula, group, answer)
        for group in formula.definition.groups
        if group.key in own
        for answer in answers_of(group, own[group.key])
    )
    return Answers(own, tuple(parts))


def answers_of(group: Group, answer: list[str] | str) -> list[str]:
    """The parts of an answer."""
    parts = [answer] if isinstance(answer, str) else [str(part) for part in answer]
    return parts if group.has_options or len(parts) < 2 else [", ".join(parts)]


def assumptions_of(formula: Compiled, parts: Collection[AnswerPart]) -> list[int]:
    """Literals that hold if these answers stand; an answer falls away where its group no longer applies."""
    return [formula.if_applicable(literal) for part in parts for literal in part.literals or ()]


def _part(formula: Compiled, group: Group, answer: str) -> AnswerPart:
    literals = formula.literals(group, answer)
    return AnswerPart(group, answer, None if literals is None else tuple(literals))


def is_open(group: Group) -> bool:
    """Whether only a shopper can answer it: words, days, files and measurements cannot be invented."""
    return group.is_measurement or (not group.has_options and group.kind != NUMBER)
