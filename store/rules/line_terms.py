"""Terms about the line: its variant and its quantity. They are decided before a solver sees the rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from .definition import ALLOWED, CONTRAST, EXCLUDES, NUMBER, REQUIRES, Group, OptionSpec, RuleSet, RuleSpec
from .tables import cell_term
from .terms import QUANTITY, VARIANT, Answer, Term

Rules = TypeVar("Rules", bound=RuleSet)
Known = Mapping[Term, bool]

#: More than anybody orders of one thing.
_MAX_QUANTITY = 1_000_000
#: Rule sets that are cached with the one they were made from.
_MAX_CACHED = 20
#: Holds of no choices.
_NEVER = Term(VARIANT)
_GROUPS = {VARIANT: Group(VARIANT, VARIANT), QUANTITY: Group(QUANTITY, QUANTITY, NUMBER)}


def line_answers(variant: str = "", quantity: int = 1) -> dict[str, Answer]:
    """Variant (its SKU) and quantity as terms read them; put beside choices, a term on any of them can be asked."""
    return {VARIANT: [variant.lower()] if variant else [], QUANTITY: str(quantity)}


def for_line(definition: Rules, *, variant: str = "", quantity: int = 1) -> Rules:
    """The rules of a line with this variant (its SKU) and quantity; the very same set if no rule names either.

    The result names neither any more. It is cached with ``definition``: one set for each way these terms turn out.
    """
    terms = _line_terms(definition)
    if not terms:
        return definition
    answers = line_answers(variant, quantity)
    known = {term: term.holds(answers) for term in terms}
    cache: dict[tuple[bool, ...], Rules] = definition.__dict__.setdefault("_for_line", {})
    key = tuple(known.values())
    found = cache.get(key)
    if found is None:
        if len(cache) >= _MAX_CACHED:
            cache.clear()
        rules = tuple(rule for each in definition.rules if (rule := _decided_rule(each, known)))
        found = cache[key] = replace(
            definition, groups=tuple(_decided_group(each, known) for each in definition.groups), rules=rules
        )
    return found


def with_line_groups(definition: RuleSet, more: Iterable[Term] = ()) -> RuleSet:
    """The rules with variant and quantity as groups to choose, for checking them for every line at once."""
    terms = [*_line_terms(definition), *(term for term in more if term.is_about_line)]
    if not terms:
        return definition
    skus = dict.fromkeys(sku for term in terms if term.group == VARIANT for sku in term.options)
    variant = Group(VARIANT, VARIANT, required=False, options=tuple(OptionSpec(sku, sku) for sku in skus))
    quantity = Group(QUANTITY, QUANTITY, NUMBER, low=Decimal(1), high=Decimal(_MAX_QUANTITY))
    return RuleSet(groups=(*definition.groups, variant, quantity), rules=definition.rules, defaults=definition.defaults)


def _line_terms(definition: RuleSet) -> tuple[Term, ...]:
    cache = definition.__dict__
    if "_line_terms" not in cache:
        cache["_line_terms"] = tuple(dict.fromkeys(term for term in _terms(definition) if term.is_about_line))
    return cache["_line_terms"]


def _terms(definition: RuleSet) -> Iterator[Term]:
    for group in definition.groups:
        yield from group.applies_if
    for rule in definition.rules:
        yield from (*rule.when, *rule.then)
        cells = ((key, cell) for row in rule.rows for key, cell in zip(rule.groups, row, strict=False))
        yield from (term for key, cell in cells if key in _GROUPS and (term := _cell(key, cell)))


def _cell(key: str, cell: str) -> Term | None:
    return cell_term(_GROUPS[key], cell) if cell else None


def _decided_group(group: Group, known: Known) -> Group:
    if not any(term in known for term in group.applies_if):
        return group
    if any(known.get(term) for term in group.applies_if):
        return replace(group, applies_if=())
    return replace(group, applies_if=_open(group.applies_if, known) or (_NEVER,))


def _decided_rule(rule: RuleSpec, known: Known) -> RuleSpec | None:
    """What is left of a rule; None if it says nothing about this line."""
    if rule.kind == ALLOWED:
        return _decided_table(rule, known)
    if not all(known.get(term, True) for term in rule.when):
        return None
    if rule.kind == CONTRAST:
        return replace(rule, when=_open(rule.when, known), then=())
    when, then = _open(rule.when, known), _open(rule.then, known)
    if any(known.get(term) for term in rule.then):
        return None if rule.kind == REQUIRES else replace(rule, kind=REQUIRES, when=when, then=())
    return None if rule.kind == EXCLUDES and not then else replace(rule, when=when, then=then)


def _open(terms: Iterable[Term], known: Known) -> tuple[Term, ...]:
    return tuple(term for term in terms if term not in known)


def _decided_table(rule: RuleSpec, known: Known) -> RuleSpec:
    """The rows that fit the line, without the columns of variant and quantity."""
    places = [place for place, key in enumerate(rule.groups) if key not in _GROUPS]
    if len(places) == len(rule.groups):
        return rule
    rows = [
        row for row in rule.rows if all(_fits(key, cell, known) for key, cell in zip(rule.groups, row, strict=False))
    ]
    return replace(
        rule,
        groups=tuple(rule.groups[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in rows),
    )


def _fits(key: str, cell: str, known: Known) -> bool:
    if key not in _GROUPS or not cell:
        return True
    term = _cell(key, cell)
    return term is None or known[term]
