"""A line is made differently: the product's page is opened with its choices, and what comes back takes its place."""

from urllib.parse import urlencode

from django.http import HttpRequest

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
    choices = {f"choice-{group}": answer for group, answer in stored.items()}
    named = {"variant": line.variant_id, "quantity": line.quantity} | choices
    return f"{line.variant.product.get_absolute_url()}?{urlencode(named, doseq=True)}"


def replace(request: HttpRequest, line: BasketLine) -> None:
    """The new line is in: the one it was made from goes, if it was another one of the same product."""
    if _KEY not in request.session:
        return
    before = line.basket.lines.filter(pk=request.session.pop(_KEY), variant__product=line.variant.product_id)
    for old in before.exclude(pk=line.pk):
        services.remove(old)


def forget(request: HttpRequest) -> None:
    """The shopper came back to the basket without having changed anything."""
    if _KEY in request.session:
        del request.session[_KEY]
