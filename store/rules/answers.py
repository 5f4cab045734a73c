"""What a shopper has answered, as literals."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .built_in import OFFERED, BuiltIn
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
    def is_offered(self) -> bool:
        """Whether the group has such an answer."""
        return self.literals is not None

    @property
    def not_offered(self) -> BuiltIn:
        """Why it cannot be an answer."""
        return BuiltIn(OFFERED, self.group, self.answer)


@dataclass(frozen=True)
class Answers:
    """The answers that count: those to groups that are asked."""

    choices: Choices
    pieces: tuple[AnswerPart, ...]

    @property
    def offered(self) -> list[AnswerPart]:
        """Those that can be answers at all."""
        return [piece for piece in self.pieces if piece.is_offered]

    def without(self, group: Group, answer: str | None = None) -> list[AnswerPart]:
        """The others that an answer to this group stands beside.

        Of several, all but this option itself; else all to other groups.
        """
        keeps = group.has_options and group.kind != ONE
        return [
            piece
            for piece in self.offered
            if piece.group.key != group.key or (keeps and answer is not None and piece.answer != answer)
        ]


def read_answers(compiled: Compiled, choices: Mapping[str, object]) -> Answers:
    """The answers that count, piece by piece, in the order of the groups."""
    own = Choices.of(compiled.definition, choices)
    pieces = (
        _piece(compiled, group, answer)
        for group in compiled.definition.groups
        if group.key in own
        for answer in answers_of(group, own[group.key])
    )
    return Answers(own, tuple(pieces))


def answers_of(group: Group, answer: list[str] | str) -> list[str]:
    """The pieces of an answer."""
    parts = [answer] if isinstance(answer, str) else [str(part) for part in answer]
    return parts if group.has_options or len(parts) < 2 else [", ".join(parts)]


def assumed(compiled: Compiled, pieces: Collection[AnswerPart]) -> list[int]:
    """Literals that hold if these answers stand; an answer falls away where its group is no longer asked."""
    return [compiled.if_asked(literal) for piece in pieces for literal in piece.literals or ()]


def _piece(compiled: Compiled, group: Group, answer: str) -> AnswerPart:
    literals = compiled.literals(group, answer)
    return AnswerPart(group, answer, None if literals is None else tuple(literals))


def is_open(group: Group) -> bool:
    """Whether only a shopper can answer it: words, days and files cannot be invented."""
    return not group.has_options and group.kind != NUMBER
