"""Tags of the pages of an order."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.foundation.public import piece
from orders.order.models import OrderLine
from orders.production.models import Job

register = template.Library()
_TEMPLATE = "orders/tracking/_line.html"
#: Choices of a line that are seen at once.
SHOWN = 6


@register.simple_tag
def order_line(line: OrderLine, quantity: int) -> SafeString:
    """What was agreed of so many pieces of a line, and its making; kept under all that it shows.

    What else it has, and its job, see ``orders.tracking.pages``.
    """
    job = getattr(line, "job", None)
    sold = (line.variant_id, line.slug, line.is_live, line.hash)
    key = (get_language(), line.agreed, quantity, sold, job and _shown(job))
    return piece(_TEMPLATE, key, lambda: render_to_string(_TEMPLATE, _context(line, quantity)))


def _context(line: OrderLine, quantity: int) -> dict:
    """The first choices are shown, and all words of the shopper; the rest is folded away."""
    first, more = line.choices, []
    if len(line.choices) > SHOWN + 1:
        seen = [place < SHOWN or each.get("yours") for place, each in enumerate(line.choices)]
        first = [each for each, is_seen in zip(line.choices, seen, strict=True) if is_seen]
        more = [each for each, is_seen in zip(line.choices, seen, strict=True) if not is_seen]
    return {"line": line, "quantity": quantity, "first": first, "more": more}


def _shown(job: Job) -> tuple:
    proof = job.proof
    return (job.token, job.status, job.rejected, job.way, proof and (proof.version, proof.status))
