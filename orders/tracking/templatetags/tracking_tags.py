"""Tags of the pages of an order."""

from django import template

from orders.order.models import OrderLine

register = template.Library()
#: Choices of a line that are seen at once.
SHOWN = 6


@register.inclusion_tag("orders/tracking/_line.html")
def order_line(line: OrderLine, quantity: int) -> dict:
    """What was agreed of so many pieces of a line, and its making. What else it has, see ``orders.tracking.pages``.

    The first choices are shown, and all words of the shopper; the rest is folded away.
    """
    first, more = line.choices, []
    if len(line.choices) > SHOWN + 1:
        seen = [place < SHOWN or each.get("yours") for place, each in enumerate(line.choices)]
        first = [each for each, is_seen in zip(line.choices, seen, strict=True) if is_seen]
        more = [each for each, is_seen in zip(line.choices, seen, strict=True) if not is_seen]
    return {"line": line, "quantity": quantity, "first": first, "more": more}
