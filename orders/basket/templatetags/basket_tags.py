"""Tags of the basket's pages."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.foundation.public import piece
from orders.basket.contents import Item

register = template.Library()
_TEMPLATE = "orders/basket/_line.html"


@register.simple_tag
def basket_line(item: Item, wrong: str = "") -> SafeString:
    """One line; kept under all that it shows, so that a change of one line draws only that one anew."""
    if item.problem or wrong:
        return render_to_string(_TEMPLATE, {"item": item, "wrong": wrong})
    line, product = item.line, item.product
    described = tuple((each["group"], each["label"], each["text"], each["yours"]) for each in item.described)
    shown = (item.name, item.picture, product.live and product.get_absolute_url(), item.price.lines, described)
    key = (get_language(), line.pk, line.quantity, bool(line.configuration_id), item.has_names, *shown)
    return piece(_TEMPLATE, key, lambda: render_to_string(_TEMPLATE, {"item": item, "wrong": ""}))
