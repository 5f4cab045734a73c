"""Groups that apply only because of each other, so that no shopper ever reaches them."""

from collections.abc import Iterator

from .definition import Group, RuleSet
from .terms import Term


def circles(definition: RuleSet) -> tuple[tuple[str, ...], ...]:
    """Keys of the groups of each circle, in the order of the groups; empty if every condition can be met."""
    lost = {group.key: group for group in unreachable_groups(definition)}
    found = (_circle_from(key, lost) for key in lost)
    return tuple(dict.fromkeys(tuple(key for key in lost if key in circle) for circle in found if circle))


def unreachable_groups(definition: RuleSet) -> list[Group]:
    """Groups that can never apply, whatever is answered to the groups before them."""
    waiting = [group for group in definition.groups if group.applies_if]
    reached = {group.key for group in definition.groups if not group.applies_if}
    while now := {group.key for group in waiting if any(_can_hold(term, reached) for term in group.applies_if)}:
        reached |= now
        waiting = [group for group in waiting if group.key not in now]
    return waiting


def _can_hold(term: Term, reached: set[str]) -> bool:
    return term.negated or term.is_about_line or term.group in reached


def _circle_from(key: str, lost: dict[str, Group]) -> set[str]:
    """The circle that following the conditions from a group ends in; empty if they end at a group that is missing."""
    path: list[str] = []
    while key not in path:
        path.append(key)
        following = next(_conditions(lost[key], lost), None)
        if following is None:
            return set()
        key = following
    return {*path[path.index(key) :]}


def _conditions(group: Group, lost: dict[str, Group]) -> Iterator[str]:
    return (term.group for term in group.applies_if if term.group in lost)
