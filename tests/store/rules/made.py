"""Small definitions made by chance, and choices on them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from store.rules.definition import (
    ALLOWED,
    CONTRAST,
    EXCLUDES,
    NUMBER,
    ONE,
    REQUIRES,
    SEVERAL,
    TEXT,
    Group,
    OptionSpec,
    RuleSet,
    RuleSpec,
)
from store.rules.terms import Term

from .brute import numbers

COLOURS = {"a": "#000000", "b": "#333333", "c": "", "d": "#eeeeee"}


@st.composite
def definitions(draw) -> RuleSet:
    """Up to four groups and five rules; a group is asked under conditions on the groups before it."""
    groups: list[Group] = []
    for place in range(draw(st.integers(1, 4))):
        groups.append(draw(_groups(f"g{place}", tuple(groups))))
    rules = draw(st.lists(_rules(tuple(groups)), max_size=5))
    return RuleSet(groups=tuple(groups), rules=tuple(rules), defaults=draw(_defaults(groups)))


@st.composite
def _groups(draw, key: str, before: tuple[Group, ...]) -> Group:
    kind = draw(st.sampled_from([ONE, ONE, SEVERAL, NUMBER, TEXT]))
    own: dict = {"kind": kind, "required": draw(st.booleans())}
    if kind in (ONE, SEVERAL):
        letters = "abcd"[: draw(st.integers(1, 4))]
        own["options"] = tuple(OptionSpec(letter, letter.upper(), COLOURS[letter]) for letter in letters)
    if kind == SEVERAL:
        own |= {"min_options": draw(st.integers(0, 2)), "max_options": draw(st.integers(0, 3))}
    if kind == NUMBER:
        own |= {"low": Decimal(draw(st.integers(0, 2))), "high": Decimal(draw(st.integers(3, 6)))}
        own["step"] = draw(st.sampled_from([Decimal(1), Decimal("1.5"), Decimal(2)]))
    if before and draw(st.integers(0, 3)) == 0:
        own["applies_if"] = tuple(draw(st.lists(_terms(before), min_size=1, max_size=2)))
    return Group(key, key.title(), **own)


@st.composite
def _terms(draw, groups: tuple[Group, ...]) -> Term:
    return replace(draw(_plain_terms(groups)), negated=draw(st.integers(0, 3)) == 0)


@st.composite
def _plain_terms(draw, groups: tuple[Group, ...]) -> Term:
    group = draw(st.sampled_from(groups))
    if draw(st.integers(0, 7)) == 0:
        return Term(group.key)
    if group.has_options:
        keys = [*(option.key for option in group.options), "gone"]
        return Term(
            group.key, options=tuple(draw(st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)))
        )
    if group.kind == NUMBER:
        low, high = sorted(draw(st.tuples(*[st.integers(-1, 7)] * 2)))
        ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
        return Term(group.key, low=_decimal(ends[0]), high=_decimal(ends[1]))
    return Term(group.key)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


@st.composite
def _rules(draw, groups: tuple[Group, ...]) -> RuleSpec:
    kind = draw(st.sampled_from([REQUIRES, EXCLUDES, EXCLUDES, ALLOWED, CONTRAST]))
    if kind == CONTRAST:
        pair = tuple(draw(st.sampled_from(groups)).key for _side in range(2))
        when = tuple(draw(st.lists(_terms(groups), max_size=1)))
        return RuleSpec(kind, "Alike", when=when, groups=pair, contrast=Decimal(2))
    if kind != ALLOWED:
        when, then = st.lists(_terms(groups), max_size=2), st.lists(_terms(groups), min_size=1, max_size=2)
        return RuleSpec(kind, "Because", when=tuple(draw(when)), then=tuple(draw(then)))
    tabled = [group for group in groups if group.kind != TEXT] or list(groups)
    chosen = draw(st.lists(st.sampled_from(tabled), min_size=1, max_size=2, unique_by=lambda group: group.key))
    rows = st.lists(st.tuples(*(st.sampled_from(_cells(group)) for group in chosen)), min_size=1, max_size=4)
    return RuleSpec(kind, "Only so", groups=tuple(group.key for group in chosen), rows=tuple(draw(rows)))


def _cells(group: Group) -> list[str]:
    if group.has_options:
        keys = [option.key for option in group.options]
        return ["", *keys, ", ".join(keys[:2]), f"not {keys[0]}"]
    return ["", *numbers(group), f"not {numbers(group)[0]}"] if group.kind == NUMBER else [""]


def _defaults(groups: list[Group]):
    return st.fixed_dictionaries({}, optional={group.key: _answers(group) for group in groups if group.kind != TEXT})


def _answers(group: Group):
    keys = [option.key for option in group.options]
    if group.kind == ONE:
        return st.sampled_from(keys).map(lambda key: [key])
    if group.kind == SEVERAL:
        return st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True).map(sorted)
    return st.sampled_from(numbers(group)) if group.kind == NUMBER else st.just("Zoë")


@st.composite
def choices_on(draw, definition: RuleSet) -> dict:
    """Answers to some groups, whether they go together or not."""
    return draw(st.fixed_dictionaries({}, optional={group.key: _answers(group) for group in definition.groups}))


@st.composite
def cases(draw) -> tuple[RuleSet, dict]:
    """A definition and choices on it."""
    definition = draw(definitions())
    return definition, draw(choices_on(definition))
