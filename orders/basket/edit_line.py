"""Changing a line on its product's page. The form carries the line's key and the state it was opened with."""

import re

from django.http import HttpRequest

from store.configurator.services import address_of, definition_of, fields_of

from .current import line_of
from .models import BasketLine

#: The form field, and its format: the line's key and its state.
FIELD = "line"
_NAME = re.compile(r"([0-9]{1,18})-([0-9a-f]{12})")


def name_of(line: BasketLine) -> str:
    """The value of the form field for this line."""
    return f"{line.pk}-{line.state}"


def edit_address(line: BasketLine) -> str:
    """The URL of the product's page with variant, quantity and choices of a line; saving there replaces the line."""
    stored = line.configuration.content["choices"] if line.configuration else {}
    product = line.variant.product
    fields = fields_of(definition_of(product), stored)
    named = {f"quantity-{line.variant_id}": str(line.quantity), FIELD: name_of(line)}
    return address_of(product, fields, variant=line.variant, quantity=line.quantity, **named)


def line_named(request: HttpRequest, name: str) -> tuple[BasketLine | None, str]:
    """The line of a form field, if it is in the visitor's basket, and the state the form was opened with."""
    found = _NAME.fullmatch(name)
    return (line_of(request, found[1]), found[2]) if found else (None, "")
