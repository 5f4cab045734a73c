"""Whether an order can be cancelled, or a line of it changed. One rule for the page, the mail and the POST.

A shopper can while no work has begun and nothing was sent. For cancelling, the work on every line counts; for changing
a line, only the work on that line. Staff can also cancel an order whose work has begun, if the screen listed that work.
"""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class OrderState:
    """The facts that the rule needs about an order or one of its lines.

    ``status`` is the order's status in words; ``begun`` are the names of lines on which work has begun.
    """

    number: str
    status: str
    is_over: bool
    has_left: bool
    begun: tuple[str, ...] = ()


def reason_against(state: OrderState) -> str:
    """Why a shopper can no longer cancel or change it; "" if they can."""
    if state.is_over or state.has_left:
        return _("Order %(number)s is %(now)s.") % {"number": state.number, "now": state.status.lower()}
    if state.begun:
        lines = get_text_list(list(state.begun), _("and"))
        return _("Work on %(lines)s has begun, so it cannot be cancelled or changed any more.") % {"lines": lines}
    return ""


def reason_against_staff(state: OrderState) -> str:
    """Why staff cannot cancel it; "" if they can. ``begun`` has only the lines that the screen did not list."""
    if state.begun and not (state.is_over or state.has_left):
        lines = get_text_list(list(state.begun), _("and"))
        return _("Work on %(lines)s has begun meanwhile. Look at the order again, then cancel it.") % {"lines": lines}
    return reason_against(state)
