"""Changing a line on its product's page: the form itself names the line and the state it was opened from."""

import re

from django.http import HttpRequest

from store.configurator.services import address_of as address_with
from store.configurator.services import definition_of, fields_of

from .current import line_of
from .models import BasketLine

#: The field of the form, and how it is written: the key of the line and its state.
FIELD = "line"
_NAME = re.compile(r"([0-9]{1,18})-([0-9a-f]{12})")


def name_of(line: BasketLine) -> str:
    """The line as a form names it."""
    return f"{line.pk}-{line.state}"


def address_of(line: BasketLine) -> str:
    """The product's page with variant, quantity and choices of a line; saved there, the form replaces this line."""
    stored = line.configuration.content["choices"] if line.configuration else {}
    product = line.variant.product
    fields = fields_of(definition_of(product), stored)
    named = {f"pieces-{line.variant_id}": str(line.quantity), FIELD: name_of(line)}
    return address_with(product, fields, variant=line.variant, quantity=line.quantity, **named)


def line_named(request: HttpRequest, name: str) -> tuple[BasketLine | None, str]:
    """The line that a form names, if it is in the basket of whoever asks, and the state the form was made from."""
    found = _NAME.fullmatch(name)
    return (line_of(request, found[1]), found[2]) if found else (None, "")
