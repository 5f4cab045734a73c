"""The table of attributes on the page of a product."""

from typing import NamedTuple

from store.catalogue.models import Attribute, Product


class AttributeRow(NamedTuple):
    """One row. ``colour`` is empty unless the attribute is a single colour."""

    name: str
    text: str
    colour: str


def attribute_rows_of(product: Product) -> list[AttributeRow]:
    """The attributes in their order; several values of one attribute are one row."""
    values = product.attribute_values.all()
    values = values.select_related("attribute") if hasattr(values, "query") else values  # A preview has a plain list.
    ordered = sorted(values, key=lambda value: (value.attribute.position, value.attribute.name, value.sort_order or 0))
    texts: dict[str, list[str]] = {}
    colours: dict[str, str] = {}
    for value in ordered:
        texts.setdefault(value.attribute.name, []).append(str(value))
        if value.attribute.kind == Attribute.Kind.COLOUR:
            colours[value.attribute.name] = value.colour
    rows = [
        AttributeRow(name, ", ".join(filter(None, values)), colours.get(name, "") if len(values) == 1 else "")
        for name, values in texts.items()
    ]
    return [row for row in rows if row.text]
