"""What is free, what is blocked and why, and what is wrong with the choices as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .characters import letters_allowed, refused_letters
from .definition import EXCLUDES, ONE, SEVERAL, Choices, Definition, Group, Option, Rule


@dataclass(frozen=True)
class Problem:
    """Something the shopper must change; ``missing``: nothing is wrong yet, an answer is still to come."""

    group: str
    message: str
    missing: bool = False


@dataclass(frozen=True)
class OptionState:
    """An option, whether it is chosen, and the merchant's reason if it cannot be."""

    option: Option
    chosen: bool
    reason: str = ""

    @property
    def blocked(self) -> bool:
        """Whether it cannot be chosen now; what is chosen can always be left."""
        return bool(self.reason) and not self.chosen


@dataclass(frozen=True)
class GroupState:
    """A group with its answer and all its options; ``example`` are the words of the catalogue picture."""

    group: Group
    options: tuple[OptionState, ...]
    text: str
    problems: tuple[Problem, ...]
    example: str = ""

    @property
    def chosen(self) -> list[Option]:
        """The options chosen."""
        return [state.option for state in self.options if state.chosen]

    @property
    def reasons(self) -> list[tuple[str, list[str]]]:
        """Why some options are blocked: each sentence once, with the names of the options."""
        names: dict[str, list[str]] = {}
        for state in self.options:
            if state.blocked:
                names.setdefault(state.reason, []).append(state.option.name)
        return list(names.items())

    @property
    def is_wrong(self) -> bool:
        """Whether the answer itself is at fault."""
        return any(not problem.missing for problem in self.problems)

    @property
    def letters(self) -> str:
        """Which letters its text may have."""
        return letters_allowed(self.group.characters)

    @property
    def input_type(self) -> str:
        """How a browser asks for one of its options."""
        return "radio" if self.group.kind == ONE else "checkbox"

    @property
    def shows_swatches(self) -> bool:
        """Whether its options are shown as dots: only if the merchant wants it and each has a colour."""
        return self.group.display == "swatches" and all(state.option.colour for state in self.options)

    @property
    def shows_rows(self) -> bool:
        """Whether its options stand below each other."""
        return self.group.display == "list"

    @property
    def may_be_none(self) -> bool:
        """Whether a shopper can take back the one choice."""
        return self.group.kind == ONE and not self.group.required


def states(definition: Definition, choices: Choices) -> tuple[GroupState, ...]:
    """Every group and option for the choices as they stand."""
    found = problems(definition, choices)
    return tuple(_group_state(definition, group, choices, found) for group in definition.groups)


def problems(definition: Definition, choices: Choices) -> list[Problem]:
    """All that is wrong, in the order of the groups, then of the rules."""
    answers = [problem for group in definition.groups for problem in _answer_problems(group, choices.get(group.key))]
    broken = [Problem(rule.then[0].group, rule.reason) for rule in definition.rules if _is_broken(rule, choices)]
    return answers + broken


def _group_state(definition: Definition, group: Group, choices: Choices, found: list[Problem]) -> GroupState:
    answer = choices.get(group.key, "")
    options = tuple(
        OptionState(option, option.key in answer, _reason_against(definition, group, option, choices))
        for option in group.options
    )
    own = tuple(problem for problem in found if problem.group == group.key)
    sample = definition.defaults.get(group.key)
    example = sample if group.is_text and isinstance(sample, str) else ""
    return GroupState(group, options, answer if isinstance(answer, str) else "", own, example)


def _reason_against(definition: Definition, group: Group, option: Option, choices: Choices) -> str:
    """The reason of the first rule that choosing the option would newly break."""
    now = choices.get(group.key, [])
    if option.key in now:
        return ""
    then = choices | {group.key: [option.key] if group.kind == ONE else [*now, option.key]}
    broken = (rule for rule in definition.rules if _is_broken(rule, then) and not _is_broken(rule, choices))
    return next((rule.reason for rule in broken), "")


def _is_broken(rule: Rule, choices: Choices) -> bool:
    together = all(term.holds(choices) for term in rule.when)
    return together and any(term.holds(choices) for term in rule.then) == (rule.kind == EXCLUDES)


def _answer_problems(group: Group, answer: list[str] | str | None) -> Iterator[Problem]:
    if group.is_text:
        yield from _text_problems(group, str(answer or ""))
        return
    keys = list(answer or [])
    names = {"group": group.name}
    least = max(group.least if group.kind == SEVERAL else 0, int(group.required))
    if any(key not in group.by_key for key in keys):
        yield Problem(group.key, _("One choice of “%(group)s” does not exist; please choose again.") % names)
    elif len(keys) < least:
        sentence = ngettext("Please choose “%(group)s”.", "Please choose at least %(least)s of “%(group)s”.", least)
        yield Problem(group.key, sentence % (names | {"least": least}), missing=True)
    elif group.kind == ONE and len(keys) > 1:
        yield Problem(group.key, _("Please choose only one of “%(group)s”.") % names)
    elif group.kind == SEVERAL and 0 < group.most < len(keys):
        sentence = _("Please choose at most %(most)s of “%(group)s”.")
        yield Problem(group.key, sentence % (names | {"most": group.most}))


def _text_problems(group: Group, text: str) -> Iterator[Problem]:
    if group.required and not text:
        yield Problem(group.key, _("Please write “%(group)s”.") % {"group": group.name}, missing=True)
    if len(text) > group.max_length:
        sentence = _("“%(group)s” has %(length)s characters; there is room for %(most)s.")
        values = {"group": group.name, "length": len(text), "most": group.max_length}
        yield Problem(group.key, sentence % values)
    if letters := refused_letters(text, group.characters):
        sentence = _("We cannot make these characters in “%(group)s”: %(letters)s")
        yield Problem(group.key, sentence % {"group": group.name, "letters": " ".join(letters[:10])})
