"""Reading choices from an address or a posted form."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import QueryDict

from store.catalogue.models import Product, Variant
from store.rules.definition import NAMES, Group, RuleSet
from store.rules.terms import Answer

#: Characters of a text, of a key, and of the value of a button, which may name every option of the largest set;
#: options named that a group does not have.
_MAX_TEXT, _MAX_KEY, _MAX_TAKE, _MAX_UNKNOWN = 1000, 80, 100_000, 10


def choices_from(definition: RuleSet, data: QueryDict) -> dict[str, Answer]:
    """What stands in the fields ``choice-<group>``; whatever else was sent is not looked at.

    Nothing is judged here: options that do not exist and texts that are too long come back as problems later.
    """
    return {group.key: _read(group, data) for group in definition.groups if group.field_name in data}


def fields_of(definition: RuleSet, choices: Mapping[str, object]) -> list[tuple[str, str]]:
    """Choices as the fields of a form, which ``choices_from`` reads back.

    What is not answered has an empty field, so that no default takes its place.
    """
    fields = []
    for group in definition.groups:
        answer = choices.get(group.key) or ""
        values = answer if isinstance(answer, list) and group.has_options else [answer]
        fields += [(group.field_name, "\n".join(value) if isinstance(value, list) else str(value)) for value in values]
    return fields


def address_of(
    product: Product,
    fields: Iterable[tuple[str, str]],
    *,
    variant: Variant | None = None,
    quantity: int = 1,
    page: str = "",
    **more: str,
) -> str:
    """The page of a product, or another ``page`` of it, with these fields filled in; ``more`` are further ones."""
    named = [("variant", str(variant.pk))] if variant else []
    named += [("quantity", str(quantity))] if quantity > 1 else []
    return f"{page or product.get_absolute_url()}?{urlencode([*named, *fields, *more.items()])}"


def changes_from(definition: RuleSet, data: QueryDict) -> dict[str, Answer]:
    """The repair a shopper takes: ``take`` holds answers by group, as an address would; an empty one is taken back."""
    changes = QueryDict(data.get("take", "")[:_MAX_TAKE].replace("\x00", ""))
    return {
        key: changes.getlist(key) if definition.by_key[key].is_list else changes[key]
        for key in changes
        if key in definition.by_key
    }


def take_value(changes: Mapping[str, Answer]) -> str:
    """The value of a button whose click ``changes_from`` reads."""
    return urlencode(changes, doseq=True)


def _read(group: Group, data: QueryDict) -> list[str] | str:
    if group.kind == NAMES:
        return [name for text in data.getlist(group.field_name) for name in _rows(text)]
    if not group.has_options:
        return data.get(group.field_name, "")[:_MAX_TEXT]
    keys = list(dict.fromkeys(key[:_MAX_KEY] for key in data.getlist(group.field_name) if key))
    unknown = [key for key in keys if key not in group.by_key]
    return [key for key in keys if key in group.by_key] + unknown[:_MAX_UNKNOWN]


def _rows(text: str) -> list[str]:
    """Lines as typed, or the first filled cell of each row as pasted from a spreadsheet."""
    rows = (row.split("\t") for row in text.splitlines())
    return [next((cell for cell in cells if cell.strip()), "")[:_MAX_TEXT] for cells in rows]
