"""Rules as sentences: “Oak excludes Outdoor use, because it swells.”"""

from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from store.rules.definition import ALLOWED, CONTRAST, EXCLUDES, SEVERAL, Group, RuleSpec
from store.rules.tables import cell_term
from store.rules.terms import QUANTITY, VARIANT, Term

from .definition import ProductDefinition, SurchargeRule

#: Rows of a table that a sentence names; of more it says the number.
_MAX_ROWS = 3


def rule_sentence(definition: ProductDefinition, rule: RuleSpec) -> str:
    """What a rule says, with the names of its groups and options; what does not exist is named by its key."""
    if rule.kind == ALLOWED:
        return _because(_table(definition, rule), rule.reason)
    if rule.kind == CONTRAST:
        return _because(_contrast(definition, rule), rule.reason)
    values = {"when": _all(definition, rule.when), "then": _any(definition, rule.then)}
    sentence = _("%(when)s excludes %(then)s") if rule.kind == EXCLUDES else _("%(when)s requires %(then)s")
    return _because(sentence % values, rule.reason)


def _contrast(definition: ProductDefinition, rule: RuleSpec) -> str:
    names = [definition.by_key[key].name if key in definition.by_key else f"“{key}”" for key in rule.groups]
    values = {"groups": " + ".join(names), "ratio": _number(rule.contrast, "")}
    sentence = _("%(groups)s must differ by a contrast of %(ratio)s : 1") % values
    when = _all(definition, rule.when)
    return _("With %(when)s: %(sentence)s") % {"when": when, "sentence": sentence} if when else sentence


def applies_sentence(definition: ProductDefinition, group: Group) -> str:
    """When a group is asked at all; empty if always."""
    if not group.applies_if:
        return ""
    values = {"group": group.name or group.key, "when": _any(definition, group.applies_if)}
    return _("%(group)s is asked only with %(when)s.") % values


def price_condition(definition: ProductDefinition, price: SurchargeRule) -> str:
    """What must be chosen for a price to count; empty if nothing must."""
    return _all(definition, price.when)


def _because(sentence: str, reason: str) -> str:
    """The merchant's reason as a clause, or as a sentence of its own if it was written as one."""
    reason = reason.strip()
    if not reason:
        return f"{sentence}."
    if reason[0].isupper() or reason[-1] in ".!?。！？":
        return f"{sentence}. {reason}" if reason[-1] in ".!?。！？" else f"{sentence}. {reason}."
    return _("%(sentence)s, because %(reason)s.") % {"sentence": sentence, "reason": reason}


def _all(definition: ProductDefinition, terms: tuple[Term, ...]) -> str:
    first, *rest = [_when(definition, term) for term in terms] or [""]
    for other in rest:
        first = _("%(first)s and %(other)s") % {"first": first, "other": other}
    return first


def _any(definition: ProductDefinition, terms: tuple[Term, ...]) -> str:
    return _or([_then(definition, term) for term in terms])


def _when(definition: ProductDefinition, term: Term) -> str:
    """A condition in words; the opposite of one begins with *not*."""
    if term.negated and len(term.options) > 1 and term.group in definition.by_key:
        group = definition.by_key[term.group]
        return _("none of %(options)s") % {"options": ", ".join(_name_of(group, key) for key in term.options)}
    if term.negated:
        return _("not %(condition)s") % {"condition": _when(definition, replace(term, negated=False))}
    if term.group == VARIANT:
        return _("variant %(variants)s") % {"variants": _or([sku.upper() for sku in term.options])}
    if term.group == QUANTITY:
        return _range(term, _("quantity"), "")
    return _of_group(definition, term)


def _of_group(definition: ProductDefinition, term: Term) -> str:
    """Options by their names alone, with their group where another group has one of the same name."""
    group = definition.by_key.get(term.group)
    if term.is_number or not term.options or group is None:
        return _plain(term, group)
    alone = not any(_is_shared(definition, group, key) for key in term.options)
    return _options(term, group) if alone else _with_group(term, group)


def _then(definition: ProductDefinition, term: Term) -> str:
    """Options of one of several with their group, others as they stand in a condition."""
    group = definition.by_key.get(term.group)
    if term.options and not term.negated and group is not None and group.kind != SEVERAL and len(group.options) > 1:
        return _with_group(term, group)
    return _when(definition, term)


def _is_shared(definition: ProductDefinition, group: Group, key: str) -> bool:
    name = group.by_key[key].name if key in group.by_key else ""
    others = (each for each in definition.groups if each.key != group.key)
    return any(option.name == name for other in others for option in other.options)


def _with_group(term: Term, group: Group) -> str:
    return _("%(group)s: %(options)s") % {"group": group.name, "options": _options(term, group)}


def _options(term: Term, group: Group) -> str:
    return _or([_name_of(group, key) for key in term.options])


def _name_of(group: Group, key: str) -> str:
    return (group.by_key[key].name if key in group.by_key else "") or f"“{key}”"


def _plain(term: Term, group: Group | None) -> str:
    name = (group.name if group else "") or f"“{term.group}”"
    if term.options:
        return _("%(group)s: %(options)s") % {"group": name, "options": _or([f"“{key}”" for key in term.options])}
    return _range(term, name, group.unit if group else "")


def _range(term: Term, name: str, unit: str) -> str:
    if not term.is_number:
        return name
    values = {"group": name, "low": _number(term.low, unit), "high": _number(term.high, unit)}
    if term.low is not None and term.high is not None:
        values["low"] = _number(term.low, "")
        return _("%(group)s of %(low)s to %(high)s") % values
    if term.low is not None:
        return _("%(group)s of at least %(low)s") % values
    return _("%(group)s of at most %(high)s") % values


def _number(number: Decimal | None, unit: str) -> str:
    return "" if number is None else f"{number.normalize():f} {unit}".strip()


def _or(names: list[str]) -> str:
    *first, last = names or [""]
    if not first:
        return last
    return _("%(names)s or %(last)s") % {"names": ", ".join(first), "last": last}


def _table(definition: ProductDefinition, rule: RuleSpec) -> str:
    groups = [definition.by_key.get(key) for key in rule.groups]
    names = [group.name if group else f"“{key}”" for group, key in zip(groups, rule.groups, strict=True)]
    rows = [_row(groups, row) for row in rule.rows[:_MAX_ROWS]]
    if more := len(rule.rows) - len(rows):
        rows.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return _("Of %(groups)s only these together: %(rows)s") % {"groups": " + ".join(names), "rows": "; ".join(rows)}


def _row(groups: list[Group | None], row: tuple[str, ...]) -> str:
    names = [
        _cell(group, cell) if cell and group else f"“{cell}”" if cell else pgettext("any option", "any")
        for group, cell in zip(groups, row, strict=True)
    ]
    return " + ".join(names)


def _cell(group: Group, cell: str) -> str:
    term = cell_term(group, cell)
    if term is None or term.is_number:
        return f"{cell} {group.unit}".strip() if term else f"“{cell}”"
    words = _options(term, group)
    return _("not %(condition)s") % {"condition": words} if term.negated else words
