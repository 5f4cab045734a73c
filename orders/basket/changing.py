"""A line is made differently: the product's page is opened with its choices, and what comes back takes its place."""

from django.http import HttpRequest

from store.configurator.forms import address_of as address_with
from store.configurator.forms import fields_of
from store.configurator.services import definition_of

from . import services
from .models import BasketLine

_KEY = "changing"


def begin(request: HttpRequest, line: BasketLine) -> str:
    """Remember the line; returns the address of its product with its choices filled in."""
    request.session[_KEY] = line.pk
    return address_of(line)


def address_of(line: BasketLine) -> str:
    """The product's page with variant, pieces and choices of a line."""
    stored = line.configuration.content["choices"] if line.configuration else {}
    product = line.variant.product
    pieces = {f"pieces-{line.variant_id}": str(line.quantity)}
    fields = fields_of(definition_of(product), stored)
    return address_with(product, fields, variant=line.variant, quantity=line.quantity, **pieces)


def replace(request: HttpRequest, lines: list[BasketLine]) -> None:
    """The new lines are in: the one they were made from goes, if it was another one of the same product."""
    if _KEY not in request.session:
        return
    line = lines[0]
    before = line.basket.lines.filter(pk=request.session.pop(_KEY), variant__product=line.variant.product_id)
    for old in before.exclude(pk__in=[each.pk for each in lines]):
        services.remove(old)


def forget(request: HttpRequest) -> None:
    """The shopper came back to the basket without having changed anything."""
    if _KEY in request.session:
        del request.session[_KEY]
