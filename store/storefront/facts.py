"""The table of facts on a product's page: its attributes."""

from typing import NamedTuple

from store.catalogue.models import Attribute, Product


class Fact(NamedTuple):
    """One row. ``colour`` is empty unless the attribute is a single colour."""

    name: str
    text: str
    colour: str


def facts_of(product: Product) -> list[Fact]:
    """The attributes in their order; several values of one attribute are one row."""
    rows = product.attribute_values.all()
    rows = rows.select_related("attribute") if hasattr(rows, "query") else rows  # A preview has a plain list.
    ordered = sorted(rows, key=lambda value: (value.attribute.position, value.attribute.name, value.sort_order or 0))
    texts: dict[str, list[str]] = {}
    colours: dict[str, str] = {}
    for value in ordered:
        texts.setdefault(value.attribute.name, []).append(str(value))
        if value.attribute.kind == Attribute.Kind.COLOUR:
            colours[value.attribute.name] = value.colour
    facts = [
        Fact(name, ", ".join(filter(None, values)), colours.get(name, "") if len(values) == 1 else "")
        for name, values in texts.items()
    ]
    return [fact for fact in facts if fact.text]
