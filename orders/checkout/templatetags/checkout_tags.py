"""Tags of the checkout's pages."""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.foundation.kept import versions
from cms.foundation.public import piece
from orders.basket.contents import Item

register = template.Library()
_TEMPLATE = "orders/checkout/_lines.html"


@register.simple_tag
def checkout_lines(items: Sequence[Item]) -> SafeString:
    """What is ordered, in a few words each; kept under all that it shows."""
    shown = tuple(_shown(item) for item in items)
    key = (get_language(), versions().get("catalogue"), shown)  # What choices are called follows the catalogue.
    return piece(_TEMPLATE, key, lambda: render_to_string(_TEMPLATE, {"items": items}))


def _shown(item: Item) -> tuple:
    """A stored configuration never changes, so its hash stands for the choices."""
    line, pictures = item.line, tuple((key, upload.name) for key, upload in item.pictures.items())
    return line.variant_id, item.name, line.configuration_hash, line.quantity, item.total, pictures
