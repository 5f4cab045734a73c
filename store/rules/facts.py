"""Measurements choose by themselves: options that a shopper's measurements rule out give way to others."""

from collections.abc import Mapping

from .answers import read_answers
from .broken import is_broken
from .choices import Choices
from .compile import formula_of
from .definition import ONE, SEVERAL, Group, RuleSet
from .finish import finish
from .search import is_possible, solver_of
from .terms import Answer


def follow_measurements(definition: RuleSet, choices: Mapping[str, object]) -> Choices:
    """The choices, where options and numbers that do not go with the measurements are replaced by ones that do.

    The next one in the merchant's order comes first. Measurements are never changed, and neither is
    anything that goes with them; where they contradict each other, or nothing goes with them, all stays as it is.
    """
    own = Choices.of(definition, choices)
    measured = {group.key for group in definition.groups if group.is_measurement and group.key in own}
    if not measured or not any(is_broken(rule, own) for rule in definition.rules):
        return own
    gone = _ruled_out(definition, own, measured)
    if not gone:
        return own
    found = own.with_answers(gone)
    if finish(definition, found) is None:
        return own
    for key, answer in gone.items():
        if not answer:
            found = _answered(definition, found, definition.by_key[key], own[key])
    return found


def _answered(definition: RuleSet, choices: Choices, group: Group, before: Answer) -> Choices:
    """With the option of the group that stands nearest to the one before in the merchant's order, or a number."""
    keys = list(group.by_key)
    places = [keys.index(each) for each in before if each in keys] if group.kind == ONE else []
    for key in sorted(keys, key=lambda key: abs(keys.index(key) - places[0])) if places else ():
        tried = choices.with_answers({group.key: [key]})
        if finish(definition, tried) is not None:
            return tried
    whole = finish(definition, choices) or choices
    return choices.with_answers({group.key: whole.get(group.key, "")})


def _ruled_out(definition: RuleSet, choices: Choices, measured: set[str]) -> dict[str, Answer]:
    """What is left of each answer that does not go with the measurements, by group."""
    formula = formula_of(definition)
    parts = read_answers(formula, choices).valid
    facts = [literal for part in parts if part.group.key in measured for literal in part.literals or ()]
    left: dict[str, Answer] = {}
    with solver_of(formula.formula.clauses) as solver:
        if not is_possible(solver, facts):
            return {}
        for part in parts:
            key, before = part.group.key, choices[part.group.key]
            if key in measured or is_possible(solver, [*facts, *(part.literals or ())]):
                continue
            others = [each for each in left.get(key, before) if each != part.answer] if isinstance(before, list) else []
            left[key] = others if part.group.kind == SEVERAL else []
    return left
