"""What the rules mean, said once more without a solver: all complete answers, tried one by one.

A complete answer maps every group to a tuple: of options, of a number, of ("given",) for words, or empty.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from store.rules.colours import contrast
from store.rules.definition import CONTRAST, EXCLUDES, NUMBER, ONE, REQUIRES, SEVERAL, Group, RuleSet, RuleSpec
from store.rules.terms import Term

Complete = dict[str, tuple[str, ...]]
GIVEN = "given"


def numbers(group: Group) -> list[str]:
    count = int((group.high - group.low) // group.step)
    return [str(group.low + group.step * place) for place in range(count + 1)]


def complete_answers(definition: RuleSet, conditions_of: RuleSet | None = None) -> Iterator[Complete]:
    """All that can be bought.

    With ``conditions_of``, whose groups know when they apply, groups that do not apply may be answered too.
    """
    keys = [group.key for group in definition.groups]
    for answers in product(*(_possible_answers(group) for group in definition.groups)):
        whole = dict(zip(keys, answers, strict=True))
        if all(_right(definition, group, whole, conditions_of) for group in definition.groups) and all(
            follows(rule, definition, whole) for rule in definition.rules
        ):
            yield whole


def _possible_answers(group: Group) -> list[tuple[str, ...]]:
    keys = [option.key for option in group.options]
    if group.kind == ONE:
        return [(), *((key,) for key in keys)]
    if group.kind == SEVERAL:
        return [some for size in range(len(keys) + 1) for some in combinations(keys, size)]
    return [(), *((number,) for number in numbers(group))] if group.kind == NUMBER else [(), (GIVEN,)]


def applies(group: Group, definition: RuleSet, whole: Complete) -> bool:
    return not group.applies_if or any(holds(term, definition, whole) for term in group.applies_if)


def _right(definition: RuleSet, group: Group, whole: Complete, conditions_of: RuleSet | None) -> bool:
    answer = whole[group.key]
    does_apply = applies(group, definition, whole)
    if not does_apply and not conditions_of:
        return not answer
    needed = group.min_answers or (group.min_if_any if answer else 0)
    limit = group.max_options if group.kind == SEVERAL and group.max_options else len(answer)
    return (needed if does_apply else 0) <= len(answer) <= limit


def holds(term: Term, definition: RuleSet, whole: Complete) -> bool:
    return _holds_plain(term, definition, whole) != term.negated


def _holds_plain(term: Term, definition: RuleSet, whole: Complete) -> bool:
    answer, group = whole.get(term.group, ()), definition.by_key.get(term.group)
    if term.is_number:
        return bool(answer) and replace(term, negated=False).holds({term.group: answer[0]}) and group.kind == NUMBER
    if term.options:
        return group is not None and group.has_options and not set(term.options).isdisjoint(answer)
    return bool(answer)


def follows(rule: RuleSpec, definition: RuleSet, whole: Complete) -> bool:
    if rule.kind in (REQUIRES, EXCLUDES):
        if not all(holds(term, definition, whole) for term in rule.when):
            return True
        return any(holds(term, definition, whole) for term in rule.then) == (rule.kind == REQUIRES)
    if rule.kind == CONTRAST:
        return not all(holds(term, definition, whole) for term in rule.when) or not _too_alike(rule, definition, whole)
    return any(_fits(rule.groups, row, definition, whole) for row in rule.rows)


def _too_alike(rule: RuleSpec, definition: RuleSet, whole: Complete) -> bool:
    first, second = (
        [definition.by_key[key].by_key[answer].colour for answer in whole[key]]
        if definition.by_key[key].has_options
        else []
        for key in rule.groups
    )
    return any(contrast(one, other) < float(rule.contrast) for one in first for other in second)


def _fits(groups: tuple[str, ...], row: tuple[str, ...], definition: RuleSet, whole: Complete) -> bool:
    for key, cell in zip(groups, row, strict=True):
        answer = whole.get(key, ())
        if not cell or not answer:
            continue
        plain = cell.removeprefix("not ")
        if definition.by_key[key].kind == NUMBER:
            fitting = {number for number in numbers(definition.by_key[key]) if Decimal(number) == Decimal(plain)}
        else:
            fitting = {part.strip() for part in plain.split(",")}
        if not all((part in fitting) == (plain == cell) for part in answer):
            return False
    return True


def contains(whole: Complete, group: Group, definition: RuleSet, answer: list[str] | str, *, strictly=False) -> bool:
    """Whether an answer stands in a complete one; unless strictly, it may fall away where it does not apply."""
    if not strictly and not applies(group, definition, whole):
        return True
    if group.has_options:
        return set(answer) <= set(whole[group.key])
    if group.kind == NUMBER:
        return bool(whole[group.key]) and Decimal(whole[group.key][0]) == Decimal(answer)
    return bool(whole[group.key])
