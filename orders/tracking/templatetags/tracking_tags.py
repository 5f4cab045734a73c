"""Template tags of an order's pages."""

from django import template

from orders.order.models import OrderLine

register = template.Library()
#: Choices of a line that are not folded.
MAX_CHOICES = 6


@register.inclusion_tag("orders/tracking/_line.html")
def order_line(line: OrderLine, quantity: int) -> dict:
    """A line with ``quantity`` of it, its choices and its production. The line comes from ``orders.tracking.pages``.

    The first choices and all texts of the shopper are visible, the rest is folded.
    """
    first, more = line.choices, []
    if len(line.choices) > MAX_CHOICES + 1:
        seen = [place < MAX_CHOICES or each.get("yours") for place, each in enumerate(line.choices)]
        first = [each for each, is_seen in zip(line.choices, seen, strict=True) if is_seen]
        more = [each for each, is_seen in zip(line.choices, seen, strict=True) if not is_seen]
    return {"line": line, "quantity": quantity, "first": first, "more": more}
