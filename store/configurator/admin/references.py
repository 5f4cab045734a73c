"""Names in the rows of an option set that exist nowhere: groups, options, numbers, variants."""

from collections.abc import Iterable, Iterator

from django.forms import ModelForm
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from store.catalogue.models import Variant
from store.catalogue.querysets import VariantQuerySet
from store.configurator.conditions import empty_range, read_conditions
from store.configurator.definition import ProductDefinition
from store.rules import circles
from store.rules.definition import Group
from store.rules.tables import cell_term
from store.rules.terms import QUANTITY, VARIANT, Term

#: A row, one of its fields, and what is wrong with it.
Fault = tuple[ModelForm, str, str]
#: Fields with conditions, and fields with keys of groups.
_CONDITIONS, _GROUPS = ("applies_if", "conditions", "results"), ("group", "second", "after")


def wrong_references(
    definition: ProductDefinition, groups: list[ModelForm], others: list[ModelForm]
) -> Iterator[Fault]:
    """Every name that does not exist, and groups that nobody reaches. One query at most, for variants."""
    known = _known_skus([*groups, *others])
    for form in (*groups, *others):
        for field in _CONDITIONS:
            yield from _of_conditions(definition, form, field, known)
        for field in _GROUPS:
            yield from _of_keys(definition, form, field)
        if form.cleaned_data.get("kind") == "allowed":
            yield from _of_table(definition, form)
        elif form.cleaned_data.get("kind") == "contrast":
            yield from _of_contrast(definition, form)
    yield from _in_circles(definition, groups)


def _known_skus(forms: Iterable[ModelForm]) -> set[str]:
    texts = [form.cleaned_data.get(field) or "" for form in forms for field in ("conditions", "results")]
    named = {sku for text in texts for term in read_conditions(text) if term.group == VARIANT for sku in term.options}
    found = VariantQuerySet(Variant).with_sku_in(named).values_list("sku", flat=True) if named else ()
    return {sku.lower() for sku in found}


def _of_conditions(definition: ProductDefinition, form: ModelForm, field: str, skus: set[str]) -> Iterator[Fault]:
    for term in read_conditions(form.cleaned_data.get(field) or ""):
        if sentence := _wrong_in_line(term, skus) if term.is_about_line else _wrong_in(definition, term):
            yield form, field, sentence


def _wrong_in_line(term: Term, skus: set[str]) -> str:
    if term.group == QUANTITY:
        return "" if term.is_number else _("Say which quantity: “at least 10” or “10 to 49”.")
    unknown = next((sku for sku in term.options if sku not in skus), "")
    if unknown or not term.options:
        return _("There is no variant with the article number “%(sku)s”.") % {"sku": unknown.upper()}
    return ""


def _wrong_in(definition: ProductDefinition, term: Term) -> str:
    group = definition.by_key.get(term.group)
    return wrong_in(group, term) if group else _no_group(term.group)


def _of_keys(definition: ProductDefinition, form: ModelForm, field: str) -> Iterator[Fault]:
    keys = [key.strip() for key in (form.cleaned_data.get(field) or "").split(",")]
    yield from ((form, field, _no_group(key)) for key in keys if key and key not in definition.by_key)


def _of_table(definition: ProductDefinition, form: ModelForm) -> Iterator[Fault]:
    """The first name in a table that does not exist. A cell holds options, a number, a range, or anything (empty)."""
    rule = form.instance
    if sentence := _wrong_width(rule.cells):
        yield form, "table", sentence
        return
    unknown = next((key for key in rule.groups if key not in definition.by_key), None)
    if unknown is not None:
        yield form, "table", _no_group(unknown)
        return
    groups = [definition.by_key[key] for key in rule.groups]
    cells = ((group, cell) for row in rule.rows for group, cell in zip(groups, row, strict=True) if cell)
    sentences = (_wrong_in_cell(group, cell) for group, cell in cells)
    if sentence := next(filter(None, sentences), ""):
        yield form, "table", sentence


def _of_contrast(definition: ProductDefinition, form: ModelForm) -> Iterator[Fault]:
    """Groups that have no colours to be compared."""
    for field in ("group", "second"):
        group = definition.by_key.get(form.cleaned_data.get(field) or "")
        if group and not any(option.colour for option in group.options):
            yield form, field, _("The options of “%(group)s” have no colours.") % {"group": group.name}


def _wrong_width(cells: list[tuple[str, ...]]) -> str:
    groups, *rows = cells
    wrong = next((row for row in rows if len(row) != len(groups)), None)
    if wrong is None:
        return "" if len({*groups}) == len(groups) else _("A group stands twice in the first line.")
    values = {"row": " | ".join(wrong), "cells": len(wrong), "groups": len(groups)}
    return _("“%(row)s” does not fit the first line: cells %(cells)s, groups %(groups)s.") % values


def _wrong_in_cell(group: Group, cell: str) -> str:
    term = cell_term(group, cell)
    return wrong_in(group, term) if term else unknown_option(group, cell)


def _in_circles(definition: ProductDefinition, groups: list[ModelForm]) -> Iterator[Fault]:
    sentence = _("Nobody can reach this: it is asked only because of %(groups)s. Change one of these conditions.")
    for keys in circles(definition):
        names = get_text_list([f"“{definition.by_key[key].name}”" for key in keys], _("and"))
        for form in groups:
            if form.cleaned_data["key"] in keys:
                yield form, "applies_if", sentence % {"groups": names}


def wrong_in(group: Group, term: Term) -> str:
    """Why a condition cannot be meant for a group; empty if it can."""
    if term.is_empty:
        return empty_range(term)
    if term.is_number and group.kind != "number":
        return _("“%(group)s” is not answered with a number.") % {"group": group.name}
    if term.options and not group.has_options:
        return _("“%(group)s” has no options.") % {"group": group.name}
    missing = next((key for key in term.options if key not in group.by_key), "")
    return unknown_option(group, missing) if missing else ""


def unknown_option(group: Group, key: str) -> str:
    """That a group lacks an option."""
    return _("“%(group)s” has no option “%(key)s”.") % {"group": group.name, "key": key}


def _no_group(key: str) -> str:
    return _("There is no group “%(key)s” in this set.") % {"key": key}
